//! Whom a customer writing now would reach, or the line that prevents it and the command that
//! mends it.

use crate::admin::{DoctorReport, Finding};
use crate::config::{Config, LogEngine};
use crate::engine::{Engine, staffing};
use crate::log::verify;

/// Looks at what only the owner of the data knows; the files are the command's own to look at.
pub(super) async fn examine(engine: &Engine, config: &Config, serving: bool) -> DoctorReport {
    let mut findings = Vec::new();
    let mut add = |ok: bool, what: String, mend: Option<String>| {
        findings.push(Finding { ok, what, mend });
    };
    match engine.log().probe().await {
        Ok(()) => add(true, format!("the log takes writes ({})", engine.log().durability()), None),
        Err(error) => add(false, error.to_string(), None),
    }
    if let LogEngine::Postgres(_) = config.log {
        match verify(engine.log().as_ref(), None, |_, _| {}).await {
            Ok(whole) => add(true, format!("the log is whole: {} records", whole.records), None),
            Err(error) => add(false, error.to_string(), None),
        }
    }
    if serving && matches!(config.log, LogEngine::Postgres(_)) {
        let what = if *engine.leads().borrow() {
            "of the relays on this log, this one dispatches: sends, bot calls, bells, deadlines"
        } else {
            "another relay on this log dispatches, or none does yet; this one would take over"
        };
        add(true, what.to_owned(), None);
    }
    if !serving {
        let command = format!("baton-relay serve --config {}", config.path.display());
        add(false, "no relay is running".to_owned(), Some(command));
    }
    if let Some(why) = engine.intake_closed() {
        add(false, why, Some("make room on the disk".to_owned()));
    }
    for channel in &config.channels {
        if let crate::config::ChannelKind::Generic { callback_url: None, .. } = &channel.kind {
            let name = &channel.name;
            let what = format!("answers cannot reach the customers of channel {name}");
            let mend = format!("add callback_url to it in {}", config.path.display());
            add(false, what, Some(mend));
        }
    }
    let held = engine.state().delivery_held;
    if held {
        add(
            false,
            "delivery is held since a restore".to_owned(),
            Some("baton-relay delivery resume".to_owned()),
        );
    }
    let disabled = engine.state().disabled.clone();
    if let Some(off) = disabled {
        let what = format!("hand-overs are switched off: {}", off.reason);
        add(false, what, Some("baton-relay desk enable".to_owned()));
    }
    let reaches = reaches(engine, config, serving);
    DoctorReport { findings, reaches }
}

/// One line: the end of every doctor's report.
fn reaches(engine: &Engine, config: &Config, serving: bool) -> String {
    if !serving {
        return "A customer writing now reaches nobody: the relay is not running.".to_owned();
    }
    if config.channels.is_empty() {
        return format!(
            "A customer has no way in: add a [[channel]] to {}.",
            config.path.display()
        );
    }
    let (policy, now) = (engine.policy(), engine.now());
    let state = engine.state();
    let queue = &policy.fallback;
    let first = config.channels.iter().find_map(|channel| channel.bot.as_ref());
    let bot = first.map_or_else(String::new, |bot| format!("the bot {bot} first, then "));
    if let Some(hours) = policy.hours_of(queue).filter(|hours| !hours.is_open(now)) {
        let opens = hours.opens_at(now).map_or_else(|| "never".to_owned(), |at| at.to_string());
        return format!(
            "A customer writing now reaches {bot}nobody: the queue {queue} is closed until {opens}. Its hours are in {}.",
            config.relay.policy.display()
        );
    }
    let staff = staffing::of_queue(&state, queue);
    if staff.present > 0 {
        let people =
            if staff.present == 1 { "1 person" } else { &format!("{} people", staff.present) };
        return format!("A customer writing now reaches {bot}{people} in the queue {queue}.");
    }
    let command = match state.agents().find(|agent| !agent.revoked && agent.serves(queue)) {
        Some(agent) => {
            format!("nobody is available; {} opens the console with `baton`", agent.name)
        }
        None => format!(
            "there is no agent for it; `baton-relay agent add NAME --queue {queue} --config {}`",
            config.path.display()
        ),
    };
    format!("A customer writing now reaches {bot}the queue {queue}, where {command}.")
}
