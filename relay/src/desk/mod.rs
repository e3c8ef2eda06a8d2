//! The desk: conversations, tickets and agents as pure state machines.
//!
//! - [`parts`]: the values that commands and events are made of.

pub mod parts;
