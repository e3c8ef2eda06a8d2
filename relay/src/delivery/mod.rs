//! Delivery: what leaves the relay by HTTP. The order and pace are pure; the body is read from the
//! log at each attempt, so that nothing here keeps a customer's words.
//!
//! - [`outbox`]: the runner: pending sends become attempts, outcomes become events.
//! - [`egress`]: what a send says, in its channel's payload.
//! - [`notify`]: wakes people when nobody takes a ticket.
//! - [`backoff`]: when a refused attempt is made again.
//! - [`breaker`]: whether a destination is worth asking.
//! - [`classify`]: what an outcome means.
//! - [`lanes`]: what is attempted next, in order, under all of the above.
//! - [`transport`]: the one part that touches the network.
//!
//! A note has no way out: no send refers to one, and [`egress`] has no words for it.

pub mod backoff;
pub mod breaker;
pub mod classify;
pub mod egress;
pub mod lanes;
pub mod notify;
pub mod outbox;
pub mod transport;
