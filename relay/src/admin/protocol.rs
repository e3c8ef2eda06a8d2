//! Requests and responses of the admin socket, and the shapes inside a good response.
//!
//! Private to one installation: both ends are the same program, so it carries no version.

use std::fmt;
use std::str::FromStr;

use baton_shared::id::{AgentName, ApiName, QueueName};
use baton_shared::wire::{PolicyAsk, ReportAsk, Role};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::people::PeopleRequest;

/// What a command asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum AdminRequest {
    /// A new agent. Answered by an [`IssuedToken`].
    AgentAdd {
        /// Their name.
        name: AgentName,
        /// What they may do.
        role: Role,
        /// The queues they serve.
        queues: Vec<QueueName>,
        /// What they can.
        skills: Vec<String>,
        /// Their token opens nothing from then on.
        #[serde(default)]
        expires: Option<Timestamp>,
    },
    /// All agents. Answered by a list of [`AgentLine`].
    AgentList,
    /// Changes an agent; live sessions follow at once. Answered by the agent's [`AgentLine`].
    AgentSet {
        /// Whose.
        name: AgentName,
        /// The new role, if it changes.
        role: Option<Role>,
        /// Queues to add and to remove, in order.
        queues: Vec<Change<QueueName>>,
        /// Skills to add and to remove, in order.
        skills: Vec<Change<String>>,
    },
    /// A new token; the old ones end. Answered by an [`IssuedToken`].
    AgentToken {
        /// Whose.
        name: AgentName,
        /// It opens nothing from then on.
        #[serde(default)]
        expires: Option<Timestamp>,
    },
    /// Ends the agent's tokens and sessions; their tickets return to the front of the queue.
    /// Answered by `{"agent":…,"returned":[ticket numbers]}`.
    AgentRevoke {
        /// Whose.
        name: AgentName,
    },
    /// A token for a bot platform. Answered by an [`IssuedApiToken`].
    TokenAdd {
        /// Its name.
        name: ApiName,
        /// Scheme, host and port that its callbacks may go to, a loopback too.
        callback_origin: Option<String>,
        /// It opens nothing from then on.
        expires: Option<Timestamp>,
    },
    /// All bot platforms' tokens. Answered by a list of [`ApiTokenLine`].
    TokenList,
    /// Ends a bot platform's token. Answered by `{"name":…}`.
    TokenRevoke {
        /// Which.
        name: ApiName,
    },
    /// What waits, is held or parked. Answered by a [`DeliveryReport`].
    DeliveryStatus,
    /// Ends the hold after a restore. Answered by a [`DeliveryReport`].
    DeliveryResume,
    /// Tries a parked send again. Answered by a [`DeliveryReport`].
    DeliveryRetry {
        /// Its number in the report.
        n: u64,
    },
    /// Gives a parked send up. Answered by a [`DeliveryReport`].
    DeliveryDrop {
        /// Its number in the report.
        n: u64,
    },
    /// Who did what. Answered by a list of [`AuditLine`], oldest first.
    Audit {
        /// Nothing older.
        since: Option<Timestamp>,
        /// Only this one's doing: an agent's name, `@owner`, `@relay` or `@api/NAME`.
        by: Option<String>,
        /// Only before this position.
        before: Option<u64>,
        /// The newest so many.
        limit: usize,
    },
    /// Hand-overs off, with a reason that customers hear. Answered by a [`DeskReport`].
    DeskDisable {
        /// Why.
        reason: String,
        /// Ends by itself after so many seconds.
        for_s: Option<u64>,
    },
    /// Hand-overs as the policy says. Answered by a [`DeskReport`].
    DeskEnable,
    /// Whether hand-overs are off. Answered by a [`DeskReport`].
    DeskStatus,
    /// Looks at everything that could be wrong. Answered by a [`DoctorReport`].
    Doctor,
    /// About the policy. Answered by a [`baton_shared::wire::PolicyReport`].
    Policy(PolicyAsk),
    /// The report of a month. Answered by a [`baton_shared::wire::MonthReport`].
    Report(ReportAsk),
    /// About people's data.
    People(PeopleRequest),
    /// Whether somebody listens. Answered by `null`.
    Ping,
}

/// One change of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change<T> {
    /// Puts it in.
    Add(T),
    /// Takes it out.
    Remove(T),
}

impl<T: FromStr<Err: fmt::Display>> FromStr for Change<T> {
    type Err = String;

