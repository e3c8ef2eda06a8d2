//! The last rows: keys that work now, what can be undone, what was just said.

use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::layout::{Areas, mode_word};
use super::measure::{clip, width};
use super::{Tone, put, rule, span};
use crate::tui::command::{ACTIONS, scope, valid};
use crate::tui::model::{Level, Model, Overlay};

pub(super) fn draw(model: &Model, areas: &Areas, buffer: &mut Buffer, now: Timestamp) {
    if let Some(area) = areas.rule {
        rule(model, area, ("─", Tone::Quiet), ("", ""), buffer);
    }
    if let Some(area) = areas.hint {
        put(buffer, area, hints(model, area.width.into()));
    }
    if !matches!(model.overlay, Some(Overlay::Prompt(_))) {
        stack(model, areas.message, buffer, now);
    }
}

/// The keys that would do something, as many as fit, the most used first.
fn hints(model: &Model, cells: usize) -> Line<'static> {
    let mut spans = vec![span(model, Tone::Strong, format!(" {}", mode_word(model)))];
    let mut used = width(mode_word(model)) + 1;
    for def in valid(model).filter(|def| !def.hint.is_empty()) {
        let Some(key) = def.keys.first() else { continue };
        let key = key.replace(' ', "");
        let wide = 2 + width(&key) + 1 + width(def.hint);
        if used + wide > cells {
            continue;
        }
        used += wide;
        spans.push(Span::raw("  "));
        spans.push(span(model, Tone::Key, key));
        spans.push(span(model, Tone::Quiet, format!(" {}", def.hint)));
    }
    Line::from(spans)
}

/// What was begun with a prefix key, what can be undone, and up to three toasts, newest lowest.
fn stack(model: &Model, last: Rect, buffer: &mut Buffer, now: Timestamp) {
    let cells = usize::from(last.width);
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
        let text = format!(" ({left} s) {} of #{}", &*undo.what, undo.ticket);
        lines.push(Line::from(vec![
            span(model, Tone::Warn, clip(&text, cells.saturating_sub(10))),
            span(model, Tone::Key, " · u"),
            span(model, Tone::Plain, " undoes it"),
        ]));
    }
    if !model.prefix.is_empty() {
        lines.push(which_key(model));
    }
    let from = lines.len().saturating_sub(3);
    for (up, line) in lines.into_iter().skip(from).rev().enumerate() {
        let y = last.y.saturating_sub(u16::try_from(up).unwrap_or(0));
        let area = Rect { y, ..last };
        Clear.render(area, buffer);
        put(buffer, area, line);
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
