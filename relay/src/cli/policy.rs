//! `policy …` and `why`: the hand-over policy on the box.

use std::path::{Path, PathBuf};
use std::time::Duration;

use baton_shared::wire::{PolicyAsk, PolicyReport};
use jiff::Timestamp;

use super::Program;
use super::agent::{ask_waiting, typed};
use super::args::{PolicyCommand, ReportArgs, WhyArgs};
use super::audit::{here, instant};
use super::failure::Failure;
use super::out;
use crate::admin::{AdminRequest, Waiting};
use crate::proof::paper::{self, Depth};

/// A whole log is looked through: that takes a while.
const PATIENCE: Duration = Duration::from_secs(600);

/// Runs one.
pub(super) fn run(command: PolicyCommand, program: &dyn Program) -> Result<(), Failure> {
    match command {
        PolicyCommand::Lint { file, report } => {
            let (name, text) = read(file, &report)?;
            tell(&paper::lint(&text, None, Timestamp::now()), &name, &report)
        }
        PolicyCommand::Test { file, mutations, report } => {
            let (name, text) = read(file, &report)?;
            let depth = if mutations { Depth::Mutations } else { Depth::Examples };
            tell(&paper::test(&text, depth), &name, &report)
        }
        PolicyCommand::Diff { from, to, policy, report } => {
            let text = match &to {
                Some(_) => None,
                None => Some(read(policy, &report)?.1),
            };
            asked(PolicyAsk::Diff { from, text, to }, &report, program)
        }
        PolicyCommand::Show { version, report } => {
            asked(PolicyAsk::Show { version }, &report, program)
        }
        PolicyCommand::History(report) => asked(PolicyAsk::History, &report, program),
        PolicyCommand::Shadow(report) => asked(PolicyAsk::Shadow, &report, program),
        PolicyCommand::Backtest { from, to, policy, limit, report } => {
            let text = policy.map(|path| text_of(&path)).transpose()?;
            let from = instant("--from", &from, &here())?;
            let to = to.map(|to| instant("--to", &to, &here())).transpose()?;
            let to = to.unwrap_or_else(Timestamp::now);
            let ask = PolicyAsk::Backtest { text, from, to, limit: Some(limit) };
            asked(ask, &report, program)
        }
    }
}

/// Runs `why`.
pub(super) fn why(args: &WhyArgs, program: &dyn Program) -> Result<(), Failure> {
    asked(PolicyAsk::Why { number: args.number }, &args.report, program)
}

fn asked(ask: PolicyAsk, report: &ReportArgs, program: &dyn Program) -> Result<(), Failure> {
    let config = report.at.read()?;
    let waiting = Waiting { work: PATIENCE, ..Waiting::default() };
    let answer = ask_waiting(&config, AdminRequest::Policy(ask), program, &waiting)?;
    tell(&typed(answer)?, "", report)
}

/// Prints, and fails where something should be mended.
fn tell(found: &PolicyReport, name: &str, report: &ReportArgs) -> Result<(), Failure> {
    if report.json {
        out::json(&found.report)?;
    } else {
        let lines: Vec<String> = found.lines.iter().map(|line| placed(line, name)).collect();
        out::text(&lines.join("\n"))?;
    }
    if found.ok {
        return Ok(());
    }
    Err(Failure::failed("something is to be mended; it is on standard output"))
}

/// `line 12: …` as `policy.toml:12: …`, which editors jump to.
fn placed(line: &str, name: &str) -> String {
    match line.strip_prefix("line ").filter(|_| !name.is_empty()) {
        Some(rest) => format!("{name}:{rest}"),
        None => line.to_owned(),
    }
}

/// A named file, or the one that the config names.
fn read(file: Option<PathBuf>, report: &ReportArgs) -> Result<(String, String), Failure> {
    let path = match file {
        Some(path) => path,
        None => report.at.read()?.relay.policy,
    };
    Ok((path.display().to_string(), text_of(&path)?))
}

fn text_of(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path)
        .map_err(|error| Failure::failed(format!("{}: {error}", path.display())))
}
