//! Delivery: what leaves the relay by HTTP. The order and pace are pure; the body is fetched by
//! the caller at each attempt, so that nothing here holds a customer's words.
//!
//! - [`backoff`]: when a refused attempt is made again.
//! - [`breaker`]: whether a destination is worth asking.
//! - [`classify`]: what an outcome means.
//! - [`lanes`]: what is attempted next, in order, under all of the above.
//! - [`transport`]: the one part that touches the network.
//!
//! Knows no event: a message for agents has no type here that could carry it.

pub mod backoff;
pub mod breaker;
pub mod classify;
pub mod lanes;
pub mod transport;
