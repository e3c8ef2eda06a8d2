//! What it looks like: `(&Model, &mut Frame, now)`, pure. One file per part of the screen.

mod bots;
mod bottom;
mod briefing;
mod chat;
mod composer;
mod header;
mod layout;
mod measure;
mod overlay;
mod queue;
mod theme;

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::model::{Mode, Model, Overlay, Pane};

pub use bots::bots_page;
pub use briefing::briefing_rows;
pub use chat::scrolled;
pub use layout::{briefing_shares_its_place, pane_rows};
pub use measure::{brief_duration, plural};
pub use theme::{Theme, Tone};

/// Draws the whole screen.
pub fn view(model: &Model, frame: &mut Frame<'_>, now: Timestamp) {
    let area = frame.area();
    let fits = area.width == model.size.0 && area.height == model.size.1;
    let Some(areas) = layout::sized(model).filter(|_| fits) else {
        let (w, h) = layout::SMALLEST;
        let text = format!("too small: {w}x{h} is needed");
        return Line::raw(measure::clip(&text, area.width.into())).render(area, frame.buffer_mut());
    };
    let buffer = frame.buffer_mut();
    header::draw(model, areas.header, buffer, now);
    if let Some(area) = areas.banner {
        header::banner(model, area, buffer, now);
    }
    for between in &areas.between {
        for y in between.y..between.bottom() {
            put(buffer, Rect { y, height: 1, ..*between }, quiet(model, "│"));
        }
    }
    if let (Some(area), Some(bots)) = (areas.whole, &model.bots) {
        bots::draw(model, bots, area, buffer, now);
    }
    if let Some(area) = areas.queue {
        queue::draw(model, area, buffer, now);
    }
    if let Some(area) = areas.briefing {
        briefing::draw(model, area, buffer, now);
    }
    let mut cursor = None;
    if let Some(area) = areas.chat {
        let parts = layout::chat_parts(model, area);
        chat::draw(model, &parts, buffer, now);
        cursor = composer::draw(model, &parts, buffer);
    }
    bottom::draw(model, &areas, buffer, now);
    if let Some(overlay) = &model.overlay {
        cursor = overlay::draw(model, overlay, &areas, buffer);
    }
    let typed = matches!(model.mode, Mode::Compose(_)) || model.overlay.is_some();
    if let Some(cursor) = cursor.filter(|_| typed) {
        frame.set_cursor_position(cursor);
    }
}

/// Puts one line on one row, cut at its right edge.
fn put(buffer: &mut Buffer, area: Rect, line: Line<'_>) {
    if area.width > 0 && area.height > 0 {
        line.render(Rect { height: 1, ..area }.intersection(buffer.area), buffer);
    }
}

fn span(model: &Model, tone: Tone, text: impl Into<String>) -> Span<'static> {
    Span::styled(text.into(), model.theme.style(tone))
}

fn quiet(model: &Model, text: &str) -> Line<'static> {
    Line::from(span(model, Tone::Quiet, text))
}

/// A pane's title: a rule with words at its ends, heavier where the keys go.
fn title(model: &Model, pane: Pane, area: Rect, words: (&str, &str), buffer: &mut Buffer) {
    let typing = matches!(model.mode, Mode::Compose(_));
    let covered = matches!(model.overlay, Some(Overlay::Picker(_) | Overlay::Help { .. }));
    let focused = model.pane == pane && !typing && !covered;
    let (bar, tone) = if focused { ("━", Tone::Focus) } else { ("─", Tone::Quiet) };
    rule(model, area, (bar, tone), words, buffer);
}

/// A rule with words at its ends. The right ones go first where there is no room for both.
fn rule(
    model: &Model,
    area: Rect,
    (bar, tone): (&str, Tone),
    (left, right): (&str, &str),
    buffer: &mut Buffer,
) {
    let w = usize::from(area.width);
    let left = measure::clip(left, w.saturating_sub(4));
    let room = w.saturating_sub(measure::width(&left) + 8);
    let right = if measure::width(right) <= room { right } else { "" };
    let tail = if right.is_empty() { String::new() } else { format!(" {right} {bar}") };
    let head = if left.is_empty() { bar.to_owned() } else { format!("{bar} ") };
    let gap = usize::from(!left.is_empty());
    let used = measure::width(&head) + measure::width(&left) + gap + measure::width(&tail);
    let fill = bar.repeat(w.saturating_sub(used));
    let words = if tone == Tone::Focus { Tone::Strong } else { Tone::Plain };
    let line = Line::from(vec![
        span(model, tone, head),
        span(model, words, left),
        span(model, tone, format!("{}{fill}", " ".repeat(gap))),
        span(model, tone, tail),
    ]);
    put(buffer, area, line);
}
