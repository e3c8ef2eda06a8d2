//! Reads the settings at the top of a policy, and what an example expects of them.

use std::ops::Range;

use super::{choice, inbox};
use crate::policy::faults::Faults;
use crate::policy::model::Settings;
use crate::policy::read::Table;
use crate::policy::settings::{BOT_SILENT, ON_MISSING, ON_RETURN, ON_WITHDRAWAL};

pub(super) fn settings(top: &mut Table<'_>, faults: &mut Faults) -> Settings {
    let base = Settings::default();
    let mut set =
        |key, bounds: Range<u64>, default| top.number(faults, key, bounds).unwrap_or(default);
    let mut settings = Settings {
        undo_s: set("undo_s", 0..61, base.undo_s),
        still_here_s: set("still_here_s", 30..3601, base.still_here_s),
        abandon_after_s: set("abandon_after_s", 30..86_401, base.abandon_after_s),
        linger_min: set("linger_min", 0..1441, base.linger_min),
        grace_s: set("grace_s", 5..3601, base.grace_s),
        offer_s: set("offer_s", 5..3601, base.offer_s),
        notify_after_s: set("notify_after_s", 0..86_401, base.notify_after_s),
        idle_away_min: set("idle_away_min", 1..1441, base.idle_away_min),
        stale_send_min: set("stale_send_min", 0..1441, base.stale_send_min),
        repeat_window_h: set("repeat_window_h", 0..8761, base.repeat_window_h),
        missed_offers: u32::try_from(set("missed_offers", 0..101, base.missed_offers.into()))
            .unwrap_or(base.missed_offers),
        ask_again_s: set("ask_again_s", 5..3601, base.ask_again_s),
        ..base
    };
    let silent = choice(top, faults, "bot_silent", &BOT_SILENT);
    settings.bot_silent = silent.unwrap_or(settings.bot_silent);
    let withdrawal = choice(top, faults, "on_withdrawal", &ON_WITHDRAWAL);
    settings.on_withdrawal = withdrawal.unwrap_or(settings.on_withdrawal);
    let returns = choice(top, faults, "on_return", &ON_RETURN);
    settings.on_return = returns.unwrap_or(settings.on_return);
    let missing = choice(top, faults, "on_missing", &ON_MISSING);
    settings.on_missing = missing.unwrap_or(settings.on_missing);
    settings
}

/// `settings = { undo_s = 5, inbox_reply = { return_after_min = 60 } }`: the keys that are named, within
/// the bounds they have in the file.
pub(super) fn expected(wanted: &mut Table<'_>, faults: &mut Faults) -> Vec<(&'static str, String)> {
    let Some(mut table) = wanted.table(faults, "settings") else { return Vec::new() };
    let read = settings(&mut table, faults).written();
    let mut named = table.named(read);
    named.extend(inbox::expected(&mut table, faults));
    table.finish(faults);
    named
}
