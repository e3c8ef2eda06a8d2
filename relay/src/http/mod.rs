//! HTTP: the accept loop, the limits in front of every route, and how errors look.
//!
//! - [`error`]: the one shape of an error.
//! - [`limits`]: body caps, time limits, and the error shape for what no handler answered.
//! - [`refusals`]: the log's word on refused requests, at most a line a second.
//! - [`serve`]: connections.

pub mod error;
pub mod limits;
pub mod refusals;
pub mod serve;
