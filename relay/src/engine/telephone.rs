//! A telephone number among what people write around it: the number as it was written, and the
//! other words, which mostly say when it suits. Pure; knows no event and no language but the small
//! words that stand before a time of day.
//!
//! Digits alone do not tell a number from "9-11" or "21.11.2026" beside it. So the text is cut into
//! runs of digits with what people write between them; off a run's ends goes what can only be a time
//! or a date; and of the runs left the one that begins like a telephone number wins, then the longer
//! one. Where it cannot be told, a digit stays with the number.

/// Fewer digits are no telephone number.
const DIGITS_MIN: usize = 6;
/// More are none either (ITU E.164 has fifteen; an extension may follow).
const DIGITS_MAX: usize = 20;
/// Digits that must be left before a token is taken for a time although nothing but its shape says so.
const SURELY: usize = 8;
/// Words after which a small number is a time of day, in the seven languages of the built-in texts.
const BEFORE_A_TIME: &[&str] = &[
    "at", "after", "before", "from", "until", "till", "by", "around", "between", "um", "ab",
    "nach", "vor", "bis", "gegen", "zwischen", "à", "après", "avant", "vers", "entre", "dès",
    "las", "desde", "hasta", "alle", "dopo", "dalle", "verso", "tra", "às", "após", "das", "até",
    "om", "na", "voor", "vanaf", "tot", "rond", "tussen",
];
/// What follows a number that is a time of day.
const AFTER_A_TIME: &[&str] =
    &["h", "uhr", "am", "pm", "a.m", "p.m", "o'clock", "heures", "horas", "ore", "uur", "hrs"];

/// The number as written, and the other words where there are any; `None` without a number.
pub(super) fn read(text: &str) -> Option<(String, Option<String>)> {
    let mut best: Option<(u8, usize, &str)> = None;
    for run in runs(text) {
        let number = without_times(text, run);
        let count = digits(number);
        if !(DIGITS_MIN..=DIGITS_MAX).contains(&count) || is_date(number) {
            continue;
        }
        let rank = (class(number), count);
        if best.is_none_or(|(class, count, _)| rank > (class, count)) {
            best = Some((rank.0, rank.1, number));
        }
    }
    let (.., number) = best?;
    // Both are slices of one text: where the number begins in it.
    let from = number.as_ptr().addr() - text.as_ptr().addr();
    let words = joined(&text[..from], &text[from + number.len()..]);
    let number = number.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((number, (!words.is_empty()).then_some(words)))
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// How much it begins like a telephone number: a country's, an area's, neither.
fn class(number: &str) -> u8 {
    match number.as_bytes() {
        [b'+', ..] => 2,
        [b'0' | b'(', ..] => 1,
        _ => 0,
    }
}

/// The runs of digits with what people write between them, from the first digit or sign on.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let part =
        |c: char| c.is_ascii_digit() || "+()-/.–‐‑".contains(c) || (c.is_whitespace() && c != '\n');
    text.split(move |c| !part(c)).flat_map(from_each_plus).map(trimmed)
}

/// A plus begins a number, whatever stands before it.
fn from_each_plus(run: &str) -> impl Iterator<Item = &str> {
    let mut starts: Vec<usize> = run.match_indices('+').map(|(at, _)| at).collect();
    starts.insert(0, 0);
    let ends = starts.clone().into_iter().skip(1).chain([run.len()]);
    starts.into_iter().zip(ends).map(|(from, to)| &run[from..to]).collect::<Vec<_>>().into_iter()
}

