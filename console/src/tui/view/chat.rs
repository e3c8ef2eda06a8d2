//! The conversation. Only the rows one sees are laid out; the height of a line is measured once
//! per width.

use jiff::{Timestamp, civil::Date};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line as Row, Span};

use baton_shared::id::AgentName;
use baton_shared::wire::{Controller, DeliveryState, From, TicketState};

use super::layout::{ChatParts, chat_parts, sized};
use super::measure::{self, clip, counted, fit, fit_right, width};
use super::{Tone, put, span, title};
use crate::tui::Clean;
use crate::tui::model::{DraftKind, Line, Model, Pane, Pending, Scroll, Thread, plain_line};

/// Cells before the name: a space, the time, two spaces.
const TIME: usize = 8;
/// Cells of the marks on the right, with the spaces around them.
const MARKS: usize = 4;

pub(super) fn draw(model: &Model, parts: &ChatParts, buffer: &mut Buffer, now: Timestamp) {
    let (left, right) = heading(model, now);
    title(model, Pane::Chat, parts.title, (&left, &right), buffer);
    if let Some(area) = parts.summary
        && let Some(row) = model.open.and_then(|n| model.row(n))
    {
        let room = usize::from(area.width).saturating_sub(2);
        let text = format!(" {}", clip(&super::briefing::summary(row), room));
        put(buffer, area, super::quiet(model, &text));
    }
    let Some(thread) = model.thread() else { return empty(model, parts.body, buffer) };
    let flow = Flow::new(model, thread, parts.body.width.into());
    let height = usize::from(parts.body.height);
    let (mut item, mut skip) = flow.top(height);
    let mut y = parts.body.y;
    while item < flow.count() && y < parts.body.bottom() {
        for row in flow.rows(item).into_iter().skip(skip) {
            if y < parts.body.bottom() {
                put(buffer, Rect { y, height: 1, ..parts.body }, row);
            }
            y += 1;
        }
        skip = 0;
        item += 1;
    }
    if thread.scroll == Scroll::End {
        typing(model, parts.body, y, buffer);
    } else {
        below(model, parts.body, flow.count().saturating_sub(item), buffer);
    }
}

/// What is shown before any ticket is opened: the three keys that begin the work.
fn empty(model: &Model, body: Rect, buffer: &mut Buffer) {
    let lines = ["j k  choose a ticket", "Enter  open it to read", "c  take it", "?  all the keys"];
    let top = body.y + body.height.saturating_sub(4) / 2;
    for (y, line) in (top..body.bottom()).zip(lines) {
        let (key, words) = line.split_once("  ").unwrap_or((line, ""));
        let key = fit_right(key, usize::from(body.width / 2).saturating_sub(8));
        let row = vec![span(model, Tone::Key, key), span(model, Tone::Quiet, format!("  {words}"))];
        put(buffer, Rect { y, height: 1, ..body }, Row::from(row));
    }
}

fn heading(model: &Model, now: Timestamp) -> (String, String) {
    let Some(number) = model.open else { return ("2 Chat".to_owned(), String::new()) };
    let Some(row) = model.row(number) else { return (format!("2 #{number}"), String::new()) };
    let mut left = format!("2 #{number} {} · {}", &*row.customer.name, row.queue);
    for part in [&row.customer.tier, &row.language].into_iter().flatten() {
        left.push_str(&format!(" · {}", &**part));
    }
    let mine = row.held_by(&model.me.name);
    let local = |at: Timestamp| at.to_zoned(model.zone.clone()).strftime("%H:%M").to_string();
    let stands = match (row.state, &row.control) {
        _ if row.offer.as_ref().is_some_and(|offer| offer.to != model.me.name) => {
            row.offer.as_ref().map_or(String::new(), |offer| {
                let left = offer.until.duration_since(model.relay_now(now));
                format!("offered to {} · {}", offer.to, counted(left))
            })
        }
        (TicketState::Closed, _) => match &row.disposition {
            Some(outcome) => format!("closed: {}", &**outcome),
            None => "closed".to_owned(),
        },
        (TicketState::OnHold, _) if mine => match row.hold_until {
            Some(until) => format!("on hold until {}", local(until)),
            None => "on hold".to_owned(),
        },
        (_, Controller::Agent(_)) if mine => match row.waiting_since {
            Some(since) => {
                format!("yours · {}", counted(model.relay_now(now).duration_since(since)))
            }
            None => "yours".to_owned(),
        },
        (_, Controller::Agent(name)) if name.is_inbox() => {
            "answered in the provider's inbox".to_owned()
        }
        (_, Controller::Agent(name)) => format!("with {name}"),
        (_, Controller::Queue) => "in the queue".to_owned(),
        (_, Controller::Bot) => "with the bot".to_owned(),
        (_, Controller::Nobody) => "with nobody".to_owned(),
    };
    let gone = if row.customer.present { "" } else { "left the page · " };
    (left, format!("{gone}{stands}"))
}

