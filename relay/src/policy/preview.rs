//! Every message a policy can say, with sample values: what its author looks at before it is said.
//! Owns the samples and which buttons go with which text; sends nothing.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::model::{CallbackOffer, Policy, Queue};
use super::notice::{Key, Notice, Vars};
use super::promise::{Learnt, LivePromise, Staffing};

/// How a channel shows what goes with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The relay's own chat: buttons, and stars in place of a question for a rating.
    WebChat,
    /// Another's: buttons are sent along as choices, and a rating is a number that is written.
    Messages,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// Its name in the policy.
    pub name: String,
    /// The queue it is said for.
    pub queue: String,
    /// The words.
    pub text: String,
    /// Titles of the buttons that go with it.
    pub choices: Vec<String>,
}

/// A queue with people in it, so that place and wait are shown.
const STAFFED: Staffing = Staffing {
    present: 2,
    available: 0,
    waiting: 2,
    recent_handle_s: Some(240),
    learnt: Learnt { picked_up_s: None, missed_by: None },
};

impl Policy {
    /// Every message in a language, for each queue whose texts differ, as the channel of that name
    /// shows it.
    #[must_use]
    pub fn preview(
        &self,
        language: &str,
        (channel, look): (&str, Look),
        now: Timestamp,
    ) -> Vec<Preview> {
        let mut seen: Vec<Preview> = Vec::new();
        for queue in &self.queues {
            for one in self.of_queue(queue, language, (channel, look), now) {
                let same = |known: &Preview| known.name == one.name && known.text == one.text;
                if !seen.iter().any(same) {
                    seen.push(one);
                }
            }
        }
        // The file's order within a name; names in the order in which a customer meets them.
        let place = |one: &Preview| Key::ALL.iter().position(|key| key.as_str() == one.name);
        seen.sort_by_key(|one| place(one).unwrap_or(Key::ALL.len()));
        seen
    }

    fn of_queue(
        &self,
        queue: &Queue,
        language: &str,
        (channel, look): (&str, Look),
        now: Timestamp,
    ) -> Vec<Preview> {
        let hours = self.hours_of(&queue.name);
        let opens = hours.and_then(|hours| {
            // As it would be said just after closing.
            hours.opens_at(hours.closes_at(now).unwrap_or(now))
        });
        let soon = now.checked_add(SignedDuration::from_hours(2)).ok();
        let vars = Vars {
            channel: Some(channel),
            queue: Some(&queue.name),
            agent: Some("Anna"),
            number: Some(12),
            now,
            opens_at: opens,
            closes_at: hours.and_then(|hours| hours.closes_at(now)),
            until: soon,
            reason: Some("the payment service is down"),
            field: Some("order"),
        };
        let say = |notice| self.say(notice, Some(language), &vars);
        let choice = |key: &Key| key.as_str().starts_with("choice_");
        let starred = |key: &Key| look == Look::WebChat && *key == Key::SurveyAsk;
        let keys = Key::ALL.iter().filter(|key| !choice(key) && !starred(key));
        let texts = keys.filter_map(|key| {
            let notice = match (key, LivePromise::new(&STAFFED)) {
                (Key::Opened, Some(promise)) => Notice::Opened(promise),
                (Key::StillWaiting, Some(promise)) => Notice::StillWaiting(promise),
                (key, _) => Notice::Plain(*key),
            };
            let titles = choices(*key, queue).into_iter().map(|key| say(Notice::Plain(key)));
            let titles: Vec<String> = titles.collect();
            let text = say(notice);
            (!text.is_empty()).then(|| (key.as_str().to_owned(), text, titles))
        });
        let stages = self.stages.iter().filter(|stage| stage.is_for(&queue.name)).filter_map(|s| {
            let text = self.stage_text(s.place, Some(language), &vars)?;
            Some((format!("stage after {} s", s.after_s), text, Vec::new()))
        });
        let queue = queue.name.to_string();
        let preview = |(name, text, choices)| Preview { name, queue: queue.clone(), text, choices };
        texts.chain(stages).map(preview).collect()
    }
}

