//! Words by which a text promises that somebody is there or comes at once, by language. Used only on
//! a desk's own texts for times with nobody on; written for this check, not taken from a list.

/// Keywords as rules have them: a `*` stands for any ending.
const LIVE: [(&str, &[&str]); 7] = [
    (
        "en",
        &[
            "shortly",
            "right away",
            "right with you",
            "any minute",
            "in a moment",
            "in a minute",
            "in a few minutes",
            "connecting you",
            "momentarily",
            "immediately",
            "at once",
            "you are number",
            "is joining",
        ],
    ),
    (
        "de",
        &[
            "gleich",
            "sofort",
            "in Kürze",
            "jeden Moment",
            "in wenigen Minuten",
            "umgehend",
            "verbinde Sie",
        ],
    ),
    (
        "es",
        &["enseguida", "en seguida", "en breve", "en un momento", "ahora mismo", "en unos minutos"],
    ),
    (
        "fr",
        &["tout de suite", "dans un instant", "dans quelques minutes", "immédiatement", "sous peu"],
    ),
    (
        "it",
        &["subito", "a breve", "tra poco", "tra pochi minuti", "immediatamente", "tra un attimo"],
    ),
    (
        "pt",
        &["já já", "em breve", "num instante", "em poucos minutos", "imediatamente", "agora mesmo"],
    ),
    ("nl", &["zo meteen", "direct", "onmiddellijk", "binnen enkele minuten", "zo dadelijk"]),
];

/// Occasions at which nobody is on.
pub(super) const NOBODY_ON: [&str; 7] = [
    "handover_unstaffed",
    "handover_closed",
    "handover_closed_turn_away",
    "handover_disabled",
    "still_waiting_unstaffed",
    "still_waiting_closed",
    "message_left",
];

/// The first word of a text that promises a live person.
pub(super) fn promise(language: &str, text: &str) -> Option<&'static str> {
    use crate::policy::words::{Keyword, Text};
    let said = Text::of(text);
    let (_, words) = LIVE.iter().find(|(of, _)| *of == language)?;
    words.iter().copied().find(|word| Keyword::new(word).is_some_and(|word| said.has(&word)))
}
