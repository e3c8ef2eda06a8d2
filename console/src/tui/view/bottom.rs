//! The last rows: keys that work now, what can be undone, what was just said.

use baton_shared::wire::TicketState;
use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::layout::{Areas, mode_word};
use super::measure::{clip, width};
use super::{Tone, put, rule, span};
use crate::tui::command::{ACTIONS, Action, Def, scope, valid};
use crate::tui::model::{Level, Model, Overlay};

pub(super) fn draw(model: &Model, areas: &Areas, buffer: &mut Buffer, now: Timestamp) {
    if let Some(area) = areas.rule {
        rule(model, area, ("─", Tone::Quiet), ("", ""), buffer);
    }
    if let Some(area) = areas.hint {
        put(buffer, area, hints(model, area.width.into()));
    }
    if !matches!(model.overlay, Some(Overlay::Prompt(_))) {
        stack(model, areas, buffer, now);
    }
}

/// The keys that would do something, as many as fit, the most used first. The key that shows all
/// the others is never left out for one of them.
fn hints(model: &Model, cells: usize) -> Line<'static> {
    let mut spans = vec![span(model, Tone::Strong, format!(" {}", mode_word(model)))];
    let mut used = width(mode_word(model)) + 1;
    let defs: Vec<&Def> = valid(model).filter(|def| !def.hint.is_empty()).collect();
    let help = defs.iter().find(|def| def.action == Action::Help);
    let mut kept = help.map_or(0, |def| hint_cells(model, def));
    for def in defs {
        if def.action == Action::Help {
            kept = 0;
        }
        let wide = hint_cells(model, def);
        if used + wide + kept > cells {
            continue;
        }
        used += wide;
        spans.push(Span::raw("  "));
        spans.push(span(model, Tone::Key, key(def)));
        spans.push(span(model, Tone::Quiet, format!(" {}", hint(model, def))));
    }
    Line::from(spans)
}

fn key(def: &Def) -> String {
    def.keys.first().map_or(String::new(), |key| key.replace(' ', ""))
}

fn hint_cells(model: &Model, def: &Def) -> usize {
    2 + width(&key(def)) + 1 + width(hint(model, def))
}

/// What was begun with a prefix key, what can be undone, and up to three toasts, newest lowest.
fn stack(model: &Model, areas: &Areas, buffer: &mut Buffer, now: Timestamp) {
    let cells = usize::from(areas.message.width);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for toast in &model.toasts {
        let (sign, tone) = match toast.level {
            Level::Info => (" ", Tone::Plain),
            Level::Good => ("✓", Tone::Good),
            Level::Bad => ("!", Tone::Bad),
        };
        let text = clip(&toast.text, cells.saturating_sub(4));
        lines.push(Line::from(vec![
            span(model, tone, format!(" {sign} ")),
            span(model, tone, text),
        ]));
    }
    if let Some(undo) = model.undo() {
        let left = undo.until.duration_since(model.relay_now(now)).max(SignedDuration::ZERO);
        let left = left.as_millis().unsigned_abs().div_ceil(1_000);
        let text = format!(" #{}: {}", undo.ticket, &*undo.what);
        lines.push(Line::from(vec![
            span(model, Tone::Warn, clip(&text, cells.saturating_sub(22))),
            span(model, Tone::Key, " · u"),
            span(model, Tone::Plain, format!(" undoes it ({left} s)")),
        ]));
    }
    if !model.prefix.is_empty() {
        lines.push(which_key(model));
    }
    let places = places(model, areas);
    let from = lines.len().saturating_sub(places.len());
    for (line, area) in lines.into_iter().skip(from).rev().zip(places) {
        Clear.render(area, buffer);
        put(buffer, area, line);
    }
}

/// Rows for words in passing, lowest first: the last row and the rule. The hint bar stays in
/// sight, but before any ticket is open, where the empty chat teaches the same keys.
fn places(model: &Model, areas: &Areas) -> Vec<Rect> {
    let hint = areas.hint.filter(|_| model.open.is_none());
    match (areas.rule, hint) {
        (Some(rule), Some(hint)) if model.toasts.len() > 2 => vec![areas.message, hint, rule],
        (Some(rule), _) => vec![areas.message, rule],
        (None, _) => vec![areas.message],
    }
}

/// The hint of an action as things stand.
fn hint(model: &Model, def: &Def) -> &'static str {
    let on_hold = model.target().is_some_and(|row| row.state == TicketState::OnHold);
    match def.action {
        Action::Hold if on_hold => "go on",
        Action::Undo if model.undo().is_none() => "take back the offer",
        _ => def.hint,
    }
}

/// What may follow the keys pressed so far.
fn which_key(model: &Model) -> Line<'static> {
    let begun: String = model.prefix.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let mut spans = vec![span(model, Tone::Key, format!(" {begun} …"))];
    let scope = scope(model);
    for def in ACTIONS.iter().filter(|def| def.scope == scope && (def.when)(model)) {
        for keys in def.keys {
            if let Some(rest) = keys.strip_prefix(&begun).and_then(|rest| rest.strip_prefix(' ')) {
                spans.push(span(model, Tone::Key, format!("  {rest}")));
                spans.push(span(model, Tone::Quiet, format!(" {}", def.doc)));
            }
        }
    }
    Line::from(spans)
}