/// The buttons of a text, by the texts they show.
fn choices(key: Key, queue: &Queue) -> Vec<Key> {
    let call = (queue.callback == CallbackOffer::Offered).then_some(Key::ChoiceCallback);
    let mut keys = match key {
        Key::StillWaiting | Key::StillWaitingUnstaffed | Key::StillWaitingClosed => {
            vec![Key::ChoiceStay, Key::ChoiceLeaveMessage, Key::ChoiceLeaveQueue]
        }
        Key::LingerOffer => return vec![Key::ChoiceAgent, Key::ChoiceAssistant],
        Key::OpenUnstaffed | Key::Closed => Vec::new(),
        _ => return Vec::new(),
    };
    keys.extend(call);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview(more: &str, language: &str, look: Look) -> Vec<Preview> {
        let text = format!("{}{more}", Policy::default_text());
        let policy = Policy::parse(&text).expect("faultless");
        policy.preview(
            language,
            ("hook", look),
            "2026-11-20T12:00:00Z".parse().expect("an instant"),
        )
    }

    #[test]
    fn every_occasion_is_shown_in_the_language_asked_for_with_its_buttons() {
        let all = preview("", "de", Look::Messages);
        for key in Key::ALL.iter().filter(|key| !key.as_str().starts_with("choice_")) {
            assert!(all.iter().any(|one| one.name == key.as_str()), "{}", key.as_str());
        }
        let waits = all.iter().find(|one| one.name == "still_waiting").expect("shown");
        assert!(waits.text.contains("Nummer 3") && waits.text.contains("Meist dauert es"));
        assert_eq!(waits.choices.len(), 3);
    }

    #[test]
    fn the_web_chat_has_stars_where_others_ask_for_a_number() {
        let asks = |look| preview("", "en", look).iter().any(|one| one.name == "survey_ask");
        assert!(asks(Look::Messages) && !asks(Look::WebChat));
    }

    #[test]
    fn a_channel_may_have_words_of_its_own_before_those_for_all() {
        let more = "[messages.en]\njoined = \"Hi from {{ agent }}.\"\nclosed = \"Bye.\"\n\
                    [messages.en.hook]\njoined = \"{{ agent }} here\"\n\
                    [messages.de.web]\njoined = \"{{ agent }} ist da\"\n";
        let text = format!("{}{more}", Policy::default_text());
        let policy = Policy::parse(&text).expect("faultless");
        let said = |language: &str, channel: &str, name: &str| {
            let all = policy.preview(language, (channel, Look::Messages), Timestamp::UNIX_EPOCH);
            all.into_iter().find(|one| one.name == name).expect("shown").text
        };
        assert_eq!(said("en", "hook", "joined"), "Anna here");
        assert_eq!(said("en", "web", "joined"), "Hi from Anna.");
        assert_eq!(said("en", "hook", "closed"), "Bye.");
        assert_eq!(said("de", "web", "joined"), "Anna ist da");
        assert_eq!(
            said("de", "hook", "joined"),
            "Anna ist jetzt da und hat gelesen, was Sie geschrieben haben."
        );
    }

    #[test]
    fn the_policys_own_words_and_stages_are_shown_and_a_text_that_is_alike_only_once() {
        let more = "[[stage]]\nafter_s = 60\nqueue = \"billing\"\ntext = { en = \"One of {{ number }}.\" }\n\
                    [messages.en]\njoined = \"Hi from {{ agent }}.\"\n";
        let all = preview(more, "en", Look::WebChat);
        let joined: Vec<&Preview> = all.iter().filter(|one| one.name == "joined").collect();
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].text, "Hi from Anna.");
        let stage = all.last().expect("some");
        assert_eq!((stage.name.as_str(), stage.text.as_str()), ("stage after 60 s", "One of 12."));
        assert_eq!(stage.queue, "billing");
    }
}
