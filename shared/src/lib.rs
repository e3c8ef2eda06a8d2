//! What Baton's relay and console agree on, and nothing else.
//!
//! In reading order:
//! - [`id`]: the names of things: tickets, conversations, agents, queues, positions, epochs.
//! - [`json`]: how deep what comes from outside may be nested.
//! - [`priority`]: how urgent a ticket is.
//! - [`staff`]: roles, statuses, and where people work from.
//! - [`text`]: bounded text as it enters the relay, cleaned text as it may reach a terminal.
//! - [`wire`]: the frames of the agents' socket and the views they carry, versioned.
//!
//! Absent by design: I/O, clocks, randomness, and any rule of the desk.

pub mod id;
pub mod json;
pub mod priority;
pub mod staff;
pub mod text;
pub mod wire;
