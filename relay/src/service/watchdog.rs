//! The watchdog: systemd ends a service that does not say in time that it lives. A timer that says
//! so would live on in a relay that is stuck, so each sign of life is bought with a proof.

use std::time::Duration;

use super::notify::{News, Notifier};

/// Signs of life within the time that systemd waits: two may be lost.
const WITHIN: u32 = 3;

/// How often to prove life: a third of `WATCHDOG_USEC`; `None` where nobody watches this process.
#[must_use]
pub fn interval() -> Option<Duration> {
    let set = |name| std::env::var(name).ok();
    every(set("WATCHDOG_USEC").as_deref(), set("WATCHDOG_PID").as_deref(), std::process::id())
}

fn every(usec: Option<&str>, pid: Option<&str>, own: u32) -> Option<Duration> {
    if pid.is_some_and(|pid| pid != own.to_string()) {
        return None;
    }
    let usec = usec?.parse().ok().filter(|usec| *usec > 0)?;
    Some(Duration::from_micros(usec) / WITHIN)
}

/// Tells the manager `Alive` after each proof that came within the interval, for ever. A proof
/// that fails, or that does not come, is logged and tells nothing.
pub async fn feed<P>(notifier: Notifier, every: Duration, mut prove: impl FnMut() -> P)
where
    P: Future<Output = Result<(), String>>,
{
    let mut beat = tokio::time::interval(every);
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        beat.tick().await;
        match tokio::time::timeout(every, prove()).await {
            Ok(Ok(())) => notifier.tell(&[News::Alive]),
            Ok(Err(why)) => tracing::error!(why, "the watchdog is not fed"),
            Err(_) => tracing::error!("the watchdog is not fed: the log or the engine is stuck"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::os::unix::net::UnixDatagram;

    use super::*;

    #[test]
    fn life_is_proved_three_times_in_the_time_that_is_given() {
        let thirty = Some("30000000");
        assert_eq!(every(thirty, None, 7), Some(Duration::from_secs(10)));
        assert_eq!(every(thirty, Some("7"), 7), Some(Duration::from_secs(10)));
        assert_eq!(every(thirty, Some("8"), 7), None);
        assert_eq!(every(None, None, 7), None);
        assert_eq!(every(Some("0"), None, 7), None);
        assert_eq!(every(Some("soon"), None, 7), None);
    }

    #[derive(Clone, Copy)]
    enum Proof {
        Given,
        Failed,
        Never,
    }

    #[tokio::test(start_paused = true)]
    async fn a_sign_of_life_goes_out_for_each_proof_and_for_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notify");
        let manager = UnixDatagram::bind(&path).expect("bound");
        manager.set_nonblocking(true).expect("set");
        let notifier = Notifier::to(path.as_os_str()).expect("bound");
        let mut proofs = VecDeque::from([Proof::Given, Proof::Failed, Proof::Never, Proof::Given]);
        let mut signs = Vec::new();
        let feeding = feed(notifier, Duration::from_secs(10), || {
            let mut bytes = [0; 64];
            signs.push(manager.recv(&mut bytes).is_ok());
            let proof = proofs.pop_front();
            async move {
                match proof {
                    Some(Proof::Given) => Ok(()),
                    Some(Proof::Failed) => Err("no".to_owned()),
                    Some(Proof::Never) | None => std::future::pending().await,
                }
            }
        });
        assert!(tokio::time::timeout(Duration::from_secs(65), feeding).await.is_err());
        // Seen at the beginning of each proof: what the one before it has led to.
        assert_eq!(signs[..5], [false, true, false, false, true]);
    }
}