/// Who is typing, under the last line, where there is room for it.
fn typing(model: &Model, body: Rect, y: u16, buffer: &mut Buffer) {
    let Some(number) = model.open.filter(|n| model.typing.contains_key(n)) else { return };
    let name = model.row(number).map_or("customer", |row| first_word(&row.customer.name));
    let line = super::quiet(model, &format!("{}{name} is typing…", " ".repeat(TIME)));
    let y = y.min(body.bottom().saturating_sub(1));
    blank(body, y, buffer);
    put(buffer, Rect { y, height: 1, ..body }, line);
}

fn below(model: &Model, body: Rect, items: usize, buffer: &mut Buffer) {
    if items == 0 {
        return;
    }
    let text = format!(" ▼ {items} below · G ");
    let y = body.bottom().saturating_sub(1);
    blank(body, y, buffer);
    let line = fit_right(&text, usize::from(body.width).saturating_sub(1));
    put(buffer, Rect { y, height: 1, ..body }, Row::from(span(model, Tone::Strong, line)));
}

fn blank(body: Rect, y: u16, buffer: &mut Buffer) {
    let row = Rect { y, height: 1, ..body }.intersection(buffer.area);
    ratatui::widgets::Widget::render(ratatui::widgets::Clear, row, buffer);
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// Where the chat pane would stand after moving by so many rows; `None` while no ticket is open.
#[must_use]
pub fn scrolled(model: &Model, rows: isize) -> Option<Scroll> {
    let area = sized(model)?.chat?;
    let thread = model.thread()?;
    let body = chat_parts(model, area).body;
    let flow = Flow::new(model, thread, body.width.into());
    let height = usize::from(body.height);
    let (mut item, mut skip) = flow.top(height);
    for _ in 0..rows.unsigned_abs() {
        if rows < 0 {
            match (skip, item) {
                (0, 0) => break,
                (0, _) => {
                    item -= 1;
                    skip = flow.height(item).saturating_sub(1);
                }
                _ => skip -= 1,
            }
        } else if skip + 1 < flow.height(item) {
            skip += 1;
        } else if item + 1 < flow.count() {
            (item, skip) = (item + 1, 0);
        }
    }
    // Only whether more than a screen is left matters, so the rest of a long chat is not measured.
    let mut left = 0;
    let full = (item..flow.count()).any(|i| {
        left += flow.height(i);
        left > skip + height
    });
    let key = thread.lines.get(item).map(|line| (line.seq, line.id.clone()));
    match key {
        Some(top) if full => Some(Scroll::At { top, skip }),
        _ => Some(Scroll::End),
    }
}

/// A thread at a width: lines, then what is sent and not there yet.
struct Flow<'a> {
    model: &'a Model,
    thread: &'a Thread,
    width: usize,
    name: usize,
    customer: &'a str,
    /// The first line that is new.
    first_new: Option<usize>,
}

impl<'a> Flow<'a> {
    fn new(model: &'a Model, thread: &'a Thread, width: usize) -> Self {
        let name = if width < 90 { 8 } else { 10 };
        let row = model.open.and_then(|n| model.row(n));
        let customer = row.map_or("customer", |row| first_word(&row.customer.name));
        let first_new = thread.new_after.and_then(|after| {
            let new = |line: &Line| line.seq > after && line.from == From::Customer;
            thread.lines.iter().position(new)
        });
        Self { model, thread, width, name, customer, first_new }
    }

    fn count(&self) -> usize {
        self.thread.lines.len() + self.thread.pending.len()
    }

    fn line(&self, item: usize) -> Option<Line> {
        match self.thread.lines.get(item) {
            Some(line) => Some(line.clone()),
            None => {
                let pending = self.thread.pending.get(item - self.thread.lines.len())?;
                Some(self.unsent(pending))
            }
        }
    }

