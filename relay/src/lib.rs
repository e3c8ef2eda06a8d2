//! The relay: receives customers' messages, lets a bot answer, decides when a person is needed,
//! holds the queues and bridges the chat both ways.
//!
//! In reading order, each knowing only what stands above it:
//! - [`secret`]: bytes that never print; `entropy`: random bytes for ids and salts.
//! - [`webhook`]: Standard Webhooks signatures; [`http_client`]: the two HTTP clients, one for
//!   addresses of the config and one that is guarded.
//! - [`meter`]: counters and histograms; [`disk`]: the room left on the data's disk.
//! - [`service`]: what the relay and systemd say to each other.
//! - [`log`]: the one ordered log; stores bytes, knows no event type.
//! - [`masking`]: the pure search for numbers that agents need not read.
//! - [`desk`]: the pure state machine of conversations, tickets and agents.
//! - [`policy`]: the pure rules: when a person is needed, which queue, what the customer is told.
//! - [`engine`]: gathers facts, asks the policy, lets the desk decide, commits, and tells.
//! - [`proof`]: the policy shown, tried and compared, on paper and on what was recorded.
//! - [`report`]: the figures of a month, read off the log.
//! - [`channels`], [`bots`], [`delivery`], [`ws`], [`http`]: the outside world, converted by hand.
//! - [`config`]: the one file an admin writes.
//! - [`token`], [`key_file`]: bearer tokens; small secret files of the data folder.
//! - [`admin`]: the socket by which commands reach the owner of the data.
//! - [`backup`]: a whole copy of the data in one file, and back.
//! - [`people`]: people's data: given out, erased, let go by age.
//! - [`app`]: wires all of it together and stops it gracefully.
//! - [`cli`]: the commands.

pub mod admin;
pub mod app;
pub mod backup;
pub mod bots;
#[cfg(test)]
mod chance;
pub mod channels;
pub mod cli;
pub mod config;
pub mod delivery;
pub mod desk;
pub mod disk;
pub mod engine;
mod entropy;
pub mod http;
pub mod http_client;
pub mod key_file;
pub mod log;
pub mod masking;
pub mod media;
pub mod meter;
pub mod people;
pub mod policy;
pub mod proof;
pub mod report;
pub mod secret;
pub mod service;
#[cfg(test)]
mod sim;
pub mod token;
pub mod webhook;
pub mod ws;
