//! What can be typed. The texts here are the help; they teach by examples.

// Help is printed as it stands: no backticks.
#![allow(clippy::doc_markdown, rustdoc::bare_urls)]

use std::path::PathBuf;

use baton_shared::id::{CommandId, MessageId, QueueName, TicketNumber};
use baton_shared::wire::{Target, TicketState};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::{SignedDuration, Timestamp};

use super::when;

const EXAMPLES: &str = "\
A day's work without the console:
  baton login --relay https://desk.example.org   once; asks for your token
  baton tickets                                  what waits, yours first
  baton take 12 && baton show 12                 take a ticket, read its briefing
  baton say 12 \"I can see the order now.\"        answer the customer
  baton note 12 \"refund agreed with Bob\"         only colleagues see this
  baton transfer 12 --to queue:billing           pass it on, briefing and all
  baton close 12 --disposition refunded          done

In scripts:
  baton tickets --json --state queued | jq '.[].number'
  git log -1 --format=%s | baton say 12 - --id release-42    a retry says it once
  baton watch --json | while read -r change; do …; done

Exit codes: 0 done; 1 failed, one line on stderr says what to do; 2 wrong use;
3 refused because things changed (taken, stale, closed); 4 relay unreachable,
nothing was sent. With --json a failure is {\"error\":{\"code\",\"message\"}} on stderr.

Environment: BATON_RELAY, BATON_TOKEN, BATON_CA; NO_COLOR.";

const DEMO: &str = "\
It starts a relay of its own on this machine, with a made-up bicycle shop, and opens
the console on it. Customers write in English, German and Spanish; most of them want
a person, and you are one. Two simulated colleagues take a ticket now and then,
accept what you transfer to them, and pass one on to you.

Your saved login, drafts and keys stay as they are; no network is used; nothing is
left behind. It needs `baton-relay` beside this program or on PATH.

Examples:
  baton demo                 work a queue; `?` shows the keys, `:q` ends it
  baton demo --customer      in a second terminal: write to that desk as a customer
  baton demo --seed 7        the same customers at the same times again

The web chat's address, for a customer in a browser, is printed at the start.";

/// The terminal where support agents take over from the bot.
///
/// Without a command it opens the console: queue, briefing and live chat. Every command below does
/// one thing an agent does there, for scripts, screen readers and quick hands.
#[derive(Debug, Parser)]
#[command(name = "baton", version, after_long_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    /// Which relay, by which token.
    #[command(flatten)]
    pub access: AccessArgs,
    /// Print JSON, and nothing else, on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Which relay, by which token.
#[derive(Debug, Clone, Default, Args)]
pub struct AccessArgs {
    /// The relay's address, as in https://desk.example.org [default: what `baton login` saved]
    #[arg(long, global = true, value_name = "URL", env = "BATON_RELAY", hide_env_values = true)]
    pub relay: Option<String>,
    /// File that holds your token, `-` for standard input [default: BATON_TOKEN, then the login]
    #[arg(long, global = true, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// Certificates (PEM) to trust instead of the public ones, for a relay with a private CA; kept by `baton login`
    #[arg(long, global = true, value_name = "FILE", env = "BATON_CA", hide_env_values = true)]
    pub ca_file: Option<PathBuf>,
    /// Refused: arguments can be read by every user of a machine.
    #[arg(long, global = true, hide = true, value_name = "REFUSED")]
    pub token: Option<String>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Save a relay and your token, once: asks for the token without echo and checks it
    #[command(after_help = "Example: baton login --relay https://desk.example.org")]
    Login,
    /// Forget the saved relay and token
    Logout,
    /// List open tickets, your own first
    #[command(after_help = "Examples:\n  baton tickets --mine\n  baton tickets --queue billing \
        --state queued\n  baton tickets --closed-since 2d --json")]
    Tickets(Tickets),
    /// Show one ticket: briefing, conversation, notes, history
    #[command(after_help = "Example: baton show 12 --json | jq .briefing")]
    Show(Ticket),
    /// Show what is masked as it was written; each time is recorded
    #[command(
        after_help = "Examples:\n  baton reveal 12\n  baton reveal 12 --message m-01jd40\n\n\
        Without --message: the customer's attributes, the bot's variables and the briefing. The ids \
        of lines are in `baton show 12 --json`."
    )]
    Reveal(Reveal),
    /// The acts on one ticket.
    #[command(flatten)]
    Act(Verb),
    /// List the conversations that bots have, the latest first (leads)
    #[command(after_help = "Examples:\n  baton bots\n  baton bots --json | jq -r \
        '.[] | select(.trouble.misunderstood > 1) | .conversation'\n\nA conversation is listed \
        while its bot answers and nobody was handed over; `baton takeover` takes one. In the \
        console `:bots` lists them, and lets you read before you take.")]
    Bots(Bots),
    /// Take a conversation from its bot; it becomes a ticket of yours (leads)
    #[command(after_help = "Example: baton takeover cv-01jd3y\n\nThe customer is told that you \
        joined, and the bot falls silent. Give it back with `baton handback N`. What an agent has, \
        a lead takes with `baton take N`.")]
    Takeover(Takeover),
    /// Show or set whether customers are promised you
    #[command(after_help = "Examples:\n  baton status\n  baton status away lunch\n  \
        baton status available --for 4h")]
    Status(Status),
    /// Switch hand-overs off, as in an incident, or on again (leads)
    #[command(
        subcommand,
        after_help = "Example:\n  baton desk disable --reason 'the payment \
        service is down' --for 2h"
    )]
    Desk(Desk),
    /// The hand-over policy: read, try, compare and change it (leads)
    #[command(subcommand, after_help = super::policy::args::HELP)]
    Policy(super::policy::args::Policy),
    /// Why a ticket is where it is: the decision, what it saw, who lost and why (leads)
    #[command(after_help = "Example: baton why 12")]
    Why(Ticket),
    /// The figures of a month: hand-overs, waits, service levels, closes, ratings (leads)
    #[command(after_help = super::report::HELP)]
    Report(super::report::Wish),
    /// Count tickets, for a status line
    #[command(after_help = "Example, for tmux:\n  set -g status-right '#(baton count --format \
        \"{mine} mine, {waiting} waiting, {unread} unread\")'")]
    Count(Count),
    /// Print changes as they happen, from now on
    #[command(
        after_help = "Examples:\n  baton watch --queue billing\n  baton watch --json --from \
        4711\n\nWatching promises no customer anything; say `baton status available` for that."
    )]
    Watch(Watch),
    /// Try everything on a private desk: a relay, a bot, customers and colleagues, all simulated
    #[command(after_help = DEMO)]
    Demo(Demo),
    /// Print the completion script of a shell
    #[command(after_help = "Example: baton completions bash > \
        ~/.local/share/bash-completion/completions/baton")]
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

