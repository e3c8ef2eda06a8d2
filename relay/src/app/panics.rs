//! What is told of a panic: where it was, never what it said. A panic's words may hold any value that
//! was at hand: what could not be parsed, the text that was cut at the wrong byte.

use std::panic::{self, PanicHookInfo};
use std::thread;

/// From here on a panic is one line of the relay's log.
pub(super) fn tell() {
    panic::set_hook(Box::new(|about| {
        let at = about.location().map(ToString::to_string).unwrap_or_default();
        let thread = thread::current();
        let thread = thread.name().unwrap_or("unnamed");
        tracing::error!(
            at,
            thread,
            why = words(about),
            "panicked: report this line, it is a fault"
        );
    }));
}

/// Only words that stand in the program's source: a message that was put together is a `String`.
fn words(about: &PanicHookInfo<'_>) -> &'static str {
    about.payload().downcast_ref::<&'static str>().copied().unwrap_or("[not shown]")
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;
    use crate::app::logging;
    use crate::cli::LogFormat;

    /// Set for the copy of this program that is to panic.
    const CHILD: &str = "BATON_TEST_PANICS";
    const CANARY: &str = "canary-ünïcode";

    /// All that may panic with somebody's words in hand: a task, a thread of the pool, a thread.
    fn fall() {
        logging::start(LogFormat::Text);
        tell();
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        runtime.block_on(async {
            let parsed = CANARY.parse::<u8>().map_err(|_| CANARY.to_owned());
            let task = tokio::spawn(async move { parsed.expect("a number") });
            assert!(task.await.is_err());
            let middle = CANARY.find('ü').expect("there") + 1;
            let pool = tokio::task::spawn_blocking(move || CANARY[..middle].len());
            assert!(pool.await.is_err());
        });
        let thread = thread::Builder::new().name("falls".to_owned()).spawn(|| panic!("as written"));
        assert!(thread.expect("started").join().is_err());
    }

    #[test]
    fn a_panic_says_where_and_not_with_what_in_hand() {
        if std::env::var_os(CHILD).is_some() {
            return fall();
        }
        let mut child = Command::new(std::env::current_exe().expect("this program"));
        child.args([
            "--exact",
            "--nocapture",
            "app::panics::tests::a_panic_says_where_and_not_with_what_in_hand",
        ]);
        let output = child.env(CHILD, "1").env("RUST_LOG", "trace").output().expect("it runs");
        assert!(output.status.success(), "{output:?}");
        let said =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert_eq!(said.matches("panicked: report this line").count(), 3, "{said}");
        assert!(said.matches("relay/src/app/panics.rs:").count() >= 3, "{said}");
        assert!(said.contains("as written") && said.contains("falls"), "{said}");
        assert!(!said.contains("canary"), "{said}");
    }
}
