//! `doctor`: everything that could be wrong, and whom a customer writing now would reach.
//!
//! What lies on the disk is looked at here, by a connection that only reads; what only the running
//! relay knows is asked of it.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::Program;
use super::agent::ask;
use super::args::ReportArgs;
use super::check;
use super::failure::Failure;
use super::out;
use super::progress::Line;
use crate::admin::{AdminRequest, DoctorReport, Finding, ensure_owner};
use crate::config::{Config, LogEngine};
use crate::disk::{Disk, Room, Seen};
use crate::log::sqlite::{Inspector, OpenError};

/// A clock may be so far behind the log's last record: two machines never agree entirely.
const BEHIND_MAX: SignedDuration = SignedDuration::from_secs(2);
/// No clock of a machine that runs this release says an earlier time: 2026-01-01.
const RELEASED_S: i64 = 1_767_225_600;

/// Prints the report; fails where a finding is bad.
pub(super) fn run(args: &ReportArgs, program: &dyn Program) -> Result<(), Failure> {
    let report = examine(args, program)?;
    if args.json {
        out::json(&json!(report))?;
    } else {
        out::text(&report_text(&report))?;
    }
    match report.findings.iter().filter(|finding| !finding.ok).count() {
        0 => Ok(()),
        1 => Err(Failure::failed("one thing is wrong: see the line marked BAD")),
        bad => Err(Failure::failed(format!("{bad} things are wrong: see the lines marked BAD"))),
    }
}

fn examine(args: &ReportArgs, program: &dyn Program) -> Result<DoctorReport, Failure> {
    let path = args.at.find()?;
    let config = match Config::read(&path) {
        Ok(config) => config,
        Err(faults) => {
            let findings =
                faults.list().iter().map(|fault| bad(&fault, "mend that line")).collect();
            let reaches = "A customer reaches nobody: no relay starts with this config.".to_owned();
            return Ok(DoctorReport { findings, reaches });
        }
    };
    ensure_owner(&config.relay.data, &config.path).map_err(|error| Failure::owner(&error))?;
    let mut findings = files(&config);
    findings.push(clock(&config, Timestamp::now()));
    findings.extend(disk(&config));
    findings.push(owner(&config.relay.data));
    findings.extend(log(&config));
    let reaches = match ask(&config, AdminRequest::Doctor, program) {
        Ok(value) => {
            let live: DoctorReport = super::agent::typed(value)?;
            findings.extend(live.findings);
            live.reaches
        }
        Err(failure) => {
            findings.push(Finding { ok: false, what: failure.message, mend: None });
            "Whom a customer reaches cannot be said: the relay does not answer.".to_owned()
        }
    };
    Ok(DoctorReport { findings, reaches })
}

fn good(what: &impl ToString) -> Finding {
    Finding { ok: true, what: what.to_string(), mend: None }
}

fn bad(what: &impl ToString, mend: impl Into<String>) -> Finding {
    Finding { ok: false, what: what.to_string(), mend: Some(mend.into()) }
}

/// The config and the files that it names.
fn files(config: &Config) -> Vec<Finding> {
    let faults = check::named_faults(config);
    let mut found: Vec<Finding> = faults
        .iter()
        .map(|fault| bad(&fault, "mend that line; `baton-relay check` tries it"))
        .collect();
    if found.is_empty() {
        found.push(good(&"config and policy have no faults"));
    }
    found.extend(config.warnings.iter().map(|warning| good(&format!("{warning} (a warning)"))));
    found
}

fn clock(config: &Config, now: Timestamp) -> Finding {
    let last = Inspector::open(&config.relay.data.join("log")).ok();
    let last = last.and_then(|log| log.last_at().ok()).flatten();
    let mend = "set the clock: timedatectl set-ntp true";
    match last {
        _ if now.as_second() < RELEASED_S => bad(&format!("the clock says {now}"), mend),
        Some(last) if last.duration_since(now) > BEHIND_MAX => {
            bad(&format!("the clock says {now}, but the log's last record is of {last}"), mend)
        }
        _ => good(&format!("the clock says {}", now.strftime("%Y-%m-%d %H:%M:%S UTC"))),
    }
}

fn disk(config: &Config) -> Vec<Finding> {
    let data = &config.relay.data;
    match Disk::glance(data, &config.disk) {
        Ok(seen) => room(config, seen),
        Err(error) => {
            vec![bad(&format!("{}: {error}", data.display()), "make the folder readable")]
        }
    }
}

