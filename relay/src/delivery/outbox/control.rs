//! What an admin asks of delivery, and what they are told.

use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

use crate::delivery::lanes::SendNumber;
use crate::engine::Failed;
use baton_shared::id::TicketNumber;

/// Questions waiting for the runner; more make their askers wait.
const ASKED_MAX: usize = 16;

/// A way to ask the runner; cheap to clone.
#[derive(Debug, Clone)]
pub struct Control(mpsc::Sender<Ask>);

/// A question to the runner, with where its answer goes.
#[derive(Debug)]
pub(super) enum Ask {
    Status(oneshot::Sender<Report>),
    Resume(oneshot::Sender<Result<Report, Failed>>),
    Retry(SendNumber, oneshot::Sender<Result<Report, ControlError>>),
    Drop(SendNumber, oneshot::Sender<Result<Report, ControlError>>),
}

/// The runner's end of [`Control`].
#[derive(Debug)]
pub struct Asked(pub(super) mpsc::Receiver<Ask>);

/// All of delivery at one instant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Nothing goes out since a restore, until an admin says so.
    pub held: bool,
    /// Sends that wait for their turn or their next attempt, those under way included.
    pub waiting: usize,
    /// Destinations that are down, with since when.
    pub down: Vec<(String, Timestamp)>,
    /// Sends that their destination refused, by number.
    pub parked: Vec<ParkedSend>,
}

/// A send that its destination refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParkedSend {
    /// What [`Control::retry`] and [`Control::drop`] name; the same after a restart.
    pub number: SendNumber,
    /// Where to.
    pub destination: String,
    /// The conversation's latest ticket.
    pub ticket: Option<TicketNumber>,
    /// Attempts made by this run of the relay.
    pub attempts: u32,
    /// The last refusal.
    pub reason: String,
    /// When it was parked; when it was written, where an earlier run parked it.
    pub since: Timestamp,
}

/// Why an admin's wish was not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ControlError {
    /// No send of this number is parked.
    NotParked(SendNumber),
    /// The engine could not record it.
    Engine(Failed),
}

impl std::fmt::Display for ControlError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotParked(number) => {
                write!(f, "no parked send has the number {number}: `delivery status` lists them")
            }
            Self::Engine(failed) => failed.fmt(f),
        }
    }
}

impl std::error::Error for ControlError {}

impl Control {
    /// The two ends.
    #[must_use]
    pub fn new() -> (Self, Asked) {
        let (sender, receiver) = mpsc::channel(ASKED_MAX);
        (Self(sender), Asked(receiver))
    }

    /// How delivery stands.
    ///
    /// # Errors
    /// Where the runner has stopped.
    pub async fn status(&self) -> Result<Report, Failed> {
        self.ask(Ask::Status).await
    }

    /// Ends the hold after a restore.
    ///
    /// # Errors
    /// Where it cannot be recorded.
    pub async fn resume(&self) -> Result<Report, Failed> {
        self.ask(Ask::Resume).await?
    }

    /// Tries a parked send again, at its place in its conversation.
    ///
    /// # Errors
    /// Where no such send is parked, or the runner has stopped.
    pub async fn retry(&self, number: SendNumber) -> Result<Report, ControlError> {
        let asked = self.ask(|answer| Ask::Retry(number, answer)).await;
        asked.map_err(ControlError::Engine)?
    }

    /// Gives a parked send up.
    ///
    /// # Errors
    /// Where no such send is parked, or it cannot be recorded.
    pub async fn drop(&self, number: SendNumber) -> Result<Report, ControlError> {
        let asked = self.ask(|answer| Ask::Drop(number, answer)).await;
        asked.map_err(ControlError::Engine)?
    }

    async fn ask<T>(&self, make: impl FnOnce(oneshot::Sender<T>) -> Ask) -> Result<T, Failed> {
        let (answer, answered) = oneshot::channel();
        self.0.send(make(answer)).await.map_err(|_| Failed::Stopped)?;
        answered.await.map_err(|_| Failed::Stopped)
    }
}
