//! The door to the full-screen console.

use super::access::Session;
use super::failure::{Exit, Failure};

/// Opens the console on a relay.
///
/// # Errors
/// [`Failure`] where the console cannot run.
#[allow(clippy::unused_async)]
pub(super) async fn run(session: Session) -> Result<(), Failure> {
    Err(Failure::new(
        Exit::Failed,
        "not_built",
        format!(
            "the console is not part of this build yet; work on {} with `baton tickets`, \
             `baton show N` and the other commands in `baton --help`",
            session.relay
        ),
    ))
}
