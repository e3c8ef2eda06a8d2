//! The daemon: all of it is in the library, so that tests can drive the same parts.

use std::process::ExitCode;

fn main() -> ExitCode {
    baton_relay::cli::run(std::env::args_os(), &baton_relay::app::App)
}
