//! The acts on one ticket: learn its epoch, then name it. Whoever acts on an older view than the
//! relay's is refused and told, never obeyed by chance.

use std::io::Read;

use baton_shared::id::{CommandId, TicketNumber};
use baton_shared::text::{Clean, TEXT_MAX, Text};
use baton_shared::wire::{Act, ClientFrame, Done, Target};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

use super::args::{self, BriefingArg, Verb, Words};
use super::failure::Failure;
use super::list::new_id;
use super::out::{Form, Out};
use super::show::fetch;
use super::when;
use crate::client::Call;

/// An act as wished for.
pub(super) struct Wish {
    ticket: TicketNumber,
    act: Act,
    /// Its own name, where a script gave one.
    id: Option<CommandId>,
}

impl Verb {
    /// Whether the words come from standard input.
    pub(super) fn reads_stdin(&self) -> bool {
        matches!(self, Self::Say { words, .. } | Self::Note { words, .. } if words.text == ["-"])
    }
}

impl Wish {
    /// Reads the command line, and standard input where it says `-`.
    pub(super) fn read(verb: Verb) -> Result<Self, Failure> {
        let plain = |ticket: args::Ticket, act| Ok(Self { ticket: ticket.number, act, id: None });
        match verb {
            Verb::Take(ticket) => plain(ticket, Act::Take),
            Verb::Accept(ticket) => plain(ticket, Act::Accept),
            Verb::Release(ticket) => plain(ticket, Act::Release),
            Verb::Resume(ticket) => plain(ticket, Act::Resume),
            Verb::Handback(ticket) => plain(ticket, Act::Handback),
            Verb::Undo(ticket) => plain(ticket, Act::Undo),
            Verb::Rate { ticket, briefing } => {
                plain(ticket, Act::RateBriefing { good: briefing == BriefingArg::Good })
            }
            Verb::Decline { ticket, reason } => plain(ticket, Act::Decline { reason }),
            Verb::Close { ticket, disposition } => plain(ticket, Act::Close { disposition }),
            Verb::Transfer { ticket, to, note, force } => {
                plain(ticket, Act::Transfer { to, note, force })
            }
            Verb::Hold { ticket, until } => {
                let until = until.map(|text| when::future(&text, Timestamp::now())).transpose();
                plain(ticket, Act::Hold { until: until.map_err(Failure::usage)? })
            }
            Verb::Say { ticket, words } => {
                let id = named("say", &words)?;
                Ok(Self { ticket: ticket.number, act: Act::Say { text: text(&words)? }, id })
            }
            Verb::Note { ticket, words } => {
                let id = named("note", &words)?;
                Ok(Self { ticket: ticket.number, act: Act::Note { text: text(&words)? }, id })
            }
        }
    }
}

fn named(verb: &str, words: &Words) -> Result<Option<CommandId>, Failure> {
    words.id.as_ref().map(|id| args::say_id(verb, id)).transpose().map_err(Failure::usage)
}

/// The words, checked here as the relay will check them, so that nothing is sent in vain.
fn text(words: &Words) -> Result<String, Failure> {
    let text = if words.text == ["-"] { piped()? } else { words.text.join(" ") };
    match Text::new(&text) {
        Ok(_) => Ok(text),
        Err(error) => Err(Failure::usage(error.to_string())),
    }
}

fn piped() -> Result<String, Failure> {
    // One byte beyond what any text may have, so that a longer one is refused and not cut.
    let most = u64::try_from(4 * TEXT_MAX + 1).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::usage("standard input is not UTF-8 text; or it is far too long"))?;
    Ok(text.strip_suffix('\n').map_or_else(|| text.clone(), str::to_owned))
}

pub(super) async fn act(mut call: Call, wish: Wish, out: &mut Out) -> Result<(), Failure> {
    let before = fetch(&mut call, wish.ticket).await?;
    let id = wish.id.map_or_else(new_id, Ok)?;
    let frame = ClientFrame::Command {
        id: id.clone(),
        ticket: wish.ticket,
        epoch: before.row.epoch,
        act: wish.act.clone(),
    };
    let done = call.act(&id, &frame).await?;
    call.close().await;
    match out.form() {
        Form::Json => out.json(&told(wish.ticket, &wish.act, &done)),
        Form::Human => out.line(&Clean::line(&said(wish.ticket, &wish.act, &done))),
    }
}

/// For programs.
fn told(ticket: TicketNumber, act: &Act, done: &Done) -> serde_json::Value {
    json!({
        "ticket": ticket,
        "done": act.name(),
        "seq": done.seq,
        "epoch": done.epoch,
        "message": done.message,
        "undo_until": done.undo_until,
        "duplicate": done.duplicate,
    })
}

/// For people.
fn said(ticket: TicketNumber, act: &Act, done: &Done) -> String {
    let what = match act {
        Act::Take => "is yours".to_owned(),
        Act::Say { .. } => "said".to_owned(),
        Act::Note { .. } => "noted; only colleagues see it".to_owned(),
        Act::Transfer { to: Target::Agent(to), force: false, .. } => {
            format!("offered to {to}; yours until accepted")
        }
        Act::Transfer { to, .. } => format!("passed to {to}"),
        Act::Accept => "accepted; it is yours".to_owned(),
        Act::Decline { .. } => "declined; it goes on to the next, or back to its sender".to_owned(),
        Act::Release => "is back at the front of its queue".to_owned(),
        Act::Hold { until: Some(until) } => {
            format!("on hold until {}", clock(*until))
        }
        Act::Hold { until: None } => "on hold until the customer writes".to_owned(),
        Act::Resume => "is active again".to_owned(),
        Act::Handback => "is back with the bot".to_owned(),
        Act::Close { .. } => "closed".to_owned(),
        Act::Undo => "as it was before".to_owned(),
        Act::RateBriefing { good: true } => "has a good briefing, you say".to_owned(),
        Act::RateBriefing { good: false } => "has a poor briefing, you say".to_owned(),
        Act::Mute { .. } | Act::Unsent { .. } => "done".to_owned(),
    };
    let again = if done.duplicate { " (already done before; nothing was done again)" } else { "" };
    let undo = match done.undo_until {
        Some(_) => format!("; `baton undo {ticket}` takes it back for a few seconds"),
        None => String::new(),
    };
    format!("#{ticket} {what}{again}{undo}")
}

fn clock(at: Timestamp) -> String {
    super::show::clock(at, &TimeZone::system(), Timestamp::now())
}
