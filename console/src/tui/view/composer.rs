//! Where one writes. A note differs from a reply in buffer, border, label and sign.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use baton_shared::wire::TicketState;

use super::layout::{ChatParts, composer_cells};
use super::measure::{plural, rows, width};
use super::{Tone, put, rule, span};
use crate::tui::model::{DraftKind, Mode, Model};

/// Draws it and says where the cursor is.
pub(super) fn draw(model: &Model, parts: &ChatParts, buffer: &mut Buffer) -> Option<Position> {
    match model.mode {
        Mode::Compose(kind) => {
            heading(model, kind, parts.composer_title, buffer);
            Some(text(model, kind, parts.composer, buffer))
        }
        Mode::Normal if model.composer.is_empty() => {
            rule(model, parts.composer_title, ("─", Tone::Quiet), ("", ""), buffer);
            put(buffer, parts.composer, super::quiet(model, &format!("   {}", invitation(model))));
            None
        }
        Mode::Normal => {
            let words = ("reply, not sent", "draft kept · i goes on");
            rule(model, parts.composer_title, ("─", Tone::Quiet), words, buffer);
            text(model, DraftKind::Reply, parts.composer, buffer);
            None
        }
    }
}

fn heading(model: &Model, kind: DraftKind, area: Rect, buffer: &mut Buffer) {
    let name = model.open.and_then(|n| model.row(n)).map_or("", |row| &*row.customer.name);
    let name = name.split_whitespace().next().unwrap_or("the customer");
    let length = model.composer.text().chars().count();
    let length = plural(length, "character", "characters");
    let kept = if model.deadlines.draft.is_some() || model.composer.is_empty() {
        ""
    } else {
        " · draft kept"
    };
    match kind {
        DraftKind::Reply => {
            let words =
                (format!("reply to {name}"), format!("the customer sees this · {length}{kept}"));
            rule(model, area, ("━", Tone::Focus), (&words.0, &words.1), buffer);
        }
        DraftKind::Note => {
            let words = format!("the customer never sees this · {length}{kept}");
            rule(model, area, ("┅", Tone::Note), ("note to the team", &words), buffer);
        }
    }
}

fn invitation(model: &Model) -> String {
    let Some(row) = model.open.and_then(|n| model.row(n)) else { return String::new() };
    match (&row.agent, row.state) {
        (_, TicketState::Closed) => {
            "closed · a writes a note · gc shows earlier tickets".to_owned()
        }
        _ if row.held_by(&model.me.name) && row.offer.is_some() => {
            "yours until they accept · i replies · u takes the offer back".to_owned()
        }
        (_, TicketState::OnHold) if row.held_by(&model.me.name) => {
            "on hold until they write, or H · i replies · a writes a note".to_owned()
        }
        _ if row.held_by(&model.me.name) => "i replies · a writes a note".to_owned(),
        _ if row.offered_to(&model.me.name) => "Y accepts it · N declines".to_owned(),
        (Some(agent), _) => format!("{agent} has it · a writes a note"),
        (None, _) => "c takes it · i takes it and writes".to_owned(),
    }
}

/// Draws the text, scrolled so that the cursor is in sight, and says where the cursor is.
fn text(model: &Model, kind: DraftKind, area: Rect, buffer: &mut Buffer) -> Position {
    let cells = composer_cells(area.width.into());
    let (line_at, char_at) = model.composer.cursor();
    let mut shown = Vec::new();
    let (mut x, mut y) = (0, 0);
    for (i, line) in model.composer.lines().iter().enumerate() {
        let byte = line.char_indices().nth(char_at).map_or(line.len(), |(byte, _)| byte);
        let cut = rows(line, cells);
        let last = cut.len() - 1;
        for (n, row) in cut.into_iter().enumerate() {
            if i == line_at && row.start <= byte && (byte < row.end || n == last) {
                (x, y) = (width(&line[row.start..byte]).min(cells), shown.len());
            }
            shown.push(line[row].to_owned());
        }
    }
    let height = usize::from(area.height).max(1);
    let top = (y + 1).saturating_sub(height);
    let (sign, tone) = match kind {
        DraftKind::Reply => (">", Tone::Focus),
        DraftKind::Note => ("#", Tone::Note),
    };
    let plain = if model.mode == Mode::Normal { Tone::Quiet } else { Tone::Plain };
    for (n, (row, text)) in (area.y..area.bottom()).zip(shown.into_iter().skip(top)).enumerate() {
        let sign = if n + top == 0 { sign } else { " " };
        let line = vec![span(model, tone, format!(" {sign} ")), span(model, plain, text)];
        put(buffer, Rect { y: row, height: 1, ..area }, Line::from(line));
    }
    let column = area.x + 3 + u16::try_from(x).unwrap_or(0);
    let row = area.y + u16::try_from(y - top).unwrap_or(0);
    Position::new(column.min(area.right().saturating_sub(1)), row)
}
