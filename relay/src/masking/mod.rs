//! Numbers that no agent needs to read: payment cards, bank accounts, and where it is wanted
//! addresses and telephones. Text in, text with dots out; pure, and knows nothing of the desk.
//!
//! What is stored stays as it was written; this is how it is shown. Masking what is masked already
//! changes nothing. Digits of every script count, as do groups with spaces, dashes, dots and line
//! ends between them; characters that are not seen cannot break a number up.
//!
//! - `digits`: runs of digits and what holds them together.
//! - `card`, `iban`: the two kinds that prove themselves by check digits.
//! - `contact`: e-mail addresses and telephones.

mod card;
mod contact;
mod digits;
mod iban;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// What is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // A switch each, as in the config.
pub struct Masking {
    /// Payment card numbers: 13 to 19 digits with a right check digit.
    pub cards: bool,
    /// IBANs with right check digits.
    pub ibans: bool,
    /// E-mail addresses.
    pub emails: bool,
    /// Telephone numbers that begin with `+` or `00`.
    pub phones: bool,
}

impl Masking {
    /// Nothing.
    pub const NOTHING: Self = Self { cards: false, ibans: false, emails: false, phones: false };

    /// The text as it is shown.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let spots = self.spots(text);
        if spots.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut shown = String::with_capacity(text.len());
        let mut at = 0;
        for spot in spots {
            shown.push_str(&text[at..spot.place.start]);
            shown.push_str(&spot.shown);
            at = spot.place.end;
        }
        shown.push_str(&text[at..]);
        Cow::Owned(shown)
    }

    /// Whether something in the text is not shown.
    #[must_use]
    pub fn hides(&self, text: &str) -> bool {
        !self.spots(text).is_empty()
    }

    /// Masks in place.
    pub fn apply(&self, text: &mut String) {
        if let Cow::Owned(shown) = self.text(text) {
            *text = shown;
        }
    }

    /// Masks in place, where there is a text.
    pub fn apply_to(&self, text: &mut Option<String>) {
        if let Some(text) = text {
            self.apply(text);
        }
    }

    /// Masks the values of a map; a key with such a number in it is masked too.
    pub fn apply_values(&self, map: &mut BTreeMap<String, String>) {
        map.values_mut().for_each(|value| self.apply(value));
        self.apply_keys(map);
    }

    /// Masks the keys of a map.
    pub fn apply_keys<V>(&self, map: &mut BTreeMap<String, V>) {
        if map.keys().any(|key| self.hides(key)) {
            let whole = std::mem::take(map);
            map.extend(whole.into_iter().map(|(key, value)| (self.text(&key).into_owned(), value)));
        }
    }

    /// What is hidden, in order and apart from each other; the kinds that prove themselves first.
    fn spots(&self, text: &str) -> Vec<Spot> {
        let mut spots = Vec::new();
        // Most text has too few digits for a number of these kinds, and is done here.
        let digits = digits::count(text);
        if self.ibans && digits >= iban::CHECK_DIGITS {
            add(&mut spots, iban::find(text));
        }
        if self.cards && digits >= card::SHORTEST {
            add(&mut spots, card::find(text));
        }
        if self.phones && digits >= *contact::PHONE_DIGITS.start() {
            add(&mut spots, contact::phones(text));
        }
        if self.emails {
            add(&mut spots, contact::emails(text));
        }
        spots.sort_by_key(|spot| spot.place.start);
        spots
    }
}

impl Default for Masking {
    /// Cards and accounts.
    fn default() -> Self {
        Self { cards: true, ibans: true, ..Self::NOTHING }
    }
}

/// Something that is hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Spot {
    /// Where, in bytes.
    place: Range<usize>,
    /// What is shown instead.
    shown: String,
}

fn add(spots: &mut Vec<Spot>, more: Vec<Spot>) {
    for spot in more {
        let apart =
            |old: &Spot| old.place.end <= spot.place.start || spot.place.end <= old.place.start;
        if spots.iter().all(apart) {
            spots.push(spot);
        }
    }
}

/// Dots in groups and the last four, as on a receipt.
fn dotted(last: &str) -> String {
    format!("•••• •••• •••• {last}")
}
