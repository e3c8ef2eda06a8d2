//! Line 0 and the banner of an offer under it.

use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use baton_shared::wire::{Status, TicketState};

use super::measure::{clip, counted, width};
use super::{Tone, put, span};
use crate::client::LinkState;
use crate::tui::model::Model;

pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Available => "available",
        Status::Away => "away",
        Status::TransfersOnly => "transfers only",
        Status::Off => "off",
    }
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer, now: Timestamp) {
    let w = usize::from(area.width);
    let mut left = vec![span(model, Tone::Strong, " Baton")];
    left.push(span(model, Tone::Plain, format!("  {}", counts(model))));
    if model.counts.at_risk > 0 {
        left.push(span(model, Tone::Bad, format!(" · {} at risk!", model.counts.at_risk)));
    }
    if let Some(off) = &model.off {
        let words = format!("  HAND-OVERS OFF{}", until(model, off.until));
        left.insert(1, span(model, Tone::Bad, words));
    }
    let mut right = vec![link(model, now)];
    // Before the relay has said who one is, nothing is claimed.
    if model.attached || matches!(model.link, LinkState::Online { .. }) {
        right.extend(myself(model, now));
    }
    let clock = now.to_zoned(model.zone.clone()).strftime("   %H:%M ").to_string();
    right.push(span(model, Tone::Plain, clock));
    let cells = |spans: &[Span<'_>]| spans.iter().map(|s| width(&s.content)).sum::<usize>();
    // What is least missed goes first: the program's name, the clock, a hint, one's own status with
    // one's name, the counts.
    let wide = |left: &[Span<'_>], right: &[Span<'_>]| cells(left) + cells(right) + 1 > w;
    if wide(&left, &right) {
        left.remove(0);
    }
    while wide(&left, &right) && right.len() > 1 {
        right.pop();
    }
    while wide(&left, &right) && left.pop().is_some() {}
    let gap = w.saturating_sub(cells(&left) + cells(&right));
    left.push(Span::raw(" ".repeat(gap)));
    left.extend(right);
    put(buffer, area, Line::from(left));
}

/// Whose console it is, and whether tickets come to them; the time after a close is counted down.
fn myself(model: &Model, now: Timestamp) -> Vec<Span<'static>> {
    let me = &model.me;
    if let Some(until) = me.wrap_up_until {
        let left = until.duration_since(model.relay_now(now)).max(SignedDuration::ZERO);
        let status = format!("   {} wrap-up {}", me.name, counted(left));
        return vec![span(model, Tone::Warn, status), span(model, Tone::Key, " · A ends it")];
    }
    let mut status = format!("   {} {}", me.name, status_word(me.status));
    if let Some(reason) = &me.reason {
        status.push_str(&format!(" ({})", &**reason));
    }
    if me.status == Status::Available {
        return vec![span(model, Tone::Plain, status)];
    }
    vec![span(model, Tone::Warn, status), span(model, Tone::Key, " · A to change")]
}

/// When the incident switch ends by itself, on the agent's own clock.
fn until(model: &Model, at: Option<Timestamp>) -> String {
    let clock =
        |at: Timestamp| at.to_zoned(model.zone.clone()).strftime(" until %H:%M").to_string();
    at.map(clock).unwrap_or_default()
}

fn counts(model: &Model) -> String {
    let waits = |state| model.rows.values().filter(|row| row.state == state).count();
    // Until the relay has counted, the rows do.
    let waiting = usize::try_from(model.counts.waiting).unwrap_or(0);
    let waiting = waiting.max(waits(TicketState::Queued));
    format!("{} mine · {waiting} waiting", model.mine().count())
}

fn link(model: &Model, now: Timestamp) -> Span<'static> {
    match &model.link {
        LinkState::Connecting => span(model, Tone::Warn, "○ connecting"),
        LinkState::Refused { .. } => span(model, Tone::Bad, "○ refused · :messages says why"),
        LinkState::Online { lag_ms } => span(model, Tone::Good, format!("● relay {lag_ms} ms")),
        LinkState::Offline { since, retry_at, waiting, .. } => {
            let ago = counted(now.duration_since(*since));
            let mut text = format!("○ offline {ago}");
            let wait = retry_at.duration_since(now).as_secs();
            if wait > 0 {
                text.push_str(&format!(" · retry in {wait} s"));
            }
            if *waiting > 0 {
                text.push_str(&format!(" · {waiting} waiting to send"));
            }
            span(model, Tone::Bad, text)
        }
    }
}

/// Who offers what, for how long, and the two keys that answer.
pub(super) fn banner(model: &Model, area: Rect, buffer: &mut Buffer, now: Timestamp) {
    let Some(row) = model.offer() else { return };
    let Some(offer) = &row.offer else { return };
    let from = offer.from.as_ref().map_or(row.queue.as_str(), |name| name.as_str());
    let left = offer.until.duration_since(model.relay_now(now)).max(SignedDuration::ZERO);
    let keys = format!("  Y accept  N decline  {} ", counted(left));
    let mut text = format!(" » {from} offers #{} {}", row.number, &*row.customer.name);
    if let Some(note) = &offer.note {
        text.push_str(&format!(": {}", &**note));
    }
    let room = usize::from(area.width).saturating_sub(width(&keys));
    let text = super::measure::fit(&clip(&text, room), room);
    let line = vec![span(model, Tone::Warn, text), span(model, Tone::Strong, keys)];
    put(buffer, area, Line::from(line));
}
