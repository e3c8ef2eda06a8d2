//! The relay on a disk that fails, fills up, forgets and lies: real processes, real files.
//!
//! - `process`, `run`: the relay as a process, and what a run against it acknowledged.
//! - `shim`: the failing disk, a small C library put under the relay; `sweep` fails every call.
//! - `full`: a disk that fills up or cannot be written.
//! - `fsync`: the system's own trace shows the sync before the answer.

mod fsync;
mod full;
mod process;
mod run;
mod shim;
mod sweep;
