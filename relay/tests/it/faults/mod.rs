//! The relay on a disk that fails, fills up, forgets and lies: real processes, real files.
//!
//! - `process`, `run`: the relay as a process, and what a run against it acknowledged.
//! - `shim`: the failing disk, a small C library put under the relay; `sweep` fails every call.
//! - `full`: a disk that fills up or cannot be written.
//! - `drill`: backup, restore, `doctor` and `sql` on a relay that runs.
//! - `shuffle`: one effect per webhook. `watching`: the counters and the log lines.
//! - `fsync`: the system's own trace shows the sync before the answer.

mod drill;
mod fsync;
mod full;
mod process;
mod run;
mod shim;
mod shuffle;
mod sweep;
mod watching;
