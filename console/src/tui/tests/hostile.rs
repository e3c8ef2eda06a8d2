//! Hostile text in every field: nothing of it that a terminal would obey reaches the screen.

use std::collections::BTreeMap;

use baton_shared::text::hostile::HOSTILE;
use baton_shared::wire::{
    AttachmentView, ChoiceView, CollectedView, From, HistoryEntry, NoteView, TicketDetail,
};

use super::desk::Desk;
use super::fixture::{at, entry, held, maria_whole, number, offered, row};

fn poison(detail: &mut TicketDetail, text: &str) {
    let some = || Some(text.to_owned());
    let row = &mut detail.row;
    row.customer.name = some();
    row.customer.id = text.to_owned();
    row.customer.email = some();
    row.language = some();
    for key in ["tier", "page", "time_zone", text] {
        row.customer.attributes.insert(key.to_owned(), text.to_owned());
    }
    row.tags = vec![text.to_owned()];
    row.variables = BTreeMap::from([(text.to_owned(), text.to_owned())]);
    row.disposition = some();
    if let Some(intent) = &mut row.intent {
        intent.name = text.to_owned();
    }
    if let Some(last) = &mut row.last {
        last.text = text.to_owned();
    }
    let briefing = &mut row.briefing;
    briefing.goal = some();
    briefing.blocker = some();
    briefing.reason = some();
    briefing.tried = vec![text.to_owned()];
    briefing.sources = vec![text.to_owned()];
    briefing.missing = vec![text.to_owned()];
    let found = CollectedView { value: text.to_owned(), by: text.to_owned(), verified: false };
    briefing.collected = BTreeMap::from([(text.to_owned(), found)]);
    for line in &mut detail.transcript {
        line.text = text.to_owned();
        line.name = some();
        line.trouble = some();
        line.choices = vec![ChoiceView { id: text.to_owned(), title: text.to_owned() }];
        let url = text.to_owned();
        line.attachments = vec![AttachmentView { url, kind: some(), name: some(), size: Some(1) }];
    }
    detail.notes = vec![NoteView {
        by: "bob".parse().expect("a name"),
        text: text.to_owned(),
        at: at("14:03:00"),
    }];
    detail.history = vec![HistoryEntry {
        at: at("14:03:00"),
        what: text.to_owned(),
        by: None,
        to: some(),
        note: some(),
    }];
}

fn forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200c}' | '\u{200e}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}')
}

fn assert_harmless(desk: &Desk, payload: &str, what: &str) {
    let screen = desk.screen();
    let found = screen.chars().find(|c| *c != '\n' && forbidden(*c));
    assert_eq!(found, None, "{payload:?} put {found:?} on the {what}");
}

#[test]
fn no_payload_in_any_field_reaches_the_terminal_as_more_than_text() {
    for payload in HOSTILE {
        let mut desk = Desk::empty((120, 40));
        let mut detail = maria_whole();
        poison(&mut detail, payload);
        desk.upsert(detail.row.clone());
        let mut offer = offered(held(row(4900, payload, "support", payload), "bob"), "bob");
        if let Some(view) = &mut offer.offer {
            view.note = Some((*payload).to_owned());
        }
        desk.upsert(offer);
        desk.keys(": 4 8 2 1 Enter");
        desk.answer(detail);
        desk.says(4821, entry(40, From::Customer, payload, "14:07:00", payload));
        assert_harmless(&desk, payload, "panes");
        desk.keys("3");
        assert_harmless(&desk, payload, "briefing");
        desk.keys("z");
        assert_harmless(&desk, payload, "whole briefing");
        desk.keys("z 2 y");
        assert_harmless(&desk, payload, "copy list");
        desk.keys("Esc R");
        desk.refuse(payload, "bob");
        assert_harmless(&desk, payload, "toasts");
        desk.keys(": m e s s a g e s Enter");
        assert_harmless(&desk, payload, "messages");
        desk.keys("Esc i");
        desk.msg(crate::tui::update::Msg::Paste((*payload).to_owned()));
        assert_harmless(&desk, payload, "composer");
        let titles = desk.effects.iter().filter_map(|effect| match effect {
            crate::tui::update::Effect::Title(text) | crate::tui::update::Effect::Notify(text) => {
                Some(text)
            }
            _ => None,
        });
        for title in titles {
            assert!(title.is_ascii() && !title.contains("evil"), "{title:?}");
        }
        assert!(desk.model.rows.contains_key(&number(4821)), "the ticket is still there");
    }
}
