//! `check`: every fault of config and policy, with file and line.

use std::path::Path;

use serde_json::json;

use super::args::ReportArgs;
use super::failure::Failure;
use super::out;
use crate::config::{Config, Fault};

/// Prints each fault on a line; fails where there is one.
pub(super) fn run(args: &ReportArgs) -> Result<(), Failure> {
    let path = args.at.find()?;
    let (faults, warnings) = match Config::read(&path) {
        Ok(config) => (policy_faults(&config.relay.policy), config.warnings),
        Err(faults) => (faults.list().to_vec(), Vec::new()),
    };
    if args.json {
        out::json(&json!({"ok": faults.is_empty(), "faults": faults, "warnings": warnings}))?;
    } else {
        out::text(&report_text(&path, &faults, &warnings))?;
    }
    match faults.len() {
        0 => Ok(()),
        1 => Err(Failure::failed("one fault: mend it and check again")),
        many => Err(Failure::failed(format!("{many} faults: mend them and check again"))),
    }
}

fn report_text(path: &Path, faults: &[Fault], warnings: &[Fault]) -> String {
    let mut lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    lines.extend(warnings.iter().map(|warning| format!("{warning} (warning)")));
    if faults.is_empty() {
        lines.push(format!("{}: no faults", path.display()));
    }
    lines.join("\n")
}

/// The faults of the policy's file.
fn policy_faults(path: &Path) -> Vec<Fault> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return vec![Fault::of_file(path, format!("cannot be read: {error}"))],
    };
    match text.parse::<toml::Table>() {
        Ok(_) => Vec::new(),
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            vec![Fault::at(path, &text, offset, format!("not TOML: {}", error.message()))]
        }
    }
}