fn trimmed(run: &str) -> &str {
    let run = run.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+' && c != '(');
    let run = run.trim_end_matches(|c: char| !c.is_ascii_digit());
    // A bracket that is closed behind the number holds more than the number.
    if run.contains(')') { run } else { run.trim_start_matches('(') }
}

/// A run without the times and dates at its ends.
fn without_times<'a>(text: &str, run: &'a str) -> &'a str {
    let from = run.as_ptr().addr() - text.as_ptr().addr();
    let (before, after) = (&text[..from], &text[from + run.len()..]);
    let mut run = run;
    // The minutes of a time whose hour stands before the run: `18:00 030 …`, `14h30 06 …`.
    if ends_in_an_hour(before)
        && let Some((minutes, rest)) = head(run)
        && minutes.len() == 2
    {
        run = rest;
    }
    run = without_head(run, says_a_time(before));
    if begins_with_a_unit(after)
        && let Some((rest, last)) = tail(run)
        && is_time(last)
    {
        // `8 - 10 Uhr`: both ends of a span.
        let spans = run[..run.len() - last.len()].trim_end().ends_with(['-', '–']);
        run = match tail(rest).filter(|(_, from)| spans && is_clock(from)) {
            Some((rest, _)) => rest,
            None => rest,
        };
    }
    while let Some((rest, last)) = tail(run) {
        // A lone hour at the end may as well be the number's last digits.
        if !(is_date(last) || is_span(last)) || digits(rest) < SURELY {
            break;
        }
        run = rest;
    }
    run
}

/// Without times and dates at its beginning: all of them where a telephone number's own beginning
/// follows, else those that a word before or their shape tells, where enough is left.
fn without_head(run: &str, told: bool) -> &str {
    let mut rest = run;
    while let Some((first, after)) = head(rest) {
        let begins = class(first) == 1 && !is_date(first) && !is_span(first);
        if begins || !is_time(first) {
            break;
        }
        rest = after;
        if class(rest) > 0 && digits(rest) >= DIGITS_MIN {
            return rest;
        }
    }
    match head(run) {
        Some((first, after)) if digits(after) >= SURELY => {
            let is = is_date(first) || is_span(first) || (told && is_time(first));
            if is { without_head(after, false) } else { run }
        }
        _ => run,
    }
}

fn head(run: &str) -> Option<(&str, &str)> {
    let (first, rest) = run.split_once(char::is_whitespace)?;
    Some((first, trimmed(rest)))
}

fn tail(run: &str) -> Option<(&str, &str)> {
    let (rest, last) = run.rsplit_once(char::is_whitespace)?;
    Some((trimmed(rest), last))
}

