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
            "with you soon",
            "to you soon",
            "on the way",
            "on their way",
            "connect you",
            "be connected",
            "putting you through",
            "transferring you",
            "please hold",
            "next in line",
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
            "verbinden Sie",
            "werden verbunden",
            "bald jemand",
            "bald für Sie da",
            "bald bei Ihnen",
            "bleiben Sie dran",
            "ist unterwegs",
        ],
    ),
    (
        "es",
        &[
            "enseguida",
            "en seguida",
            "en breve",
            "en un momento",
            "en unos minutos",
            "muy pronto",
            "le paso con",
            "no cuelgue",
            "en camino",
        ],
    ),
    (
        "fr",
        &[
            "tout de suite",
            "dans un instant",
            "dans quelques minutes",
            "immédiatement",
            "sous peu",
            "dans un moment",
            "mets en relation",
            "mettons en relation",
            "ne quittez pas",
        ],
    ),
    (
        "it",
        &[
            "subito",
            "a breve",
            "tra poco",
            "tra pochi minuti",
            "immediatamente",
            "tra un attimo",
            "a momenti",
            "resti in linea",
            "metto in contatto",
            "mettiamo in contatto",
        ],
    ),
    (
        "pt",
        &[
            "já já",
            "em breve",
            "num instante",
            "em poucos minutos",
            "imediatamente",
            "daqui a pouco",
            "já a seguir",
            "não desligue",
        ],
    ),
    (
        "nl",
        &[
            "zo meteen",
            "direct",
            "onmiddellijk",
            "binnen enkele minuten",
            "zo dadelijk",
            "zo bij u",
            "verbind u",
            "verbinden u",
            "blijf aan de lijn",
        ],
    ),
];

/// What a stage is called beside the occasions: it is said whoever is there.
pub(super) const STAGE: &str = "a [[stage]]";

/// Occasions at which nobody is on, or may be on.
pub(super) const NOBODY_ON: [&str; 16] = [
    "handover_unstaffed",
    "handover_closed",
    "handover_closed_turn_away",
    "handover_disabled",
    "still_waiting_unstaffed",
    "still_waiting_closed",
    "message_left",
    "agent_gone_back_to_queue",
    "transferred",
    "queue_timed_out",
    "bot_failed",
    "callback_ask",
    "callback_taken",
    "field_ask",
    "field_thanks",
    STAGE,
];

/// What stands before a number of minutes that is a promise, in any of the languages, folded.
const WITHIN: [&str; 20] = [
    "in", "within", "about", "under", "binnen", "etwa", "von", "ca", "en", "dentro", "unos",
    "dans", "environ", "circa", "entro", "tra", "fra", "em", "cerca", "ongeveer",
];

/// The first word of a text that promises a live person.
pub(super) fn promise(language: &str, text: &str) -> Option<&'static str> {
    use crate::policy::words::{Keyword, Text};
    let said = Text::of(text);
    let (_, words) = LIVE.iter().find(|(of, _)| *of == language)?;
    let word = words.iter().copied();
    let mut word = word.filter(|word| Keyword::new(word).is_some_and(|word| said.has(&word)));
    word.next().or_else(|| {
        let minutes = said.windows(3).any(|three| {
            let [before, number, what] = three else { return false };
            WITHIN.contains(&before.word.as_str())
                && number.word.chars().all(|c| c.is_ascii_digit())
                && what.word.starts_with("minut")
        });
        minutes.then_some("in so many minutes")
    })
}