/// One ticket.
#[derive(Debug, Args)]
pub struct Ticket {
    /// The ticket's number, as in 12
    #[arg(value_name = "N")]
    pub number: TicketNumber,
}

/// How many conversations of bots to list.
#[derive(Debug, Args)]
pub struct Bots {
    /// At most so many, up to 500
    #[arg(long, value_name = "COUNT", default_value_t = 200, value_parser = up_to_500())]
    pub limit: usize,
}

/// What one answer lists at most is [`baton_shared::wire::SUBSCRIPTION_MAX`].
fn up_to_500() -> clap::builder::RangedU64ValueParser<usize> {
    let most = u64::try_from(baton_shared::wire::SUBSCRIPTION_MAX).unwrap_or(u64::MAX);
    clap::builder::RangedU64ValueParser::new().range(1..=most)
}

/// Which conversation to take from its bot.
#[derive(Debug, Args)]
pub struct Takeover {
    /// The conversation as `baton bots` names it, or a beginning that only it has
    #[arg(value_name = "CONVERSATION")]
    pub conversation: String,
}

/// What to see as it was written.
#[derive(Debug, Args)]
pub struct Reveal {
    /// The ticket's number, as in 12
    #[arg(value_name = "N")]
    pub number: TicketNumber,
    /// One line of its conversation, by its id
    #[arg(long, value_name = "ID")]
    pub message: Option<MessageId>,
}

