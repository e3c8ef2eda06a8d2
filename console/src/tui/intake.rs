//! The one gate between the wire and the screen: frames become the model's types, texts [`Clean`].
//!
//! Refuses to know what the model does with them.

use baton_shared::wire::{
    AgentView, BotRow, BriefingView, CustomerView, DeskOff, Entry, ErrorBody, From, HistoryEntry,
    LastLine, Me, NoteView, OfferView, QueueView, TicketDetail, TicketRow,
};

use super::Clean;
use super::model::{
    Act, Briefing, Colleague, Collected, Customer, File, Last, Line, Myself, Offer, Queue, Row,
    Said, SwitchedOff, Talk, Thread,
};

/// Attributes that have a place of their own on the screen.
const PLACED: [&str; 3] = ["tier", "page", "time_zone"];

fn line(text: &str) -> Clean {
    Clean::line(text)
}

/// A text on one line; `None` where nothing of it is left.
fn some_line(text: Option<&str>) -> Option<Clean> {
    text.map(Clean::line).filter(|text| !text.is_empty())
}

/// A row of the list.
#[must_use]
pub fn row(wire: TicketRow) -> Row {
    Row {
        number: wire.number,
        state: wire.state,
        queue: wire.queue,
        agent: wire.agent,
        control: wire.control,
        epoch: wire.epoch,
        customer: customer(&wire.customer),
        channel: line(wire.channel.as_str()),
        language: some_line(wire.language.as_deref()),
        priority: wire.priority,
        waiting_since: wire.waiting_since,
        unread: wire.unread,
        opened_at: wire.opened_at,
        order_at: wire.order_at,
        due_at: wire.due_at,
        at_risk_at: wire.at_risk_at,
        hold_until: wire.hold_until,
        tags: wire.tags.iter().map(|tag| line(tag)).collect(),
        variables: wire.variables.iter().map(|(k, v)| (line(k), line(v))).collect(),
        intent: wire.intent.map(|intent| (line(&intent.name), intent.confidence)),
        briefing: briefing(&wire.briefing),
        offer: wire.offer.map(offer),
        undo: wire.undo.map(|undo| (line(&undo.what), undo.by, undo.until)),
        last: wire.last.map(|last| Last { from: last.from, text: line(&last.text) }),
        disposition: some_line(wire.disposition.as_deref()),
    }
}

fn customer(wire: &CustomerView) -> Customer {
    let attribute = |key: &str| some_line(wire.attributes.get(key).map(String::as_str));
    let others = wire.attributes.iter().filter(|(key, _)| !PLACED.contains(&key.as_str()));
    let id = line(&wire.id);
    Customer {
        name: some_line(wire.name.as_deref()).unwrap_or_else(|| id.clone()),
        id,
        email: some_line(wire.email.as_deref()),
        tier: attribute("tier"),
        page: attribute("page"),
        zone: attribute("time_zone"),
        attributes: others.map(|(key, value)| (line(key), line(value))).collect(),
        verified: wire.verified,
        present: wire.present,
    }
}

fn briefing(wire: &BriefingView) -> Briefing {
    let collected = wire.collected.iter().map(|(field, found)| Collected {
        field: line(field),
        value: line(&found.value),
        by: line(&found.by),
        verified: found.verified,
    });
    Briefing {
        goal: some_line(wire.goal.as_deref()),
        tried: wire.tried.iter().map(|step| line(step)).collect(),
        collected: collected.collect(),
        blocker: some_line(wire.blocker.as_deref()),
        reason: some_line(wire.reason.as_deref()),
        sources: wire.sources.iter().map(|source| line(source)).collect(),
        must_verify: wire.must_verify,
        missing: wire.missing.iter().map(|field| line(field)).collect(),
    }
}

fn offer(wire: OfferView) -> Offer {
    let note = some_line(wire.note.as_deref());
    Offer { from: wire.from, to: wire.to, until: wire.until, note }
}

/// A line of a transcript.
#[must_use]
pub fn entry(wire: Entry) -> Line {
    Line {
        seq: wire.seq,
        id: wire.id.into(),
        from: wire.from,
        name: some_line(wire.name.as_deref()),
        text: Clean::block(&wire.text),
        at: wire.at,
        delivery: wire.delivery,
        trouble: some_line(wire.trouble.as_deref()),
        choices: wire.choices.iter().map(|choice| line(&choice.title)).collect(),
        files: wire.attachments.iter().map(file).collect(),
        erased: wire.erased,
        wanted: wire.wanted,
        late: false,
    }
}

