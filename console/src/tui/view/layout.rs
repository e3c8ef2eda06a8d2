//! Where everything is: by width class, never by one ratio.

use ratatui::layout::Rect;

use crate::tui::command::Scope;
use crate::tui::model::{BriefingPane, Mode, Model, Pane, Zoom};

use super::measure;

/// Fewest columns and rows that anything can be shown in.
pub(super) const SMALLEST: (u16, u16) = (40, 10);
/// Most rows the composer grows to.
const COMPOSER_ROWS: usize = 8;

/// How wide the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// One pane at a time.
    One,
    /// The queue over the chat.
    Stacked,
    /// Queue and briefing beside the chat.
    Two,
    /// Queue, chat, briefing side by side.
    Three,
}

pub(super) fn class(model: &Model) -> Class {
    match model.size.0 {
        0..60 => Class::One,
        60..100 => Class::Stacked,
        100..160 => Class::Two,
        _ => Class::Three,
    }
}

/// Whether there are rows to spare for a summary and a hint bar.
pub(super) fn roomy(model: &Model) -> bool {
    model.size.1 >= 20
}

/// The places on the screen. A pane's first row is its title.
#[derive(Debug, Clone, Default)]
pub(super) struct Areas {
    pub(super) header: Rect,
    pub(super) banner: Option<Rect>,
    pub(super) queue: Option<Rect>,
    pub(super) chat: Option<Rect>,
    pub(super) briefing: Option<Rect>,
    /// In the place of all three.
    pub(super) whole: Option<Rect>,
    /// One column wide each.
    pub(super) between: Vec<Rect>,
    pub(super) rule: Option<Rect>,
    pub(super) hint: Option<Rect>,
    pub(super) message: Rect,
}

/// Lays the screen out.
pub(super) fn areas(model: &Model) -> Areas {
    let (w, h) = model.size;
    let row = |y: u16| Rect::new(0, y, w, 1);
    let mut areas = Areas { header: row(0), message: row(h - 1), ..Areas::default() };
    let mut top = 1;
    if model.offer().is_some() {
        areas.banner = Some(row(top));
        top += 1;
    }
    let mut bottom = h - 1;
    if roomy(model) {
        areas.hint = Some(row(h - 2));
        areas.rule = Some(row(h - 3));
        bottom = h - 3;
    }
    panes(model, &mut areas, Rect::new(0, top, w, bottom - top));
    areas
}

fn panes(model: &Model, areas: &mut Areas, body: Rect) {
    if model.bots.is_some() {
        areas.whole = Some(body);
        return;
    }
    let class = if model.zoom == Zoom::Focused { Class::One } else { class(model) };
    let briefing = model.briefing_pane == BriefingPane::Shown;
    match class {
        Class::One => match model.pane {
            Pane::Queue => areas.queue = Some(body),
            Pane::Chat => areas.chat = Some(body),
            Pane::Briefing => areas.briefing = Some(body),
        },
        Class::Stacked => {
            let most = usize::from(body.height / 3).max(3);
            let rows = model.order.len().clamp(3.min(most), most) + 1;
            let (queue, rest) = cut_top(body, u16::try_from(rows).unwrap_or(4));
            areas.queue = Some(queue);
            match model.pane {
                Pane::Briefing => areas.briefing = Some(rest),
                _ => areas.chat = Some(rest),
            }
        }
        Class::Two => {
            let (left, chat) = cut_left(areas, body, (body.width / 3).clamp(38, 46));
            areas.chat = Some(chat);
            if briefing {
                let (queue, rest) = cut_top(left, left.height * 9 / 20);
                areas.queue = Some(queue);
                areas.briefing = Some(rest);
            } else {
                areas.queue = Some(left);
            }
        }
        Class::Three => {
            let (queue, mut chat) = cut_left(areas, body, 48);
            areas.queue = Some(queue);
            if briefing {
                let side = 54;
                let middle = chat.width - side - 1;
                let (left, right) = cut_left(areas, chat, middle);
                chat = left;
                areas.briefing = Some(right);
            }
            areas.chat = Some(chat);
        }
    }
}

