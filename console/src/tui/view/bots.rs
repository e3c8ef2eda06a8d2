//! What bots have, over the whole place of the panes: the list, and under it the chosen one.

use baton_shared::wire::From;
use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::layout::{self, cut_top};
use super::measure::{brief_duration, fit, fit_right, width, wrap};
use super::{Tone, put, quiet, rule, span};
use crate::tui::model::{Bots, Model, Said, Talk};

struct Parts {
    title: Rect,
    heads: Rect,
    list: Rect,
    rule: Rect,
    lower: Rect,
}

/// The list has what it needs up to half of the place; a third while one reads.
fn parts(bots: &Bots, area: Rect) -> Parts {
    let (title, rest) = cut_top(area, 1);
    let (heads, rest) = cut_top(rest, 1);
    let share = if bots.read().is_some() { rest.height / 3 } else { rest.height / 2 };
    let rows = u16::try_from(bots.rows.len() + usize::from(bots.more)).unwrap_or(u16::MAX);
    let (list, rest) = cut_top(rest, rows.clamp(1, share.max(1)));
    let (rule, lower) = cut_top(rest, 1);
    Parts { title, heads, list, rule, lower }
}

pub(super) fn draw(model: &Model, bots: &Bots, area: Rect, buffer: &mut Buffer, now: Timestamp) {
    let parts = parts(bots, area);
    let more = if bots.more { "+" } else { "" };
    let count = format!("{}{more}", bots.rows.len());
    rule(model, parts.title, ("━", Tone::Focus), ("What bots have", &count), buffer);
    if bots.rows.is_empty() {
        let text = if bots.loaded {
            "no bot has a conversation that goes on"
        } else {
            "asking the relay…"
        };
        return put(buffer, parts.heads, quiet(model, &format!("   {text}")));
    }
    let columns = Columns::of(model, bots, area.width.into());
    put(buffer, parts.heads, columns.heads(model));
    list(model, bots, (&columns, parts.list), buffer, now);
    let Some(talk) = bots.talk() else { return };
    let (left, right) = (about(talk), talk.trouble.words());
    rule(model, parts.rule, ("─", Tone::Quiet), (&left, &right), buffer);
    let lines = said(model, bots, talk, parts.lower.width.into());
    let rows = usize::from(parts.lower.height);
    let most = lines.len().saturating_sub(rows);
    let skip = most - bots.back.min(most);
    for (y, line) in (parts.lower.y..parts.lower.bottom()).zip(lines.into_iter().skip(skip)) {
        put(buffer, Rect { y, height: 1, ..parts.lower }, line);
    }
}

/// The list moves by screens, so that rows keep their places while one reads.
fn list(
    model: &Model,
    bots: &Bots,
    (columns, area): (&Columns, Rect),
    buffer: &mut Buffer,
    now: Timestamp,
) {
    let fits = usize::from(area.height).max(1);
    let all = bots.rows.len() + usize::from(bots.more);
    let first = (bots.place() / fits * fits).min(all.saturating_sub(fits));
    let mut ys = area.y..area.bottom();
    for talk in bots.rows.iter().skip(first) {
        let Some(y) = ys.next() else { return };
        let chosen = bots.chosen.as_ref() == Some(&talk.conversation);
        let line = columns.line(model, talk, chosen, now);
        put(buffer, Rect { y, height: 1, ..area }, line);
    }
    if let Some(y) = ys.next().filter(|_| bots.more) {
        let line = quiet(model, "   … and older ones: baton bots --limit lists them");
        put(buffer, Rect { y, height: 1, ..area }, line);
    }
}

/// Cells of the columns.
struct Columns {
    name: usize,
    channel: usize,
    since: usize,
    words: usize,
}

impl Columns {
    fn of(model: &Model, bots: &Bots, cells: usize) -> Self {
        let widest =
            |of: fn(&Talk) -> &str| bots.rows.iter().map(|talk| width(of(talk))).max().unwrap_or(0);
        let most = if model.size.0 >= 100 { 28 } else { 16 };
        let name = widest(|talk| &talk.customer).clamp(8, most);
        let channel = widest(|talk| &talk.channel).clamp(7, 12);
        let since = 6;
        // The mark, and two cells between columns.
        let words = cells.saturating_sub(2 + name + 2 + channel + 2 + since + 2 + 1);
        Self { name, channel, since, words }
    }