    fn unsent(&self, pending: &Pending) -> Line {
        let from = match pending.kind {
            DraftKind::Reply => From::Agent,
            DraftKind::Note => From::Note,
        };
        let name = Clean::line(self.model.me.name.as_str());
        let mut line = plain_line(u64::MAX, pending.command.to_string(), from, pending.at);
        line.name = Some(name);
        line.text = pending.text.clone();
        line.delivery = Some(DeliveryState::Queued);
        line
    }

    fn day(&self, item: usize) -> Option<Date> {
        let at = match self.thread.lines.get(item) {
            Some(line) => line.at,
            None => self.thread.pending.get(item - self.thread.lines.len())?.at,
        };
        Some(at.to_zoned(self.model.zone.clone()).date())
    }

    fn begins_day(&self, item: usize) -> bool {
        item == 0 || self.day(item) != self.day(item - 1)
    }

    fn height(&self, item: usize) -> usize {
        let rules = usize::from(self.begins_day(item)) + usize::from(self.first_new == Some(item));
        let measure = |line: &Line| self.spoken(line).len();
        let text = match self.thread.lines.get(item) {
            Some(line) => self.thread.height(line, self.width, || measure(line)),
            None => self.line(item).as_ref().map_or(0, measure),
        };
        rules + text
    }

    /// The first item in sight and how many of its rows are not.
    fn top(&self, height: usize) -> (usize, usize) {
        if let Scroll::At { top, skip } = &self.thread.scroll {
            let lines = &self.thread.lines;
            let item = lines.partition_point(|line| (line.seq, &line.id) < (top.0, &top.1));
            let exact = lines.iter().position(|line| line.id == top.1).unwrap_or(item);
            let skip = (*skip).min(self.height(exact).saturating_sub(1));
            let end = self.end(height);
            return (exact, skip).min(end);
        }
        self.end(height)
    }

    fn end(&self, height: usize) -> (usize, usize) {
        let typing = self.model.open.is_some_and(|n| self.model.typing.contains_key(&n));
        let height = height.saturating_sub(usize::from(typing));
        let mut rows = 0;
        for item in (0..self.count()).rev() {
            rows += self.height(item);
            if rows >= height {
                return (item, rows - height);
            }
        }
        (0, 0)
    }

