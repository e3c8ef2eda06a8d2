//! The command line as types, and the help that teaches it.

use std::net::SocketAddr;
use std::path::PathBuf;

use baton_shared::id::{AgentName, QueueName};
use baton_shared::wire::Role;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp};
use reqwest::Url;

use super::people_args::{EraseArgs, ExportArgs, RetentionCommand};
use crate::admin::Change;
use crate::config::{parse_listen, web_address};

mod audit;
mod desk;
mod platform;
mod policy;
mod report;
mod storage;

const MAIN_HELP: &str = "\
First steps:
  baton-relay init --dir desk                       write a config, a policy and a small bot
  baton-relay agent add alice --config desk/baton.toml
  baton-relay serve --config desk/baton.toml        then open http://127.0.0.1:8080/chat

As a service, as root:
  baton-relay init --system --print                 show what it would do
  baton-relay init --system && systemctl enable --now baton-relay

The config is --config, else $BATON_CONFIG, else /etc/baton/baton.toml, else baton/baton.toml in
your configuration folder.

Exit codes: 0 done, 1 failed (stderr says what to do), 2 wrong use, 3 refused because things
changed, 4 relay unreachable.";

/// Passes a conversation from a chatbot to a person without dropping it.
#[derive(Debug, Parser)]
#[command(name = "baton-relay", version, after_help = MAIN_HELP, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a config, a policy, a small bot and fresh secrets
    Init(InitArgs),
    /// Run the relay in the foreground; logs go to stderr
    #[command(
        after_help = "It is ready when /readyz answers 200. SIGTERM and Ctrl-C stop it gracefully; SIGHUP reads the policy again."
    )]
    Serve(ServeArgs),
    /// Read config and policy and print each fault with its file and line
    Check(ReportArgs),
    /// Show every message the policy can say, with sample values
    Messages(MessagesArgs),
    /// The people who answer
    #[command(subcommand)]
    Agent(AgentCommand),
    /// Tokens of bot platforms
    #[command(subcommand)]
    Token(TokenCommand),
    /// What is on its way out: waiting, held after a restore, parked
    #[command(subcommand)]
    Delivery(DeliveryCommand),
    /// Hand-overs off in an incident, and on again
    #[command(subcommand)]
    Desk(DeskCommand),
    /// Erase all that is kept of a person
    Erase(EraseArgs),
    /// Write out all that is kept of a person
    Export(ExportArgs),
    /// How long people's data is kept
    #[command(subcommand)]
    Retention(RetentionCommand),
    /// Play the other side of a generic channel
    // Hidden until its network part is in.
    #[command(subcommand)]
    Hook(HookCommand),
    /// Write all data to one file, while the relay runs or not
    Backup(BackupArgs),
    /// Put a backup into an empty folder, checked, with delivery held
    Restore(RestoreArgs),
    /// Ask the log by SQL; nothing can be changed
    Sql(SqlArgs),
    /// Who did what: accounts, policies, exports, erasures, looks at what is not one's own
    Audit(AuditArgs),
    /// The hand-over policy: shown, tried, compared, and proved on what was recorded
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// Why a ticket is where it is: the decision, what it saw, who lost and why
    Why(WhyArgs),
    /// The figures of a month: hand-overs, waits, service levels, closes, ratings
    Report(MonthArgs),
    /// Look at everything that could be wrong, and whom a customer writing now would reach
    #[command(
        after_help = "It reads all of the log; on a large one that takes a while, and says how far it is. Exit code 1 where something is wrong."
    )]
    Doctor(ReportArgs),
    /// Print a completion script for a shell
    #[command(
        after_help = "Example:\n  baton-relay completions bash > /etc/bash_completion.d/baton-relay"
    )]
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// Where the config is.
#[derive(Debug, Clone, Args)]
pub struct ConfigArg {
    /// The config file
    #[arg(long, value_name = "FILE", env = "BATON_CONFIG", hide_env_values = true)]
    pub config: Option<PathBuf>,
}

/// `serve`.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub at: ConfigArg,
    /// How log lines look: as text, or one JSON object a line
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people; with journald's priorities where it reads.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// A command with a report.
#[derive(Debug, Clone, Args)]
pub struct ReportArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub at: ConfigArg,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

pub(super) use audit::AuditArgs;
pub(super) use desk::{DeliveryCommand, DeskCommand, MessagesArgs};
pub(super) use platform::TokenCommand;
pub(super) use policy::{PolicyCommand, WhyArgs};
pub(super) use report::MonthArgs;
pub(super) use storage::{BackupArgs, RestoreArgs, SqlArgs};

