//! HTTP: the accept loop, the limits in front of every route, and how errors look.
//!
//! - [`bearer`] tells who a request comes from.
//! - [`error`] is the one shape of an error.
//! - [`hook`] takes customers' messages in by the generic channel.
//! - [`limits`] has body caps, time limits, and the error shape for what no handler answered.
//! - [`metrics`] shows the counters to whoever may read them.
//! - [`probes`] tells machines how the relay is.
//! - [`refusals`] is the log's word on refused requests, at most a line a second.
//! - [`serve`] owns connections.
//! - [`web`] is the customers' web chat; [`visitors`] is the desk behind it.

pub mod bearer;
pub mod error;
pub mod hook;
pub mod limits;
pub mod metrics;
pub mod probes;
pub mod refusals;
pub mod replies;
pub mod serve;
pub mod visitors;
pub mod web;
