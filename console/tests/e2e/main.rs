//! The program `baton` and its link, from outside, over real sockets.
//!
//! - [`desk`]: a small desk that speaks the wire and breaks connections on purpose.
//! - [`link`]: what a link promises however the connection fares.
//! - [`commands`]: the program's output and exit codes, run as a process.
//! - [`demo`]: the demo, with the real relay, from its first ticket to the last trace of it.
//! - [`prompt`]: the token prompt, in a real terminal.
//! - [`terminal`]: the console in a pseudo-terminal, however it ends.

mod commands;
mod demo;
mod desk;
mod link;
mod prompt;
mod terminal;