const INIT_HELP: &str = "\
Examples:
  baton-relay init --dir desk
  baton-relay init --dir desk --listen 127.0.0.1:9000 --callback-url https://shop.example.org/baton
  sudo baton-relay init --system --public-url https://chat.example.org

Nothing that exists is overwritten.";

/// `init`.
#[derive(Debug, Clone, Args)]
#[command(after_help = INIT_HELP)]
#[command(group(clap::ArgGroup::new("place").required(true).args(["dir", "system"])))]
pub struct InitArgs {
    /// Write everything into this folder
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Set up the service of this machine: /etc/baton, the user baton, /var/lib/baton, the unit
    #[arg(long)]
    pub system: bool,
    /// Only show what --system would do
    #[arg(long, conflicts_with = "dir")]
    pub print: bool,
    /// How the outside reaches the relay; prints matching Caddy and nginx blocks
    #[arg(long, value_name = "URL", conflicts_with = "dir", value_parser = web_address)]
    pub public_url: Option<Url>,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080", value_parser = parse_listen)]
    pub listen: SocketAddr,
    /// Where answers of the channel `hook` are posted
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub callback_url: Option<Url>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

const AGENT_HELP: &str = "\
Examples:
  baton-relay agent add alice --queue support --queue billing --skill french
  baton-relay agent set alice --role lead --queue=-billing
  baton-relay agent token alice        a new token; the old ones end
  baton-relay agent revoke alice       out at once; their tickets return to the front

All of it works whether or not the relay runs; live sessions follow at once.";

/// `agent …`.
#[derive(Debug, Subcommand)]
#[command(after_help = AGENT_HELP)]
pub enum AgentCommand {
    /// Add an agent and print their token, once
    Add {
        /// A short name, as in alice
        name: AgentName,
        /// What they may do
        #[arg(long, value_enum, default_value_t = RoleArg::Agent)]
        role: RoleArg,
        /// A queue they serve, without any they serve all; repeat for several
        #[arg(long = "queue", value_name = "QUEUE")]
        queues: Vec<QueueName>,
        /// Something they can, as in french; repeat for several
        #[arg(long = "skill", value_name = "SKILL", value_parser = skill)]
        skills: Vec<String>,
        /// How long their token lasts, as in 90d; until it is replaced where nothing is said
        #[arg(long, value_name = "TIME")]
        expires: Option<Lasts>,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Show all agents
    List(ReportArgs),
    /// Change an agent's role, queues or skills
    Set {
        /// Whose
        name: AgentName,
        /// The new role
        #[arg(long, value_enum)]
        role: Option<RoleArg>,
        /// +QUEUE adds one, -QUEUE takes one away; repeat for several. Who has none serves all, and
        /// after the first that is added that one alone
        #[arg(long = "queue", value_name = "+Q|-Q", allow_hyphen_values = true)]
        queues: Vec<Change<QueueName>>,
        /// +SKILL adds one, -SKILL takes one away; repeat for several
        #[arg(long = "skill", value_name = "+S|-S", allow_hyphen_values = true, value_parser = skill_change)]
        skills: Vec<Change<String>>,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Make a new token and end the old ones
    Token {
        /// Whose
        name: AgentName,
        /// How long it lasts, as in 90d; until it is replaced where nothing is said
        #[arg(long, value_name = "TIME")]
        expires: Option<Lasts>,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// End an agent's tokens and sessions; their tickets return to the front of the queue
    Revoke {
        /// Whose
        name: AgentName,
        #[command(flatten)]
        report: ReportArgs,
    },
}

const HOOK_HELP: &str = "\
Examples, in two terminals:
  baton-relay hook listen --port 9000              with callback_url = \"http://127.0.0.1:9000/\"
  baton-relay hook send --customer c-9 \"my order is late\"";

/// `hook …`.
#[derive(Debug, Subcommand)]
#[command(after_help = HOOK_HELP)]
pub enum HookCommand {
    /// Sign a message and post it as a customer's
    Send {
        /// The customer's id in the sender's system
        #[arg(long, value_name = "ID")]
        customer: String,
        /// The customer's name
        #[arg(long)]
        name: Option<String>,
        /// What they write
        text: String,
        /// Post it as a reply that a person typed to the customer in the provider's own inbox
        #[arg(long)]
        inbox: bool,
        /// The generic channel to use
        #[arg(long, value_name = "NAME", default_value = "hook")]
        channel: String,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Verify and print what a callback receives, until Ctrl-C
    Listen {
        /// The port on this machine; 0 takes a free one
        #[arg(long, default_value_t = 9000)]
        port: u16,
        /// The generic channel whose secret verifies
        #[arg(long, value_name = "NAME", default_value = "hook")]
        channel: String,
        #[command(flatten)]
        report: ReportArgs,
    },
}

/// How long something lasts from now on, as in `90d` or `12h`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lasts(SignedDuration);

impl std::str::FromStr for Lasts {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let span: Span = text.parse().map_err(|_| "write a time as in 90d or 12h".to_owned())?;
        // A day is one of 24 hours here: an end is an instant, whatever the clocks do meanwhile.
        let days = SpanRelativeTo::days_are_24_hours();
        let lasts = span.to_duration(days).map_err(|_| "write it in days or hours".to_owned())?;
        let longest = SignedDuration::from_hours(24 * 3_660);
        if lasts.is_positive() && lasts <= longest {
            Ok(Self(lasts))
        } else {
            Err("it must end after now and within ten years".to_owned())
        }
    }
}

impl Lasts {
    /// When it ends, if it begins now.
    #[must_use]
    pub fn end(self) -> Timestamp {
        Timestamp::now() + self.0
    }
}

/// A role on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleArg {
    /// Answers customers
    Agent,
    /// Also takes over, forces transfers and activates policies
    Lead,
    /// Also manages the relay
    Admin,
    /// Sees everything, changes nothing
    Auditor,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Agent => Self::Agent,
            RoleArg::Lead => Self::Lead,
            RoleArg::Admin => Self::Admin,
            RoleArg::Auditor => Self::Auditor,
        }
    }
}

/// A skill follows the rule of names, so that a policy can speak of it.
fn skill(text: &str) -> Result<String, String> {
    match text.parse::<QueueName>() {
        Ok(name) => Ok(name.into()),
        Err(_) => Err("a skill is 1 to 40 characters of a-z, 0-9, '-', '_', '.', ':'".to_owned()),
    }
}

fn skill_change(text: &str) -> Result<Change<String>, String> {
    match text.parse::<Change<String>>()? {
        Change::Add(name) => skill(&name).map(Change::Add),
        Change::Remove(name) => skill(&name).map(Change::Remove),
    }
}

impl Cli {
    /// Whether a failure is to be JSON.
    pub(super) fn json(&self) -> bool {
        match &self.command {
            Command::Init(args) => args.json,
            Command::Check(args) | Command::Doctor(args) => args.json,
            Command::Agent(command) => command.report().json,
            Command::Audit(args) => args.report.json,
            Command::Messages(args) => args.report.json,
            Command::Policy(command) => command.report().json,
            Command::Why(args) => args.report.json,
            Command::Report(args) => args.report.json,
            Command::Token(command) => command.report().json,
            Command::Delivery(command) => command.report().json,
            Command::Desk(command) => command.report().json,
            Command::Hook(command) => command.report().json,
            Command::Backup(args) => args.json,
            Command::Restore(args) => args.json,
            Command::Sql(args) => args.json,
            Command::Erase(args) => args.report.json,
            Command::Retention(command) => command.report().json,
            Command::Export(_) | Command::Serve(_) | Command::Completions { .. } => false,
        }
    }
}

impl AgentCommand {
    /// What every one of them has.
    pub(super) fn report(&self) -> &ReportArgs {
        match self {
            Self::List(report)
            | Self::Add { report, .. }
            | Self::Set { report, .. }
            | Self::Token { report, .. }
            | Self::Revoke { report, .. } => report,
        }
    }
}

impl HookCommand {
    /// What every one of them has.
    pub(super) fn report(&self) -> &ReportArgs {
        match self {
            Self::Send { report, .. } | Self::Listen { report, .. } => report,
        }
    }

    /// The generic channel it is about.
    pub(super) fn channel(&self) -> &str {
        match self {
            Self::Send { channel, .. } | Self::Listen { channel, .. } => channel,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_queue_is_taken_away_with_a_minus_that_is_no_flag() {
        let words =
            ["baton-relay", "agent", "set", "bob", "--queue", "-billing", "--queue", "+vip"];
        let Command::Agent(AgentCommand::Set { queues, .. }) =
            Cli::try_parse_from(words).expect("parsed").command
        else {
            panic!("agent set")
        };
        assert_eq!(queues.len(), 2);
        assert!(matches!(&queues[0], Change::Remove(queue) if queue.as_str() == "billing"));
    }

    #[test]
    fn init_needs_exactly_one_place() {
        assert!(Cli::try_parse_from(["baton-relay", "init"]).is_err());
        assert!(Cli::try_parse_from(["baton-relay", "init", "--dir", "d", "--system"]).is_err());
        assert!(Cli::try_parse_from(["baton-relay", "init", "--dir", "d", "--print"]).is_err());
    }
}
