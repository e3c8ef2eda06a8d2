//! One customer's behaviour: what they heard in, what they do out. Pure: every time is counted from
//! the start of the demo and given by the caller.
//!
//! A customer waits for the bot before the next line, falls silent in the queue but for a few
//! words, answers an agent by turn whatever the agent says, gives thanks and goes.

use std::time::Duration;

use super::arrivals::{Arrival, Tempo};
use super::cast::insists;
use super::chance::{Chance, Luck};
use super::story::{Patience, Persona, Step, Story, Wants};

/// A bot that says nothing for so long is talked to again.
const BOT_SILENT_MS: u64 = 9_000;
/// Nobody stays longer than this, in milliseconds.
const LIFE_MS: u64 = 40 * 60 * 1_000;

/// What a customer notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// The bot said something and offers these buttons, by id.
    Bot(Vec<String>),
    Agent,
    /// They are in a queue.
    Queued,
    /// An agent is there.
    Joined,
    /// The bot, or nobody, has the conversation.
    Alone,
}

/// What a customer does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    Typing,
    Say { text: String, choice: Option<String> },
    Rate(u8),
    Leave,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    WithBot,
    Waiting,
    WithAgent,
    /// Has said good-bye.
    Thanked,
    Over,
}

/// Which part of the story a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Opening,
    Insisting,
    Waiting,
    Answer,
    /// No line at all.
    Exit,
}

/// What comes next if nothing else happens.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Plan {
    part: Part,
    at: Duration,
    /// When to show that one is typing.
    typing_at: Option<Duration>,
    deed: Deed,
}

/// One customer.
#[derive(Debug)]
pub(super) struct Script {
    story: &'static Story,
    persona: Persona,
    tempo: Tempo,
    chance: Chance,
    stage: Stage,
    /// Lines said to the bot, in the queue, to an agent.
    opened: usize,
    waited: usize,
    answered: usize,
    insisted: usize,
    buttons: Vec<String>,
    plan: Option<Plan>,
    leaves_at: Duration,
}

impl Script {
    pub(super) fn new(arrival: &Arrival, now: Duration) -> Self {
        let mut script = Self {
            story: arrival.story,
            persona: arrival.persona.clone(),
            tempo: arrival.tempo,
            chance: arrival.chance.clone(),
            stage: Stage::WithBot,
            opened: 0,
            waited: 0,
            answered: 0,
            insisted: 0,
            buttons: Vec::new(),
            plan: None,
            leaves_at: now + Duration::from_millis(LIFE_MS),
        };
        script.go_on_with_bot(now, Duration::from_millis(100));
        script
    }

    /// When [`Script::act`] has something to do next.
    pub(super) fn due(&self) -> Duration {
        let plan = self.plan.as_ref().map(|plan| plan.typing_at.unwrap_or(plan.at));
        plan.map_or(self.leaves_at, |at| at.min(self.leaves_at))
    }

    /// What is due now, if anything is.
    pub(super) fn act(&mut self, now: Duration) -> Option<Deed> {
        if now >= self.leaves_at {
            self.stage = Stage::Over;
            return Some(Deed::Leave);
        }
        let plan = self.plan.as_mut()?;
        if let Some(at) = plan.typing_at {
            if at > now {
                return None;
            }
            plan.typing_at = None;
            return Some(Deed::Typing);
        }
        if plan.at > now {
            return None;
        }
        let Plan { part, deed, .. } = self.plan.take()?;
        self.done(part, &deed, now);
        Some(deed)
    }

    /// Takes in what was heard.
    pub(super) fn hear(&mut self, heard: Heard, now: Duration) {
        match (heard, self.stage) {
            (Heard::Bot(buttons), Stage::WithBot) => {
                self.buttons = buttons;
                let reading = self.reading();
                self.go_on_with_bot(now, reading);
            }
            (Heard::Queued, Stage::WithBot) => {
                self.stage = Stage::Waiting;
                self.wait_on(now);
            }
            (Heard::Joined, Stage::WithBot | Stage::Waiting) => {
                self.stage = Stage::WithAgent;
                if !self.answering() {
                    self.plan = None;
                }
            }
            (Heard::Agent, Stage::WithBot | Stage::Waiting | Stage::WithAgent) => {
                self.stage = Stage::WithAgent;
                self.answer(now);
            }
            // Passed on, released or left alone. What was about to be said is still said.
            (Heard::Queued, Stage::WithAgent) => {
                self.stage = Stage::Waiting;
                if !self.answering() {
                    self.wait_on(now);
                }
            }
            (Heard::Alone, Stage::Waiting | Stage::WithAgent | Stage::Thanked) => self.go_home(now),
            _ => {}
        }
    }

