//! What lies over the panes: pickers, prompts with completion, help, past messages.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Widget};

use super::layout::Areas;
use super::measure::{clip, fit, fit_right, plural, width};
use super::{Tone, put, span};
use crate::tui::command::{Def, valid};
use crate::tui::model::{Item, Level, Model, Overlay, Picker, Prompt, PromptKind, Purpose, ranked};
use crate::tui::update::{SHOWN, completions, hits};

/// Draws it and says where the cursor is.
pub(super) fn draw(
    model: &Model,
    overlay: &Overlay,
    areas: &Areas,
    buffer: &mut Buffer,
) -> Option<Position> {
    match overlay {
        Overlay::Picker(picker) => Some(pick(model, picker, buffer)),
        Overlay::Prompt(prompt) => Some(prompt_line(model, prompt, areas.message, buffer)),
        Overlay::Help { filter, top } => Some(help(model, filter.text(), *top, buffer)),
        Overlay::Messages { back } => {
            messages(model, *back, buffer);
            None
        }
    }
}

/// A framed place of so many rows in the middle of the screen, emptied.
fn popup(model: &Model, title: &str, rows: usize, buffer: &mut Buffer) -> Rect {
    let screen = buffer.area;
    let w = screen.width.saturating_sub(4).min(76);
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    let h = rows.min(screen.height.saturating_sub(2)).max(3);
    let x = (screen.width - w) / 2;
    let y = (screen.height - h) / 3;
    let area = Rect::new(x, y, w, h);
    // A wide character under the edge would stick out half.
    let around = Rect::new(x.saturating_sub(1), y, w + 2, h).intersection(screen);
    Clear.render(around, buffer);
    let title = clip(title, usize::from(w).saturating_sub(4));
    let words = span(model, Tone::Strong, format!(" {title} "));
    Block::bordered()
        .border_style(model.theme.style(Tone::Quiet))
        .title(words)
        .render(area, buffer);
    Rect::new(x + 1, y + 1, w - 2, h - 2)
}

fn pick(model: &Model, picker: &Picker, buffer: &mut Buffer) -> Position {
    let rows = picker.items.len().min(15);
    let area = popup(model, &picker.title, rows + 2, buffer);
    let typed = format!(" > {}", picker.filter.text());
    put(buffer, area, Line::from(span(model, Tone::Plain, typed.clone())));
    let room = usize::from(area.height).saturating_sub(2);
    let first = (picker.at + 1).saturating_sub(room);
    let label = label_cells(picker, area.width.into());
    let lines = picker.shown.iter().enumerate().skip(first).take(room);
    for (y, (place, index)) in (area.y + 1..area.bottom() - 1).zip(lines) {
        let Some(item) = picker.items.get(*index) else { continue };
        let line = item_line(model, item, (*index, label), place == picker.at, area.width.into());
        put(buffer, Rect { y, height: 1, ..area }, line);
    }
    let footer = Rect { y: area.bottom() - 1, height: 1, ..area };
    if let Some(note) = &picker.note {
        let who = picker.chosen().map_or("", |item| &*item.label);
        let head = format!(" note for {who}: ");
        let room = usize::from(area.width).saturating_sub(width(&head) + 2);
        let tail = tail_of(note.text(), room);
        let line = vec![span(model, Tone::Note, head.clone()), span(model, Tone::Plain, tail)];
        put(buffer, footer, Line::from(line));
        return at_end(footer, width(&head) + width(tail_of(note.text(), room)));
    }
    let tab =
        if matches!(picker.purpose, Purpose::Transfer(_)) { " · Tab add a note" } else { "" };
    let keys = format!(" 1-9 choose · Enter {}{tab} · Esc back", verb(picker.purpose));
    put(buffer, footer, super::quiet(model, &keys));
    at_end(area, width(&typed))
}

/// Cells of the labels: what the longest needs, where what stands beside it leaves so many.
fn label_cells(picker: &Picker, cells: usize) -> usize {
    let longest = |of: fn(&Item) -> usize| picker.items.iter().map(of).max().unwrap_or(0);
    let beside = longest(|item| item.columns.iter().map(|column| width(column).max(12) + 2).sum());
    let room = cells.saturating_sub(6 + beside).max(24);
    longest(|item| width(&item.label)).clamp(6, room)
}