fn file(wire: &baton_shared::wire::AttachmentView) -> File {
    let name = some_line(wire.name.as_deref()).unwrap_or_else(|| line("file"));
    // Any other address is the relay's own or a scheme that nobody should be led to.
    let web = wire.url.starts_with("https://") || wire.url.starts_with("http://");
    let url = web.then(|| line(&wire.url));
    File { name, kind: some_line(wire.kind.as_deref()), size: wire.size, url }
}

/// A note without a place in the log stands after the line that came before it.
fn note(wire: &NoteView, transcript: &[Line]) -> Line {
    let before = transcript.iter().rev().find(|line| line.at <= wire.at);
    Line {
        seq: before.map_or(0, |line| line.seq),
        id: format!("note {} {}", wire.by, wire.at),
        from: From::Note,
        name: Some(line(wire.by.as_str())),
        text: Clean::block(&wire.text),
        at: wire.at,
        delivery: None,
        trouble: None,
        choices: Vec::new(),
        files: Vec::new(),
        erased: false,
        wanted: false,
        late: false,
    }
}

fn act(wire: HistoryEntry) -> Act {
    Act {
        at: wire.at,
        what: line(&wire.what),
        by: wire.by,
        to: some_line(wire.to.as_deref()),
        note: some_line(wire.note.as_deref()),
    }
}

/// Puts a whole ticket into its thread. Lines that came ahead of the answer stay.
pub fn detail(thread: &mut Thread, wire: TicketDetail) {
    let transcript: Vec<Line> = wire.transcript.into_iter().map(entry).collect();
    let notes: Vec<Line> = wire.notes.iter().map(|n| note(n, &transcript)).collect();
    for one in transcript.into_iter().chain(notes) {
        // A note that already came with its id is not told again without it.
        let known = one.from == From::Note
            && thread.lines.iter().any(|old| old.at == one.at && old.text == one.text);
        if !known {
            thread.put(one);
        }
    }
    thread.history = wire.history.into_iter().map(act).collect();
    thread.truncated = wire.truncated;
    thread.row = Some(row(wire.row));
}

/// A colleague.
#[must_use]
pub fn colleague(wire: AgentView) -> Colleague {
    Colleague {
        name: wire.name,
        status: wire.status,
        reason: some_line(wire.reason.as_deref()),
        present: wire.present,
        open: wire.open,
    }
}

/// A queue.
#[must_use]
pub fn queue(wire: QueueView) -> Queue {
    Queue {
        name: wire.name,
        title: line(&wire.title),
        waiting: wire.waiting,
        staffed: wire.staffed,
        expected_wait_s: wire.expected_wait_s,
        open_now: wire.open_now,
        dispositions: wire.dispositions.iter().map(|label| line(label)).collect(),
        transfer_to: wire.transfer_to,
    }
}

/// The incident switch.
#[must_use]
pub fn off(wire: &DeskOff) -> SwitchedOff {
    SwitchedOff { reason: line(&wire.reason), until: wire.until }
}

/// A conversation that its bot has.
#[must_use]
pub fn talk(wire: BotRow) -> Talk {
    Talk {
        last: said(&wire.last),
        conversation: wire.conversation,
        epoch: wire.epoch,
        customer: line(&wire.customer),
        channel: line(wire.channel.as_str()),
        language: some_line(wire.language.as_deref()),
        bot: wire.bot.as_ref().map(|bot| line(bot.as_str())),
        intent: wire.intent.map(|intent| (line(&intent.name), intent.confidence)),
        trouble: wire.trouble,
    }
}

/// A line of what was said, cut short.
#[must_use]
pub fn said(wire: &LastLine) -> Said {
    Said { from: wire.from, text: line(&wire.text), at: wire.at }
}

/// Oneself.
#[must_use]
pub fn myself(wire: Me) -> Myself {
    Myself {
        reason: some_line(wire.reason.as_deref()),
        name: wire.name,
        role: wire.role,
        status: wire.status,
        wrap_up_until: wire.wrap_up_until,
        queues: wire.queues,
    }
}

/// What an error says.
#[must_use]
pub fn error(wire: &ErrorBody) -> Clean {
    some_line(Some(&wire.message)).unwrap_or_else(|| line(&wire.code))
}
