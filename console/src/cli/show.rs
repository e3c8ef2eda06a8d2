//! `show`: one ticket, whole.

use baton_shared::id::TicketNumber;
use baton_shared::text::Clean;
use baton_shared::wire::{
    Answer, Ask, BriefingView, DeliveryState, Entry, From, HistoryEntry, TicketDetail,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::failure::Failure;
use super::list::{customer_name, new_id, state_word, unfitting};
use super::out::{Form, Out, ago};
use crate::client::Call;

pub(super) async fn show(
    mut call: Call,
    number: TicketNumber,
    out: &mut Out,
) -> Result<(), Failure> {
    let ticket = fetch(&mut call, number).await?;
    call.close().await;
    match out.form() {
        Form::Json => out.json(&ticket),
        Form::Human => Page { zone: TimeZone::system(), out }.ticket(&ticket),
    }
}

/// Asks for one ticket.
pub(super) async fn fetch(
    call: &mut Call,
    number: TicketNumber,
) -> Result<Box<TicketDetail>, Failure> {
    match call.ask(new_id()?, Ask::Ticket { number }).await? {
        Answer::Ticket { ticket } => Ok(ticket),
        _ => Err(unfitting()),
    }
}

/// An instant as a clock on the wall shows it, with the date where it is not today's.
pub(super) fn clock(at: Timestamp, zone: &TimeZone, now: Timestamp) -> String {
    let (at, now) = (at.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
    let form = if at.date() == now.date() { "%H:%M" } else { "%Y-%m-%d %H:%M" };
    at.strftime(form).to_string()
}

struct Page<'a> {
    zone: TimeZone,
    out: &'a mut Out,
}

impl Page<'_> {
    fn ticket(mut self, ticket: &TicketDetail) -> Result<(), Failure> {
        self.head(ticket)?;
        self.briefing(&ticket.row.briefing)?;
        self.section("Conversation")?;
        if ticket.truncated {
            self.line("(older lines left out)")?;
        }
        for entry in &ticket.transcript {
            self.entry(entry)?;
        }
        if !ticket.notes.is_empty() {
            self.section("Notes (internal)")?;
        }
        for note in &ticket.notes {
            let at = self.clock(note.at);
            self.block(&format!("{at}  {}: ", note.by), &note.text)?;
        }
        if !ticket.history.is_empty() {
            self.section("History")?;
        }
        ticket.history.iter().try_for_each(|entry| self.history(entry))
    }

    fn head(&mut self, ticket: &TicketDetail) -> Result<(), Failure> {
        let row = &ticket.row;
        let name = customer_name(row);
        self.out.heading(&Clean::line(&format!("#{} {name}", row.number)))?;
        let agent = row.agent.as_ref().map(|agent| format!(" with {agent}")).unwrap_or_default();
        let (state, queue, channel) = (state_word(row.state), &row.queue, &row.channel);
        self.line(&format!("{state}{agent}, queue {queue}, by {channel}, epoch {}", row.epoch))?;
        if row.waiting_s > 0 {
            self.line(&format!("waiting for an answer for {}", ago(row.waiting_s)))?;
        }
        if let Some(offer) = &row.offer {
            let until = self.clock(offer.until);
            self.line(&format!("offered to {} until {until}", offer.to))?;
        }
        if let Some(email) = &row.customer.email {
            self.line(&format!("email {email}"))?;
        }
        for (key, value) in &row.customer.attributes {
            self.line(&format!("{key} {value}"))?;
        }
        Ok(())
    }

    fn briefing(&mut self, briefing: &BriefingView) -> Result<(), Failure> {
        self.section("Briefing")?;
        self.part("Goal", briefing.goal.as_deref())?;
        let tried = (!briefing.tried.is_empty()).then(|| briefing.tried.join("; "));
        self.part("Tried", tried.as_deref())?;
        for (key, item) in &briefing.collected {
            let sure = if item.verified { "verified" } else { "not verified" };
            let said = format!("{} (by {}, {sure})", item.value, item.by);
            self.part(&format!("Collected {key}"), Some(&said))?;
        }
        if !briefing.missing.is_empty() {
            self.part("Missing", Some(&briefing.missing.join(", ")))?;
        }
        if briefing.must_verify {
            self.part("Identity", Some("must be verified again"))?;
        }
        self.part("Blocker", briefing.blocker.as_deref())?;
        self.part("Reason", briefing.reason.as_deref())
    }

    fn part(&mut self, label: &str, text: Option<&str>) -> Result<(), Failure> {
        self.line(&format!("{label}: {}", text.unwrap_or("-")))
    }

    fn entry(&mut self, entry: &Entry) -> Result<(), Failure> {
        let kind = match entry.from {
            From::Customer => "customer",
            From::Bot => "bot",
            From::Agent => "agent",
            From::System => "system",
            From::Note => "note",
        };
        let who = entry
            .name
            .as_deref()
            .map_or_else(|| kind.to_owned(), |name| format!("{name} ({kind})"));
        let at = self.clock(entry.at);
        let text = if entry.erased { "(erased)" } else { entry.text.as_str() };
        self.block(&format!("{at}  {who}: "), text)?;
        for file in &entry.attachments {
            let name = file.name.as_deref().unwrap_or("file");
            self.line(&format!("       file {name}: {}", file.url))?;
        }
        match entry.delivery {
            Some(DeliveryState::Failed) => {
                let why = entry.trouble.as_deref().unwrap_or("no reason given");
                self.line(&format!("       NOT DELIVERED: {why}"))
            }
            Some(DeliveryState::Queued) => self.line("       (on its way)"),
            Some(DeliveryState::Cancelled) => self.line("       (cancelled, never sent)"),
            _ => Ok(()),
        }
    }

    fn history(&mut self, entry: &HistoryEntry) -> Result<(), Failure> {
        let at = self.clock(entry.at);
        let by = entry.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let to = entry.to.as_ref().map(|to| format!(" to {to}")).unwrap_or_default();
        let note = entry.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        self.line(&format!("{at}  {}{by}{to}{note}", entry.what))
    }

    fn section(&mut self, title: &str) -> Result<(), Failure> {
        self.out.line(&Clean::default())?;
        self.out.heading(&Clean::line(title))
    }

    /// A text whose further lines stand under the first, so that no line of it passes for one of
    /// somebody else.
    fn block(&mut self, lead: &str, text: &str) -> Result<(), Failure> {
        let text = Clean::block(text);
        let mut lines = text.lines();
        self.line(&format!("{lead}{}", lines.next().unwrap_or_default()))?;
        lines.try_for_each(|line| self.line(&format!("       {line}")))
    }

    fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.out.line(&Clean::line(text))
    }

    fn clock(&self, at: Timestamp) -> String {
        clock(at, &self.zone, Timestamp::now())
    }
}
