//! The log on a real server: the contract, and what only a shared database can do to it.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::*;
use crate::log::contract::{self, Place};

mod faults;
#[allow(dead_code)] // The tests of whole relays use the rest.
mod proxy;
mod server;
mod sharing;
mod tls;

use server::Server;

/// A database that no other test uses.
pub(in crate::log) struct Database {
    url: String,
}

impl Database {
    pub(in crate::log) fn new() -> Self {
        Self { url: Server::shared().database() }
    }

    fn log(&self) -> PostgresLog {
        open(&self.url).expect("opened")
    }

    /// Runs SQL behind the log's back.
    fn tamper(&self, sql: &str) -> String {
        Server::shared().sql(&self.url, sql)
    }
}

fn settings(url: &str) -> Settings {
    Settings {
        target: Target::parse(url, None).expect("an address"),
        readers: 2,
        poll: Duration::from_millis(50),
        connect_timeout: Duration::from_secs(10),
    }
}

fn open(url: &str) -> Result<PostgresLog, OpenError> {
    outside(PostgresLog::open(settings(url)))
}

/// Runs on a runtime that outlives the test's own, as a case may open a log and not wait.
fn outside<T: Send>(work: impl Future<Output = T> + Send) -> T {
    static RUNTIME: OnceLock<tokio::runtime::Runtime> = OnceLock::new();
    let runtime = || {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder.worker_threads(2).enable_all().build().expect("a runtime")
    };
    let runtime = RUNTIME.get_or_init(runtime);
    std::thread::scope(|scope| {
        scope.spawn(|| runtime.block_on(work)).join().expect("no panic there")
    })
}

impl Place for Database {
    fn open(&self) -> Arc<dyn Log> {
        Arc::new(self.log())
    }

    fn left_behind(&self) -> WriteAhead {
        WriteAhead::Server
    }
}

mod promises {
    use super::*;
    contract::contract_tests!(Database::new());
}
