//! The settings at the top of a policy as they are written: one word or number for each key, so that
//! an example can say what it expects of them.

use super::model::{BotSilent, OnMissing, OnReturn, OnWithdrawal, Settings};

/// The words of `bot_silent`.
pub(super) const BOT_SILENT: [(&str, BotSilent); 2] =
    [("on_request", BotSilent::OnRequest), ("on_accept", BotSilent::OnAccept)];
/// The words of `on_withdrawal`.
pub(super) const ON_WITHDRAWAL: [(&str, OnWithdrawal); 2] =
    [("back_to_bot", OnWithdrawal::BackToBot), ("keep_waiting", OnWithdrawal::KeepWaiting)];
/// The words of `on_return`.
pub(super) const ON_RETURN: [(&str, OnReturn); 2] =
    [("same_agent", OnReturn::SameAgent), ("anyone", OnReturn::Anyone)];
/// The words of `on_missing`.
pub(super) const ON_MISSING: [(&str, OnMissing); 2] =
    [("ask", OnMissing::Ask), ("show", OnMissing::Show)];

fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> String {
    let found = words.iter().find(|(_, one)| one == value);
    found.map_or_else(String::new, |(word, _)| (*word).to_owned())
}

/// Whether a key is a setting of the whole desk.
pub(super) fn is_one(key: &str) -> bool {
    Settings::default().written().iter().any(|(known, _)| *known == key)
}

impl Settings {
    /// Every key with its value as it is written. Taken apart field by field, so that a new one does
    /// not compile until it is said here.
    #[must_use]
    pub fn written(&self) -> Vec<(&'static str, String)> {
        let Self {
            bot_silent,
            on_withdrawal,
            on_return,
            on_missing,
            undo_s,
            still_here_s,
            abandon_after_s,
            linger_min,
            grace_s,
            offer_s,
            notify_after_s,
            idle_away_min,
            stale_send_min,
            repeat_window_h,
            missed_offers,
            ask_again_s,
        } = self;
        vec![
            ("bot_silent", word(&BOT_SILENT, bot_silent)),
            ("on_withdrawal", word(&ON_WITHDRAWAL, on_withdrawal)),
            ("on_return", word(&ON_RETURN, on_return)),
            ("on_missing", word(&ON_MISSING, on_missing)),
            ("undo_s", undo_s.to_string()),
            ("still_here_s", still_here_s.to_string()),
            ("abandon_after_s", abandon_after_s.to_string()),
            ("linger_min", linger_min.to_string()),
            ("grace_s", grace_s.to_string()),
            ("offer_s", offer_s.to_string()),
            ("notify_after_s", notify_after_s.to_string()),
            ("idle_away_min", idle_away_min.to_string()),
            ("stale_send_min", stale_send_min.to_string()),
            ("repeat_window_h", repeat_window_h.to_string()),
            ("missed_offers", missed_offers.to_string()),
            ("ask_again_s", ask_again_s.to_string()),
        ]
    }
}
