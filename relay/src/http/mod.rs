//! HTTP: the accept loop, the limits in front of every route, and how errors look.
//!
//! - [`error`] is the one shape of an error.
//! - [`limits`] has body caps, time limits, and the error shape for what no handler answered.
//! - [`refusals`] is the log's word on refused requests, at most a line a second.
//! - [`serve`] owns connections.
//! - [`web`] is the customers' web chat; [`visitors`] is the desk behind it.

pub mod error;
pub mod limits;
pub mod refusals;
pub mod serve;
pub mod visitors;
pub mod web;
