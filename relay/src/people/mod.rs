//! People's data: what is kept of one person, given out whole, erased whole, or let go by age.
//!
//! - `who`: from a customer's id, as an admin knows it, to their conversations; what is kept there.
//! - `erase`: all of it goes: files, log, memory.
//! - [`erasures`]: the list of what was erased, kept apart, so that no backup brings it back.
//! - [`export`]: everything of one person, a page at a time.
//! - [`retention`]: what has been kept for long enough; [`job`], when it is looked for.
//! - `answer`: all of these as requests of the admin's.
//!
//! Works through the engine. Knows no socket, no terminal and no wire.

mod answer;
mod erase;
pub mod erasures;
pub mod export;
pub mod job;
pub mod retention;
#[cfg(test)]
mod tests;
mod who;

use std::path::PathBuf;

pub use answer::answer;
pub use erase::erase;
pub use who::{Kept, kept, resolve};

use crate::engine::{Engine, Failed, ReadError};
use crate::media::{Media, MediaError};

/// Where people's data is.
#[derive(Debug, Clone)]
pub struct Place {
    /// The log and the state in memory.
    pub engine: Engine,
    /// Customers' files.
    pub media: Media,
    /// The data folder; the list of erasures is in it.
    pub data: PathBuf,
}

/// Why something was not done.
#[derive(Debug)]
pub enum Fault {
    /// The question is wrong: what to ask instead.
    Asked(String),
    /// Things changed since they were looked at.
    Changed(String),
    /// The log cannot be read.
    Log(ReadError),
    /// The engine refused, or cannot store it now.
    Engine(Failed),
    /// The disk.
    Disk(String),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Asked(why) | Self::Changed(why) | Self::Disk(why) => f.write_str(why),
            Self::Log(error) => error.fmt(f),
            Self::Engine(failed) => failed.fmt(f),
        }
    }
}

impl std::error::Error for Fault {}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        Self::Log(error)
    }
}

impl From<Failed> for Fault {
    fn from(failed: Failed) -> Self {
        Self::Engine(failed)
    }
}

impl From<MediaError> for Fault {
    fn from(error: MediaError) -> Self {
        Self::Disk(format!("customers' files: {error}"))
    }
}
