//! The agents' socket from the client's side.
//!
//! In reading order:
//! - [`Relay`], [`Token`]: where to and by what right.
//! - [`Cursor`], [`Outbox`], [`Backoff`]: pure; what was handled, what is owed, when to try again.
//! - [`Socket`]: one connection, one frame at a time.
//! - [`Link`]: a connection that stays: reconnects, resumes, sends again. For console and watch.
//! - [`Call`]: a connection for one command. For the command line.
//!
//! Absent by design: screens, files, and what a ticket is for.

mod address;
mod backoff;
mod call;
mod cursor;
mod link;
mod outbox;
mod socket;
mod trust;

pub use address::{AddressError, Relay, Token};
pub use backoff::Backoff;
pub use call::{Call, CallError, Welcomed};
pub use cursor::{Begin, Cursor};
pub use link::{Link, LinkConfig, LinkState, NetEvent, Timing};
pub use outbox::{Outbox, Sort};
pub use socket::{Broken, Heard, Socket};

use baton_shared::id::CommandId;
use jiff::Timestamp;
use ulid::Ulid;

/// Program and version, as hello tells it.
pub const CLIENT: &str = concat!("baton ", env!("CARGO_PKG_VERSION"));

/// The id of a new command: unique by its 80 random bits, sortable by its instant.
#[must_use]
pub fn command_id(now: Timestamp, random: u128) -> CommandId {
    let ms = u64::try_from(now.as_millisecond()).unwrap_or_default();
    let id = format!("c-{}", Ulid::from_parts(ms, random));
    CommandId::try_from(id).expect("a ULID with a prefix is 28 visible ASCII characters")
}

/// [`command_id`] with this machine's clock and randomness.
///
/// # Errors
/// Where the machine has no source of randomness.
pub fn fresh_command_id() -> Result<CommandId, getrandom::Error> {
    let mut random = [0; 16];
    getrandom::fill(&mut random)?;
    Ok(command_id(Timestamp::now(), u128::from_le_bytes(random)))
}
