//! What a story is made of, and the person who lives it. Knows no sentence of any story.

use super::chance::Chance;

/// A language of the shop's customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Language {
    En,
    De,
    Es,
}

impl Language {
    /// Its BCP 47 tag.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Es => "es",
        }
    }

    /// Where most who speak it here live.
    pub(super) fn time_zone(self) -> &'static str {
        match self {
            Self::En => "Europe/London",
            Self::De => "Europe/Berlin",
            Self::Es => "Europe/Madrid",
        }
    }

    /// What fits a tag best; English where none does.
    pub(super) fn of(tag: Option<&str>) -> Self {
        match tag.map(|tag| tag.get(..2).unwrap_or_default()) {
            Some("de") => Self::De,
            Some("es") => Self::Es,
            _ => Self::En,
        }
    }
}

/// By which door a customer comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// The web chat's socket.
    Web,
    /// The generic channel's signed webhook.
    Hook,
}

/// What a customer does while only the bot listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Say(&'static str),
    /// Presses a button by its id; where it is not offered, says its words.
    Press(&'static str, &'static str),
}

/// How a story ends where nobody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Patience {
    Stays,
    /// Closes the page after a while in the queue.
    Leaves,
}

/// Whether the bot is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wants {
    Person,
    BotIsEnough,
}

/// One customer's affair. `{order}` in its sentences is the order's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Story {
    /// Its name among the others.
    pub(super) key: &'static str,
    pub(super) language: Language,
    pub(super) way: Way,
    pub(super) wants: Wants,
    pub(super) patience: Patience,
    /// To the bot, one after each of its answers.
    pub(super) opening: &'static [Step],
    /// While nobody comes.
    pub(super) waiting: &'static [&'static str],
    /// To an agent, by turn.
    pub(super) answers: &'static [&'static str],
    /// The last words.
    pub(super) thanks: &'static str,
    /// Tier and the like, as a shop's own system would send them.
    pub(super) attributes: &'static [(&'static str, &'static str)],
}

/// Who lives a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Persona {
    /// The channel's id for them.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) order: String,
}

const FIRST: [(Language, &[&str]); 3] = [
    (
        Language::En,
        &[
            "Ann", "Oliver", "Grace", "Tom", "Priya", "Liam", "Zoe", "Noah", "Maya", "Jack",
            "Ruby", "Ethan",
        ],
    ),
    (
        Language::De,
        &[
            "Jörg", "Sabine", "Lena", "Paul", "Greta", "Uwe", "Mia", "Fynn", "Heike", "Emil",
            "Nele", "Bernd",
        ],
    ),
    (
        Language::Es,
        &[
            "Lucía", "Íñigo", "Marta", "Hugo", "Sofía", "Pablo", "Carmen", "Álvaro", "Inés",
            "Diego", "Elena", "Rubén",
        ],
    ),
];

const LAST: [(Language, &[&str]); 3] = [
    (Language::En, &["Baker", "Shaw", "Patel", "Murphy", "Hughes", "Clarke", "Foster"]),
    (Language::De, &["Brandt", "Kühn", "Vogel", "Seidel", "Yıldız", "Busch", "Albers"]),
    (Language::Es, &["Romero", "Núñez", "Vidal", "Ortega", "Peña", "Soler", "Ibáñez"]),
];

fn pool(of: &[(Language, &'static [&'static str])], language: Language) -> &'static [&'static str] {
    of.iter().find(|(known, _)| *known == language).map_or(&[], |(_, names)| names)
}

/// A letter as an address has it.
fn plain(letter: char) -> char {
    match letter.to_lowercase().next().unwrap_or(letter) {
        'á' | 'ä' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' | 'ö' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    }
}

impl Persona {
    /// The `n`-th customer of a demo.
    pub(super) fn new(language: Language, n: usize, chance: &mut Chance) -> Self {
        let first = pool(&FIRST, language);
        // In turn, not by chance, so that two of one name are far apart.
        let round = n / first.len().max(1);
        let first = first.get(n % first.len().max(1)).copied().unwrap_or("Ann");
        let last = pool(&LAST, language);
        let last = last.get((n + round) % last.len().max(1)).copied().unwrap_or("Baker");
        let order = 4_000 + chance.below(5_000);
        let plain: String = first.chars().map(plain).collect();
        Self {
            id: format!("demo-{n}"),
            name: format!("{first} {last}"),
            email: format!("{plain}{n}@example.org"),
            order: order.to_string(),
        }
    }

    /// A sentence as this person says it.
    pub(super) fn says(&self, sentence: &str) -> String {
        sentence.replace("{order}", &self.order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_name_of_their_language_and_an_id_of_their_own() {
        let mut chance = Chance::new(5);
        let people: Vec<Persona> =
            (0..24).map(|n| Persona::new(Language::Es, n, &mut chance)).collect();
        let ids: std::collections::BTreeSet<_> = people.iter().map(|p| p.id.clone()).collect();
        assert_eq!(ids.len(), 24);
        assert!(people[0].name.starts_with("Lucía "), "{}", people[0].name);
        assert!(people.iter().all(|p| p.email.is_ascii()), "an address is plain ASCII");
        assert_eq!(people[0].says("{order}!"), format!("{}!", people[0].order));
    }

    #[test]
    fn a_language_is_read_from_any_tag() {
        assert_eq!(Language::of(Some("de-AT")), Language::De);
        assert_eq!(Language::of(Some("es")), Language::Es);
        assert_eq!(Language::of(Some("fr")), Language::En);
        assert_eq!(Language::of(Some("x")), Language::En);
        assert_eq!(Language::of(None), Language::En);
    }
}
