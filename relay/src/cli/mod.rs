//! The commands of `baton-relay`: words in, an exit code out.
//!
//! Each command reads its arguments, does one thing through the library and reports. What needs
//! the engine comes in through [`Program`], so that this module knows none of it.

mod agent;
mod args;
mod check;
mod delivery;
mod doctor;
mod failure;
mod init;
mod out;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

pub use args::{Cli, Command};
pub use failure::{Failure, Kind};

use crate::admin::Offline;
use crate::config::{self, Config};

/// What the commands need from the wired program.
pub trait Program: Offline {
    /// Serves in the foreground until told to stop.
    ///
    /// # Errors
    /// Why it could not start or go on, and what to do, in one line.
    fn serve(&self, config: Config) -> Result<(), String>;
}

/// Runs one command line and says how it ended.
pub fn run(args: impl IntoIterator<Item = OsString>, program: &dyn Program) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let json = cli.json();
    match dispatch(cli, program) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.report(json);
            failure.exit_code()
        }
    }
}

/// Help goes to stdout and is success; wrong use goes to stderr and is 2.
fn usage(error: &clap::Error) -> ExitCode {
    // Nothing is left to be done about a stream that cannot be written.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}

fn dispatch(cli: Cli, program: &dyn Program) -> Result<(), Failure> {
    match cli.command {
        Command::Init(args) => init::run(&args),
        Command::Serve(at) => program.serve(at.read()?).map_err(Failure::failed),
        Command::Check(args) => check::run(&args),
        Command::Agent(command) => agent::run(command, program),
        Command::Delivery(command) => delivery::run(&command, program),
        Command::Doctor(args) => doctor::run(&args, program),
        Command::Completions { shell } => completions(shell),
    }
}

fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "baton-relay", &mut script);
    out::bytes(&script)
}

impl args::ConfigArg {
    /// The config that the command is about.
    fn read(&self) -> Result<Config, Failure> {
        let path = self.find()?;
        Config::read(&path).map_err(|faults| Failure::failed(faults.to_string()))
    }

    fn find(&self) -> Result<std::path::PathBuf, Failure> {
        config::find(self.config.as_deref(), &config::Places::here())
            .map_err(|error| Failure::failed(error.to_string()))
    }
}