/// Words to say or note.
#[derive(Debug, Args)]
pub struct Words {
    /// The words; `-` reads them from standard input
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
    /// Makes a retry harmless: a second call with the same ID does nothing
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
}

/// The acts on one ticket.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Take a ticket out of its queue, or over from the bot
    #[command(after_help = "Example: baton take 12")]
    Take(Ticket),
    /// Answer the customer
    #[command(after_help = "Examples:\n  baton say 12 \"On its way.\"\n  baton say 12 - < \
        answer.txt\n  baton say 12 --id order-77-shipped \"It left today.\"")]
    Say {
        /// Which ticket.
        #[command(flatten)]
        ticket: Ticket,
        /// What to say.
        #[command(flatten)]
        words: Words,
    },
    /// Write an internal note; customers never see it
    Note {
        /// Which ticket.
        #[command(flatten)]
        ticket: Ticket,
        /// What to note.
        #[command(flatten)]
        words: Words,
    },
    /// Pass a ticket on: offered to a colleague, or at once to a queue
    #[command(
        after_help = "Examples:\n  baton transfer 12 --to bob --note \"knows the contract\"\n  \
        baton transfer 12 --to queue:billing"
    )]
    Transfer {
        /// Which ticket.
        #[command(flatten)]
        ticket: Ticket,
        /// A colleague's name, or queue:NAME
        #[arg(long, value_name = "WHOM", value_parser = target)]
        to: Target,
        /// Words for the colleague
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// Also to somebody absent, without asking them (leads)
        #[arg(long)]
        force: bool,
    },
    /// Accept a ticket that a colleague or a queue offers you
    Accept(Ticket),
    /// Decline it; it returns to the sender
    Decline {
        /// Which ticket.
        #[command(flatten)]
        ticket: Ticket,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Put a ticket back at the front of its queue
    Release(Ticket),
    /// Keep a ticket while waiting for the customer or a date
    #[command(after_help = "Examples:\n  baton hold 12\n  baton hold 12 --until 2h\n  \
        baton hold 12 --until 2026-11-24T09:00:00+01:00")]
    Hold {
        /// Which ticket.
        #[command(flatten)]
        ticket: Ticket,
        /// From now (30m, 2h, 1d) or an instant in RFC 3339; else until the customer writes
        #[arg(long, value_name = "WHEN")]
        until: Option<String>,
    },
    /// End the hold
    Resume(Ticket),
    /// Give the conversation back to the bot; closes the ticket
    Handback(Ticket),
    /// Close a ticket
    #[command(after_help = "Example: baton close 12 --disposition refunded")]
    Close {
        /// Which ticket.
        #[command(flatten)]
        ticket: Ticket,
        /// The outcome, where the queue asks for one
        #[arg(long, value_name = "LABEL")]
        disposition: Option<String>,
    },
    /// Take back a close or transfer within its few seconds of grace
    Undo(Ticket),
    /// Say whether the bot's briefing let you act at once; say it again to change your mind
    #[command(after_help = "Example: baton rate 12 good")]
    Rate {
        /// Which ticket.
        #[command(flatten)]
        ticket: Ticket,
        /// Could you act at once?
        #[arg(value_enum)]
        briefing: BriefingArg,
    },
}

/// How a briefing was, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BriefingArg {
    /// It told what you needed
    Good,
    /// It left you asking
    Poor,
}

/// Which tickets to list.
#[derive(Debug, Args)]
pub struct Tickets {
    /// Only your own
    #[arg(long)]
    pub mine: bool,
    /// Only of this queue
    #[arg(long, value_name = "Q")]
    pub queue: Option<QueueName>,
    /// Only in this state
    #[arg(long, value_name = "S", value_enum)]
    pub state: Option<StateArg>,
    /// Only of the customer with this id
    #[arg(long, value_name = "ID")]
    pub customer: Option<String>,
    /// Closed ones too, since a date, an instant, or so long ago (2d)
    #[arg(long, value_name = "D", value_parser = since)]
    pub closed_since: Option<Timestamp>,
    /// At most so many
    #[arg(long, value_name = "COUNT", default_value_t = 200)]
    pub limit: usize,
    /// Those after this ticket of an earlier page
    #[arg(long, value_name = "N")]
    pub after: Option<TicketNumber>,
}

