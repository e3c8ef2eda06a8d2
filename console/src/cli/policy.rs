//! `policy` and `why`: the hand-over policy, for leads. The relay does the work and words the answer;
//! here files are read and written, and it is held which version a file was made from.

use std::path::Path;

use baton_shared::id::TicketNumber;
use baton_shared::text::Clean;
use baton_shared::wire::{
    Answer, Ask, ClientFrame, POLICY_MAX, PolicyAsk, PolicyChange, PolicyReport,
};
use jiff::Timestamp;
use serde_json::json;

use super::failure::{Exit, Failure};
use super::list::{new_id, unfitting};
use super::out::{Form, Out};
use crate::client::Call;

pub mod args;

use args::Policy;

/// Begins the line that says which version a file was made from. It is the last one, so that every
/// other line has the number it has on the relay.
const PULLED: &str = "# pulled: ";

pub(super) async fn policy(mut call: Call, wish: Policy, out: &mut Out) -> Result<(), Failure> {
    match wish {
        Policy::Pull { file, hash, force } => {
            let over = if force { Over::Anything } else { Over::Nothing };
            pull(call, (&file, over), hash, out).await
        }
        Policy::Lint(draft) => {
            let (name, text) = optional(draft.file.as_deref())?;
            report(call, PolicyAsk::Lint { text }, (&name, out)).await
        }
        Policy::Test { draft, mutations } => {
            let (name, text) = optional(draft.file.as_deref())?;
            report(call, PolicyAsk::Test { text, mutations }, (&name, out)).await
        }
        Policy::Messages { draft, language, channel } => {
            let (_, text) = optional(draft.file.as_deref())?;
            report(call, PolicyAsk::Messages { text, language, channel }, ("", out)).await
        }
        Policy::Diff { to, from } => {
            let path = Path::new(&to);
            // What can be no hash can only be meant as a file, and is missed as one.
            let hash = !path.exists() && to.bytes().all(|c| c.is_ascii_hexdigit());
            let (text, to) = if hash { (None, Some(to)) } else { (Some(draft(path)?.text), None) };
            report(call, PolicyAsk::Diff { from, text, to }, ("", out)).await
        }
        Policy::Backtest { draft, from, to, limit } => {
            let (name, text) = optional(draft.file.as_deref())?;
            let to = to.unwrap_or_else(Timestamp::now);
            report(call, PolicyAsk::Backtest { text, from, to, limit }, (&name, out)).await
        }
        Policy::History => report(call, PolicyAsk::History, ("", out)).await,
        Policy::Activate { file, note, over } => activate(call, &file, (note, over), out).await,
        Policy::Rollback { version, note } => rollback(call, version, note, out).await,
        Policy::Shadow { file: None, off: false } => {
            report(call, PolicyAsk::Shadow, ("", out)).await
        }
        Policy::Shadow { file: None, off: true } => {
            let seq = change(&mut call, PolicyChange::EndShadow).await?;
            done(call, "no draft is watched any more", seq, out).await
        }
        Policy::Shadow { file: Some(file), .. } => {
            let text = draft(&file)?.text;
            let seq = change(&mut call, PolicyChange::Shadow { text }).await?;
            let told = "watched beside the policy, without effect: `baton policy shadow` lists \
                        where it would have decided otherwise";
            done(call, told, seq, out).await
        }
    }
}

pub(super) async fn why(call: Call, number: TicketNumber, out: &mut Out) -> Result<(), Failure> {
    report(call, PolicyAsk::Why { number }, ("", out)).await
}

async fn ask(call: &mut Call, question: PolicyAsk) -> Result<PolicyReport, Failure> {
    match call.ask(new_id()?, Ask::Policy { question }).await? {
        Answer::Policy { report } => Ok(report),
        _ => Err(unfitting()),
    }
}

async fn change(call: &mut Call, change: PolicyChange) -> Result<u64, Failure> {
    let id = new_id()?;
    let done = call.act(&id, &ClientFrame::Policy { id: id.clone(), change }).await?;
    Ok(done.seq)
}

