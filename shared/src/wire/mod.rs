//! The agents' socket, `/v1/agent`: JSON text frames, one value each, tagged by `type`.
//!
//! - [`act`]: what is done with a ticket.
//! - [`frame`]: what the client sends and what the relay answers.
//! - [`ask`]: questions and answers.
//! - [`policy`]: what a lead asks of the policy, and how it is changed.
//! - [`report`]: the report of a month.
//! - [`view`]: the rows and entries that the answers carry; the same shapes that `--json` prints.
//!
//! A client opens with [`ClientFrame::Hello`] and gets [`ServerFrame::Welcome`], a snapshot in
//! chunks, then changes in the order of their `seq`. Unknown fields are ignored on both sides, so
//! a field may be added within a protocol version; a renamed or removed one raises [`PROTOCOL`].
//! Written out for other implementers in `docs/protocol.md`.

mod act;
mod ask;
mod frame;
#[cfg(test)]
mod golden;
mod policy;
mod report;
mod view;

pub use act::*;
pub use ask::*;
pub use frame::*;
pub use policy::*;
pub use report::*;
pub use view::*;

/// The version of this protocol. A relay refuses a client of another one with `protocol_version`.
pub const PROTOCOL: u32 = 1;
/// Longest frame either side sends, in bytes; snapshots are cut into chunks below it.
pub const FRAME_MAX: usize = 64 * 1024;
/// Most rows a subscription may ask for.
pub const SUBSCRIPTION_MAX: usize = 500;