fn room(config: &Config, seen: Seen) -> Vec<Finding> {
    const MIB: u64 = 1024 * 1024;
    let (free, used) = (seen.space.free / MIB, seen.space.used_percent());
    let what = format!("the data's disk has {free} MiB free, {used} % are used");
    let mend = "make room, or move the data folder to a larger disk";
    let mut found = vec![match seen.room {
        Room::Enough => good(&what),
        Room::Low => bad(&format!("{what}: it fills up"), mend),
        Room::Refuse => bad(&format!("{what}: customers' messages are refused"), mend),
    }];
    let wanted = config.disk.ballast;
    if seen.ballast == wanted {
        found.push(good(&format!("the ballast for a full disk is there ({} MiB)", wanted / MIB)));
    } else if seen.ballast == 0 && seen.room == Room::Refuse {
        found.push(bad(&"the ballast was given up on the full disk", mend));
    } else {
        found.push(good(&"the ballast for a full disk is made when the relay runs"));
    }
    found
}

/// Who holds the lock, by the kernel's own list: `… FLOCK … PID MAJOR:MINOR:INODE …`.
fn owner(data: &Path) -> Finding {
    let nobody = || good(&"nobody holds the data");
    let Ok(lock) = fs::metadata(data.join("lock")) else { return nobody() };
    let locks = fs::read_to_string("/proc/locks").unwrap_or_default();
    let Some(pid) = holder(&locks, lock.ino()) else { return nobody() };
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    match name.trim() {
        "baton-relay" => good(&format!("the data is held by process {pid} (baton-relay)")),
        "" => good(&format!("the data is held by process {pid}")),
        other => bad(
            &format!("the data is held by process {pid} ({other}), which is no relay"),
            format!("look what it is: ps -p {pid} -o args"),
        ),
    }
}

fn holder(locks: &str, inode: u64) -> Option<u32> {
    let end = format!(":{inode}");
    locks.lines().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [_, "FLOCK", _, _, pid, place, ..] = words[..] else { return None };
        if place.ends_with(&end) { pid.parse().ok() } else { None }
    })
}

/// The whole log: its structures, then every record's digest and place in the chain.
fn log(config: &Config) -> Vec<Finding> {
    if let LogEngine::Postgres(_) = config.log {
        // Not in these files: the owner of the data walks that chain.
        return Vec::new();
    }
    let mend = "stop the relay and restore a backup: baton-relay restore --help";
    let log = match Inspector::open(&config.relay.data.join("log")) {
        Ok(log) => log,
        Err(OpenError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            return vec![good(&"there is no log yet: the first start makes one")];
        }
        Err(error) => return vec![bad(&error, mend)],
    };
    let mut found = match log.integrity() {
        Ok(faults) if faults.is_empty() => vec![good(&"the database's structures are whole")],
        Ok(faults) => {
            faults.iter().map(|fault| bad(&format!("the database: {fault}"), mend)).collect()
        }
        Err(error) => vec![bad(&error, mend)],
    };
    match log.rows() {
        Ok(faults) if faults.is_empty() => found.push(good(&"keys, snapshots and heads are whole")),
        Ok(faults) => found.extend(faults.iter().map(|fault| bad(&fault, mend))),
        Err(error) => found.push(bad(&error, mend)),
    }
    let mut line = Line::new();
    let walked = log.verify(|at, of| line.draw("chain", at.0, of.0));
    drop(line);
    found.push(match walked {
        Ok(whole) => good(&format!(
            "the log's chain is whole: {} records, the last one's digest {}",
            whole.records, whole.digest
        )),
        Err(error) => bad(&error, mend),
    });
    found
}

fn report_text(report: &DoctorReport) -> String {
    let mut lines = Vec::new();
    for finding in &report.findings {
        lines.push(format!("{} {}", if finding.ok { "ok  " } else { "BAD " }, finding.what));
        lines.extend(finding.mend.iter().map(|mend| format!("       mend it: {mend}")));
    }
    lines.push(report.reaches.clone());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_ends_with_whom_a_customer_reaches() {
        let finding = bad(&"no agent serves billing", "baton-relay agent set bob --queue +billing");
        let report =
            DoctorReport { findings: vec![finding], reaches: "a customer reaches faq".into() };
        let text = report_text(&report);
        assert!(text.contains("BAD  no agent") && text.contains("mend it: baton-relay agent set"));
        assert!(text.ends_with("a customer reaches faq"));
    }

    #[test]
    fn the_holder_is_who_the_kernel_says() {
        let locks = "1: POSIX  ADVISORY  READ 77 fe:01:42 128 128\n\
                     2: FLOCK  ADVISORY  WRITE 4711 fe:01:42 0 EOF\n\
                     3: FLOCK  ADVISORY  WRITE 9 fe:01:142 0 EOF\n";
        assert_eq!(holder(locks, 42), Some(4711));
        assert_eq!(holder(locks, 2), None);
    }
}