fn verb(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Transfer(_) => "transfer",
        Purpose::Close(_) => "close",
        Purpose::Earlier => "open",
        Purpose::Copy => "copy",
        Purpose::Snippet => "put in",
        Purpose::Status | Purpose::Quit | Purpose::Paste | Purpose::Unsent(_) => "do it",
    }
}

fn at_end(area: Rect, cells: usize) -> Position {
    let x = area.x + u16::try_from(cells).unwrap_or(0);
    Position::new(x.min(area.right().saturating_sub(1)), area.y)
}

/// The end of a text that still fits.
fn tail_of(text: &str, cells: usize) -> &str {
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.map(|at| &text[at..]).find(|tail| width(tail) <= cells).unwrap_or("")
}

fn item_line(
    model: &Model,
    item: &Item,
    (index, label): (usize, usize),
    chosen: bool,
    cells: usize,
) -> Line<'static> {
    let mark = if chosen { "▌" } else { " " };
    let digit = if index < 9 { (index + 1).to_string() } else { " ".to_owned() };
    let tone = if chosen { Tone::Selected } else { Tone::Plain };
    let mut style = model.theme.style(tone);
    if item.gone {
        style = style.add_modifier(Modifier::CROSSED_OUT | Modifier::DIM);
    } else if item.barred.is_some() {
        style = style.add_modifier(Modifier::DIM);
    }
    let mut text = fit(&item.label, label);
    let last = item.columns.len().saturating_sub(1);
    for (i, column) in item.columns.iter().enumerate() {
        let wide = if i == last { width(column) } else { width(column).max(12) };
        text.push_str("  ");
        text.push_str(&fit(column, wide));
    }
    if item.gone {
        text.push_str("  (left)");
    } else if let Some(why) = &item.barred {
        text.push_str(&format!("  ({why})"));
    }
    let text = clip(text.trim_end(), cells.saturating_sub(6));
    let mut name = span(model, tone, text);
    name.style = style;
    Line::from(vec![
        span(model, Tone::Focus, mark),
        span(model, Tone::Key, format!(" {digit}  ")),
        name,
    ])
}

fn prompt_line(model: &Model, prompt: &Prompt, area: Rect, buffer: &mut Buffer) -> Position {
    Clear.render(area, buffer);
    let head = match prompt.kind {
        PromptKind::Command => ":".to_owned(),
        PromptKind::Search(pane) => format!("/ in {}: ", crate::tui::command::pane_word(pane)),
        PromptKind::Mute(ticket) => format!("mute #{ticket}, because: "),
        PromptKind::Incident if model.off.is_some() => {
            "hand-overs are off; on switches them on: ".to_owned()
        }
        PromptKind::Incident => "hand nobody over, [2h] because: ".to_owned(),
    };
    let room = usize::from(area.width).saturating_sub(width(&head) + 2);
    let tail = tail_of(prompt.input.text(), room);
    let mut line = vec![span(model, Tone::Strong, head.clone()), span(model, Tone::Plain, tail)];
    if matches!(prompt.kind, PromptKind::Search(_)) {
        let matches = format!("   {}", matches(model));
        line.push(span(model, Tone::Quiet, clip(&matches, room.saturating_sub(width(tail)))));
    }
    put(buffer, area, Line::from(line));
    if prompt.kind == PromptKind::Command {
        let fits = completions(model, prompt.input.text());
        let shown = fits.len().min(SHOWN);
        let name = fits.iter().take(shown).map(|def| width(&typed_form(def))).max().unwrap_or(0);
        for (i, def) in fits.into_iter().take(shown).enumerate() {
            let up = u16::try_from(shown - i).unwrap_or(1);
            let row = Rect { y: area.y.saturating_sub(up), ..area };
            Clear.render(row, buffer);
            put(buffer, row, command_line(model, def, (i == prompt.at, name), area.width.into()));
        }
    }
    at_end(area, width(&head) + width(tail))
}

/// How much there is of what is searched for.
fn matches(model: &Model) -> String {
    match hits(model).into_iter().filter(|hit| *hit).count() {
        _ if model.search.is_none() => String::new(),
        0 => "no match".to_owned(),
        n => plural(n, "match", "matches"),
    }
}