    /// What follows from one's own deed.
    fn done(&mut self, part: Part, deed: &Deed, now: Duration) {
        match part {
            Part::Opening => self.opened += 1,
            Part::Insisting => self.insisted += 1,
            Part::Waiting => self.waited += 1,
            Part::Answer => self.answered += 1,
            Part::Exit => return self.gone(deed, now),
        }
        match self.stage {
            // Should the bot not answer, one goes on by oneself.
            Stage::WithBot => self.go_on_with_bot(now, Duration::from_millis(BOT_SILENT_MS)),
            Stage::Waiting => self.wait_on(now),
            Stage::WithAgent if self.answered > self.story.answers.len() => {
                self.stage = Stage::Thanked;
            }
            Stage::WithAgent | Stage::Thanked | Stage::Over => {}
        }
    }

    fn gone(&mut self, deed: &Deed, now: Duration) {
        if *deed == Deed::Leave {
            self.stage = Stage::Over;
        } else {
            self.plan_at(Part::Exit, now + Duration::from_secs(2), Deed::Leave);
        }
    }

    /// An answer to an agent is on its way: more of the agent's lines change nothing.
    fn answering(&self) -> bool {
        self.plan.as_ref().is_some_and(|plan| plan.part == Part::Answer)
    }

    fn go_on_with_bot(&mut self, now: Duration, after: Duration) {
        let step = self.story.opening.get(self.opened).copied();
        let deed = match step {
            Some(Step::Say(words)) => self.say(words, None),
            Some(Step::Press(id, words)) => {
                let offered = self.buttons.iter().any(|button| button == id);
                self.say(words, offered.then(|| id.to_owned()))
            }
            None => return self.nothing_left_for_bot(now),
        };
        self.plan_at(Part::Opening, now + after, deed);
    }

    fn nothing_left_for_bot(&mut self, now: Duration) {
        if self.story.wants == Wants::BotIsEnough {
            return self.plan_at(Part::Exit, now + Duration::from_secs(4), Deed::Leave);
        }
        // Asking thrice would be no desk's story.
        if self.insisted < 2 {
            let deed = self.say(insists(self.story.language), None);
            let after = self.chance.between(BOT_SILENT_MS, 2 * BOT_SILENT_MS);
            self.plan_at(Part::Insisting, now + after, deed);
        }
    }

    fn wait_on(&mut self, now: Duration) {
        self.plan = None;
        if let Some(words) = self.story.waiting.get(self.waited) {
            let deed = self.say(words, None);
            let after = self.chance.between(25_000, 70_000);
            self.plan_at(Part::Waiting, now + after, deed);
        } else if self.story.patience == Patience::Leaves {
            let after = self.chance.between(30_000, 50_000);
            self.plan_at(Part::Exit, now + after, Deed::Leave);
        }
    }

    fn answer(&mut self, now: Duration) {
        if self.answering() {
            return;
        }
        let words = self.story.answers.get(self.answered).unwrap_or(&self.story.thanks);
        let deed = self.say(words, None);
        let letters = u64::try_from(words.chars().count()).unwrap_or(40);
        let thinking = self.chance.between(2_500, 5_500);
        let typing = Duration::from_millis(1_200 + 45 * letters);
        let typing_at = now + thinking;
        let at = typing_at + typing;
        self.plan = Some(Plan { part: Part::Answer, at, typing_at: Some(typing_at), deed });
    }

    fn go_home(&mut self, now: Duration) {
        self.stage = Stage::Over;
        let rates = self.chance.percent(60) == Luck::Yes;
        let deed = if rates {
            Deed::Rate(if self.chance.below(4) == 0 { 4 } else { 5 })
        } else {
            Deed::Leave
        };
        let after = self.chance.between(2_000, 6_000);
        self.plan_at(Part::Exit, now + after, deed);
    }

    fn reading(&mut self) -> Duration {
        match self.tempo {
            Tempo::Brisk => self.chance.between(500, 1_100),
            Tempo::Natural => self.chance.between(2_500, 6_000),
        }
    }

    fn plan_at(&mut self, part: Part, at: Duration, deed: Deed) {
        self.plan = Some(Plan { part, at, typing_at: None, deed });
    }

    fn say(&self, words: &str, choice: Option<String>) -> Deed {
        Deed::Say { text: self.persona.says(words), choice }
    }
}

#[cfg(test)]
mod tests {
    use super::super::arrivals::Arrivals;
    use super::super::cast::STORIES;
    use super::*;