async fn done(call: Call, told: &str, seq: u64, out: &mut Out) -> Result<(), Failure> {
    call.close().await;
    match out.form() {
        Form::Json => out.json(&json!({ "done": true, "seq": seq })),
        Form::Human => out.line(&Clean::line(told)),
    }
}

/// Asks, prints, and fails where something should be mended.
async fn report(
    mut call: Call,
    question: PolicyAsk,
    (name, out): (&str, &mut Out),
) -> Result<(), Failure> {
    let report = ask(&mut call, question).await?;
    call.close().await;
    match out.form() {
        Form::Json => out.json(&report.report)?,
        Form::Human => print(&report, name, out)?,
    }
    if report.ok {
        return Ok(());
    }
    let message = "something is to be mended; it is on standard output";
    Err(Failure::new(Exit::Failed, "findings", message))
}

fn print(report: &PolicyReport, name: &str, out: &mut Out) -> Result<(), Failure> {
    if report.lines.is_empty() {
        // Too long for both forms in one frame.
        return out.json(&report.report);
    }
    report.lines.iter().try_for_each(|line| out.line(&Clean::line(&placed(line, name))))
}

/// `line 12: …` as `policy.toml:12: …`, which editors jump to.
fn placed(line: &str, name: &str) -> String {
    match line.strip_prefix("line ").filter(|_| !name.is_empty()) {
        Some(rest) => format!("{name}:{rest}"),
        None => line.to_owned(),
    }
}

/// A policy file, and the version that it says it was made from.
#[derive(Debug, PartialEq, Eq)]
struct Draft {
    text: String,
    base: Option<String>,
}

impl Draft {
    fn read(whole: &str) -> Self {
        let mut base = None;
        let kept = whole.split_inclusive('\n').filter(|line| {
            let pulled = line.strip_prefix(PULLED).map(|hash| hash.trim().to_owned());
            let keep = pulled.is_none();
            base = pulled.or(base.take());
            keep
        });
        let text = kept.collect();
        Self { text, base }
    }

    /// As it is written into a file.
    fn whole(text: &str, base: &str) -> String {
        let end = if text.ends_with('\n') { "" } else { "\n" };
        format!("{text}{end}{PULLED}{base}\n")
    }
}

fn draft(path: &Path) -> Result<Draft, Failure> {
    let failed = |why: String| {
        Failure::new(Exit::Failed, "unreadable", format!("{}: {why}", path.display()))
    };
    let whole = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
    let draft = Draft::read(&whole);
    if draft.text.len() > POLICY_MAX {
        return Err(failed(format!("a policy has at most {POLICY_MAX} bytes")));
    }
    Ok(draft)
}

fn optional(path: Option<&Path>) -> Result<(String, Option<String>), Failure> {
    match path {
        Some(path) => Ok((path.display().to_string(), Some(draft(path)?.text))),
        None => Ok(("the policy in force".to_owned(), None)),
    }
}

/// What a file may be written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Over {
    Nothing,
    Anything,
}

async fn pull(
    mut call: Call,
    (file, over): (&Path, Over),
    version: Option<String>,
    out: &mut Out,
) -> Result<(), Failure> {
    let report = ask(&mut call, PolicyAsk::Show { version }).await?;
    call.close().await;
    let (text, hash) = (report.report["text"].as_str(), report.report["hash"].as_str());
    let (text, hash) = text.zip(hash).ok_or_else(unfitting)?;
    if file == Path::new("-") {
        return match out.form() {
            Form::Json => out.json(&report.report),
            Form::Human => {
                text.lines().try_for_each(|line| out.line(&Clean::line(line)))?;
                out.line(&Clean::line(&format!("{PULLED}{hash}")))
            }
        };
    }
    write(file, &Draft::whole(text, hash), over)?;
    let name = file.display().to_string();
    match out.form() {
        Form::Json => out.json(&json!({ "file": name, "hash": hash })),
        Form::Human => out.line(&Clean::line(&format!("{name}: version {hash}"))),
    }
}

