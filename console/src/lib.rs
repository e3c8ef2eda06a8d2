//! The agent's terminal.
//!
//! In reading order:
//! - [`paths`], [`login`]: where the console keeps its files; the saved relay and token.
//! - [`client`]: the agents' socket from this side: connect, resume, outbox; nothing of screens.
//! - [`tui`]: the full-screen console, an Elm-shaped core around a thin runtime.
//! - [`demo`]: a private relay with simulated customers, to try all this on.
//! - [`cli`]: the one-shot commands, their output and exit codes.

pub mod cli;
pub mod client;
pub mod demo;
pub mod login;
pub mod paths;
pub mod tui;