/// A command as one types it, with what may follow.
fn typed_form(def: &Def) -> String {
    format!("{} {}", def.name, def.args).trim_end().to_owned()
}

/// A command with what may follow it, what it does, and its key.
fn command_line(
    model: &Model,
    def: &Def,
    (chosen, name): (bool, usize),
    cells: usize,
) -> Line<'static> {
    let mark = if chosen { "▌" } else { " " };
    let name = fit(&typed_form(def), name);
    let key = fit_right(&key_text(def), 10);
    let doc = fit(def.doc, cells.saturating_sub(width(&name) + width(&key) + 5));
    Line::from(vec![
        span(model, Tone::Focus, mark),
        span(model, if chosen { Tone::Strong } else { Tone::Plain }, name),
        span(model, Tone::Quiet, format!("  {doc}")),
        span(model, Tone::Key, key),
    ])
}

/// A definition's keys as one types them: `gc`, `j Down`.
fn key_text(def: &Def) -> String {
    let keys: Vec<String> = def.keys.iter().map(|keys| keys.replace(' ', "")).collect();
    keys.join(" ")
}

fn help(model: &Model, filter: &str, top: usize, buffer: &mut Buffer) -> Position {
    let defs: Vec<&Def> = valid(model).collect();
    let text = |def: &&Def| format!("{} {} {}", key_text(def), def.name, def.doc);
    let fits = ranked(filter, defs.iter().map(text));
    let area = popup(model, "keys that work here", fits.len().max(8) + 2, buffer);
    let typed = format!(" > {filter}");
    put(buffer, area, Line::from(span(model, Tone::Plain, typed.clone())));
    let room = usize::from(area.height).saturating_sub(2);
    let top = top.min(fits.len().saturating_sub(room));
    let lines = fits.iter().skip(top).take(room).filter_map(|i| defs.get(*i));
    for (y, def) in (area.y + 1..area.bottom() - 1).zip(lines) {
        let name = if def.scope == crate::tui::command::Scope::Normal { def.name } else { "" };
        let doc = usize::from(area.width).saturating_sub(36);
        let line = vec![
            span(model, Tone::Key, format!(" {} ", fit(&key_text(def), 14))),
            span(model, Tone::Plain, fit(def.doc, doc)),
            span(
                model,
                Tone::Quiet,
                format!(" {}", if name.is_empty() { String::new() } else { format!(":{name}") }),
            ),
        ];
        put(buffer, Rect { y, height: 1, ..area }, Line::from(line));
    }
    let footer = Rect { y: area.bottom() - 1, height: 1, ..area };
    let rest = fits.len().saturating_sub(top + room);
    let more = if rest > 0 { format!(" · {rest} more, Down") } else { String::new() };
    let marks = " · … queued ✓ sent ✓✓ read ! failed";
    let keys = format!(" type to find · Esc back{more}");
    let room = width(&keys) + width(marks) <= usize::from(area.width);
    let foot = if room { keys + marks } else { keys };
    put(buffer, footer, super::quiet(model, &foot));
    at_end(area, width(&typed))
}

fn messages(model: &Model, back: usize, buffer: &mut Buffer) {
    let area = popup(model, "messages", model.log.len().clamp(3, 20), buffer);
    let room = usize::from(area.height);
    let end = model.log.len().saturating_sub(back);
    let from = end.saturating_sub(room);
    let shown = model.log.iter().skip(from).take(end - from);
    for (y, toast) in (area.y..area.bottom()).zip(shown) {
        let at = toast.at.to_zoned(model.zone.clone()).strftime("%H:%M").to_string();
        let tone = if toast.level == Level::Bad { Tone::Bad } else { Tone::Plain };
        let text = clip(&toast.text, usize::from(area.width).saturating_sub(8));
        let line = vec![span(model, Tone::Quiet, format!(" {at}  ")), span(model, tone, text)];
        put(buffer, Rect { y, height: 1, ..area }, Line::from(line));
    }
    if model.log.is_empty() {
        put(buffer, area, super::quiet(model, " nothing was said yet"));
    }
}
