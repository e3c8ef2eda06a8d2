//! Instants and waits in a customer's words. Owns the phrases of each built-in language; any
//! other language is served in English.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::policy::hours::weekday_index;

/// The words one language has for times.
struct Words {
    today: &'static str,
    tomorrow: &'static str,
    /// Between day and time.
    at: &'static str,
    days: [&'static str; 7],
    months: [&'static str; 12],
    zone: fn(&str) -> String,
    date: fn(i8, &str) -> String,
    minutes: fn(u64) -> String,
    hours: fn(u64) -> String,
    /// The same without "about".
    whole_minutes: fn(u64) -> String,
    whole_hours: fn(u64) -> String,
}

const EN: Words = Words {
    today: "today",
    tomorrow: "tomorrow",
    at: "at",
    days: [
        "on Monday",
        "on Tuesday",
        "on Wednesday",
        "on Thursday",
        "on Friday",
        "on Saturday",
        "on Sunday",
    ],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    zone: |city| format!("{city} time"),
    date: |day, month| format!("on {day} {month}"),
    minutes: |n| if n == 1 { "about a minute".into() } else { format!("about {n} minutes") },
    hours: |n| if n == 1 { "about an hour".into() } else { format!("about {n} hours") },
    whole_minutes: |n| if n == 1 { "a minute".into() } else { format!("{n} minutes") },
    whole_hours: |n| if n == 1 { "an hour".into() } else { format!("{n} hours") },
};

const DE: Words = Words {
    today: "heute",
    tomorrow: "morgen",
    at: "um",
    days: [
        "am Montag",
        "am Dienstag",
        "am Mittwoch",
        "am Donnerstag",
        "am Freitag",
        "am Samstag",
        "am Sonntag",
    ],
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    zone: |city| format!("Zeit in {city}"),
    date: |day, month| format!("am {day}. {month}"),
    minutes: |n| if n == 1 { "etwa eine Minute".into() } else { format!("etwa {n} Minuten") },
    hours: |n| if n == 1 { "etwa eine Stunde".into() } else { format!("etwa {n} Stunden") },
    whole_minutes: |n| if n == 1 { "eine Minute".into() } else { format!("{n} Minuten") },
    whole_hours: |n| if n == 1 { "eine Stunde".into() } else { format!("{n} Stunden") },
};

const ES: Words = Words {
    today: "hoy",
    tomorrow: "mañana",
    at: "a las",
    days: [
        "el lunes",
        "el martes",
        "el miércoles",
        "el jueves",
        "el viernes",
        "el sábado",
        "el domingo",
    ],
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    zone: |city| format!("hora de {city}"),
    date: |day, month| format!("el {day} de {month}"),
    minutes: |n| if n == 1 { "alrededor de un minuto".into() } else { format!("unos {n} minutos") },
    hours: |n| if n == 1 { "alrededor de una hora".into() } else { format!("unas {n} horas") },
    whole_minutes: |n| if n == 1 { "un minuto".into() } else { format!("{n} minutos") },
    whole_hours: |n| if n == 1 { "una hora".into() } else { format!("{n} horas") },
};

fn words(language: &str) -> &'static Words {
    match language {
        "de" => &DE,
        "es" => &ES,
        _ => &EN,
    }
}

/// A wait in words, rounded up: to minutes, from ten on to five of them, from an hour on to hours.
#[must_use]
pub fn wait_phrase(seconds: u64, language: &str) -> String {
    let words = words(language);
    rounded(seconds, words.minutes, words.hours)
}

/// A length of time in words, rounded up alike, for "at most".
#[must_use]
pub fn time_phrase(seconds: u64, language: &str) -> String {
    let words = words(language);
    rounded(seconds, words.whole_minutes, words.whole_hours)
}

fn rounded(seconds: u64, minutes: fn(u64) -> String, hours: fn(u64) -> String) -> String {
    match seconds.div_ceil(60).max(1) {
        n @ 1..=10 => minutes(n),
        n @ 11..=55 => minutes(n.div_ceil(5) * 5),
        n => hours(n.div_ceil(60)),
    }
}

/// An instant as people say it, on the wall clock of `zone` (UTC without one), which is named:
/// "tomorrow at 09:00 (Berlin time)".
#[must_use]
pub fn instant_phrase(
    at: Timestamp,
    now: Timestamp,
    zone: Option<&TimeZone>,
    language: &str,
) -> String {
    let words = words(language);
    let utc = TimeZone::UTC;
    let zone = zone.unwrap_or(&utc);
    let (then, today) = (zone.to_datetime(at), zone.to_datetime(now).date());
    let day = day_phrase(then.date(), today, words);
    let place = zone_phrase(zone, words);
    format!("{day} {} {:02}:{:02} ({place})", words.at, then.hour(), then.minute())
}

fn day_phrase(day: Date, today: Date, words: &Words) -> String {
    let ahead = today.until(day).map_or(i32::MAX, |span| span.get_days());
    match ahead {
        0 => words.today.to_owned(),
        1 => words.tomorrow.to_owned(),
        2..=6 => words.days[weekday_index(day.weekday())].to_owned(),
        _ => {
            let month = usize::try_from(day.month() - 1).unwrap_or(0);
            (words.date)(day.day(), words.months[month])
        }
    }
}

fn zone_phrase(zone: &TimeZone, words: &Words) -> String {
    match zone.iana_name().and_then(|name| name.rsplit_once('/')) {
        Some((area, city)) if !area.starts_with("Etc") => (words.zone)(&city.replace('_', " ")),
        _ => zone.iana_name().unwrap_or("UTC").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(at: &str, language: &str) -> String {
        let zone = TimeZone::get("Europe/Berlin").expect("zone data");
        let now = "2026-11-20T18:00:00Z".parse().unwrap();
        instant_phrase(at.parse().unwrap(), now, Some(&zone), language)
    }

    #[test]
    fn an_opening_is_told_in_words_with_its_zone() {
        assert_eq!(phrase("2026-11-20T20:30:00Z", "en"), "today at 21:30 (Berlin time)");
        assert_eq!(phrase("2026-11-21T08:00:00Z", "de"), "morgen um 09:00 (Zeit in Berlin)");
        assert_eq!(phrase("2026-11-23T08:00:00Z", "es"), "el lunes a las 09:00 (hora de Berlin)");
        assert_eq!(phrase("2026-12-28T08:00:00Z", "en"), "on 28 December at 09:00 (Berlin time)");
        assert_eq!(phrase("2026-12-28T08:00:00Z", "fr"), "on 28 December at 09:00 (Berlin time)");
    }

    #[test]
    fn tomorrow_is_a_matter_of_the_queues_zone_not_of_utc() {
        // 23:30 UTC on the 20th is already the 21st in Berlin.
        assert_eq!(phrase("2026-11-20T23:30:00Z", "en"), "tomorrow at 00:30 (Berlin time)");
    }

    #[test]
    fn without_a_zone_utc_is_named() {
        let at = "2026-11-20T18:00:00Z".parse().unwrap();
        assert_eq!(instant_phrase(at, at, None, "en"), "today at 18:00 (UTC)");
    }

    #[test]
    fn a_wait_is_rounded_up_never_down() {
        assert_eq!(wait_phrase(0, "en"), "about a minute");
        assert_eq!(wait_phrase(61, "en"), "about 2 minutes");
        assert_eq!(wait_phrase(11 * 60, "de"), "etwa 15 Minuten");
        assert_eq!(wait_phrase(56 * 60, "es"), "alrededor de una hora");
        assert_eq!(wait_phrase(61 * 60, "en"), "about 2 hours");
        assert_eq!(time_phrase(61, "de"), "2 Minuten");
        assert_eq!(time_phrase(3_400, "es"), "una hora");
    }
}
