//! The full-screen console. In reading order:
//!
//! - [`model`]: everything the screen shows, as the console's own types.
//! - [`intake`]: the one gate from wire frames into those types; behind it all text is clean.
//! - [`command`], [`keymap`]: the one table of actions behind keys, `:`, hint bar and help.
//! - [`update`]: `(&mut Model, Msg, now) -> Vec<Effect>`, pure.
//! - [`view`]: `(&Model, &mut Frame, now)`, pure.
//! - [`drafts`], [`snippets`]: what is kept on disk, what is read from it.
//! - [`terminal`], [`runtime`]: the thin shell of escapes, signals, channels and deadlines.
//!
//! Absent by design: sockets, reconnecting and the outbox, which the link owns.

pub mod command;
mod disk;
pub mod drafts;
pub mod intake;
pub mod keymap;
pub mod model;
pub mod runtime;
pub mod snippets;
pub mod terminal;
pub mod update;
pub mod view;

#[cfg(test)]
mod tests;

pub use baton_shared::text::Clean;

pub use crate::client::{LinkState, NetEvent};
pub use runtime::{ExitReason, Session, run};
