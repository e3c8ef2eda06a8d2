//! The relay from outside: its programs, its pages, its place in the workspace.
//!
//! - [`browser`]: the web chat in a headless Chromium.
//! - [`cli`]: the commands as processes.
//! - [`fuzz`]: whatever comes from outside, changed at random from a kept corpus.
//! - [`layers`]: the direction of dependencies.
//! - [`limits`]: each limit's effect; slow, stalled and idle clients in numbers.
//! - [`units`]: the files for systemd.

mod browser;
mod cli;
mod fuzz;
mod layers;
mod limits;
mod units;
