//! `tickets` and `count`.

use baton_shared::text::Clean;
use baton_shared::wire::{Answer, Ask, Counts, Filter, SUBSCRIPTION_MAX, TicketRow, TicketState};
use jiff::Timestamp;

use super::access::Access;
use super::args::{Count, Tickets};
use super::failure::Failure;
use super::out::{Form, Out, ago, align, fit};
use crate::client::{Call, fresh_command_id};

/// Columns for the customer's latest words.
const WORDS_WIDTH: usize = 48;
const NAME_WIDTH: usize = 24;

pub(super) async fn tickets(mut call: Call, wish: Tickets, out: &mut Out) -> Result<(), Failure> {
    let filter = Filter {
        mine: wish.mine,
        queue: wish.queue,
        state: wish.state.map(TicketState::from),
        customer: wish.customer,
        closed_since: wish.closed_since,
    };
    let mut rows: Vec<TicketRow> = Vec::new();
    let mut after = wish.after;
    while rows.len() < wish.limit {
        let limit = (wish.limit - rows.len()).min(SUBSCRIPTION_MAX);
        let ask = Ask::Tickets { filter: filter.clone(), limit, after };
        let Answer::Tickets { rows: page, more } = call.ask(new_id()?, ask).await? else {
            return Err(unfitting());
        };
        after = page.last().map(|row| row.number);
        rows.extend(page);
        if !more || after.is_none() {
            break;
        }
    }
    let now = call.welcome().await?.now;
    call.close().await;
    match out.form() {
        Form::Json => out.json(&rows),
        Form::Human => print_rows(&rows, now, out),
    }
}

/// `now` is the relay's clock: what is owed is told by it, as the waits are.
fn print_rows(rows: &[TicketRow], now: Timestamp, out: &mut Out) -> Result<(), Failure> {
    if rows.is_empty() {
        return out.line(&Clean::line("no tickets"));
    }
    let heads = ["NO", "STATE", "QUEUE", "AGENT", "WAITS", "NEW", "CUSTOMER", "LAST WORDS"];
    let mut cells = vec![heads.map(Clean::line).to_vec()];
    cells.extend(rows.iter().map(row_cells));
    if rows.iter().any(|row| row.due_at.is_some()) {
        // Behind how long they wait, where any of them is owed something by then.
        let owed = rows.iter().map(|row| due(row.due_at, row.at_risk_at, now));
        let column = std::iter::once("DUE".to_owned()).chain(owed);
        cells.iter_mut().zip(column).for_each(|(line, cell)| line.insert(5, Clean::line(&cell)));
    }
    let mut lines = align(&cells).into_iter();
    if let Some(head) = lines.next() {
        out.heading(&head)?;
    }
    lines.try_for_each(|line| out.line(&line))
}

/// What a service level leaves of its time: `12m`, `late 2h`, with a mark from when it is at risk.
fn due(due_at: Option<Timestamp>, at_risk_at: Option<Timestamp>, now: Timestamp) -> String {
    let Some(due) = due_at else { return "-".to_owned() };
    let left = due.duration_since(now).as_secs();
    let risk = at_risk_at.is_some_and(|at| at <= now) || left <= 0;
    let late = if left > 0 { "" } else { "late " };
    let mark = if risk { " !" } else { "" };
    format!("{late}{}{mark}", ago(left.unsigned_abs()))
}

fn row_cells(row: &TicketRow) -> Vec<Clean> {
    let waits = if row.waiting_s == 0 { "-".to_owned() } else { ago(row.waiting_s) };
    let new = if row.unread == 0 { "-".to_owned() } else { row.unread.to_string() };
    let last = row.last.as_ref().map_or("", |last| last.text.as_str());
    vec![
        Clean::line(&row.number.to_string()),
        Clean::line(state_word(row.state)),
        Clean::line(row.queue.as_str()),
        Clean::line(row.agent.as_ref().map_or("-", |agent| agent.as_str())),
        Clean::line(&waits),
        Clean::line(&new),
        fit(&customer_name(row), NAME_WIDTH),
        fit(&Clean::line(last), WORDS_WIDTH),
    ]
}

