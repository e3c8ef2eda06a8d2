//! The admin's door: how a command reaches the one owner of the data.
//!
//! A running relay holds the lock of its data folder and answers on a Unix socket in it. A command
//! asks there; without a relay it takes the lock itself and does the work through the same engine
//! ([`Offline`]). A held lock with a silent socket is an error that says so: two owners never write.
//!
//! On the socket: one JSON [`AdminRequest`] a line, answered by one JSON [`AdminResponse`] a line.
//! The socket's mode (0600) and its folder's are the whole of the authentication.

mod client;
mod lock;
mod owner;
mod people;
mod protocol;
mod server;
#[cfg(test)]
mod tests;

pub use client::{AskError, Offline, PATIENCE, Tell, Waiting, ask};
pub use lock::{DataLock, LockError};
pub use owner::{OwnerError, ensure_owner, make_data_folder};
pub use people::{ErasedReport, ExportPage, KeptLine, PeopleRequest, RetentionReport, Who};
pub use protocol::{
    AdminRequest, AdminResponse, AgentLine, ApiTokenLine, AuditLine, Change, DeliveryReport,
    DeskReport, DoctorReport, Finding, IssuedApiToken, IssuedToken, ParkedSend,
};
pub use server::{AdminHandler, BoxFuture, bind_admin, serve_admin};
