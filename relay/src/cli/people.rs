//! `erase`, `export` and `retention`: people's data.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, BufRead as _, Write};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use baton_shared::id::ConversationId;
use serde_json::{Value, json};

use super::Program;
use super::agent::{ask, typed};
use super::failure::Failure;
use super::out;
use super::people_args::{EraseArgs, ExportArgs, RetentionCommand};
use crate::admin::{
    AdminRequest, ErasedReport, ExportPage, KeptLine, PeopleRequest, RetentionReport,
};
use crate::config::Config;

/// Erases a person, after showing what that is.
pub(super) fn erase(args: &EraseArgs, program: &dyn Program) -> Result<(), Failure> {
    let config = args.report.at.read()?;
    let who = args.who.who();
    let value = ask(&config, request(PeopleRequest::Kept { who: who.clone() }), program)?;
    let kept: Vec<KeptLine> = typed(value.clone())?;
    if args.dry_run {
        return if args.report.json { out::json(&value) } else { out::text(&kept_text(&kept)) };
    }
    let conversations = kept.len() as u64;
    if !args.yes {
        say(&kept_text(&kept));
        confirm(conversations)?;
    }
    let reason = args.reason.clone();
    let erase = PeopleRequest::Erase { who, conversations, reason };
    let value = ask(&config, request(erase), program)?;
    let erased: ErasedReport = typed(value.clone())?;
    if args.report.json { out::json(&value) } else { out::text(&erased_text(&erased)) }
}

fn request(asked: PeopleRequest) -> AdminRequest {
    AdminRequest::People(asked)
}

/// The number of conversations must be typed: who only presses Enter erases nothing.
fn confirm(conversations: u64) -> Result<(), Failure> {
    say(&format!(
        "There is no undo. Type {conversations} to erase this, anything else to leave it:"
    ));
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed).map_err(|error| {
        Failure::failed(format!("nothing was erased: no answer could be read: {error}"))
    })?;
    if typed.trim() == conversations.to_string() {
        return Ok(());
    }
    Err(Failure::usage("nothing was erased; --yes erases without asking"))
}

/// To whoever sits there; the report itself goes to stdout.
fn say(text: &str) {
    // Without a stderr nobody sits there, and the answer will be missing too.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

fn kept_text(kept: &[KeptLine]) -> String {
    let header = [
        "CONVERSATION",
        "CHANNEL",
        "EVENTS",
        "PERSONAL",
        "TICKETS",
        "OPEN",
        "PENDING",
        "FILES",
        "BYTES",
        "LAST EVENT",
    ];
    let mut rows = vec![header.map(String::from).to_vec()];
    rows.extend(kept.iter().map(|line| {
        vec![
            line.conversation.to_string(),
            line.channel.clone(),
            line.events.to_string(),
            line.private.to_string(),
            line.tickets.to_string(),
            line.open_ticket.map(|number| format!("#{number}")).unwrap_or_default(),
            line.pending.to_string(),
            line.files.to_string(),
            line.bytes.to_string(),
            line.until.clone().unwrap_or_default(),
        ]
    }));
    out::table(&rows)
}

fn erased_text(erased: &ErasedReport) -> String {
    let (records, files) = (erased.records, erased.files);
    let conversations = erased.conversations.len();
    let mut lines = vec![format!(
        "erased: {conversations} conversations, {records} personal records, {files} files"
    )];
    if erased.write_ahead_due {
        lines.push(
            "a long read keeps some of it in the log's write-ahead file until it ends; a restart empties it at once"
                .to_owned(),
        );
    }
    lines.push(
        "backups made before today still hold it: keep them at most 30 days, with erasures.jsonl beside them"
            .to_owned(),
    );
    lines.join("\n")
}

/// Writes everything of a person to a new file, or prints it.
pub(super) fn export(args: &ExportArgs, program: &dyn Program) -> Result<(), Failure> {
    let config = args.at.read()?;
    let kept = PeopleRequest::Kept { who: args.who.who() };
    let kept: Vec<KeptLine> = typed(ask(&config, request(kept), program)?)?;
    let conversations: Vec<ConversationId> =
        kept.into_iter().map(|line| line.conversation).collect();
    if args.to == Path::new("-") {
        let mut sink = Sink::Printed;
        return lines(&config, &conversations, &mut sink, program).map(|_| ());
    }
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&args.to);
    let file = file.map_err(|error| written(&args.to, &error))?;
    let mut sink = Sink::File(io::BufWriter::new(file), args.to.clone());
    let files = lines(&config, &conversations, &mut sink, program)?;
    sink.finish()?;
    let folder = PathBuf::from(format!("{}.files", args.to.display()));
    for (conversation, line) in &files {
        fetch(&config, (conversation, line), &folder, program)?;
    }
    say(&format!("written: {} ({} files in {})", args.to.display(), files.len(), folder.display()));
    Ok(())
}

type Files = Vec<(ConversationId, Value)>;

