//! See the crate's map.

use crate::admin::{AdminRequest, AdminResponse, DataLock, Offline};
use crate::cli::Program;
use crate::config::Config;

pub mod wiring;

/// The wired program.
#[derive(Debug, Clone, Copy)]
pub struct App;

impl Program for App {
    fn serve(&self, config: Config) -> Result<(), String> {
        run(config)
    }
}

impl Offline for App {
    fn handle(&self, _: &Config, _: &DataLock, _: AdminRequest) -> AdminResponse {
        AdminResponse::error("no_engine", "this build has no engine yet")
    }
}

/// Serves until told to stop.
///
/// # Errors
/// Why it could not start or go on, in one line.
#[allow(clippy::needless_pass_by_value)] // The running relay owns its config.
pub fn run(config: Config) -> Result<(), String> {
    Err(format!("this build has no engine yet; the config {} is good", config.path.display()))
}
