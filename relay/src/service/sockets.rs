//! `sd_listen_fds(3)`: listeners that the service manager opened and keeps open, so that a restart
//! refuses nobody: what comes meanwhile waits in the socket's queue.
//!
//! The one step that needs `unsafe`, making a socket of a number, is the crate `listenfd`'s, which
//! checks that the number is a TCP socket and closes it to child processes.

use std::net::TcpListener;
use std::os::fd::AsFd as _;

use listenfd::ListenFd;

/// Takes over every listener handed to this process; none where none were.
///
/// Call it once and before any thread is started: it takes the variables out of the environment.
///
/// # Errors
/// In words: one of them is no listening TCP socket.
pub fn adopt() -> Result<Vec<TcpListener>, String> {
    // They may be meant for a process that started this one.
    let ours = std::env::var("LISTEN_PID").is_ok_and(|id| id == std::process::id().to_string());
    if !ours {
        return Ok(Vec::new());
    }
    let mut handed = ListenFd::from_env();
    let count = handed.len();
    let take = |index| {
        let fault = |why: &str| {
            format!("socket {index} handed over by systemd {why}: see `ListenStream=` of the unit")
        };
        let taken = handed.take_tcp_listener(index);
        let taken = taken.map_err(|error| fault(&format!("cannot be used ({error})")))?;
        let listener = taken.ok_or_else(|| fault("is not there"))?;
        match rustix::net::sockopt::socket_acceptconn(listener.as_fd()) {
            Ok(true) => Ok(listener),
            _ => Err(fault("does not listen")),
        }
    };
    (0..count).map(take).collect()
}
