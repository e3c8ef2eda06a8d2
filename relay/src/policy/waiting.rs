//! What is said while a customer waits or is silent, and when it is said. Owns the stages of
//! waiting and the times of silence; their words are templates like all others, without place or
//! wait: only a live promise may speak of those.

use baton_shared::id::QueueName;

use super::model::Policy;
use super::notice::Vars;

/// Words said once to a customer who has waited for so long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Seconds after they entered the queue.
    pub after_s: u64,
    /// For these queues; for all where none is named.
    pub queues: Vec<QueueName>,
    /// Its place in the file: what its texts are known by.
    pub(super) place: usize,
}

/// What becomes of a chat whose customer has gone silent. Zero switches a part off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Idle {
    /// Minutes of silence after an agent's words until the customer is reminded.
    pub remind_after_min: u64,
    /// Minutes of silence until the ticket is closed.
    pub close_after_min: u64,
}

impl Stage {
    pub(super) fn is_for(&self, queue: &QueueName) -> bool {
        self.queues.is_empty() || self.queues.contains(queue)
    }

    /// The name of its texts.
    pub(super) fn key(place: usize) -> String {
        format!("stage-{place}")
    }
}

/// The variables that a stage's text may use.
pub const STAGE_VARIABLES: &[&str] = &["queue", "number", "links"];

impl Policy {
    /// The first stage of a queue after `said_s` seconds of waiting, and its number; stages come in
    /// the order of their times.
    #[must_use]
    pub fn next_stage(&self, queue: &QueueName, said_s: Option<u64>) -> Option<(usize, &Stage)> {
        let later = |stage: &&Stage| said_s.is_none_or(|said| stage.after_s > said);
        let of_queue = self.stages.iter().filter(|stage| stage.is_for(queue));
        let next = of_queue.filter(later).min_by_key(|stage| stage.after_s)?;
        Some((next.place, next))
    }

    /// A stage by its number.
    #[must_use]
    pub fn stage(&self, place: usize) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.place == place)
    }

    /// The words of a stage in a customer's language, else in English; nothing where there are
    /// none.
    #[must_use]
    pub fn stage_text(
        &self,
        place: usize,
        language: Option<&str>,
        vars: &Vars<'_>,
    ) -> Option<String> {
        self.say_extra(&Stage::key(place), language, vars)
    }
}