    fn rows(&self, item: usize) -> Vec<Row<'static>> {
        let mut rows = Vec::new();
        let Some(line) = self.line(item) else { return rows };
        if self.begins_day(item)
            && let Some(day) = self.day(item)
        {
            rows.push(self.rule(&day.strftime("%A %-d %B").to_string(), Tone::Quiet));
        }
        if self.first_new == Some(item) {
            rows.push(self.rule(&format!("{} new", self.thread.new_lines()), Tone::Warn));
        }
        rows.extend(self.spoken(&line));
        rows
    }

    fn rule(&self, words: &str, tone: Tone) -> Row<'static> {
        let room = self.width.saturating_sub(TIME + 1);
        let side = room.saturating_sub(width(words) + 2) / 2;
        let side = "─".repeat(side.min(30));
        Row::from(span(self.model, tone, format!("{}{side} {words} {side}", " ".repeat(TIME))))
    }

    fn cells(&self) -> usize {
        self.width.saturating_sub(TIME + self.name + 2 + MARKS).max(8)
    }

    /// A line's own rows: what was said, files, buttons, trouble.
    fn spoken(&self, line: &Line) -> Vec<Row<'static>> {
        let (name, tone) = self.who(line);
        let mut texts: Vec<(String, Tone)> = Vec::new();
        let mut add = |text: &str, tone: Tone| {
            texts.extend(measure::wrap(text, self.cells()).into_iter().map(|row| (row, tone)));
        };
        let author = line.name.as_deref().unwrap_or("");
        match line.from {
            _ if line.erased => add("(erased at the customer's wish)", Tone::Quiet),
            From::Note => add(&format!("{author} → team: {}", &*line.text), tone),
            _ if line.text.is_empty() => {}
            _ => add(&line.text, tone),
        }
        for file in &line.files {
            let kind = file.kind.as_ref().map_or(String::new(), |kind| format!("  {}", &**kind));
            let size =
                file.size.map_or(String::new(), |size| format!("  {}", measure::bytes(size)));
            let copy = if file.url.is_some() { "  · y copies its address" } else { "" };
            add(&format!("[file] {}{kind}{size}{copy}", &*file.name), Tone::Plain);
        }
        if !line.choices.is_empty() {
            let titles: Vec<&str> = line.choices.iter().map(|choice| &**choice).collect();
            add(&format!("buttons: [{}]", titles.join("] [")), Tone::Quiet);
        }
        if let Some(text) = trouble(line) {
            add(&text, Tone::Bad);
        }
        if texts.is_empty() {
            texts.push((String::new(), tone));
        }
        let rows = texts.into_iter().enumerate();
        rows.map(|(i, (text, tone))| {
            let first = (i == 0).then_some((line, name.as_str()));
            self.row(first, &text, tone)
        })
        .collect()
    }

    fn row(&self, first: Option<(&Line, &str)>, text: &str, tone: Tone) -> Row<'static> {
        let mut spans = match first {
            None => vec![Span::raw(" ".repeat(TIME + self.name + 2))],
            Some((line, name)) => {
                let time = line.at.to_zoned(self.model.zone.clone()).strftime("%H:%M").to_string();
                let tone = if line.from == From::Customer { Tone::Strong } else { tone };
                vec![
                    span(self.model, Tone::Quiet, format!(" {time}  ")),
                    span(self.model, tone, format!("{}  ", fit(name, self.name))),
                ]
            }
        };
        let pad = self.cells().saturating_sub(width(text));
        spans.extend(self.found(text, tone));
        if let Some((line, _)) = first {
            let (marks, tone) = marks(line);
            let marks = format!("{}{}", " ".repeat(pad), fit_right(marks, MARKS - 1));
            spans.push(span(self.model, tone, marks));
        }
        Row::from(spans)
    }

    /// The text with what is searched for marked in it.
    fn found(&self, text: &str, tone: Tone) -> Vec<Span<'static>> {
        let words = self.model.search.as_ref().filter(|search| search.pane != Pane::Queue);
        let lower = text.to_lowercase();
        let hit = words
            .filter(|_| lower.len() == text.len())
            .and_then(|search| Some((lower.find(&search.words)?, search.words.len())))
            .filter(|(at, len)| text.is_char_boundary(*at) && text.is_char_boundary(at + len));
        let Some((at, len)) = hit else { return vec![span(self.model, tone, text)] };
        vec![
            span(self.model, tone, &text[..at]),
            span(self.model, Tone::Found, &text[at..at + len]),
            span(self.model, tone, &text[at + len..]),
        ]
    }

    fn who(&self, line: &Line) -> (String, Tone) {
        let name = line.name.as_deref().filter(|name| !name.is_empty());
        match line.from {
            From::Customer => {
                (first_word(name.unwrap_or(self.customer)).to_owned(), Tone::Customer)
            }
            From::Bot => ("bot".to_owned(), Tone::Bot),
            From::System => ("system".to_owned(), Tone::Quiet),
            From::Note => ("note".to_owned(), Tone::Note),
            From::Agent if name == Some(self.model.me.name.as_str()) => {
                ("you".to_owned(), Tone::Own)
            }
            From::Agent => (name.map_or("agent", agents).to_owned(), Tone::Own),
        }
    }
}

/// Which channel's inbox it was stands above the chat; here there is room for a name.
fn agents(name: &str) -> &str {
    let is_inbox = name.parse::<AgentName>().is_ok_and(|name| name.is_inbox());
    if is_inbox { "inbox" } else { name }
}

fn marks(line: &Line) -> (&'static str, Tone) {
    match line.delivery {
        Some(DeliveryState::Queued) => ("…", Tone::Quiet),
        Some(DeliveryState::Sent | DeliveryState::Delivered) => ("✓", Tone::Quiet),
        Some(DeliveryState::Read) => ("✓✓", Tone::Good),
        Some(DeliveryState::Failed) => ("!", Tone::Bad),
        Some(DeliveryState::Cancelled) => ("×", Tone::Bad),
        None => ("", Tone::Plain),
    }
}

fn trouble(line: &Line) -> Option<String> {
    let why = line.trouble.as_deref();
    match line.delivery? {
        DeliveryState::Failed => {
            Some(format!("! failed: {}", why.unwrap_or("no reason was given")))
        }
        DeliveryState::Cancelled => {
            let why = why.unwrap_or("control changed before it could go");
            Some(format!("× not sent: {why}"))
        }
        _ if line.late => Some("… not delivered yet. Send or drop it? g s".to_owned()),
        DeliveryState::Queued if line.wanted => {
            Some("… waits, and is sent as soon as it can be".to_owned())
        }
        _ => why.map(|why| format!("… waits: {why}")),
    }
}
