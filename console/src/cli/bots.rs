//! `bots` and `takeover`: what bots have, and how a lead takes it from them.

use baton_shared::text::Clean;
use baton_shared::wire::{Answer, Ask, BotRow, ClientFrame, SUBSCRIPTION_MAX};
use jiff::Timestamp;
use serde_json::json;

use super::args::{Bots, Takeover};
use super::failure::{Exit, Failure};
use super::list::{new_id, unfitting};
use super::out::{Form, Out, ago, align, fit};
use crate::client::Call;

/// Columns for the latest words.
const WORDS_WIDTH: usize = 48;
const NAME_WIDTH: usize = 24;

pub(super) async fn bots(mut call: Call, wish: &Bots, out: &mut Out) -> Result<(), Failure> {
    let (rows, more) = listed(&mut call, wish.limit).await?;
    call.close().await;
    if out.form() == Form::Json {
        return out.json(&rows);
    }
    if rows.is_empty() {
        return out.line(&Clean::line("no bot has a conversation that goes on"));
    }
    let heads = ["CONVERSATION", "CUSTOMER", "CHANNEL", "SINCE", "TROUBLE", "LAST WORDS"];
    let mut cells = vec![heads.map(Clean::line).to_vec()];
    let now = Timestamp::now();
    cells.extend(rows.iter().map(|row| row_cells(row, now)));
    let mut lines = align(&cells).into_iter();
    if let Some(head) = lines.next() {
        out.heading(&head)?;
    }
    lines.try_for_each(|line| out.line(&line))?;
    if more {
        out.line(&Clean::line(&format!("… and more; these are the latest {}", wish.limit)))?;
    }
    Ok(())
}

async fn listed(call: &mut Call, limit: usize) -> Result<(Vec<BotRow>, bool), Failure> {
    match call.ask(new_id()?, Ask::Conversations { limit }).await? {
        Answer::Conversations { rows, more } => Ok((rows, more)),
        _ => Err(unfitting()),
    }
}

fn row_cells(row: &BotRow, now: Timestamp) -> Vec<Clean> {
    let since = u64::try_from(now.duration_since(row.last.at).as_secs()).unwrap_or(0);
    vec![
        Clean::line(row.conversation.as_str()),
        fit(&Clean::line(&row.customer), NAME_WIDTH),
        Clean::line(row.channel.as_str()),
        Clean::line(&ago(since)),
        Clean::line(&row.trouble.words()),
        fit(&Clean::line(&row.last.text), WORDS_WIDTH),
    ]
}

pub(super) async fn takeover(
    mut call: Call,
    wish: &Takeover,
    out: &mut Out,
) -> Result<(), Failure> {
    let (rows, _) = listed(&mut call, SUBSCRIPTION_MAX).await?;
    let row = named(&rows, &wish.conversation)?;
    let (id, conversation) = (new_id()?, row.conversation.clone());
    let frame = ClientFrame::TakeOver { id: id.clone(), conversation, epoch: row.epoch };
    let done = call.act(&id, &frame).await?;
    call.close().await;
    let Some(ticket) = done.ticket else { return Err(unfitting()) };
    match out.form() {
        Form::Json => out.json(&json!({
            "ticket": ticket,
            "done": "takeover",
            "conversation": row.conversation,
            "seq": done.seq,
            "epoch": done.epoch,
            "duplicate": done.duplicate,
        })),
        Form::Human => out.line(&Clean::line(&format!(
            "#{ticket} is yours; the bot is silent, and {} was told that you joined",
            row.customer
        ))),
    }
}

/// The conversation of this name, or the only one that begins so.
fn named<'a>(rows: &'a [BotRow], name: &str) -> Result<&'a BotRow, Failure> {
    if let Some(row) = rows.iter().find(|row| row.conversation.as_str() == name) {
        return Ok(row);
    }
    let mut found = rows.iter().filter(|row| row.conversation.as_str().starts_with(name));
    match (found.next(), found.next()) {
        (Some(row), None) => Ok(row),
        (Some(_), Some(_)) => Err(Failure::usage(format!(
            "several conversations begin with {name}: write more of it, see `baton bots`"
        ))),
        (None, _) => Err(Failure::new(
            Exit::Failed,
            "no_such_conversation",
            format!("no bot has a conversation {name}; list them with `baton bots`"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<BotRow> {
        ["cv-01", "cv-012", "cv-02"]
            .map(|id| {
                let row = json!({
                    "conversation": id, "epoch": 1, "customer": "Ann", "channel": "hook",
                    "language": null, "bot": "faq", "from": "customer", "text": "hi",
                    "at": "2026-11-21T09:00:00Z"
                });
                serde_json::from_value(row).expect("a row")
            })
            .into()
    }

    #[test]
    fn a_conversation_is_named_whole_or_by_a_beginning_that_only_it_has() {
        let rows = rows();
        let id = |name: &str| named(&rows, name).map(|row| row.conversation.as_str());
        assert_eq!(id("cv-02"), Ok("cv-02"));
        assert_eq!(id("cv-01"), Ok("cv-01"), "another begins with it");
        assert_eq!(id("cv-012"), Ok("cv-012"));
        assert!(id("cv-0").is_err_and(|failure| failure
            == Failure::usage(
                "several conversations begin with cv-0: write more of it, see `baton bots`"
            )));
        assert!(id("cv-9").is_err());
    }
}