/// Every line of every conversation; answers the files among them.
fn lines(
    config: &Config,
    conversations: &[ConversationId],
    sink: &mut Sink,
    program: &dyn Program,
) -> Result<Files, Failure> {
    let (mut files, mut count) = (Vec::new(), 0_u64);
    for conversation in conversations {
        let mut after = None;
        loop {
            let page = PeopleRequest::Export { conversation: conversation.clone(), after };
            let page: ExportPage = typed(ask(config, request(page), program)?)?;
            for line in page.lines {
                sink.line(&line)?;
                count += 1;
                if line["record"] == "file" {
                    files.push((conversation.clone(), line));
                }
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    // Who finds no such line has half an export.
    sink.line(&json!({"record": "end", "lines": count}))?;
    Ok(files)
}

/// Where lines go.
enum Sink {
    Printed,
    File(io::BufWriter<File>, PathBuf),
}

impl Sink {
    fn line(&mut self, line: &Value) -> Result<(), Failure> {
        match self {
            Self::Printed => out::json(line),
            Self::File(file, path) => {
                writeln!(file, "{line}").map_err(|error| written(path, &error))
            }
        }
    }

    fn finish(self) -> Result<(), Failure> {
        let Self::File(file, path) = self else { return Ok(()) };
        let file = file.into_inner().map_err(|error| written(&path, error.error()))?;
        file.sync_all().map_err(|error| written(&path, &error))
    }
}

fn written(path: &Path, error: &io::Error) -> Failure {
    let hint = match error.kind() {
        io::ErrorKind::AlreadyExists => "; name a new file",
        _ => "",
    };
    Failure::failed(format!("{}: {error}{hint}", path.display()))
}

fn fetch(
    config: &Config,
    (conversation, line): (&ConversationId, &Value),
    folder: &Path,
    program: &dyn Program,
) -> Result<(), Failure> {
    let id = line["id"].as_str().unwrap_or_default();
    let asked = PeopleRequest::File { conversation: conversation.clone(), file: id.to_owned() };
    let bytes: String = typed(ask(config, request(asked), program)?)?;
    let bytes = STANDARD.decode(bytes).map_err(|error| Failure::failed(error.to_string()))?;
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| written(folder, &error))?;
    // The id is the relay's own; the customer's name for the file is in the line.
    let path = folder.join(id);
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
    let done = file.and_then(|mut file| file.write_all(&bytes).and_then(|()| file.sync_all()));
    done.map_err(|error| written(&path, &error))
}

/// Lets go of what was kept for long enough.
pub(super) fn retention(command: &RetentionCommand, program: &dyn Program) -> Result<(), Failure> {
    let RetentionCommand::Run { dry_run, report } = command;
    let config = report.at.read()?;
    let mut all: Option<RetentionReport> = None;
    loop {
        let asked = request(PeopleRequest::Retention { dry: *dry_run });
        let one: RetentionReport = typed(ask(&config, asked, program)?)?;
        let more = one.more && !dry_run;
        let sum = match all.take() {
            Some(before) => added(before, one),
            None => one,
        };
        if !more {
            return if report.json { out::json(&sum) } else { out::text(&retention_text(&sum)) };
        }
        all = Some(sum);
    }
}

fn added(before: RetentionReport, one: RetentionReport) -> RetentionReport {
    RetentionReport {
        conversations: before.conversations + one.conversations,
        records: before.records + one.records,
        files: before.files + one.files,
        bytes: before.bytes + one.bytes,
        ..one
    }
}

fn retention_text(done: &RetentionReport) -> String {
    if (done.conversations_days, done.media_days) == (0, 0) {
        return "everything is kept for ever: set [retention] in the config".to_owned();
    }
    let verb = if done.dry_run { "would go" } else { "gone" };
    let mut lines = Vec::new();
    if let Some(before) = &done.before {
        let conversations = done.conversations;
        lines.push(format!("{verb}: {conversations} conversations last heard of before {before}"));
    }
    if done.media_days > 0 {
        let (files, bytes, days) = (done.files, done.bytes, done.media_days);
        lines.push(format!("{verb}: {files} files, {bytes} bytes, older than {days} days"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> RetentionReport {
        RetentionReport {
            conversations_days: 0,
            media_days: 0,
            before: None,
            conversations: 2,
            records: 9,
            files: 1,
            bytes: 10,
            more: true,
            dry_run: true,
        }
    }

    #[test]
    fn terms_of_zero_say_that_nothing_ever_goes() {
        assert!(retention_text(&report()).contains("for ever"));
        let set = RetentionReport { media_days: 30, ..report() };
        assert_eq!(retention_text(&set), "would go: 1 files, 10 bytes, older than 30 days");
    }

    #[test]
    fn runs_add_up() {
        let sum = added(report(), RetentionReport { more: false, ..report() });
        assert_eq!((sum.conversations, sum.records, sum.more), (4, 18, false));
    }
}
