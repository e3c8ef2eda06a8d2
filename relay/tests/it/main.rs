//! The relay from outside: its programs, its pages, its place in the workspace.
//!
//! - [`browser`]: the web chat in a headless Chromium.
//! - [`cli`]: the commands as processes.
//! - [`forged`]: forged signatures and tokens against the verifiers.
//! - [`layers`]: the direction of dependencies.
//! - [`people`]: a person's data given out, erased and kept erased, by real processes.

mod browser;
mod cli;
mod forged;
mod layers;
mod people;
