//! What the relay and the machine's service manager say to each other, by environment and sockets.
//!
//! - `notify`: from the relay to systemd: ready, reloading, stopping, alive (`sd_notify(3)`).
//! - `sockets`: from systemd to the relay: listeners that outlive a restart (`sd_listen_fds(3)`).
//! - `watchdog`: tells that it lives only while somebody proves it.
//!
//! Everything works the same without a service manager: then nobody is told and nothing is handed
//! over. Knows neither the engine nor HTTP.

mod notify;
mod sockets;
mod watchdog;

pub use notify::{News, Notifier};
pub use sockets::adopt;
pub use watchdog::{feed, interval};
