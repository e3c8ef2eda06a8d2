//! The limits of the real relay, over real sockets: what each key does, and that whoever is slow,
//! stalled or many harms nobody else.
//!
//! - `relay`: a relay of its own for each test, and clients from addresses of their own.
//! - `keys`: each key of the config and its effect.
//! - `loris`: slow clients of six shapes. `stalled`: agents who stop reading. `crowd`: idle
//!   visitors.
//! - `proxies`: the relay behind nginx and Caddy, set up as `init` prints them.
//!
//! `BATON_LIMITS=long` makes the last three as large as `docs/limits.md` says, and has them assert
//! their times; run them alone then.

mod crowd;
mod keys;
mod loris;
mod proxies;
mod relay;
mod stalled;

/// Whether the long form is asked for.
fn long() -> bool {
    std::env::var_os("BATON_LIMITS").is_some_and(|form| form == "long")
}

/// Shown by `cargo test -- --nocapture`; kept in no file.
#[allow(clippy::print_stderr)]
fn report(line: &str) {
    eprintln!("{line}");
}