    fn heads(&self, model: &Model) -> Line<'static> {
        let (name, channel) = (fit("customer", self.name), fit("channel", self.channel));
        let since = fit_right("since", self.since);
        quiet(model, &format!("  {name}  {channel}  {since}  last words"))
    }

    fn line(&self, model: &Model, talk: &Talk, chosen: bool, now: Timestamp) -> Line<'static> {
        let tone = if chosen { Tone::Selected } else { Tone::Plain };
        let ago = brief_duration(model.relay_now(now).duration_since(talk.last.at));
        let wrong = talk.trouble.words();
        let wrong = if wrong.is_empty() { wrong } else { format!("{wrong} · ") };
        let wrong = super::measure::clip(&wrong, self.words);
        let who = if talk.last.from == From::Bot { "bot: " } else { "" };
        let words = format!("{who}“{}”", &*talk.last.text);
        let room = self.words.saturating_sub(width(&wrong));
        Line::from(vec![
            span(model, Tone::Focus, if chosen { "▌ " } else { "  " }),
            span(model, tone, fit(&talk.customer, self.name)),
            span(model, Tone::Quiet, format!("  {}", fit(&talk.channel, self.channel))),
            span(model, tone, format!("  {}  ", fit_right(&ago, self.since))),
            span(model, Tone::Warn, wrong),
            span(model, tone, super::queue::quoted(&words, room)),
        ])
    }
}

/// Who it is, where, with which bot, about what.
fn about(talk: &Talk) -> String {
    let mut text = format!("{} · {}", &*talk.customer, &*talk.channel);
    for more in [&talk.language, &talk.bot].into_iter().flatten() {
        text.push_str(&format!(" · {}", &**more));
    }
    if let Some((intent, confidence)) = &talk.intent {
        text.push_str(&format!(" · {} {:.0} %", &**intent, confidence * 100.0));
    }
    text
}

/// What was said, or as much of it as the list tells.
fn said(model: &Model, bots: &Bots, talk: &Talk, cells: usize) -> Vec<Line<'static>> {
    match bots.read() {
        Some(read) => read.lines.iter().flat_map(|line| row(model, talk, line, cells)).collect(),
        None => {
            let mut lines = row(model, talk, &talk.last, cells);
            lines.push(quiet(model, "   Enter reads what was said before; that is recorded"));
            lines
        }
    }
}

/// One line said, wrapped under its author.
fn row(model: &Model, talk: &Talk, line: &Said, cells: usize) -> Vec<Line<'static>> {
    let at = line.at.to_zoned(model.zone.clone()).strftime("%H:%M").to_string();
    let (who, tone) = match line.from {
        From::Customer => (&*talk.customer, Tone::Customer),
        From::Bot => (talk.bot.as_deref().unwrap_or("bot"), Tone::Bot),
        From::Agent => ("agent", Tone::Plain),
        From::System | From::Note => ("", Tone::Quiet),
    };
    let name = if cells >= 60 { 14 } else { 8 };
    let before = 1 + width(&at) + 2 + name + 2;
    let rows = wrap(&line.text, cells.saturating_sub(before + 1).max(8));
    let first = format!(" {at}  {}  ", fit(who, name));
    let heads = std::iter::once(first).chain(std::iter::repeat(" ".repeat(before)));
    rows.into_iter()
        .zip(heads)
        .map(|(text, head)| {
            Line::from(vec![span(model, Tone::Quiet, head), span(model, tone, text)])
        })
        .collect()
}

/// Half the rows of what a page key moves, and the most rows that what is read can be scrolled back.
#[must_use]
pub fn bots_page(model: &Model) -> (usize, usize) {
    let areas = layout::sized(model).unwrap_or_default();
    let (Some(bots), Some(area)) = (&model.bots, areas.whole) else { return (1, 0) };
    let parts = parts(bots, area);
    let (list, lower) = (usize::from(parts.list.height), usize::from(parts.lower.height));
    match bots.talk().filter(|_| bots.read().is_some()) {
        Some(talk) => {
            let rows = said(model, bots, talk, parts.lower.width.into()).len();
            (lower / 2, rows.saturating_sub(lower))
        }
        None => (list / 2, 0),
    }
}
