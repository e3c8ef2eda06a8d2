//! People's data, by real processes: canaries in every field, searched for in raw bytes.
//!
//! - [`desk`]: a relay as a process with a bot, two customers, a visitor and an agent.
//! - [`story`]: exported, erased, restored from an older copy.

mod desk;
mod story;