pub(super) fn cut_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let rest = Rect { y: area.y + rows, height: area.height - rows, ..area };
    (Rect { height: rows, ..area }, rest)
}

/// Cuts a column off the left, with one column between.
fn cut_left(areas: &mut Areas, area: Rect, columns: u16) -> (Rect, Rect) {
    areas.between.push(Rect { x: area.x + columns, width: 1, ..area });
    let rest = Rect { x: area.x + columns + 1, width: area.width - columns - 1, ..area };
    (Rect { width: columns, ..area }, rest)
}

/// The parts of the chat pane.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChatParts {
    pub(super) title: Rect,
    /// The briefing in one line, where its pane is not beside.
    pub(super) summary: Option<Rect>,
    pub(super) body: Rect,
    pub(super) composer_title: Rect,
    pub(super) composer: Rect,
}

/// Lays the chat pane out; the composer has as many rows as its text needs, up to a bound.
pub(super) fn chat_parts(model: &Model, area: Rect) -> ChatParts {
    let (title, mut rest) = cut_top(area, 1);
    let mut summary = None;
    if matches!(class(model), Class::Stacked) && roomy(model) && model.open.is_some() {
        let (line, below) = cut_top(rest, 1);
        summary = Some(line);
        rest = below;
    }
    let most = COMPOSER_ROWS.min(usize::from(rest.height / 2)).max(1);
    let wanted = composer_rows(model, usize::from(area.width)).clamp(1, most);
    let composer = u16::try_from(wanted).unwrap_or(1);
    let body_rows = rest.height.saturating_sub(composer + 1);
    let (body, below) = cut_top(rest, body_rows);
    let (composer_title, composer) = cut_top(below, 1);
    ChatParts { title, summary, body, composer_title, composer }
}

/// Cells of the composer's text: all but a sign, a space before and one after.
pub(super) fn composer_cells(width: usize) -> usize {
    width.saturating_sub(4)
}

fn composer_rows(model: &Model, width: usize) -> usize {
    let cells = composer_cells(width);
    let rows = |line: &String| measure::rows(line, cells).len();
    let text = model.composer.lines().iter().map(rows).sum();
    match model.mode {
        Mode::Compose(_) => text,
        Mode::Normal if model.composer.is_empty() => 1,
        Mode::Normal => text.min(3),
    }
}

/// Whether the briefing has no place beside the chat, so that one of both is shown.
#[must_use]
pub fn briefing_shares_its_place(model: &Model) -> bool {
    matches!(class(model), Class::One | Class::Stacked)
}

/// Rows that the focused pane has for its content.
#[must_use]
pub fn pane_rows(model: &Model) -> usize {
    let areas = sized(model).unwrap_or_default();
    let rows = match model.pane {
        Pane::Queue => areas.queue.map(|area| area.height.saturating_sub(1)),
        Pane::Chat => areas.chat.map(|area| chat_parts(model, area).body.height),
        Pane::Briefing => areas.briefing.map(|area| area.height.saturating_sub(1)),
    };
    usize::from(rows.unwrap_or(1))
}

/// The areas, where the screen is large enough for any.
pub(super) fn sized(model: &Model) -> Option<Areas> {
    (model.size.0 >= SMALLEST.0 && model.size.1 >= SMALLEST.1).then(|| areas(model))
}

/// The word for the mode, at the left of the hint bar.
pub(super) fn mode_word(model: &Model) -> &'static str {
    match (crate::tui::command::scope(model), model.mode) {
        (Scope::Compose, Mode::Compose(crate::tui::model::DraftKind::Note)) => "NOTE",
        (Scope::Compose, _) => "REPLY",
        (Scope::Normal, _) => "KEYS",
        (Scope::Bots, _) => "BOTS",
    }
}
