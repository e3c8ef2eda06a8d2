//! The daemon: all of it is in the library, so that tests can drive the same parts.

use std::process::ExitCode;

/// Half the work of a message is small allocations, made on one thread and freed on another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    baton_relay::cli::run(std::env::args_os(), &baton_relay::app::App)
}
