//! The relay from outside: its programs, its pages, its place in the workspace.
//!
//! - [`browser`]: the web chat in a headless Chromium.
//! - [`cli`]: the commands as processes.
//! - [`faults`]: the relay on a disk that fails.
//! - [`layers`]: the direction of dependencies.
//! - [`relays`]: three relays over one log in a database.

mod browser;
mod cli;
mod faults;
mod layers;
mod relays;
