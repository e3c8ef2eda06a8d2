//! What an admin's tools read from a real relay: `/metrics` by a strict parser, log lines as the
//! journal takes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::os::unix::fs::MetadataExt;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::process::{Desk, Running};

/// A family as the text format has it, checked as strictly as the format is written:
/// <https://prometheus.io/docs/instrumenting/exposition_formats/>.
#[derive(Debug, Default)]
struct Family {
    kind: String,
    samples: BTreeMap<String, f64>,
}

fn is_name(text: &str) -> bool {
    let mut all = text.chars();
    all.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_' || c == ':')
        && all.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
}

/// `name{a="b",…} value`, nothing more.
fn sample(line: &str) -> (String, Vec<(String, String)>, f64) {
    let (head, value) = line.rsplit_once(' ').expect("a value");
    let value: f64 = value.parse().unwrap_or_else(|_| panic!("no number: {line}"));
    let Some((name, labels)) = head.split_once('{') else {
        return (head.to_owned(), vec![], value);
    };
    let mut rest = labels.strip_suffix('}').expect("closed");
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (label, after) = rest.split_once("=\"").expect("a label");
        assert!(is_name(label) && !label.contains(':'), "{line}");
        let mut end = None;
        let mut escaped = false;
        for (at, c) in after.char_indices() {
            match c {
                _ if escaped => {
                    assert!(['\\', '"', 'n'].contains(&c), "bad escape: {line}");
                    escaped = false;
                }
                '\\' => escaped = true,
                '"' => {
                    end = Some(at);
                    break;
                }
                _ => {}
            }
        }
        let end = end.expect("a closed value");
        found.push((label.to_owned(), after[..end].to_owned()));
        rest = &after[end + 1..];
        rest = rest.strip_prefix(',').unwrap_or(rest);
    }
    (name.to_owned(), found, value)
}

fn parse(page: &str) -> BTreeMap<String, Family> {
    let mut families: BTreeMap<String, Family> = BTreeMap::new();
    let mut current = String::new();
    let mut helped = BTreeSet::new();
    assert!(page.ends_with('\n'), "the last line is ended");
    for line in page.lines() {
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, help) = rest.split_once(' ').expect("a help text");
            assert!(is_name(name) && !help.is_empty(), "{line}");
            assert!(helped.insert(name.to_owned()), "two HELP of {name}");
        } else if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').expect("a type");
            assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
            assert!(helped.contains(name), "TYPE before HELP: {line}");
            let new = Family { kind: kind.to_owned(), ..Family::default() };
            assert!(families.insert(name.to_owned(), new).is_none(), "two TYPE of {name}");
            name.clone_into(&mut current);
        } else {
            let (name, labels, value) = sample(line);
            let family = families.get_mut(&current).expect("a TYPE before its samples");
            let own = match family.kind.as_str() {
                "histogram" => ["_bucket", "_sum", "_count"]
                    .iter()
                    .any(|end| name.strip_suffix(end) == Some(current.as_str())),
                _ => name == current,
            };
            assert!(own, "{line} is not of {current}");
            assert!(value >= 0.0, "{line}");
            let key = format!("{name}{labels:?}");
            assert!(family.samples.insert(key, value).is_none(), "twice: {line}");
        }
    }
    for (name, family) in &families {
        if family.kind == "histogram" {
            histogram(name, family);
        }
    }
    families
}

/// Buckets only rise, the last is infinite and is the count.
fn histogram(name: &str, family: &Family) {
    let mut buckets: Vec<(f64, f64)> = family
        .samples
        .iter()
        .filter_map(|(key, count)| {
            let le = key.strip_prefix(&format!("{name}_bucket[(\"le\", \""))?.split('"').next()?;
            Some((if le == "+Inf" { f64::INFINITY } else { le.parse().expect("a bound") }, *count))
        })
        .collect();
    buckets.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(buckets.is_sorted_by(|a, b| a.1 <= b.1), "{name}: {buckets:?}");
    let last = buckets.last().expect("buckets");
    assert!(last.0.is_infinite(), "{name}");
    assert_eq!(family.samples.get(&format!("{name}_count[]")), Some(&last.1), "{name}");
}

fn value(families: &BTreeMap<String, Family>, name: &str, labels: &[(&str, &str)]) -> f64 {
    let labels: Vec<(String, String)> =
        labels.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let key = format!("{name}{labels:?}");
    let family = families.get(name).unwrap_or_else(|| panic!("no {name}"));
    *family.samples.get(&key).unwrap_or_else(|| panic!("no {key} in {family:?}"))
}

