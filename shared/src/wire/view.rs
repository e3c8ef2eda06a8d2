//! Views: what an agent may see of tickets, messages, colleagues and queues.
//!
//! All instants are RFC 3339 in UTC; all durations end in their unit, as in `waiting_s`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use crate::priority::Priority;
pub use crate::staff::{Role, Status};

use crate::id::{
    AgentName, BotName, ChannelName, ConversationId, Epoch, MessageId, QueueName, TicketNumber,
};

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// Waiting in its queue.
    Queued,
    /// Offered by the relay to one agent, out of a queue.
    Offered,
    /// An agent is on it.
    Active,
    /// Kept by its agent, waiting for the customer or for a date.
    OnHold,
    /// Done.
    Closed,
}

/// Who may speak to the customer now. Where people answer in the provider's own inbox it is the
/// pseudo-agent `inbox:<channel>`: see [`AgentName::is_inbox`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Controller {
    Bot,
    Queue,
    Agent(AgentName),
    Nobody,
}

/// The customer of a ticket, as far as known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CustomerView {
    /// The id the channel gave.
    pub id: String,
    /// Display name, `null` if unknown or erased.
    pub name: Option<String>,
    /// Address for a later answer.
    pub email: Option<String>,
    /// BCP 47 tag the channel gave.
    pub language: Option<String>,
    /// What the channel told, such as `tier`, `page` or `time_zone`.
    pub attributes: BTreeMap<String, String>,
    /// Whether the site vouched for the identity.
    pub verified: bool,
    /// Whether the customer is there now (web chat); `true` where the channel cannot tell.
    pub present: bool,
}

/// A detected intent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IntentView {
    /// Its name in the bot's own vocabulary.
    pub name: String,
    /// 0 to 1.
    pub confidence: f64,
}

/// One collected value and who said it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CollectedView {
    /// The value.
    pub value: String,
    /// `bot`, `customer`, `agent` or `lookup`.
    pub by: String,
    /// Whether it was checked against a source that knows.
    pub verified: bool,
}

/// What travels with a hand-over. Absent parts are empty, never invented.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BriefingView {
    /// What the customer wants.
    pub goal: Option<String>,
    /// What was tried, in order.
    pub tried: Vec<String>,
    /// Data collected, by field.
    pub collected: BTreeMap<String, CollectedView>,
    /// What stands in the way.
    pub blocker: Option<String>,
    /// Why a person is needed: the trigger's name and its words.
    pub reason: Option<String>,
    /// What the bot showed the customer.
    pub sources: Vec<String>,
    /// Fields that the queue needs and nobody has said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The queue needs to know who the customer is, and nobody has vouched for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_verify: bool,
}

/// The latest line of a conversation, for a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastLine {
    /// Who wrote it.
    pub from: From,
    /// Its first 200 characters.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A conversation that its bot has and that has no open ticket: an element of `baton bots --json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BotRow {
    /// What a takeover names.
    pub conversation: ConversationId,
    /// A takeover names it; it rises when control changes.
    pub epoch: Epoch,
    /// The customer's name, or their id where they gave none.
    pub customer: String,
    /// Where they write.
    pub channel: ChannelName,
    /// BCP 47, if known.
    pub language: Option<String>,
    /// Who answers.
    pub bot: Option<BotName>,
    /// The bot's latest intent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intent: Option<IntentView>,
    /// What goes wrong; absent while nothing does.
    #[serde(default, skip_serializing_if = "BotTrouble::is_none")]
    pub trouble: BotTrouble,
    /// The latest line: `from`, `text` and `at`.
    #[serde(flatten)]
    pub last: LastLine,
}

/// Signs that a bot does not serve its customer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BotTrouble {
    /// Times the customer asked for a person.
    #[serde(skip_serializing_if = "is_zero")]
    pub wishes: u32,
    /// Messages in a row that the bot did not understand.
    #[serde(skip_serializing_if = "is_zero")]
    pub misunderstood: u32,
    /// Answers in a row that brought nothing new.
    #[serde(skip_serializing_if = "is_zero")]
    pub idle_turns: u32,
}