/// The customer's name, or their id where they gave none.
pub(super) fn customer_name(row: &TicketRow) -> Clean {
    Clean::line(row.customer.name.as_deref().unwrap_or(&row.customer.id))
}

/// A state in words.
pub(super) fn state_word(state: TicketState) -> &'static str {
    match state {
        TicketState::Queued => "queued",
        TicketState::Offered => "offered",
        TicketState::Active => "active",
        TicketState::OnHold => "on hold",
        TicketState::Closed => "closed",
    }
}

pub(super) async fn count(access: &Access, wish: Count, out: &mut Out) -> Result<(), Failure> {
    let format = wish.format.as_deref().map(Format::parse).transpose()?;
    let mut call = access.call()?;
    let Answer::Desk { counts, .. } = call.ask(new_id()?, Ask::Desk).await? else {
        return Err(unfitting());
    };
    // Left without good-bye: a status line wants its answer now.
    drop(call);
    match (out.form(), format) {
        (Form::Json, None) => out.json(&counts),
        (Form::Human, Some(format)) => out.line(&Clean::line(&format.fill(&counts))),
        (Form::Json, Some(format)) => out.json(&format.fill(&counts)),
        (Form::Human, None) => out.line(&Clean::line(&format!(
            "{} mine, {} waiting, {} offered, {} at risk, {} unread",
            counts.mine, counts.waiting, counts.offered, counts.at_risk, counts.unread
        ))),
    }
}

/// A line with places for counts.
struct Format(Vec<Piece>);

enum Piece {
    Text(String),
    Count(fn(&Counts) -> u32),
}

impl Format {
    fn parse(text: &str) -> Result<Self, Failure> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, tail)) = rest.split_once('{') {
            let name = tail.split_once('}');
            let Some((get, after)) = name.and_then(|(name, after)| Some((field(name)?, after)))
            else {
                return Err(Failure::usage(
                    "--format knows {mine}, {waiting}, {offered}, {at_risk} and {unread}",
                ));
            };
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Count(get));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self(pieces))
    }

    fn fill(&self, counts: &Counts) -> String {
        let fill = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Count(get) => get(counts).to_string(),
        };
        self.0.iter().map(fill).collect()
    }
}

fn field(name: &str) -> Option<fn(&Counts) -> u32> {
    match name {
        "mine" => Some(|c| c.mine),
        "waiting" => Some(|c| c.waiting),
        "offered" => Some(|c| c.offered),
        "at_risk" => Some(|c| c.at_risk),
        "unread" => Some(|c| c.unread),
        _ => None,
    }
}

/// The id of a question.
pub(super) fn new_id() -> Result<baton_shared::id::CommandId, Failure> {
    fresh_command_id().map_err(|e| {
        Failure::new(super::failure::Exit::Failed, "no_randomness", format!("no randomness: {e}"))
    })
}

/// The relay answered another question than was asked.
pub(super) fn unfitting() -> Failure {
    Failure::new(
        super::failure::Exit::Failed,
        "protocol",
        "the relay's answer does not fit the question: update the older of the two",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_owed_is_told_as_time_left_with_a_mark_once_it_is_at_risk() {
        let at =
            |minute: i64| Timestamp::from_second(1_795_255_200 + minute * 60).expect("in range");
        let told = |now| due(Some(at(30)), Some(at(20)), at(now));
        assert_eq!([5, 20, 95].map(told), ["25m", "10m !", "late 1h 5m !"]);
        assert_eq!(due(Some(at(30)), None, at(29)), "1m");
        assert_eq!(due(None, None, at(0)), "-");
    }

    #[test]
    fn a_status_line_is_filled_in_and_an_unknown_count_is_named_before_any_connection() {
        let counts = Counts { mine: 2, waiting: 5, offered: 1, at_risk: 3, unread: 4 };
        let line = Format::parse("{mine}/{waiting} {unread}!").expect("known");
        assert_eq!(line.fill(&counts), "2/5 4!");
        assert_eq!(Format::parse("none").expect("plain").fill(&counts), "none");
        for bad in ["{yours}", "{mine", "{}"] {
            assert!(Format::parse(bad).is_err(), "{bad}");
        }
    }
}