fn ends_in_an_hour(before: &str) -> bool {
    let hour = before.strip_suffix([':', 'h', 'H']);
    hour.is_some_and(|hour| hour.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether the words before end in one that a time follows. "Call me at" is followed by a number.
fn says_a_time(before: &str) -> bool {
    let lower = before.to_lowercase();
    let mut words = lower.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let number_follows = last == "at" && matches!(words.next(), Some("me" | "us" | "reached"));
    BEFORE_A_TIME.contains(&last) && !number_follows
}

fn begins_with_a_unit(after: &str) -> bool {
    let lower = after.to_lowercase();
    let minutes =
        lower.strip_prefix(':').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let word = lower.trim_start().split(|c: char| c.is_whitespace() || ",;!".contains(c)).next();
    let word = word.unwrap_or_default().trim_end_matches('.');
    // `14h30`: the unit, and the minutes behind it.
    let unit = word.trim_end_matches(|c: char| c.is_ascii_digit());
    minutes || AFTER_A_TIME.contains(&unit)
}

/// A time of day, a span of them, or a date.
fn is_time(token: &str) -> bool {
    is_clock(token) || is_span(token) || is_date(token)
}

/// `9`, `18`, `9.30`.
fn is_clock(token: &str) -> bool {
    match numbers(token, &['.'])[..] {
        [hour] => hour <= 24 && token.trim_end_matches('.').len() <= 2,
        [hour, minute] => hour <= 24 && minute <= 59 && token.len() <= 5,
        _ => false,
    }
}

/// `9-11`, `9.30-11`.
fn is_span(token: &str) -> bool {
    let mut ends = token.split(['-', '–', '‐', '‑']);
    let (Some(from), Some(to), None) = (ends.next(), ends.next(), ends.next()) else {
        return false;
    };
    let hour = |end: &str| numbers(end, &['.']).first().copied();
    is_clock(from) && is_clock(to) && hour(from) < hour(to)
}

/// `21.11.`, `21.11.2026`, `11/23/2026`, `2026-11-23`: a day and a month in one order or the other.
fn is_date(token: &str) -> bool {
    let day = |a: u32, b: u32| (1..=31).contains(&a) && (1..=12).contains(&b);
    let either = |a, b| day(a, b) || day(b, a);
    let year = |y: u32| (2_000..2_100).contains(&y);
    match numbers(token, &['.', '/', '-'])[..] {
        [a, b] => either(a, b) && (token.ends_with('.') || token.contains('/')) && token.len() <= 6,
        [a, b, y] if year(y) => either(a, b),
        [y, m, d] if year(y) => day(d, m),
        [a, b, y] => either(a, b) && y < 100 && token.len() <= 8,
        _ => false,
    }
}

/// The numbers between these signs; none where something else stands there.
fn numbers(token: &str, signs: &[char]) -> Vec<u32> {
    // A sign before digits would be read as theirs.
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let parts = token.trim_end_matches('.').split(signs);
    parts
        .map(|part| part.parse().ok().filter(|_| plain(part)))
        .collect::<Option<_>>()
        .unwrap_or_default()
}

/// What stood before the number and what stood after it, without the signs that parted them.
fn joined(before: &str, after: &str) -> String {
    let words = |part: &str| {
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        part.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    let parted = before.trim_end().ends_with(|c: char| !c.is_alphanumeric())
        || after.trim_start().starts_with([',', ';', '.', '!', '?', ':']);
    let (before, after) = (words(before), words(after));
    match (before.is_empty(), after.is_empty()) {
        (false, false) if parted => format!("{before}, {after}"),
        (false, false) => format!("{before} {after}"),
        _ => before + &after,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What was written, the number in it, and the words that are kept as its time.
    const TABLE: &[(&str, &str, &str)] = &[
        ("+49 30 1234567, tomorrow after 5", "+49 30 1234567", "tomorrow after 5"),
        ("tomorrow at 9, 030 1234567", "030 1234567", "tomorrow at 9"),
        ("after 5pm please: +49 30 1234567", "+49 30 1234567", "after 5pm please"),
        ("at 9 call 030 1234567", "030 1234567", "at 9 call"),
        ("tomorrow at 9 030 1234567", "030 1234567", "tomorrow at 9"),
        ("tomorrow at 9 555 010 9988", "555 010 9988", "tomorrow at 9"),
        ("call me at (555) 010-9988", "(555) 010-9988", "call me at"),
        ("call me at 11 91234-5678", "11 91234-5678", "call me at"),
        ("between 10:00-12:30 030 123456", "030 123456", "between 10:00-12:30"),
        ("11/23/2026, 0301234", "0301234", "11/23/2026"),
        ("2026-11-23 10:00 +49 30 1234567", "+49 30 1234567", "2026-11-23 10:00"),
        ("tomorrow, 030 1234567, after 5", "030 1234567", "tomorrow, after 5"),
        ("call 030 1234567 between 9 and 11", "030 1234567", "call between 9 and 11"),
        (
            "my order is 12345678901, my phone 030 123456",
            "030 123456",
            "my order is 12345678901, my phone",
        ),
        ("030 1234567 or 0171 2345678", "0171 2345678", "030 1234567 or"),
        ("Thanks! (030 1234567) Monday", "030 1234567", "Thanks, Monday"),
        ("Mo 9-11 Uhr: 030/1234567", "030/1234567", "Mo 9-11 Uhr"),
        ("morgen ab 17 Uhr unter 0171 2345678", "0171 2345678", "morgen ab 17 Uhr unter"),
        ("um 18:00 030 1234567", "030 1234567", "um 18:00"),
        ("0171/2345678 18 Uhr", "0171/2345678", "18 Uhr"),
        ("0171 2345678 18:30", "0171 2345678", "18:30"),
        ("030 1234567 9-11", "030 1234567", "9-11"),
        ("0171 2345678 8 - 10 Uhr", "0171 2345678", "8 - 10 Uhr"),
        ("8 - 10 Uhr 0171 2345678", "0171 2345678", "8 - 10 Uhr"),
        ("at 18:30 or 19:00 +49 171 2345678", "+49 171 2345678", "at 18:30 or 19:00"),
        ("call 0800 123456 ext 12 after 6", "0800 123456", "call ext 12 after 6"),
        ("9-11 030 1234567", "030 1234567", "9-11"),
        ("21.11. 9.30 030 1234567", "030 1234567", "21.11. 9.30"),
        ("21.11.2026 ab 9: 0049 30 1234567", "0049 30 1234567", "21.11.2026 ab 9"),
        ("demain à 14h30 06 12 34 56 78", "06 12 34 56 78", "demain à 14h30"),
        ("06.12.34.56.78 après 18h", "06.12.34.56.78", "après 18h"),
        ("entre 9 et 11 : +33 6 12 34 56 78", "+33 6 12 34 56 78", "entre 9 et 11"),
        ("mañana a las 10: 612 34 56 78", "612 34 56 78", "mañana a las 10"),
        ("mañana a las 10 612 34 56 78", "612 34 56 78", "mañana a las 10"),
        ("612 345 678 por la tarde", "612 345 678", "por la tarde"),
        ("domani alle 15, 340 1234567", "340 1234567", "domani alle 15"),
        ("340 1234567 dopo le 18", "340 1234567", "dopo le 18"),
        ("amanhã às 10h: 912 345 678", "912 345 678", "amanhã às 10h"),
        ("912 345 678 depois das 18h", "912 345 678", "depois das 18h"),
        ("morgen om 10 uur 06-12345678", "06-12345678", "morgen om 10 uur"),
        ("06 12345678 tussen 9 en 11", "06 12345678", "tussen 9 en 11"),
        ("0301234567", "0301234567", ""),
        ("+1 (555) 010-9988", "+1 (555) 010-9988", ""),
        ("06\u{202f}12\u{202f}34\u{202f}56\u{202f}78", "06 12 34 56 78", ""),
    ];

    #[test]
    fn a_number_is_found_among_what_people_write_around_it_and_they_are_kept() {
        for (text, number, words) in TABLE {
            let found = read(text).unwrap_or_else(|| panic!("nothing in {text}"));
            let told = (found.0.as_str(), found.1.as_deref().unwrap_or_default());
            assert_eq!(told, (*number, *words), "{text}");
        }
    }

    #[test]
    fn a_time_a_date_and_an_order_are_no_number() {
        let long = "1".repeat(40);
        for none in [
            "tomorrow at five",
            "12:30",
            "",
            "order 8123",
            &long,
            "23.11.2026",
            "2026-11-23",
            "11/23/2026 9-11",
            "9-11 or 14-16",
            "21.11. um 18:00",
            "+",
            "(",
            "at 9",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    /// As it is written in one of the languages, before or after the number.
    fn time() -> impl Strategy<Value = String> {
        let hour = 1..24u32;
        let words = prop::sample::select(vec![
            "tomorrow at {}, ",
            "after {}pm: ",
            "morgen um {} Uhr ",
            "ab {} ",
            "demain à {}h ",
            "vers {} : ",
            "a las {}, ",
            "alle {}: ",
            "às {}h ",
            "om {} uur ",
            "{}:00 ",
            "{}-24 ",
        ]);
        (hour, words).prop_map(|(hour, words)| words.replace("{}", &hour.to_string()))
    }

    fn number() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\+[1-9][0-9] [1-9][0-9]{2} [0-9]{3,7}",
            "0[1-9][0-9]{1,3}[ /-][1-9][0-9]{5,7}",
            "0[1-9]( [0-9]{2}){4}",
        ]
    }

    proptest! {
        #[test]
        fn whatever_time_stands_beside_it_the_number_is_whole_and_no_word_is_lost(
            before in time(), number in number(), after in prop::option::of(time()),
        ) {
            let after = after.map(|time| format!(", {time}")).unwrap_or_default();
            let text = format!("{before}{number}{after}");
            let (found, words) = read(&text).expect("a number");
            prop_assert_eq!(&found, &number, "{}", text);
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
            let kept = letters(&words.unwrap_or_default());
            prop_assert_eq!(kept, letters(&before) + letters(&after), "{}", text);
        }

        #[test]
        fn any_text_at_all_is_read_without_harm(text in "[ 0-9+()/.:,h–a\u{e9}日-]{0,60}") {
            if let Some((number, words)) = read(&text) {
                prop_assert!((DIGITS_MIN..=DIGITS_MAX).contains(&digits(&number)));
                let all = digits(&number) + digits(&words.unwrap_or_default());
                prop_assert_eq!(all, digits(&text), "{}", text);
            }
        }
    }
}
