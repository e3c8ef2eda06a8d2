//! Tickets of a made-up desk on 7 May 2026.

use std::collections::BTreeMap;

use baton_shared::id::{AgentName, Epoch, TicketNumber};
use baton_shared::wire::{
    AttachmentView, BriefingView, ChoiceView, CollectedView, Controller, CustomerView,
    DeliveryState, Entry, From, HistoryEntry, IntentView, LastLine, NoteView, OfferView, Priority,
    TicketDetail, TicketRow, TicketState,
};
use jiff::{SignedDuration, Timestamp};

pub(super) fn at(text: &str) -> Timestamp {
    format!("2026-05-07T{text}Z").parse().expect("a time of day")
}

pub(super) fn number(n: u64) -> TicketNumber {
    TicketNumber(n)
}

pub(super) fn name(text: &str) -> AgentName {
    text.parse().expect("a name")
}

/// A row in the queue, waiting since 14:00.
pub(super) fn row(n: u64, customer: &str, queue: &str, last: &str) -> TicketRow {
    TicketRow {
        number: number(n),
        conversation: format!("c{n}").parse().expect("an id"),
        state: TicketState::Queued,
        queue: queue.parse().expect("a queue"),
        agent: None,
        control: Controller::Queue,
        epoch: Epoch(3),
        customer: CustomerView {
            id: format!("web-{n}"),
            name: Some(customer.to_owned()),
            email: None,
            language: Some("en".to_owned()),
            attributes: BTreeMap::new(),
            verified: false,
            present: true,
        },
        channel: "web".parse().expect("a channel"),
        language: Some("en".to_owned()),
        priority: Priority::Normal,
        waiting_s: 0,
        waiting_since: Some(at("14:00:00")),
        unread: 1,
        opened_at: at("13:50:00") + SignedDuration::from_secs(i64::try_from(n).expect("small")),
        order_at: at("13:50:00") + SignedDuration::from_secs(i64::try_from(n).expect("small")),
        closed_at: None,
        due_at: None,
        at_risk_at: None,
        hold_until: None,
        tags: Vec::new(),
        variables: BTreeMap::new(),
        intent: None,
        briefing: BriefingView::default(),
        offer: None,
        undo: None,
        last: Some(LastLine { from: From::Customer, text: last.to_owned(), at: at("14:00:00") }),
        disposition: None,
    }
}

/// Gives a row to an agent.
pub(super) fn held(mut row: TicketRow, agent: &str) -> TicketRow {
    row.state = TicketState::Active;
    row.agent = Some(name(agent));
    row.control = Controller::Agent(name(agent));
    row.epoch = Epoch(4);
    row
}

pub(super) fn offered(mut row: TicketRow, from: &str) -> TicketRow {
    let note = Some("she knows you".to_owned());
    row.offer =
        Some(OfferView { from: Some(name(from)), to: name("anna"), until: at("14:08:00"), note });
    row
}

pub(super) fn entry(seq: u64, from: From, who: &str, time: &str, text: &str) -> Entry {
    Entry {
        id: format!("m{seq}").parse().expect("an id"),
        seq,
        from,
        name: Some(who.to_owned()),
        text: text.to_owned(),
        at: at(time),
        delivery: None,
        trouble: None,
        choices: Vec::new(),
        attachments: Vec::new(),
        erased: false,
        wanted: false,
    }
}

fn briefing() -> BriefingView {
    let value = |value: &str, by: &str, verified| CollectedView {
        value: value.to_owned(),
        by: by.to_owned(),
        verified,
    };
    BriefingView {
        goal: Some("Get the refund for order 8123".to_owned()),
        tried: vec!["Looked up the refund's state".to_owned(), "Asked the bank desk".to_owned()],
        collected: BTreeMap::from([
            ("amount".to_owned(), value("1 240 SEK", "lookup", true)),
            ("order".to_owned(), value("8123", "customer", false)),
        ]),
        blocker: Some("Paid out on 6 May, but the bank shows nothing".to_owned()),
        reason: Some("explicit_request: \"can I talk to a person\"".to_owned()),
        sources: vec!["Refunds take three days".to_owned()],
        must_verify: false,
        missing: Vec::new(),
    }
}

/// Maria's ticket with all there can be, held by anna.
pub(super) fn maria() -> TicketRow {
    let mut row =
        held(row(4821, "Maria Lind", "billing", "It says paid out but nothing came."), "anna");
    let attributes =
        [("tier", "gold"), ("page", "/orders/8123"), ("time_zone", "Europe/Stockholm")];
    row.customer.attributes =
        attributes.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    row.customer.verified = true;
    row.customer.email = Some("maria@example.org".to_owned());
    row.language = Some("sv".to_owned());
    row.waiting_since = Some(at("14:05:00"));
    row.unread = 2;
    row.intent = Some(IntentView { name: "refund_status".to_owned(), confidence: 0.82 });
    row.tags = vec!["refund".to_owned()];
    row.briefing = briefing();
    row
}

fn maria_said() -> Vec<Entry> {
    let mut said =
        entry(14, From::Agent, "anna", "14:02:00", "Thank you Maria, I am looking at it now.");
    said.delivery = Some(DeliveryState::Read);
    let mut bot = entry(
        10,
        From::Bot,
        "faq",
        "13:58:00",
        "Your refund was paid out on 6 May. Does that help?",
    );
    bot.choices = ["Yes", "No", "Talk to a person"]
        .map(|title| ChoiceView { id: title.to_lowercase(), title: title.to_owned() })
        .to_vec();
    let mut file = entry(18, From::Customer, "Maria Lind", "14:06:00", "");
    file.attachments = vec![AttachmentView {
        url: "https://example.org/bank.png".to_owned(),
        kind: Some("image/png".to_owned()),
        name: Some("bank.png".to_owned()),
        size: Some(84_000),
    }];
    let maria = |seq, time, text| entry(seq, From::Customer, "Maria Lind", time, text);
    let waits = "You are first in the queue; it takes about two minutes.";
    let nothing =
        "It says \"paid out\" but nothing has come. My bank says they have no transfer from you.";
    vec![
        maria(9, "13:57:00", "Where is my refund for order 8123?"),
        bot,
        maria(11, "13:59:00", "No. Can I talk to a person?"),
        entry(12, From::System, "", "13:59:01", waits),
        maria(13, "14:01:00", "Hi, I returned the shoes two weeks ago."),
        said,
        maria(17, "14:05:00", nothing),
        file,
    ]
}

/// Maria's whole ticket.
pub(super) fn maria_whole() -> TicketDetail {
    TicketDetail {
        row: maria(),
        transcript: maria_said(),
        truncated: false,
        notes: vec![NoteView {
            by: name("anna"),
            text: "the bank has had the money since 6 May".to_owned(),
            at: at("14:03:00"),
        }],
        history: vec![
            HistoryEntry {
                at: at("13:59:01"),
                what: "handover".to_owned(),
                by: None,
                to: Some("queue:billing".to_owned()),
                note: None,
            },
            HistoryEntry {
                at: at("14:01:30"),
                what: "take".to_owned(),
                by: Some(name("anna")),
                to: None,
                note: None,
            },
        ],
    }
}
