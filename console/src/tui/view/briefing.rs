//! What one should know before speaking: goal, tried, collected, blocker, then the rest.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use baton_shared::wire::{From, Priority};

use super::measure::{self, clip, fit};
use super::{Tone, put, span, title};
use crate::tui::model::{Collected, Model, Pane, Row};

/// Cells of the labels on the left.
const LABEL: usize = 12;

/// The ticket whose briefing is shown: the one that keys are about.
fn shown(model: &Model) -> Option<&Row> {
    model.target()
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer, now: Timestamp) {
    let row = shown(model);
    let of = row.map_or(String::new(), |row| format!(" #{}", row.number));
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let lines = row.map_or_else(Vec::new, |row| lines(model, row, body.width.into(), now));
    let height = usize::from(body.height);
    let top = model.briefing_top.min(lines.len().saturating_sub(height));
    let more = lines.len().saturating_sub(top + height);
    let right = if more > 0 { format!("{more} more") } else { String::new() };
    title(model, Pane::Briefing, area, (&format!("3 Briefing{of}"), &right), buffer);
    for (y, line) in (body.y..body.bottom()).zip(lines.into_iter().skip(top)) {
        put(buffer, Rect { y, height: 1, ..body }, line);
    }
}

/// Rows of the briefing that the keys are about, at the width it is shown in.
#[must_use]
pub fn briefing_rows(model: &Model, now: Timestamp) -> usize {
    let area = super::layout::sized(model).and_then(|areas| areas.briefing);
    let (Some(area), Some(row)) = (area, shown(model)) else { return 0 };
    let rows = lines(model, row, area.width.into(), now).len();
    rows.saturating_sub(usize::from(area.height).saturating_sub(2))
}

/// The briefing in one line, for where it has no pane.
pub(super) fn summary(row: &Row) -> String {
    let briefing = &row.briefing;
    let parts = [
        briefing.goal.as_ref().map(|goal| format!("goal: {}", &**goal)),
        briefing.blocker.as_ref().map(|blocker| format!("blocker: {}", &**blocker)),
        briefing.reason.as_ref().map(|reason| format!("reason: {}", &**reason)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "no briefing came with this ticket".to_owned()
    } else {
        parts.join(" · ")
    }
}

/// Collects labelled paragraphs.
struct Page<'a> {
    model: &'a Model,
    cells: usize,
    lines: Vec<Line<'static>>,
}

impl Page<'_> {
    /// One labelled paragraph; without text it is left out.
    fn part(&mut self, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        for (i, row) in measure::wrap(text, self.cells).into_iter().enumerate() {
            let label = if i == 0 { label } else { "" };
            self.lines.push(Line::from(vec![
                span(self.model, Tone::Strong, format!(" {}", fit(label, LABEL - 1))),
                span(self.model, Tone::Plain, row),
            ]));
        }
    }

    /// Several paragraphs under one label.
    fn list(&mut self, label: &str, items: impl Iterator<Item = String>) {
        for (i, item) in items.enumerate() {
            self.part(if i == 0 { label } else { "" }, &item);
        }
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }
}

fn text(part: Option<&crate::tui::Clean>) -> &str {
    part.map_or("", |part| part)
}

fn lines(model: &Model, row: &Row, width: usize, now: Timestamp) -> Vec<Line<'static>> {
    let cells = width.saturating_sub(LABEL + 1).max(8);
    let mut page = Page { model, cells, lines: Vec::new() };
    let briefing = &row.briefing;
    page.part("Goal", text(briefing.goal.as_ref()));
    let steps = briefing.tried.iter().enumerate();
    page.list("Tried", steps.map(|(i, step)| format!("{} {}", i + 1, &**step)));
    page.list("Collected", briefing.collected.iter().map(collected));
    page.list("Missing", briefing.missing.iter().map(ToString::to_string));
    if briefing.must_verify {
        page.part("Identity", "must be verified again");
    }
    page.part("Blocker", text(briefing.blocker.as_ref()));
    page.gap();
    page.part("Reason", text(briefing.reason.as_ref()));
    if let Some((name, confidence)) = &row.intent {
        page.part("Intent", &format!("{} {confidence:.2}", &**name));
    }
    match row.priority {
        Priority::Normal => {}
        Priority::Low => page.part("Priority", "low"),
        Priority::High => page.part("Priority", "high"),
        Priority::Urgent => page.part("Priority", "urgent"),
    }
    page.gap();
    customer(&mut page, row, now);
    page.gap();
    page.list("Shown", briefing.sources.iter().map(ToString::to_string));
    page.part("Tags", &join(row.tags.iter().map(ToString::to_string)));
    page.part("Variables", &join(row.variables.iter().map(|(k, v)| format!("{} {}", &**k, &**v))));
    page.gap();
    past(&mut page, row);
    page.lines
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" · ")
}

fn collected(found: &Collected) -> String {
    let checked = if found.verified { "verified" } else { "not verified" };
    format!("{} {} ({}, {checked})", &*found.field, &*found.value, &*found.by)
}

fn customer(page: &mut Page<'_>, row: &Row, now: Timestamp) {
    let customer = &row.customer;
    let known = if customer.verified { "verified" } else { "identity not verified" };
    let parts = [Some(customer.name.to_string()), customer.tier.as_ref().map(ToString::to_string)];
    let parts = parts.into_iter().flatten().chain([known.to_owned()]);
    page.part("Customer", &join(parts));
    if !customer.present {
        page.part("", "has left the page");
    }
    page.part("Language", row.language.as_deref().unwrap_or(""));
    page.part("Page", text(customer.page.as_ref()));
    let zone = customer.zone.as_deref().and_then(|name| TimeZone::get(name).ok());
    if let Some(zone) = zone {
        let there = page.model.relay_now(now).to_zoned(zone);
        let name = text(customer.zone.as_ref());
        page.part("Their time", &format!("{} ({name})", there.strftime("%H:%M")));
    }
    page.part("E-mail", text(customer.email.as_ref()));
    page.part("Channel", &row.channel);
    let attributes = customer.attributes.iter();
    page.list("", attributes.map(|(key, value)| format!("{} {}", &**key, &**value)));
}

/// Notes and history, of a ticket that was opened.
fn past(page: &mut Page<'_>, row: &Row) {
    let model = page.model;
    let Some(thread) = model.threads.get(&row.number) else { return };
    let notes = thread.lines.iter().filter(|line| line.from == From::Note).map(|line| {
        let who = line.name.as_deref().unwrap_or("");
        let first = line.text.lines().next().unwrap_or("");
        format!("{who}: {}", clip(first, 200))
    });
    page.list("Notes", notes);
    page.gap();
    let zone = model.zone.clone();
    let acts = thread.history.iter().rev().map(|act| {
        let at = act.at.to_zoned(zone.clone()).strftime("%H:%M").to_string();
        let by = act.by.as_ref().map_or(String::new(), |by| format!(" by {by}"));
        // Whoever takes a ticket takes it to themselves.
        let own = act.by.as_ref().map(baton_shared::id::AgentName::as_str);
        let to = act.to.as_ref().filter(|to| Some(&***to) != own);
        let to = to.map_or(String::new(), |to| format!(" to {}", &**to));
        let note = act.note.as_ref().map_or(String::new(), |note| format!(": {}", &**note));
        format!("{at} {}{to}{by}{note}", &*act.what)
    });
    page.list("History", acts);
}
