//! The programs from outside, over real sockets: `baton` and its link against a small desk that
//! can be made to misbehave, and both programs together as a shell, a partner and a browser meet
//! them.
//!
//! - [`desk`]: a small desk that speaks the wire and breaks connections on purpose.
//! - [`link`]: what a link promises however the connection fares.
//! - [`commands`]: the program's output and exit codes, run as a process.
//! - [`demo`]: the demo, with the real relay, from its first ticket to the last trace of it.
//! - [`prompt`]: the token prompt, in a real terminal.
//! - [`terminal`]: the console in a pseudo-terminal, however it ends.
//!
//! With the real relay:
//! - [`relay`]: the relay as a process that can be killed; agents and their one-shot commands.
//! - [`sender`]: the generic channel's other side, for traffic that outlives the relay.
//! - [`hook`]: the generic channel against a third party's signatures.
//! - [`race`]: two agents, one ticket.
//! - [`faults`]: what an admin or agent gets wrong: one line each, and an exit code.
//! - [`hostile`]: hostile text in every field, against the bytes a terminal receives.
//! - [`day`]: a customer in a browser, agents in terminals, from the first question to thanks.
//! - [`answering`]: an agent who answers every question, by a link alone.
//! - [`push`]: a queue that asks agents, one of whom does not answer.
//! - [`bots`]: a lead takes a conversation from its bot at the console.
//! - [`policy`]: a lead changes the policy, and asks why.
//! - [`report`]: a month's figures, asked for by a lead and on the box.
//! - [`trust`]: who is let in, for how long, and to what.
//! - [`identity`]: who a visitor is, by a third party's signatures.
//! - [`canary`]: marked words in every field, searched for in all that is seen from outside.
//! - [`late`]: what does not get through, and what its agent wants with it.
//! - [`leaks`]: what no relay's log may hold, looked for at the end of each of these tests.
//! - [`kill`]: the relay killed at random moments during traffic.
//! - [`supervisor`]: systemd's part, without systemd.
//! - [`restarts`]: the relay restarted under its socket during traffic.
//! - [`watched`]: what it tells its supervisor, also with a stuck writer.
//! - [`tls`]: https by the relay itself, against another program and by the console.

mod answering;
mod bots;
mod canary;
mod commands;
mod day;
mod demo;
mod desk;
// The relay's browser tests use the rest of it.
#[allow(dead_code)]
#[path = "../../../relay/tests/it/browser/driver.rs"]
mod driver;
mod faults;
mod hook;
mod hostile;
mod identity;
mod kill;
mod late;
// What no relay's log may hold is one list for both.
#[path = "../../../relay/tests/it/leaks.rs"]
mod leaks;
mod link;
mod policy;
mod prompt;
mod push;
mod race;
mod relay;
mod report;
mod restarts;
mod sender;
mod supervisor;
mod terminal;
mod tls;
mod trust;
mod watched;
