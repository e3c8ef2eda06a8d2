//! The list of tickets: one line each where it is wide, two where it is narrow.

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use baton_shared::wire::{Controller, From, TicketState};

use super::measure::{clip, counted, fit, fit_right, width};
use super::{Tone, put, span, title};
use crate::tui::model::{Model, Pane, Row};

/// From this width on a ticket needs only one line.
const ONE_LINE: usize = 60;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer, now: Timestamp) {
    let count = model.order.len().to_string();
    title(model, Pane::Queue, area, ("1 Queue", &count), buffer);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if model.order.is_empty() {
        let text = if model.attached { "nobody is waiting" } else { "asking the relay…" };
        return put(buffer, body, super::quiet(model, &format!("   {text}")));
    }
    let w = usize::from(body.width);
    let tall: usize = if w >= ONE_LINE { 1 } else { 2 };
    let fits = (usize::from(body.height) / tall).max(1);
    let at = model.order.iter().position(|n| model.selected == Some(*n)).unwrap_or(0);
    // The list moves by screens, so that rows keep their places while one reads.
    let first = at / fits * fits;
    let first = first.min(model.order.len().saturating_sub(fits));
    let shown = model.order.iter().skip(first).take(fits).filter_map(|n| model.rows.get(n));
    let mut y = body.y;
    for row in shown {
        let lines = if tall == 1 {
            vec![one_line(model, row, w, now)]
        } else {
            two_lines(model, row, w, now)
        };
        for line in lines {
            if y < body.bottom() {
                put(buffer, Rect { y, height: 1, ..body }, line);
            }
            y += 1;
        }
    }
}

fn marks(model: &Model, row: &Row, now: Timestamp) -> (&'static str, &'static str, Tone) {
    let selected = model.selected == Some(row.number);
    let late = row.due_at.is_some_and(|due| due <= model.relay_now(now));
    let mark = if selected { "▌" } else { " " };
    match () {
        () if row.offered_to(&model.me.name) => (mark, "»", Tone::Warn),
        () if late && row.waiting_since.is_some() => (mark, "!", Tone::Bad),
        () if row.at_risk_at.is_some_and(|at| at <= model.relay_now(now)) => {
            (mark, "!", Tone::Warn)
        }
        () => (mark, " ", Tone::Plain),
    }
}

/// How a row reads: one's own plain, the selected one bold, what others do quiet.
fn tone(model: &Model, row: &Row) -> Tone {
    let others = row.agent.is_some() && !row.held_by(&model.me.name);
    match () {
        () if model.selected == Some(row.number) => Tone::Selected,
        () if others || row.state == TicketState::Closed => Tone::Quiet,
        () => Tone::Plain,
    }
}

/// How long the customer has waited, or who has the ticket.
pub(super) fn waiting(model: &Model, row: &Row, now: Timestamp) -> String {
    let now = model.relay_now(now);
    let mine = row.held_by(&model.me.name);
    match (row.state, &row.agent) {
        (TicketState::Closed, _) => "closed".to_owned(),
        (TicketState::OnHold, _) if mine => "on hold".to_owned(),
        (_, Some(agent)) if !mine => agent.to_string(),
        _ if row.due_at.is_some() => row.due_at.map(|due| time_left(due, now)).unwrap_or_default(),
        _ => match row.waiting_since {
            Some(since) => counted(now.duration_since(since)),
            None if row.control == Controller::Bot => "bot".to_owned(),
            None if matches!(&row.control, Controller::Agent(name) if name.is_inbox()) => {
                "inbox".to_owned()
            }
            None => "—".to_owned(),
        },
    }
}

/// What a service level leaves of its time, in eight cells: `due 12m`, `late 2h`.
fn time_left(due: Timestamp, now: Timestamp) -> String {
    let left = due.duration_since(now).as_secs();
    let word = if left > 0 { "due" } else { "late" };
    match left.abs() {
        s @ 0..60 => format!("{word} {s}s"),
        s @ 60..3_600 => format!("{word} {}m", s / 60),
        s @ 3_600..86_400 => format!("{word} {}h", s / 3_600),
        s => format!("{word} {}d", (s / 86_400).min(99)),
    }
}

