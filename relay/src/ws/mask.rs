//! What agents see of what was written: masked, field by field, on the finished shapes of the wire.
//!
//! The customer's id stays: lists are filtered by it. Files are not looked into.

use baton_shared::wire::{BriefingView, Entry, HistoryEntry, TicketDetail, TicketRow};

use crate::masking::Masking;

/// Masks a row. Its latest line is cut short and was masked before, so that no half of a number
/// stays behind.
pub(super) fn row(masking: Masking, row: &mut TicketRow) {
    masking.apply_to(&mut row.customer.name);
    masking.apply_values(&mut row.customer.attributes);
    masking.apply_values(&mut row.variables);
    briefing(masking, &mut row.briefing);
    if let Some(offer) = &mut row.offer {
        masking.apply_to(&mut offer.note);
    }
}

fn briefing(masking: Masking, briefing: &mut BriefingView) {
    for text in [&mut briefing.goal, &mut briefing.blocker, &mut briefing.reason] {
        masking.apply_to(text);
    }
    briefing.tried.iter_mut().chain(&mut briefing.sources).for_each(|text| masking.apply(text));
    briefing.collected.values_mut().for_each(|given| masking.apply(&mut given.value));
    masking.apply_keys(&mut briefing.collected);
}

/// Masks a line.
pub(super) fn entry(masking: Masking, entry: &mut Entry) {
    masking.apply(&mut entry.text);
    masking.apply_to(&mut entry.name);
    entry.choices.iter_mut().for_each(|choice| masking.apply(&mut choice.title));
    entry.attachments.iter_mut().for_each(|file| masking.apply_to(&mut file.name));
}

/// Masks a whole ticket; its row and lines were masked when they were made.
pub(super) fn detail(masking: Masking, detail: &mut TicketDetail) {
    let note = |entry: &mut HistoryEntry| masking.apply_to(&mut entry.note);
    detail.history.iter_mut().for_each(note);
}
