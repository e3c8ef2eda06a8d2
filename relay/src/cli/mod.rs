//! The commands of `baton-relay`: words in, an exit code out.
//!
//! Each command reads its arguments, does one thing through the library and reports. What needs
//! the engine comes in through [`Program`], so that this module knows none of it.

mod agent;
mod args;
mod audit;
mod backup;
mod check;
mod delivery;
mod desk;
mod doctor;
mod failure;
pub mod hook;
mod hook_target;
mod init;
mod messages;
mod out;
mod people;
mod people_args;
mod policy;
mod progress;
mod report;
mod sql;
mod token;

use std::ffi::OsString;
use std::net::Ipv4Addr;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use jiff::Timestamp;
use tokio::net::TcpListener;

pub use args::{Cli, Command, LogFormat};
pub use failure::{Failure, Kind};
pub use hook_target::HookTarget;

use crate::admin::{Offline, ensure_owner, make_data_folder};
use crate::config::{self, Config};
use crate::engine::clock;
use crate::http_client;
use crate::webhook::{Key, Verifier};

/// What the commands need from the wired program.
pub trait Program: Offline {
    /// Serves in the foreground until told to stop.
    ///
    /// # Errors
    /// Why it could not start or go on, and what to do, in one line.
    fn serve(&self, config: Config, log: LogFormat) -> Result<(), String>;

    /// Marks a restored data folder, so that nothing goes out of it until an admin says so.
    ///
    /// # Errors
    /// Why not.
    fn hold_delivery(&self, data: &Path) -> Result<(), String>;
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
        Command::Serve(args) => serve(&args, program),
        Command::Check(args) => check::run(&args),
        Command::Messages(args) => messages::run(&args),
        Command::Agent(command) => agent::run(command, program),
        Command::Token(command) => token::run(command, program),
        Command::Delivery(command) => delivery::run(&command, program),
        Command::Desk(command) => desk::run(&command, program),
        Command::Erase(args) => people::erase(&args, program),
        Command::Export(args) => people::export(&args, program),
        Command::Retention(command) => people::retention(&command, program),
        Command::Hook(command) => hook(&command),
        Command::Backup(args) => backup::backup(&args),
        Command::Restore(args) => backup::restore(&args, program),
        Command::Sql(args) => sql::run(&args),
        Command::Audit(args) => audit::run(args, program),
        Command::Policy(command) => policy::run(command, program),
        Command::Why(args) => policy::why(&args, program),
        Command::Report(args) => report::run(&args, program),
        Command::Doctor(args) => doctor::run(&args, program),
        Command::Completions { shell } => completions(shell),
    }
}

/// Speaks to a generic channel as its sender and receiver would.
fn hook(command: &args::HookCommand) -> Result<(), Failure> {
    let config = command.report().at.read()?;
    let target = hook_target::target(&config, command.channel())?;
    let key = std::str::from_utf8(target.secret.expose())
        .map_err(|_| Failure::failed("the channel's secret is no text"))
        .and_then(|text| Key::parse(text).map_err(|error| Failure::failed(error.to_string())))?;
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| Failure::failed(format!("no threads: {error}")))?;
    runtime
        .block_on(async {
            match command {
                args::HookCommand::Send { customer, text, inbox, .. } => {
                    let message = hook::Message {
                        id: ulid(),
                        customer: customer.clone(),
                        text: text.clone(),
                        by: if *inbox { hook::By::Inbox } else { hook::By::Customer },
                    };
                    let client = http_client::client();
                    let (now, mut out) = (Timestamp::now(), std::io::stdout());
                    hook::send(&client, (&target.url, &key), &message, now, &mut out).await
                }
                args::HookCommand::Listen { port, .. } => {
                    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).await?;
                    eprintln!("listening on http://{}", listener.local_addr()?);
                    let output = hook::Output {
                        deliveries: Box::new(std::io::stdout()),
                        refusals: Box::new(std::io::stderr()),
                    };
                    let stop = async {
                        // Without a handler the signal ends the process by itself: fine too.
                        let _stopped = tokio::signal::ctrl_c().await;
                    };
                    hook::listen(listener, Verifier::new(key), output, stop).await
                }
            }
        })
        .map_err(|error| match error {
            hook::HookError::Unreachable(_) => Failure::unreachable(error.to_string()),
            error => Failure::failed(error.to_string()),
        })
}

fn ulid() -> String {
    let now = Timestamp::now();
    clock::token(clock::Ids::mint(&clock::RandomIds, now))
}

fn serve(args: &args::ServeArgs, program: &dyn Program) -> Result<(), Failure> {
    let config = args.at.read()?;
    let data = &config.relay.data;
    ensure_owner(data, &config.path)
        .and_then(|()| make_data_folder(data))
        .map_err(|error| Failure::owner(&error))?;
    program.serve(config, args.log_format).map_err(Failure::failed)
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