fn write(file: &Path, text: &str, over: Over) -> Result<(), Failure> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    match over {
        Over::Nothing => options.write(true).create_new(true),
        Over::Anything => options.write(true).create(true).truncate(true),
    };
    let written = options.open(file).and_then(|mut to| to.write_all(text.as_bytes()));
    written.map_err(|error| {
        let hint = match error.kind() {
            std::io::ErrorKind::AlreadyExists => "; --force overwrites it",
            _ => "",
        };
        let message = format!("{}: {error}{hint}", file.display());
        Failure::new(Exit::Failed, "unwritable", message)
    })
}

async fn activate(
    mut call: Call,
    file: &Path,
    (note, over): (String, Option<String>),
    out: &mut Out,
) -> Result<(), Failure> {
    let Draft { text, base } = draft(file)?;
    let base = over.or(base).ok_or_else(|| {
        Failure::usage(
            "the file does not say which version it was made from: pull first, or say --over HASH",
        )
    })?;
    let changes = PolicyAsk::Diff { from: None, text: Some(text.clone()), to: None };
    let changes = ask(&mut call, changes).await?;
    let found = ask(&mut call, PolicyAsk::Lint { text: Some(text.clone()) }).await?;
    let name = file.display().to_string();
    if out.form() == Form::Human {
        print(&changes, &name, out)?;
        print(&found, &name, out)?;
    }
    let base = Some(base);
    let activate = PolicyChange::Activate { text: text.clone(), note, base };
    let seq = change(&mut call, activate).await?;
    let now = ask(&mut call, PolicyAsk::Show { version: None }).await?;
    call.close().await;
    let hash = now.report["hash"].as_str().unwrap_or_default().to_owned();
    // The next change of this file is made from this version.
    write(file, &Draft::whole(&text, &hash), Over::Anything)?;
    match out.form() {
        Form::Json => out.json(&json!({
            "hash": hash, "seq": seq, "changes": changes.report["changes"],
            "findings": found.report["findings"],
        })),
        Form::Human => out.line(&Clean::line(&format!("in force: {hash}"))),
    }
}

async fn rollback(
    mut call: Call,
    version: String,
    note: Option<String>,
    out: &mut Out,
) -> Result<(), Failure> {
    let changes = PolicyAsk::Diff { from: None, text: None, to: Some(version.clone()) };
    let changes = ask(&mut call, changes).await?;
    let seq = change(&mut call, PolicyChange::Rollback { version: version.clone(), note }).await?;
    call.close().await;
    match out.form() {
        Form::Json => {
            let changes = &changes.report["changes"];
            out.json(&json!({ "done": true, "seq": seq, "changes": changes }))
        }
        Form::Human => {
            print(&changes, "", out)?;
            out.line(&Clean::line(&format!("the version {version} is in force again")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pulled_file_knows_its_version_and_is_otherwise_what_was_pulled() {
        let text = "version = 1\nowner = \"Dana\"\n";
        let whole = Draft::whole(text, "abc123");
        let read = Draft::read(&whole);
        assert_eq!(read, Draft { text: text.to_owned(), base: Some("abc123".to_owned()) });
        assert_eq!(Draft::read(text).base, None);
        let appended = format!("{whole}[[queue]]\nname = \"x\"\n");
        let read = Draft::read(&appended);
        assert_eq!(read.text, format!("{text}[[queue]]\nname = \"x\"\n"));
        assert_eq!(read.base.as_deref(), Some("abc123"));
    }

    #[test]
    fn a_finding_is_shown_with_the_files_name_as_editors_read_it() {
        assert_eq!(placed("line 3: no [x]", "p.toml"), "p.toml:3: no [x]");
        assert_eq!(placed("line 3: no [x]", ""), "line 3: no [x]");
        assert_eq!(placed("42 cases", "p.toml"), "42 cases");
    }
}
