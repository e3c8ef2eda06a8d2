//! HTTP: the accept loop, the limits in front of every route, and how errors look.
//!
//! - [`bearer`] tells who a request comes from.
//! - [`comeback`] spreads the return of clients that a stop sends away.
//! - [`error`] is the one shape of an error.
//! - [`gate`] stands before every route: names, pages, rates, bad credentials.
//! - [`hook`] takes customers' messages in by the generic channel.
//! - [`hsts`] tells browsers to come by https.
//! - [`limits`] has body caps, time limits, and the error shape for what no handler answered.
//! - [`metrics`] shows the counters to whoever may read them.
//! - [`probes`] tells machines how the relay is.
//! - [`refusals`] is the log's word on refused requests, at most a line a second.
//! - [`serve`] owns connections.
//! - `signed` is the gate of signed posts, for [`hook`] and for [`replies`], bots that answer late.
//! - [`web`] is the customers' web chat; [`visitors`] is the desk behind it.

pub mod bearer;
pub mod comeback;
pub mod error;
pub mod front;
pub mod gate;
pub mod hook;
mod hsts;
pub mod limits;
pub mod metrics;
pub mod probes;
pub mod refusals;
pub mod replies;
pub mod serve;
mod signed;
pub mod visitors;
pub mod web;