/// A ticket's state, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum StateArg {
    Queued,
    Offered,
    Active,
    OnHold,
    Closed,
}

impl From<StateArg> for TicketState {
    fn from(state: StateArg) -> Self {
        match state {
            StateArg::Queued => Self::Queued,
            StateArg::Offered => Self::Offered,
            StateArg::Active => Self::Active,
            StateArg::OnHold => Self::OnHold,
            StateArg::Closed => Self::Closed,
        }
    }
}

/// What status to show or set.
#[derive(Debug, Args)]
pub struct Status {
    /// The new status; without it the present one is shown
    #[arg(value_enum)]
    pub status: Option<StatusArg>,
    /// Why away, as in lunch
    pub reason: Option<String>,
    /// How long a mere `baton watch` keeps you available
    #[arg(long = "for", value_name = "TIME", default_value = "8h", value_parser = when::duration)]
    pub for_time: SignedDuration,
}

/// A status, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum StatusArg {
    Available,
    Away,
    TransfersOnly,
    Off,
}

/// Whether customers are handed over at all.
#[derive(Debug, Subcommand)]
pub enum Desk {
    /// Hand nobody over; customers who ask are told the reason
    Disable {
        /// Shown to customers
        #[arg(long)]
        reason: String,
        /// Ends by itself after this time, as in 2h; without it, `baton desk enable` ends it
        #[arg(long = "for", value_name = "TIME", value_parser = when::duration)]
        for_time: Option<SignedDuration>,
    },
    /// Hand over as the policy says
    Enable,
    /// Whether hand-overs are off, why and until when; for everybody
    Status,
}

/// How to print the counts.
#[derive(Debug, Args)]
pub struct Count {
    /// A line with {mine}, {waiting}, {offered}, {at_risk} and {unread} filled in
    #[arg(long, value_name = "LINE")]
    pub format: Option<String>,
}

/// What to watch.
#[derive(Debug, Args)]
pub struct Watch {
    /// Only your own tickets
    #[arg(long)]
    pub mine: bool,
    /// Only tickets of this queue
    #[arg(long, value_name = "Q")]
    pub queue: Option<QueueName>,
    /// Messages of this ticket too, though it is not yours (may be repeated)
    #[arg(long, value_name = "N")]
    pub follow: Vec<TicketNumber>,
    /// Resume after the change with this `seq`
    #[arg(long, value_name = "SEQ")]
    pub from: Option<u64>,
    /// Stop after this time, as in 8h
    #[arg(long = "for", value_name = "TIME", value_parser = when::duration)]
    pub for_time: Option<SignedDuration>,
}

/// What to try.
#[derive(Debug, Args)]
pub struct Demo {
    /// Be a customer of the demo that runs in another terminal; Ctrl-D leaves
    #[arg(long, conflicts_with = "seed")]
    pub customer: bool,
    /// The same number brings the same customers at the same times [default: any]
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// The demo's own second process: runs its relay and cleans up after it.
    #[arg(long, hide = true, value_name = "DIR", requires = "with")]
    pub keep: Option<PathBuf>,
    /// The relay's program.
    #[arg(long, hide = true, value_name = "PROGRAM")]
    pub with: Option<PathBuf>,
}

fn target(text: &str) -> Result<Target, String> {
    Target::try_from(text.to_owned()).map_err(|e| e.to_string())
}

fn since(text: &str) -> Result<Timestamp, String> {
    when::past(text, Timestamp::now())
}

/// The command id behind `--id`, the same for the same words of a script.
///
/// # Errors
/// Where it cannot be an id.
pub fn say_id(verb: &str, id: &str) -> Result<CommandId, String> {
    format!("{verb}-{id}").parse().map_err(|_| {
        "--id must be 1 to 120 visible ASCII characters without quotes, slashes or spaces"
            .to_owned()
    })
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
    fn help_never_shows_the_way_to_pass_a_token_in_the_open() {
        let help = Cli::command().render_long_help().to_string();
        assert!(!help.contains("--token <"), "{help}");
        assert!(help.contains("BATON_TOKEN"));
    }
}