    /// `+billing` or `-billing`, as on the command line.
    fn from_str(text: &str) -> Result<Self, String> {
        let (make, rest): (fn(T) -> Self, &str) = match text.split_at_checked(1) {
            Some(("+", rest)) => (Self::Add, rest),
            Some(("-", rest)) => (Self::Remove, rest),
            _ => return Err(format!("write +{text} to add it or -{text} to take it away")),
        };
        if rest.is_empty() {
            return Err("a name must follow the sign".to_owned());
        }
        rest.parse().map(make).map_err(|error: T::Err| error.to_string())
    }
}

/// One line from the relay: its answer, or on the way to it how far it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum AdminLine {
    /// So much is done, of so much.
    Far {
        /// Done, and of how much.
        progress: (u64, u64),
    },
    /// The last line.
    Answer(AdminResponse),
}

/// The relay's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdminResponse {
    /// Done; the shape is named at the request.
    Ok(Value),
    /// Not done.
    Error {
        /// `snake_case`, as in the HTTP errors. `conflict` and `stale_*` make the command exit 3.
        code: String,
        /// What to do, in one line.
        message: String,
    },
}

impl AdminResponse {
    /// A good answer. A value that is no JSON is answered as `internal`.
    pub fn ok(value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(value) => Self::Ok(value),
            Err(error) => Self::error("internal", error.to_string()),
        }
    }

    /// A bad answer.
    pub fn error(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Error { code: code.into(), message: message.into() }
    }
}

/// A token that was just made, shown this once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedToken {
    /// Whose.
    pub agent: AgentName,
    /// Their role.
    pub role: Role,
    /// The token itself.
    pub token: String,
    /// It opens nothing from then on.
    #[serde(default)]
    pub expires: Option<Timestamp>,
}

impl fmt::Debug for IssuedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IssuedToken({}, {:?})", self.agent, self.role)
    }
}

/// One agent of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentLine {
    /// Their name.
    pub agent: AgentName,
    /// Their role.
    pub role: Role,
    /// The queues they serve.
    pub queues: Vec<QueueName>,
    /// What they can.
    pub skills: Vec<String>,
    /// `available`, `away`, `transfers-only`, `off` or `revoked`.
    pub status: String,
    /// Open sessions.
    pub sessions: u64,
    /// Tickets held.
    pub tickets: u64,
    /// When their token ends by itself.
    #[serde(default)]
    pub expires: Option<Timestamp>,
    /// When their token was last used, to within a day.
    #[serde(default)]
    pub last_used: Option<Timestamp>,
}

/// A bot platform's token that was just made, shown this once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedApiToken {
    /// Whose.
    pub name: ApiName,
    /// The token itself.
    pub token: String,
    /// Signs what the relay sends to it.
    pub signing_secret: String,
}

impl fmt::Debug for IssuedApiToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IssuedApiToken({})", self.name)
    }
}

/// A bot platform's token in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiTokenLine {
    /// Whose.
    pub name: ApiName,
    /// The token's public id, as logs name it.
    pub id: String,
    /// Where its callbacks may go besides the outside.
    pub callback_origin: Option<String>,
    /// When it ends by itself.
    pub expires: Option<Timestamp>,
    /// When it was last used, to within a day.
    pub last_used: Option<Timestamp>,
}

/// One record of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    /// Its position in the log.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who: an agent's name, `@owner`, `@relay` or `@api/NAME`.
    pub by: String,
    /// What, as in `opened`.
    pub what: String,
    /// To whom or what: the record's own fields, such as `ticket` or `agent`.
    #[serde(flatten)]
    pub about: serde_json::Map<String, Value>,
}

/// What is on its way out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryReport {
    /// Nothing goes out since a restore, until `delivery resume`.
    pub held: bool,
    /// Sends that wait for their turn or their next attempt.
    pub waiting: u64,
    /// Destinations that are down, with since when (RFC 3339).
    pub down: Vec<(String, String)>,
    /// Sends that their destination refused.
    pub parked: Vec<ParkedSend>,
}

/// Whether customers are handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskReport {
    /// Nobody is.
    pub disabled: bool,
    /// What customers hear.
    pub reason: Option<String>,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
    /// The lead who did it; absent where whoever owns the data did.
    pub by: Option<AgentName>,
}

/// A send that its destination refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParkedSend {
    /// What `delivery retry` and `drop` name.
    pub n: u64,
    /// Where to.
    pub destination: String,
    /// The ticket, where there is one.
    pub ticket: Option<u64>,
    /// Attempts made.
    pub attempts: u32,
    /// The last refusal.
    pub reason: String,
    /// When it was parked (RFC 3339).
    pub since: String,
}

/// What `doctor` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoctorReport {
    /// Everything looked at.
    pub findings: Vec<Finding>,
    /// Whom a customer writing now would reach, in one line.
    pub reaches: String,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was looked at and what was found.
    pub what: String,
    /// The command that mends it.
    pub mend: Option<String>,
}