fn preview(model: &Model, row: &Row) -> String {
    let draft = if model.has_draft(row.number) { "draft · " } else { "" };
    if model.typing.contains_key(&row.number) {
        return format!("{draft}typing…");
    }
    if let Some(offer) = &row.offer {
        let from = offer.from.as_ref().map_or(row.queue.as_str(), |name| name.as_str());
        return if let (true, Some(note)) = (offer.to == model.me.name, &offer.note) {
            format!("{draft}{from} offers: “{}”", &**note)
        } else if offer.to == model.me.name {
            format!("{draft}offered by {from}")
        } else {
            format!("{draft}offered to {}", offer.to)
        };
    }
    let Some(last) = &row.last else { return format!("{draft}new") };
    // What the desk itself said tells nothing about the customer; why they came does.
    if matches!(last.from, From::System | From::Bot)
        && let Some(goal) = &row.briefing.goal
    {
        return format!("{draft}{}", &**goal);
    }
    let who = match last.from {
        From::Bot => "bot: ",
        From::Agent if row.held_by(&model.me.name) => "you: ",
        From::Agent => "agent: ",
        From::Customer | From::System | From::Note => "",
    };
    format!("{draft}{who}“{}”", &*last.text)
}

fn unread(row: &Row) -> String {
    match row.unread {
        0 => String::new(),
        n @ 1..100 => format!("●{n}"),
        _ => "●99".to_owned(),
    }
}

/// A quotation that is cut keeps its closing mark.
pub(super) fn quoted(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    match text.strip_suffix('”') {
        Some(open) => clip(open, cells.saturating_sub(1)) + "”",
        None => clip(text, cells),
    }
}

fn one_line(model: &Model, row: &Row, w: usize, now: Timestamp) -> Line<'static> {
    let (mark, flag, flag_tone) = marks(model, row, now);
    let tone = tone(model, row);
    let name = if w >= 90 { 20 } else { 14 };
    let queue = if w >= 90 { 12 } else { 8 };
    // Mark, flag, number, and a space before and after each column.
    let room = w.saturating_sub(1 + 1 + 6 + 1 + name + 2 + 2 + queue + 1 + 8 + 1 + 3 + 1);
    Line::from(vec![
        span(model, Tone::Focus, mark),
        span(model, flag_tone, flag),
        span(model, tone, format!("{:>5}  ", row.number)),
        span(model, tone, fit(&row.customer.name, name)),
        span(model, Tone::Plain, "  "),
        span(model, quieter(tone), fit(&quoted(&preview(model, row), room), room)),
        span(model, quieter(tone), format!("  {} ", fit(row.queue.as_str(), queue))),
        span(model, tone, fit_right(&waiting(model, row, now), 8)),
        span(model, Tone::Strong, format!(" {:<3} ", unread(row))),
    ])
}

fn two_lines(model: &Model, row: &Row, w: usize, now: Timestamp) -> Vec<Line<'static>> {
    let (mark, flag, flag_tone) = marks(model, row, now);
    let tone = tone(model, row);
    let name = w.saturating_sub(1 + 1 + 5 + 2 + 1 + 3 + 1 + 8 + 1);
    let first = Line::from(vec![
        span(model, Tone::Focus, mark),
        span(model, flag_tone, flag),
        span(model, tone, format!("{:>5}  ", row.number)),
        span(model, tone, fit(&row.customer.name, name)),
        span(model, Tone::Strong, format!(" {:>3} ", unread(row))),
        span(model, tone, format!("{} ", fit_right(&waiting(model, row, now), 8))),
    ]);
    let queue = clip(row.queue.as_str(), 12);
    let room = w.saturating_sub(9 + 2 + width(&queue) + 1);
    let second = Line::from(vec![
        span(model, Tone::Focus, mark),
        span(
            model,
            quieter(tone),
            format!("        {}", fit(&quoted(&preview(model, row), room), room)),
        ),
        span(model, quieter(tone), format!("  {queue} ")),
    ]);
    vec![first, second]
}

/// What stands beside a name is quieter than it, except on the selected row.
fn quieter(tone: Tone) -> Tone {
    if tone == Tone::Selected { Tone::Plain } else { Tone::Quiet }
}
