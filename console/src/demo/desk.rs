//! The made-up shop's desk: its policy, its small bot, and hours that are closed now.

use jiff::Zoned;
use jiff::civil::Time;

/// What the bot knows.
pub(super) const FAQ: &str = include_str!("desk/faq.toml");
const POLICY: &str = include_str!("desk/policy.toml");

/// Opening hours to choose from: minutes after midnight.
const SPANS: [(i32, i32); 3] = [(8 * 60, 12 * 60), (13 * 60, 17 * 60), (19 * 60, 22 * 60)];
/// The workshop stays closed for at least so long, in minutes.
const CLOSED_FOR: i32 = 4 * 60;

/// The policy as of a moment: the workshop is closed then, and for the next hours.
pub(super) fn policy(now: &Zoned) -> String {
    let zone = now.time_zone().iana_name().unwrap_or("UTC");
    let minute = minute(now.time());
    // A zone without a name would be read as UTC, so the clock must be that too.
    let minute = match now.time_zone().iana_name() {
        Some(_) => minute,
        None => self::minute(now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).time()),
    };
    POLICY.replace("@ZONE@", zone).replace("@SPAN@", &span(minute))
}

fn minute(time: Time) -> i32 {
    i32::from(time.hour()) * 60 + i32::from(time.minute())
}

/// The first span that neither holds a minute of the day nor begins soon after it.
fn span(minute: i32) -> String {
    let shut = |&&(from, to): &&(i32, i32)| {
        let until_open = (from - minute).rem_euclid(24 * 60);
        !(from..to).contains(&minute) && until_open >= CLOSED_FOR
    };
    let (from, to) = SPANS.iter().find(shut).copied().unwrap_or(SPANS[0]);
    format!("{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_every_minute_of_a_day_the_workshop_is_closed_for_hours_to_come() {
        for now in 0..24 * 60 {
            let span = span(now);
            let (from, to) = span.split_once('-').expect("a span");
            let minute = |text: &str| -> i32 {
                let (h, m) = text.split_once(':').expect("a time");
                h.parse::<i32>().expect("hours") * 60 + m.parse::<i32>().expect("minutes")
            };
            let (from, to) = (minute(from), minute(to));
            for ahead in 0..CLOSED_FOR {
                let then = (now + ahead) % (24 * 60);
                assert!(!(from..to).contains(&then), "{now} + {ahead} is in {span}");
            }
        }
    }

    #[test]
    fn the_policy_is_toml_with_nothing_left_to_fill_in() {
        let now: Zoned = "2026-11-21T09:30:00+01:00[Europe/Berlin]".parse().expect("a moment");
        let text = policy(&now);
        assert!(text.contains("zone = \"Europe/Berlin\""));
        assert!(!text.contains('@'));
        let table: toml::Table = text.parse().expect("TOML");
        assert_eq!(table["queue"].as_array().expect("queues").len(), 3);
        let _: toml::Table = FAQ.parse().expect("TOML");
    }
}
