//! The relay from outside: its programs, its pages, its place in the workspace.
//!
//! - [`booted`]: the service under a systemd that really runs.
//! - [`browser`]: the web chat in a headless Chromium.
//! - [`cli`]: the commands as processes.
//! - [`faults`]: the relay on a disk that fails.
//! - [`forged`]: forged signatures and tokens against the verifiers.
//! - [`fuzz`]: whatever comes from outside, changed at random from a kept corpus.
//! - [`layers`]: the direction of dependencies.
//! - [`leaks`]: what no relay's log may hold, looked for at the end of each test.
//! - [`limits`]: each limit's effect; slow, stalled and idle clients in numbers.
//! - [`line`]: a socket that is read all the time.
//! - [`people`]: a person's data given out, erased and kept erased, by real processes.
//! - [`relays`]: three relays over one log in a database.
//! - [`units`]: the files for systemd.

mod booted;
mod browser;
mod cli;
mod faults;
mod forged;
mod fuzz;
mod layers;
mod leaks;
mod limits;
mod line;
mod people;
mod relays;
mod units;