#[test]
fn the_counters_are_well_formed_and_count_and_name_nobody() {
    let desk = Desk::new("");
    let relay = desk.start();
    let mut sender = relay.sender();
    for id in ["m-1", "m-2", "m-2"] {
        assert_eq!(sender.message("canary-customer", id, "canary words").expect("ok").status, 200);
    }
    let address = relay.address();
    let forged =
        format!("POST /channels/hook HTTP/1.1\r\nhost: {address}\r\ncontent-length: 2\r\n\r\n{{}}");
    assert_eq!(sender.ask(forged.as_bytes()).expect("an answer").status, 401);
    let page = relay.get("/metrics");
    assert_eq!(page.status, 200);
    let kind = page.header("content-type").expect("a type");
    assert!(kind.starts_with("text/plain") && kind.contains("version=0.0.4"), "{kind}");
    assert!(!page.body.contains("canary"), "{}", page.body);
    let families = parse(&page.body);
    let hook = |result| [("channel", "hook"), ("result", result)];
    assert!((value(&families, "baton_messages_total", &hook("accepted")) - 2.0).abs() < 0.1);
    assert!((value(&families, "baton_messages_total", &hook("duplicate")) - 1.0).abs() < 0.1);
    let refused = value(&families, "baton_requests_refused_total", &[("reason", "credential")]);
    assert!((refused - 1.0).abs() < 0.1);
    for name in [
        "baton_log_position",
        "baton_log_commits_total",
        "baton_disk_free_bytes",
        "process_resident_memory_bytes",
        "process_open_fds",
        "baton_agent_sessions",
        "baton_visitor_sockets",
        "baton_disk_ballast_bytes",
    ] {
        value(&families, name, &[]);
    }
    assert!(value(&families, "baton_log_file_bytes", &[("file", "database")]) > 0.0);
    assert!(families["baton_log_append_seconds"].samples["baton_log_append_seconds_count[]"] > 0.0);
}

#[test]
fn the_counters_are_closed_to_a_proxys_customers_and_open_to_the_token() {
    let desk = Desk::new("");
    let relay = desk.start();
    assert_eq!(relay.get("/metrics").status, 200);
    let outside = relay.get_with("/metrics", "x-forwarded-for: 203.0.113.7\r\n");
    assert_eq!(outside.status, 403);
    assert!(relay.stop().status.success());
    let token = "0123456789abcdef0123456789abcdef";
    desk.configure(&format!("[metrics]\ntoken = \"{token}\"\n"));
    let relay = desk.start();
    assert_eq!(relay.get("/metrics").status, 401);
    let bearer = format!("authorization: Bearer {token}\r\n");
    assert_eq!(relay.get_with("/metrics", &bearer).status, 200);
    assert!(!relay.said().contains(token));
}

#[test]
fn log_lines_are_what_the_journal_or_a_program_reads() {
    let desk = Desk::new("");
    let ends = |mut command: Command| {
        let relay = match Running::launch(&desk, command_with_no_colour(&mut command)).ready() {
            Ok(relay) => relay,
            Err(ended) => panic!("{ended:?}"),
        };
        relay.stop().said
    };
    let plain = ends(desk.serve());
    assert!(plain.lines().all(|line| line.starts_with("20")), "{plain}");
    assert!(!plain.contains('\u{1b}'), "no colour where nobody looks");
    let mut json = desk.serve();
    json.args(["--log-format", "json"]);
    let said = {
        let output = json.env("RUST_LOG", "info").stdin(Stdio::null());
        let log = desk.beside("json");
        let mut child = output.stderr(File::create(&log).expect("made")).spawn().expect("runs");
        super::process::until("lines", || {
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            said.contains("ready; ").then_some(())
        });
        super::process::signal(child.id(), "-TERM");
        child.wait().expect("ended");
        std::fs::read_to_string(&log).expect("lines")
    };
    for line in said.lines() {
        let line: Value = serde_json::from_str(line).expect("one JSON object a line");
        assert!(line["level"].is_string() && line["fields"]["message"].is_string(), "{line}");
    }
    // The journal's stream is named by device and inode; a log that is that very file gets priorities.
    let log = desk.beside("journal");
    let file = File::create(&log).expect("made");
    let meta = file.metadata().expect("a file");
    let mut serve = desk.serve();
    serve.env("JOURNAL_STREAM", format!("{}:{}", meta.dev(), meta.ino())).stdin(Stdio::null());
    let mut child = serve.stderr(file).spawn().expect("runs");
    super::process::until("lines", || {
        let said = std::fs::read_to_string(&log).unwrap_or_default();
        said.contains("ready; ").then_some(())
    });
    super::process::signal(child.id(), "-TERM");
    child.wait().expect("ended");
    let said = std::fs::read_to_string(&log).expect("lines");
    assert!(said.lines().all(|line| line.starts_with("<6>") || line.starts_with("<4>")), "{said}");
    let mut elsewhere = desk.serve();
    elsewhere.env("JOURNAL_STREAM", "1:2");
    assert!(ends(elsewhere).lines().all(|line| line.starts_with("20")), "another stream than ours");
}

/// As it is: nothing here asks for colour.
fn command_with_no_colour(command: &mut Command) -> Command {
    let mut same = Command::new(command.get_program());
    same.args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => same.env(name, value),
            None => same.env_remove(name),
        };
    }
    same
}
