//! The audit record: who did what that an auditor asks about, in the same chain as everything else.
//!
//! Clear facts only. A person is named by the log's opaque id, a ticket by its number, a token by
//! its public id: no name of a customer, no text and no secret, so that an erasure leaves the
//! audit whole. The position and the instant are those of the record that carries it.

use std::fmt;
use std::str::FromStr;

use baton_shared::id::{AgentName, ApiName, ConversationId, IdError, Position, TicketNumber};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::Role;

/// Who acted. As text: an agent's name, or one of the others with a sign no name may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum AuditBy {
    /// A person with an account.
    Agent(AgentName),
    /// Whoever commands `baton-relay` on the machine as the owner of the data: `@owner`.
    Owner,
    /// The relay by itself, as at start, on a signal or at a due instant: `@relay`.
    Relay,
    /// A bot platform by the name of its API token: `@api/NAME`.
    Api(ApiName),
}

const OWNER: &str = "@owner";
const RELAY: &str = "@relay";
const API: &str = "@api/";

impl fmt::Display for AuditBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agent(name) => name.fmt(f),
            Self::Owner => f.pad(OWNER),
            Self::Relay => f.pad(RELAY),
            Self::Api(name) => f.pad(&format!("{API}{name}")),
        }
    }
}

impl FromStr for AuditBy {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        match text {
            OWNER => Ok(Self::Owner),
            RELAY => Ok(Self::Relay),
            _ => match text.strip_prefix(API) {
                Some(name) => name.parse().map(Self::Api),
                None => text.parse().map(Self::Agent),
            },
        }
    }
}

impl TryFrom<String> for AuditBy {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<AuditBy> for String {
    fn from(by: AuditBy) -> Self {
        by.to_string()
    }
}

/// What was done, and to whom or what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum AuditAct {
    AccountAdded {
        agent: AgentName,
        role: Role,
    },
    /// Role, queues or skills; `was` is the role before.
    AccountChanged {
        agent: AgentName,
        was: Role,
        role: Role,
    },
    /// A new token; the old ones ended.
    TokenReplaced {
        agent: AgentName,
        /// The new one's public id.
        token: String,
        expires: Option<Timestamp>,
    },
    AccountRevoked {
        agent: AgentName,
    },
    /// A bot platform's token.
    ApiTokenAdded {
        name: ApiName,
        token: String,
    },
    ApiTokenRevoked {
        name: ApiName,
    },
    PolicyActivated {
        hash: String,
    },
    /// A draft is watched beside the policy; without a hash none is any more.
    PolicyShadowed {
        hash: Option<String>,
    },
    DeskDisabled {
        until: Option<Timestamp>,
    },
    DeskEnabled,
    DeliveryHeld,
    DeliveryResumed,
    /// A parked send is tried again; `at` is the message's position.
    DeliveryRetried {
        at: Position,
    },
    DeliveryDropped {
        at: Position,
    },
    /// A ticket that its reader does not hold was opened; once per agent, ticket and hour.
    Opened {
        ticket: TicketNumber,
    },
    /// What was said to a bot was read, where nobody has a ticket; once per reader, conversation and
    /// hour.
    ConversationRead {
        conversation: ConversationId,
    },
    /// Masked text was shown as it was written; `at` is the message's position.
    Revealed {
        conversation: ConversationId,
        ticket: Option<TicketNumber>,
        at: Position,
    },
    /// All of one person's data was given out; `person` as the log's private rows name them.
    Exported {
        person: String,
        records: u64,
    },
    /// One person's data was overwritten.
    Erased {
        person: String,
        records: u64,
    },
    /// Retention by age: everything of persons last heard of before `before`.
    RetentionRun {
        before: Timestamp,
        persons: u64,
    },
    /// A key of the data folder serves this log from here on: its file, by what it is known again,
    /// and `host:/folder` where others may copy it from.
    KeyKept {
        file: String,
        mark: String,
        place: String,
    },
    /// A whole copy of the data was taken.
    BackedUp,
    /// The data came back from a copy.
    Restored,
}

/// One record of the stream `audit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEvent {
    /// Who.
    pub by: AuditBy,
    /// What.
    #[serde(flatten)]
    pub act: AuditAct,
}

impl AuditEvent {
    /// The key that makes an act count once an hour; `None` for one that is recorded every time.
    #[must_use]
    pub fn once(&self, now: Timestamp) -> Option<String> {
        let hour = now.as_second().div_euclid(3_600);
        match &self.act {
            AuditAct::Opened { ticket } => Some(format!("opened/{}/{ticket}/{hour}", self.by)),
            AuditAct::ConversationRead { conversation } => {
                Some(format!("read/{}/{conversation}/{hour}", self.by))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::stored::{join, split};

    fn opened(by: &str) -> AuditEvent {
        AuditEvent {
            by: by.parse().expect("somebody"),
            act: AuditAct::Opened { ticket: TicketNumber(12) },
        }
    }

    #[test]
    fn a_record_is_stored_as_clear_facts_and_comes_back_as_it_was() {
        let acts = [
            AuditAct::AccountChanged {
                agent: "bob".parse().expect("name"),
                was: Role::Agent,
                role: Role::Lead,
            },
            AuditAct::DeskEnabled,
            AuditAct::Erased { person: "person/1".to_owned(), records: 3 },
        ];
        for act in acts {
            let event = AuditEvent { by: AuditBy::Owner, act };
            let stored = split(&event).expect("json");
            assert_eq!(stored.private, None);
            let back: AuditEvent = join(&stored.kind, &stored.facts, None).expect("joins");
            assert_eq!(back, event);
        }
        let stored = split(&opened("alice")).expect("json");
        assert_eq!(stored.kind, "opened");
        assert_eq!(String::from_utf8(stored.facts).expect("text"), r#"{"by":"alice","ticket":12}"#);
    }

    #[test]
    fn no_agent_can_be_named_like_one_who_is_not_an_agent() {
        for by in ["@owner", "@relay", "@api/shop", "owner", "api"] {
            let read: AuditBy = by.parse().expect("somebody");
            assert_eq!(read.to_string(), by);
            assert_eq!(matches!(read, AuditBy::Agent(_)), !by.starts_with('@'));
        }
        assert!("@other".parse::<AuditBy>().is_err());
    }

    #[test]
    fn opening_counts_once_an_hour_for_each_reader_and_ticket() {
        let at = |seconds| Timestamp::from_second(seconds).expect("an instant");
        let once = |by: &str, seconds| opened(by).once(at(seconds));
        assert_eq!(once("alice", 7_200), once("alice", 10_799));
        assert_ne!(once("alice", 7_200), once("alice", 10_800));
        assert_ne!(once("alice", 7_200), once("bob", 7_200));
        let switched = AuditEvent { by: AuditBy::Owner, act: AuditAct::DeskEnabled };
        assert_eq!(switched.once(at(0)), None);
    }
}