    /// Plays a customer against a caller that hears each deed and says what happens next.
    fn play(key: &str, mut world: impl FnMut(&Deed) -> Vec<Heard>) -> Vec<String> {
        let story = STORIES.iter().find(|story| story.key == key).expect("such a story");
        let mut arrival = Arrivals::new(Chance::new(9)).next().expect("somebody");
        arrival.story = story;
        let mut script = Script::new(&arrival, Duration::ZERO);
        let mut told = Vec::new();
        for _ in 0..60 {
            let now = script.due();
            let Some(deed) = script.act(now) else { continue };
            match &deed {
                Deed::Say { text, choice } => told.push(match choice {
                    Some(id) => format!("[{id}]"),
                    None => text.clone(),
                }),
                Deed::Typing => told.push("…".to_owned()),
                Deed::Rate(_) => {}
                Deed::Leave => {
                    told.push("gone".to_owned());
                    return told;
                }
            }
            for heard in world(&deed) {
                script.hear(heard, now);
            }
        }
        panic!("{key} never goes: {told:#?}")
    }

    #[test]
    fn a_customer_presses_the_button_offered_then_waits_answers_gives_thanks_and_goes() {
        let mut said = 0;
        let told = play("login", |deed| {
            said += usize::from(matches!(deed, Deed::Say { .. }));
            match (deed, said) {
                (Deed::Say { .. }, 1) => vec![Heard::Bot(vec!["login-help".to_owned()])],
                (Deed::Say { .. }, 2) => {
                    vec![Heard::Queued, Heard::Joined, Heard::Agent, Heard::Agent]
                }
                (Deed::Say { .. }, 3..=5) => vec![Heard::Agent],
                (Deed::Say { .. }, 6) => vec![Heard::Agent, Heard::Alone],
                _ => Vec::new(),
            }
        });
        let story = STORIES.iter().find(|story| story.key == "login").expect("told");
        let mut expected = vec!["Hallo, ich kann mich nicht anmelden", "[login-help]"];
        for line in story.answers.iter().chain([&story.thanks]) {
            expected.extend(["…", line]);
        }
        expected.push("gone");
        assert_eq!(told, expected);
    }

    #[test]
    fn a_button_that_is_not_offered_is_said_in_words() {
        let told = play("login", |_| {
            vec![Heard::Bot(Vec::new()), Heard::Queued, Heard::Joined, Heard::Alone]
        });
        assert_eq!(told, ["Hallo, ich kann mich nicht anmelden", "gone"]);
        let mut said = 0;
        let told = play("login", |_| {
            said += 1;
            if said < 2 { vec![Heard::Bot(Vec::new())] } else { vec![Heard::Queued, Heard::Alone] }
        });
        assert_eq!(told[1], "Keine Mail gekommen");
    }

    #[test]
    fn a_bot_that_never_answers_is_talked_to_again_and_asked_for_a_person_twice_at_most() {
        let told = play("fraud", |_| Vec::new());
        let insisted = told.iter().filter(|line| line.contains("talk to a person")).count();
        assert_eq!(insisted, 2, "{told:#?}");
        assert_eq!(told.last().map(String::as_str), Some("gone"));
    }

    #[test]
    fn whoever_is_content_with_the_bot_goes_without_a_person() {
        let told = play("chatty", |_| vec![Heard::Bot(Vec::new())]);
        assert_eq!(told.last().map(String::as_str), Some("gone"));
        assert!(!told.iter().any(|line| line.contains("person")), "{told:#?}");
    }

    #[test]
    fn one_in_the_queue_says_a_few_words_and_the_impatient_one_leaves() {
        let queued = |deed: &Deed| match deed {
            Deed::Say { .. } => vec![Heard::Queued],
            _ => Vec::new(),
        };
        let told = play("angry", queued);
        assert_eq!(told.len(), 4, "{told:#?}");
        assert_eq!(play("gone", queued).len(), 2);
    }

    #[test]
    fn words_about_to_be_said_survive_a_transfer() {
        let mut said = 0;
        let told = play("charged", |deed| {
            said += usize::from(matches!(deed, Deed::Say { .. }));
            match deed {
                Deed::Say { .. } if said == 1 => vec![Heard::Queued, Heard::Joined, Heard::Agent],
                Deed::Typing => vec![Heard::Queued, Heard::Joined],
                Deed::Say { .. } => vec![Heard::Alone],
                _ => Vec::new(),
            }
        });
        assert_eq!(told[1], "…");
        assert!(told[2].starts_with("Thanks. Once on Friday"), "{told:#?}");
    }
}