impl BotTrouble {
    /// So many answers in a row without anything new are worth a word.
    const IDLE_TURNS: u32 = 3;

    /// What goes wrong, in words; empty where it is not worth any.
    #[must_use]
    pub fn words(&self) -> String {
        let idle = if self.idle_turns < Self::IDLE_TURNS { 0 } else { self.idle_turns };
        let counts = [
            ("asked for a person", self.wishes),
            ("not understood", self.misunderstood),
            ("nothing new", idle),
        ];
        let told = counts.into_iter().filter(|(_, count)| *count > 0);
        told.map(|(what, count)| format!("{what} {count}×")).collect::<Vec<_>>().join(", ")
    }

    /// Whether nothing goes wrong.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The shape that serde asks for.
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// A ticket as a row of a list: an element of `baton tickets --json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketRow {
    /// The number agents say aloud.
    pub number: TicketNumber,
    /// The conversation it belongs to.
    pub conversation: ConversationId,
    /// Where it stands.
    pub state: TicketState,
    /// Its queue.
    pub queue: QueueName,
    /// Who holds it (also while on hold).
    pub agent: Option<AgentName>,
    /// Who may speak now.
    pub control: Controller,
    /// The epoch to send back with a command.
    pub epoch: Epoch,
    /// The customer.
    pub customer: CustomerView,
    /// The channel.
    pub channel: ChannelName,
    /// The conversation's language, a BCP 47 tag.
    pub language: Option<String>,
    /// Urgency.
    pub priority: Priority,
    /// Seconds the customer has been waiting for an answer, 0 while none is owed. As of sending.
    pub waiting_s: u64,
    /// Since when, to count on from.
    pub waiting_since: Option<Timestamp>,
    /// Customer messages since an agent last spoke or took the ticket.
    pub unread: u32,
    /// When the ticket was opened.
    pub opened_at: Timestamp,
    /// Its place in its queue is decided by this instant; transfers and returns keep it.
    pub order_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Service level: answer due.
    pub due_at: Option<Timestamp>,
    /// Service level: from then on it is at risk; absent where it does not warn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_risk_at: Option<Timestamp>,
    /// Hold ends.
    pub hold_until: Option<Timestamp>,
    /// Labels.
    pub tags: Vec<String>,
    /// Variables of the bot.
    pub variables: BTreeMap<String, String>,
    /// The intent found.
    pub intent: Option<IntentView>,
    /// What the bot passes on.
    pub briefing: BriefingView,
    /// An offer waiting for an answer.
    pub offer: Option<OfferView>,
    /// An act that can still be undone.
    pub undo: Option<UndoView>,
    /// The latest line.
    pub last: Option<LastLine>,
    /// Label of the outcome, once closed.
    pub disposition: Option<String>,
}

/// What waits to be accepted: a colleague's transfer, or a queue's own offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferView {
    /// Who offered it; `null`: its queue.
    pub from: Option<AgentName>,
    /// Who may accept it.
    pub to: AgentName,
    /// When it returns to the sender, or goes to the next agent.
    pub until: Timestamp,
    /// The sender's words to the colleague.
    pub note: Option<String>,
}

/// A close or transfer within its grace time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoView {
    /// `close` or `transfer`.
    pub what: String,
    /// Who may undo it.
    pub by: AgentName,
    /// Until when.
    pub until: Timestamp,
}

/// Author of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum From {
    Customer,
    Bot,
    Agent,
    System,
    /// An internal note: only ever inside the desk.
    Note,
}

/// What is known of a message on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum DeliveryState {
    Queued,
    Sent,
    Delivered,
    Read,
    Failed,
    /// Overtaken by a change of control before the first attempt.
    Cancelled,
}

/// A button or list entry offered with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    /// What comes back when it is chosen.
    pub id: String,
    /// What the customer sees.
    pub title: String,
}

