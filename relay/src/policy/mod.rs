//! The hand-over policy: when a person is needed, which queue, what the customer is told.
//!
//! Pure: text and facts in, decisions and words out. It knows neither desk nor log, reads no
//! clock, and does no I/O (time zones come from the library's own data). In reading order:
//! - [`model`]: the policy as values; [`Policy::parse`] reads them from `policy.toml`, or gives
//!   every fault with its line ([`faults`], `parse`, `read`).
//! - [`words`], [`wish`]: what a customer said, as far as rules care: keywords, and whether they
//!   ask for a person.
//! - [`compare`], `decimal`, `attributes`: values of customers against what rules want of them, and
//!   the numbers that cannot be read.
//! - `mood`, [`risk`], [`sign`]: how words sound, matters of risk, and the further signs that a
//!   person is needed; `language`: which language it is.
//! - [`facts`]: what the engine gathers before it asks.
//! - [`mod@evaluate`]: triggers fire (`fired`), [`route`] finds the queue by conditions and
//!   `circumstance`s, a dialog is chosen.
//! - [`hours`]: open or closed, and until when; [`promise`]: what staffing allows to promise.
//! - [`assign`]: who is offered which ticket, where a queue asks agents.
//! - [`level`]: service levels: what is owed by when, and what follows if it is not.
//! - [`notice`]: the words for it in the customer's language.
//! - [`preview`]: every message with sample values.
//! - [`waiting`]: what is said in stages of waiting, and after long silence.
//! - [`inbox`]: how long people who answer in a provider's own inbox keep a customer.
//! - [`examples`], [`mutate`]: what the rules must do, and whether anybody would notice if they did
//!   not; [`lint`]: what is legal and still wrong; [`diff`]: what changed between two versions.
//! - [`numbers`]: what of the facts is recorded with a decision.
//! - [`briefing`]: what a transcript itself says about goal, steps and blocker.

pub mod assign;
mod attributes;
pub mod briefing;
mod circumstance;
pub mod compare;
mod decimal;
pub mod diff;
pub mod evaluate;
pub mod examples;
pub mod facts;
pub mod faults;
mod fired;
mod fits;
pub mod hours;
pub mod inbox;
mod language;
pub mod level;
pub mod lint;
pub mod model;
mod mood;
pub mod mutate;
pub mod notice;
pub mod numbers;
mod parse;
pub mod preview;
pub mod promise;
mod read;
pub mod risk;
pub mod route;
mod settings;
pub mod sign;
pub mod waiting;
pub mod wish;
pub mod words;

pub use assign::{Assign, Capacity};
pub use attributes::{Attribute, Unread};
pub use circumstance::{Ask, Circumstances, Limits, OVERFLOW_DEPTH, Overflow, Split};
pub use decimal::NotRead;
pub use evaluate::{Decision, Dialog, EVALUATOR, Fired, Handover, Saw, TriggerKind, evaluate};
pub use facts::{BotFacts, BotFailure, Disabled, Facts, HandoverWish, Latest, Reply, Signal};
pub use faults::Fault;
pub use language::{SaidBy, Spoken, detect};
pub use model::{BotSilent, OnWithdrawal, Policy, Priority, Queue, Settings, WhenClosed};
pub use mood::MoodWords;
pub use notice::{Key, Notice, Vars};
pub use promise::{LivePromise, Staffing};
pub use route::{Loser, Routed};
pub use sign::Sign;
pub use wish::{Asking, HeardBy, Wish, wants_person};
