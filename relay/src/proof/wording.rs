//! What made a decision, in plain English: why a trigger fired, and what was seen. Owns the words;
//! what this program does not know is left as it was recorded.

use baton_shared::id::AgentName;
use serde_json::Value;

use super::known::Known;
use crate::policy::numbers::{BotNumbers, Numbers, WishNumbers};
use crate::policy::{Attribute, HeardBy, Saw, Staffing, TriggerKind};

/// Characters of the customer's words in a sentence.
const QUOTED: usize = 60;

/// What a customer wrote, and what was known of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wrote<'a> {
    /// As it was judged; empty where it is erased. Never shown.
    pub(super) text: &'a str,
    /// The same as agents see it.
    pub(super) masked: &'a str,
    /// The values that rules look at.
    pub(super) known: &'a Known,
}

impl<'a> Wrote<'a> {
    /// The words that asked for a person, where what agents see has them as they are.
    fn asking(self, saw: &Saw) -> Option<(&'a str, HeardBy)> {
        let asking = saw.asking()?;
        let words = asking.of(self.text)?;
        self.masked.contains(words).then_some((words, asking.by))
    }
}

/// Why a trigger fired, as the second half of a sentence. `who` is the customer.
pub(super) fn because(fired: &Value, who: &str, words: Wrote<'_>) -> String {
    let saw: Option<Saw> = serde_json::from_value(fired["saw"].clone()).ok();
    let kind: Option<TriggerKind> = serde_json::from_value(fired["kind"].clone()).ok();
    let Some(saw) = saw else {
        return fired["kind"].as_str().unwrap_or_default().replace('_', " ");
    };
    let wrote = match words.asking(&saw) {
        Some((asking, HeardBy::List)) => format!("{who} wrote \"{}\"", cut(asking)),
        Some((asking, HeardBy::Learnt)) => {
            format!("{who} wrote \"{}\", which was learnt as a wish for a person", cut(asking))
        }
        None if words.masked.trim().is_empty() => format!("{who} wrote what is no longer kept"),
        None => format!("{who} wrote \"{}\"", quoted(words.masked)),
    };
    if let Saw::Customer { attribute, wanted, and } = saw {
        let first = Attribute { attribute, wanted };
        return words.known.because(who, &[&[first], and.as_slice()].concat());
    }
    of_saw(&saw, kind, &wrote)
}

/// The whole of what was written, where a sentence only names the words that asked for a person.
pub(super) fn whole(fired: &Value, words: Wrote<'_>) -> Option<String> {
    let saw: Saw = serde_json::from_value(fired["saw"].clone()).ok()?;
    let (asking, _) = words.asking(&saw)?;
    (asking != words.masked).then(|| format!("wrote: \"{}\"", cut(words.masked)))
}

fn of_saw(saw: &Saw, kind: Option<TriggerKind>, wrote: &str) -> String {
    match saw {
        Saw::Wish { .. } => wrote.to_owned(),
        Saw::Wishes { count, .. } => format!("{wrote}, and so asked for a person {count} times"),
        Saw::Keyword { keyword } => match kind {
            Some(TriggerKind::Urgency) => format!("{wrote}: \"{keyword}\" is a word of urgency"),
            Some(TriggerKind::Dissatisfaction) => {
                format!("{wrote}: \"{keyword}\" is a word of dissatisfaction")
            }
            _ => format!("{wrote}, which has \"{keyword}\" in it"),
        },
        Saw::Repeated { count } => format!("{wrote}, the same {count} times in a row"),
        Saw::Sentiment { score, below, times: 1 } => {
            format!("{wrote}, which sounds like {score:.2}, below {below:.2}")
        }
        Saw::Sentiment { score, below, times } => format!(
            "{wrote}, which sounds like {score:.2}, and {times} messages in a row were below {below:.2}"
        ),
        Saw::Risk { risk, intent, word } => {
            let matter = risk.replace('_', " ");
            match (intent, word) {
                (_, Some(word)) => format!("{wrote}: \"{word}\" is a matter of {matter}"),
                (Some(intent), None) => {
                    format!("the bot found the intent {intent}, a matter of {matter}")
                }
                (None, None) => format!("{wrote}, a matter of {matter}"),
            }
        }
        Saw::Intent { intent } => format!("the bot found the intent {intent}"),
        Saw::Signal => "the bot asked for a person".to_owned(),
        Saw::SignalOf { signal } => format!("the bot asked for a person: {}", signal.as_words()),
        Saw::Customer { .. }
        | Saw::Misunderstood { .. }
        | Saw::Confidence { .. }
        | Saw::Failure { .. }
        | Saw::NoProgress { .. }
        | Saw::IntentConfidence { .. }
        | Saw::RetrievalConfidence { .. } => saw.to_string(),
    }
}