/// A file by reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentView {
    /// Where it can be fetched.
    pub url: String,
    /// Media type the sender claims.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// File name, cleaned.
    pub name: Option<String>,
    /// Bytes.
    pub size: Option<u64>,
}

/// One line of the transcript.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The message.
    pub id: MessageId,
    /// Its place in the log; entries are ordered by it.
    pub seq: u64,
    /// Author kind.
    pub from: From,
    /// Author's name.
    pub name: Option<String>,
    /// What was said; empty with `erased`.
    pub text: String,
    /// When it was committed.
    pub at: Timestamp,
    /// For messages to the customer.
    pub delivery: Option<DeliveryState>,
    /// Why delivery failed or waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<String>,
    /// Buttons offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceView>,
    /// Files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<AttachmentView>,
    /// The text was erased at the customer's wish.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
    /// Still queued, and its agent wants it sent, however late.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub wanted: bool,
}

/// A note, as `show` lists them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct NoteView {
    pub by: AgentName,
    pub text: String,
    pub at: Timestamp,
}

/// One act in a ticket's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// When.
    pub at: Timestamp,
    /// `handover`, `take`, `transfer`, `offer`, `accept`, `decline`, `release`, `hold`, `resume`,
    /// `offer_over` (a queue's offer that was not taken), `relax`, `overflow`, `handback`, `close`, `reopen`, `undo`, `notify`, `mute`, `wait` (what was promised, what became
    /// of it), `at_risk`, `breach`, `escalate`.
    pub what: String,
    /// Who did it, where somebody did.
    pub by: Option<AgentName>,
    /// To whom: an agent, `queue:billing`, or the bot.
    pub to: Option<String>,
    /// Words that went with it.
    pub note: Option<String>,
}

/// `baton show N --json`: the row and all that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketDetail {
    /// The row's fields stand beside the others.
    #[serde(flatten)]
    pub row: TicketRow,
    /// The conversation, oldest first, notes left out, at most the latest 500.
    pub transcript: Vec<Entry>,
    /// Whether older lines exist.
    #[serde(default)]
    pub truncated: bool,
    /// Notes, oldest first.
    pub notes: Vec<NoteView>,
    /// What was done with the ticket, oldest first.
    pub history: Vec<HistoryEntry>,
}

/// A colleague and their load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AgentView {
    pub name: AgentName,
    pub role: Role,
    pub status: Status,
    /// Why away, such as `idle` or `lunch`; why nobody counts on one who is available: `wrap-up`,
    /// `not responding`.
    pub reason: Option<String>,
    /// Whether a transfer to them would be accepted by the relay.
    pub present: bool,
    pub queues: Vec<QueueName>,
    pub skills: Vec<String>,
    /// Tickets held.
    pub open: u32,
}

/// A queue and its load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct QueueView {
    pub name: QueueName,
    /// Display name.
    pub title: String,
    pub waiting: u32,
    /// Present agents who serve it.
    pub staffed: u32,
    /// Expected wait of a newcomer; `null` where no honest figure exists.
    pub expected_wait_s: Option<u64>,
    pub open_now: bool,
    /// When it opens next, if closed.
    pub opens_at: Option<Timestamp>,
    /// Labels to choose from at close; empty if none is asked for.
    pub dispositions: Vec<String>,
    /// The queues that its tickets may be transferred to by hand; absent: to any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<Vec<QueueName>>,
}

/// Hand-overs are switched off, as in an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskOff {
    /// What customers hear.
    pub reason: String,
    /// When it ends by itself; `null`: when somebody ends it.
    pub until: Option<Timestamp>,
    /// Who did it; `null`: whoever owns the relay's data.
    pub by: Option<AgentName>,
}

/// Counts over all one may see, beyond the rows sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Counts {
    pub mine: u32,
    pub waiting: u32,
    pub offered: u32,
    pub at_risk: u32,
    pub unread: u32,
}
