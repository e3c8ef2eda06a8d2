//! When retention is looked for: once a day at the hour set, in bounded runs; files that no message
//! took along, every hour.

use std::time::Duration;

use baton_shared::id::ChannelName;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::watch;

use super::Place;
use super::retention::{self, Run, Terms};

/// How often the clock is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Between two runs of one day.
const PAUSE: Duration = Duration::from_secs(5);

/// What is done when.
#[derive(Debug, Clone)]
pub struct Plan {
    /// How long things are kept.
    pub terms: Terms,
    /// The hour of the day, UTC.
    pub hour: i8,
    /// The channel whose visitors have files, where there is one.
    pub visitors: Option<ChannelName>,
}

/// Runs until `stop` turns true.
pub async fn run(place: Place, plan: Plan, mut stop: watch::Receiver<bool>) {
    let (mut swept, mut ran) = (None, None);
    loop {
        let now = place.engine.now();
        if swept != Some(hour(now)) {
            swept = Some(hour(now));
            sweep(&place, &plan).await;
        }
        if is_due(now, plan.hour, ran) {
            ran = Some(day(now));
            tokio::select! {
                () = retain(&place, plan.terms) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

fn day(now: Timestamp) -> jiff::civil::Date {
    now.to_zoned(TimeZone::UTC).date()
}

fn hour(now: Timestamp) -> i64 {
    now.as_second().div_euclid(3_600)
}

/// Within the hour, once a day. A relay that was down in that hour waits for the next day.
fn is_due(now: Timestamp, at: i8, ran: Option<jiff::civil::Date>) -> bool {
    now.to_zoned(TimeZone::UTC).hour() == at && ran != Some(day(now))
}

async fn sweep(place: &Place, plan: &Plan) {
    let Some(channel) = &plan.visitors else { return };
    match retention::sweep_unsent(place, channel).await {
        Ok(swept) if swept.files > 0 => {
            tracing::info!(
                files = swept.files,
                bytes = swept.bytes,
                "files of visitors who never wrote are gone"
            );
        }
        Ok(_) => {}
        Err(fault) => {
            tracing::warn!(%fault, "files of visitors who never wrote could not be swept")
        }
    }
}

async fn retain(place: &Place, terms: Terms) {
    if terms == Terms::default() {
        return;
    }
    loop {
        match retention::run(place, terms, Run::Real).await {
            Ok(done) => {
                tracing::info!(
                    conversations = done.conversations,
                    records = done.records,
                    files = done.files,
                    "retention: what was kept for long enough is gone"
                );
                if !done.more {
                    return;
                }
            }
            Err(fault) => {
                tracing::error!(%fault, "retention ended early; it goes on tomorrow");
                return;
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_due_once_a_day_within_its_hour() {
        let at = |text: &str| text.parse::<Timestamp>().expect("an instant");
        let three = at("2026-11-21T03:10:00Z");
        assert!(is_due(three, 3, None));
        assert!(!is_due(three, 3, Some(day(three))));
        assert!(is_due(at("2026-11-22T03:00:00Z"), 3, Some(day(three))));
        assert!(!is_due(at("2026-11-22T02:59:59Z"), 3, Some(day(three))));
    }
}
