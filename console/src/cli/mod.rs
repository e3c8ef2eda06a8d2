//! The command line: parse, run one command, say what became of it.
//!
//! - [`args`]: what can be typed, and the help that teaches it.
//! - [`failure`]: the one place that knows exit codes.
//! - [`access`]: which relay, by which token.
//! - [`out`]: standard output, for people or for programs.
//! - [`policy`]: the hand-over policy, for leads.
//! - [`report`]: the figures of a month, for leads.
//! - the others: one file per kind of command.

pub mod access;
mod act;
pub mod args;
mod bots;
mod console;
mod demo;
mod desk;
pub mod failure;
mod list;
mod login;
mod out;
pub mod policy;
mod progress;
pub mod report;
mod reveal;
mod show;
mod status;
mod watch;
mod when;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use access::Access;
use args::{Cli, Command};
use failure::{Failure, Said};
use out::{Form, Out};

/// The whole program.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return failure::report_usage(&error),
    };
    let said = if cli.json { Said::Json } else { Said::Words };
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(said),
    }
}

/// One thread is enough for one connection, and starts fastest.
fn run(cli: Cli) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(dispatch(cli));
    // A read of the terminal that nobody waits for any more must not hold up the end.
    runtime.shutdown_background();
    done
}

async fn dispatch(cli: Cli) -> Result<(), Failure> {
    if let Some(Command::Demo(wish)) = cli.command {
        return Box::pin(demo::demo(wish)).await;
    }
    let mut out = Out::stdout(if cli.json { Form::Json } else { Form::Human });
    let access = Access::new(cli.access)?;
    match cli.command {
        None => Box::pin(console::run(access.session()?)).await,
        // Taken before: it has a relay of its own.
        Some(Command::Demo(_)) => Ok(()),
        Some(Command::Login) => Box::pin(login::login(access, &mut out)).await,
        Some(Command::Logout) => login::logout(&access, &mut out),
        Some(Command::Tickets(wish)) => {
            Box::pin(list::tickets(access.call()?, wish, &mut out)).await
        }
        Some(Command::Count(wish)) => Box::pin(list::count(&access, wish, &mut out)).await,
        Some(Command::Show(ticket)) => {
            Box::pin(show::show(access.call()?, ticket.number, &mut out)).await
        }
        Some(Command::Reveal(wish)) => {
            Box::pin(reveal::reveal(access.call()?, wish, &mut out)).await
        }
        Some(Command::Bots(wish)) => Box::pin(bots::bots(access.call()?, &wish, &mut out)).await,
        Some(Command::Takeover(wish)) => {
            Box::pin(bots::takeover(access.call()?, &wish, &mut out)).await
        }
        Some(Command::Status(wish)) => Box::pin(status::status(&access, wish, &mut out)).await,
        Some(Command::Desk(wish)) => Box::pin(desk::desk(&access, wish, &mut out)).await,
        Some(Command::Policy(wish)) => {
            Box::pin(policy::policy(access.call()?, wish, &mut out)).await
        }
        Some(Command::Why(ticket)) => {
            Box::pin(policy::why(access.call()?, ticket.number, &mut out)).await
        }
        Some(Command::Report(wish)) => {
            Box::pin(report::report(access.call()?, wish, &mut out)).await
        }
        Some(Command::Watch(wish)) => Box::pin(watch::watch(&access, wish, &mut out)).await,
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "baton", &mut script);
            out.raw(&script)
        }
        Some(Command::Act(verb)) => {
            if access.reads_stdin() && verb.reads_stdin() {
                return Err(Failure::usage(
                    "standard input cannot hold both token and text: put one of them into a file",
                ));
            }
            let wish = act::Wish::read(verb)?;
            Box::pin(act::act(access.call()?, wish, &mut out)).await
        }
    }
}
