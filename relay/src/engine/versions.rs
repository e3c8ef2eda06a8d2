//! Versions of the policy: one comes into force, a draft is watched beside it, every one is kept.
//! All of it is events on the desk's stream; what a version says is the policy's business.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::command::{Answer, PolicyAct};
use super::draft::Step;
use super::start::StartError;
use super::{Engine, Event, codec};
use crate::desk::{AuditAct, AuditBy, DeskEvent, Refusal};
use crate::log::{Log, Range, ReadError, StreamId};
use crate::policy::Policy;

/// Records read at once.
const PAGE: usize = 200;

/// One version that came into force.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Version {
    pub hash: String,
    pub text: String,
    pub by: String,
    pub note: Option<String>,
    pub at: Timestamp,
}

/// A draft that is watched beside the policy in force.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Shadow {
    pub hash: String,
    pub text: String,
    pub by: String,
    pub since: Timestamp,
}

/// Every version, the oldest first, and the draft watched now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Versions {
    pub all: Vec<Version>,
    pub shadow: Option<Shadow>,
}

impl Versions {
    /// Folds one event of the desk.
    pub fn apply(&mut self, event: &DeskEvent, at: Timestamp) {
        match event {
            DeskEvent::PolicyActivated { hash, text, by, note } => {
                // A draft that has come into force is beside nothing.
                self.shadow = self.shadow.take().filter(|shadow| shadow.hash != *hash);
                let (hash, text, by) = (hash.clone(), text.clone(), by.clone());
                self.all.push(Version { hash, text, by, note: note.clone(), at });
            }
            DeskEvent::PolicyShadowed { hash, text, by } => {
                let (hash, text, by) = (hash.clone(), text.clone(), by.clone());
                self.shadow = Some(Shadow { hash, text, by, since: at });
            }
            DeskEvent::ShadowEnded { .. } => self.shadow = None,
            _ => {}
        }
    }

    /// The version in force.
    #[must_use]
    pub fn active(&self) -> Option<&Version> {
        self.all.last()
    }

    /// The latest version whose hash begins so; at least four characters tell one.
    #[must_use]
    pub fn named(&self, hash: &str) -> Option<&Version> {
        let told = hash.len() >= 4;
        self.all.iter().rev().find(|version| told && version.hash.starts_with(hash))
    }
}

/// Every version there was, read from the log.
///
/// # Errors
/// Where the log cannot be read, or holds what this program does not know.
pub async fn versions(log: &dyn Log) -> Result<Versions, StartError> {
    let mut versions = Versions::default();
    let mut after = None;
    loop {
        let range = Range { after, limit: PAGE, ..Range::default() };
        let page = log.read_stream(StreamId::desk(), range).await?;
        for record in &page {
            let placed = codec::place(record)?;
            if let Event::Desk(event) = &placed.event {
                versions.apply(event, placed.at);
            }
        }
        match page.last() {
            Some(last) if page.len() == PAGE => after = Some(last.pos),
            _ => return Ok(versions),
        }
    }
}

impl Engine {
    /// Every version of the policy.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub async fn versions(&self) -> Result<Versions, ReadError> {
        versions(self.log().as_ref()).await.map_err(|error| match error {
            StartError::Log(error) => error,
            error => ReadError::Unavailable { reason: error.to_string() },
        })
    }
}

/// Policies by hash, parsed once.
#[derive(Debug, Default)]
pub struct Shelf(HashMap<String, Option<Arc<Policy>>>);

impl Shelf {
    /// Puts a version where it is found by its hash. One that this program can no longer read is
    /// as good as unknown.
    pub fn put(&mut self, hash: &str, text: &str) {
        let parsed = || Policy::parse(text).ok().map(Arc::new);
        self.0.entry(hash.to_owned()).or_insert_with(parsed);
    }

    /// The policy of a hash.
    #[must_use]
    pub fn get(&self, hash: &str) -> Option<Arc<Policy>> {
        self.0.get(hash).cloned().flatten()
    }
}

/// Carries a change out. Whoever is no agent is the relay itself, reading its file.
pub(super) fn changed(
    step: &mut Step<'_, '_>,
    act: &PolicyAct,
    by: &str,
) -> Result<Answer, Refusal> {
    let agent = by.parse().ok().filter(|name| step.agent(name).is_some());
    let who = agent.map_or(AuditBy::Relay, AuditBy::Agent);
    let by = by.to_owned();
    match act {
        PolicyAct::Activate { hash, text, note, over } => {
            if let (Some(over), Some(active)) = (over, step.active_policy())
                && *over != active
            {
                return Err(Refusal::PolicyMoved(active));
            }
            let (hash, text, note) = (hash.clone(), text.clone(), note.clone());
            step.audit(who, AuditAct::PolicyActivated { hash: hash.clone() });
            step.tell_desk(DeskEvent::PolicyActivated { hash, text, by, note });
        }
        PolicyAct::Shadow { hash, text } => {
            let (hash, text) = (hash.clone(), text.clone());
            step.audit(who, AuditAct::PolicyShadowed { hash: Some(hash.clone()) });
            step.tell_desk(DeskEvent::PolicyShadowed { hash, text, by });
        }
        PolicyAct::EndShadow => {
            step.audit(who, AuditAct::PolicyShadowed { hash: None });
            step.tell_desk(DeskEvent::ShadowEnded { by });
        }
    }
    Ok(Answer::default())
}