fn quoted(words: &str) -> String {
    cut(words.lines().last().unwrap_or_default())
}

/// In one line, its end left out where it is long.
pub(super) fn cut(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(QUOTED).collect();
    if cut.len() < line.len() { format!("{cut}…") } else { cut }
}

/// What a decision was made on, a line a matter; the record itself where it cannot be read. `spoken`
/// is the language that the decision was made in, and who said so.
pub(super) fn seen(facts: &Value, spoken: &Value) -> Vec<String> {
    match serde_json::from_value::<Numbers>(facts.clone()) {
        Ok(numbers) => lines(&numbers, &language(spoken)),
        Err(_) => vec![facts.to_string()],
    }
}

fn language(spoken: &Value) -> String {
    match (spoken["tag"].as_str(), spoken["by"].as_str()) {
        (Some(tag), Some("detected")) => format!("{tag} (read off the words)"),
        (Some(tag), _) => tag.to_owned(),
        (None, _) => "unknown".to_owned(),
    }
}

fn lines(numbers: &Numbers, language: &str) -> Vec<String> {
    let Numbers {
        channel,
        language: _,
        intent,
        tags,
        bot,
        wishes_before,
        misunderstood_before,
        idle_turns,
        last_agent,
        returning,
        on,
        disabled,
        staffing,
    } = numbers;
    let mut lines = vec![format!(
        "channel {channel}, language {language}, intent {}, tags {}",
        intent.as_deref().unwrap_or("unknown"),
        if tags.is_empty() { "none".to_owned() } else { tags.join(", ") },
    )];
    lines.push(of_bot(bot));
    let counts = [
        (*wishes_before, "earlier wishes for a person"),
        (*misunderstood_before, "earlier messages in a row not understood"),
        (*idle_turns, "answers in a row with nothing new"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    lines.extend(counts.map(|(count, what)| format!("{what}: {count}")));
    lines.extend(last_agent.iter().map(|name| format!("{name} had the last ticket")));
    let again = |(name, _): &(AgentName, _)| format!("came again soon, and {name} was there");
    lines.extend(returning.iter().map(again));
    if !on.is_empty() {
        let names: Vec<String> = on.iter().map(|(name, _)| name.to_string()).collect();
        lines.push(format!("ready for a ticket: {}", names.join(", ")));
    }
    if let Some(off) = disabled {
        let reason = off.reason.as_deref().unwrap_or("no reason given");
        let until = off.until.map(|until| format!(", until {until}")).unwrap_or_default();
        lines.push(format!("hand-overs were switched off: {reason}{until}"));
    }
    let folk = staffing.iter().map(|(queue, staff)| of_queue(queue.as_str(), staff));
    lines.extend(folk);
    if staffing.is_empty() {
        lines.push("nobody was there in any queue, and nobody waited".to_owned());
    }
    lines
}

fn of_queue(queue: &str, staff: &Staffing) -> String {
    let handle = staff.recent_handle_s;
    let handle = handle.map(|s| format!(", {s} s on a ticket lately")).unwrap_or_default();
    format!(
        "{queue}: {} there, {} of them free, {} waiting{handle}",
        staff.present, staff.available, staff.waiting
    )
}

fn of_bot(bot: &BotNumbers) -> String {
    match bot {
        BotNumbers::NotAsked => "the bot had not been asked yet".to_owned(),
        BotNumbers::Failed { why } => Saw::Failure { why: *why }.to_string(),
        BotNumbers::Requested { asked } => {
            format!("the bot's platform asked for it{}", wish(asked))
        }
        BotNumbers::Replied { understood, confidence, intent_confidence, retrieval, asked } => {
            let word = match understood {
                Some(true) => ", understood",
                Some(false) => ", did not understand",
                None => "",
            };
            let shares = [
                ("confidence", confidence),
                ("of the intent", intent_confidence),
                ("of what it found", retrieval),
            ];
            let shares = shares.iter().filter_map(|(what, share)| Some((what, (**share)?)));
            let shares: String = shares.map(|(what, n)| format!(", {what} {n:.2}")).collect();
            let asked = asked.as_ref();
            let asked = asked.map(|w| format!(", and asked for a person{}", wish(w)));
            format!("the bot answered{word}{shares}{}", asked.unwrap_or_default())
        }
    }
}

fn wish(asked: &WishNumbers) -> String {
    let WishNumbers { queue, priority, skills, signal } = asked;
    let mut parts = Vec::new();
    parts.extend(queue.iter().map(|queue| format!("in {queue}")));
    parts.extend(priority.iter().map(|p| format!("priority {p:?}").to_lowercase()));
    parts.extend((!skills.is_empty()).then(|| format!("with {}", skills.join(", "))));
    parts.extend(signal.iter().map(|signal| signal.as_words().to_owned()));
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::policy::BotFailure;

    /// Every kind of trigger with what it saw; a new one does not compile before it has its words.
    #[test]
    fn each_kind_of_trigger_has_plain_words() {
        let said = |kind: &str, saw: Value| {
            let known = Known::default();
            let words =
                Wrote { text: "Give me my money", masked: "Give me my money", known: &known };
            because(&json!({ "kind": kind, "saw": saw }), "Ann", words)
        };
        let below = json!({ "kind": "confidence", "value": 0.2, "below": 0.3 });
        for (kind, saw, words) in [
            ("explicit_request", json!({ "kind": "wish" }), "Ann wrote \"Give me my money\""),
            (
                "asked_times",
                json!({ "kind": "wishes", "count": 2 }),
                "Ann wrote \"Give me my money\", and so asked for a person 2 times",
            ),
            (
                "keywords",
                json!({ "kind": "keyword", "keyword": "money" }),
                "Ann wrote \"Give me my money\", which has \"money\" in it",
            ),
            (
                "urgency",
                json!({ "kind": "keyword", "keyword": "asap" }),
                "Ann wrote \"Give me my money\": \"asap\" is a word of urgency",
            ),
            (
                "risk",
                json!({ "kind": "risk", "risk": "billing_dispute", "intent": "dispute", "word": null }),
                "the bot found the intent dispute, a matter of billing dispute",
            ),
            ("confidence", below, "the bot was unsure (0.20, below 0.30)"),
            (
                "bot_failure",
                json!({ "kind": "failure", "why": "timed_out" }),
                "the bot did not answer in time",
            ),
            (
                "approval",
                json!({ "kind": "signal_of", "signal": "approval" }),
                "the bot asked for a person: an act on the account needs a person's approval",
            ),
            (
                "customer",
                json!({ "kind": "customer", "attribute": "spent", "wanted": ">= 1000", "and": [
                    { "attribute": "tier", "wanted": "gold" } ] }),
                "Ann's spent is >= 1000 and tier is gold",
            ),
            (
                "no_progress",
                json!({ "kind": "no_progress", "turns": 4 }),
                "4 answers of the bot brought nothing new",
            ),
            (
                "sentiment",
                json!({ "kind": "sentiment", "score": -0.66, "below": -0.5, "times": 2 }),
                "Ann wrote \"Give me my money\", which sounds like -0.66, and 2 messages in a row were below -0.50",
            ),
            ("of_tomorrow", json!({ "kind": "new" }), "of tomorrow"),
        ] {
            assert_eq!(said(kind, saw), words, "{kind}");
        }
    }

    #[test]
    fn of_a_wish_the_words_that_ask_are_told_unless_they_are_erased_or_masked() {
        let fired = |by: &str| {
            let asking = json!({ "by": by, "from": 15, "to": 26 });
            json!({ "kind": "explicit_request", "saw": { "kind": "wish", "asking": asking } })
        };
        let text = "it is lost, so\nget a human, 4111 1111 1111 1111";
        let masked = text.replace("4111 1111 1111 ", "**** **** **** ");
        let known = &Known::default();
        let told =
            |by: &str, text, masked| because(&fired(by), "Ann", Wrote { text, masked, known });
        assert_eq!(told("list", text, &masked), "Ann wrote \"get a human\"");
        assert_eq!(
            told("learnt", text, &masked),
            "Ann wrote \"get a human\", which was learnt as a wish for a person"
        );
        assert_eq!(told("list", "", ""), "Ann wrote what is no longer kept");
        assert_eq!(told("list", text, "(hidden)"), "Ann wrote \"(hidden)\"");
        let whole = whole(&fired("list"), Wrote { text, masked: &masked, known });
        let line = "wrote: \"it is lost, so get a human, **** **** **** 1111\"";
        assert_eq!(whole.as_deref(), Some(line));
    }

    #[test]
    fn what_was_seen_is_told_without_braces() {
        let numbers = Numbers {
            channel: "web".to_owned(),
            language: Some("en".to_owned()),
            bot: BotNumbers::Failed { why: BotFailure::Garbled },
            wishes_before: 1,
            staffing: [(
                "billing".parse().expect("a name"),
                Staffing { present: 2, available: 1, waiting: 3, ..Staffing::default() },
            )]
            .into(),
            ..Numbers::default()
        };
        let facts = serde_json::to_value(&numbers).expect("JSON");
        assert_eq!(
            seen(&facts, &json!({ "tag": "en", "by": "detected" })),
            [
                "channel web, language en (read off the words), intent unknown, tags none",
                "the bot's answer could not be read",
                "earlier wishes for a person: 1",
                "billing: 2 there, 1 of them free, 3 waiting",
            ]
        );
        assert_eq!(seen(&json!("?"), &Value::Null), ["\"?\""]);
    }
}
