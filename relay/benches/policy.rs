//! How many decisions a second a policy of 200 rules makes, against the smallest policy, and that
//! what came before costs nothing: facts hold a bounded look back, never a history. The words of each
//! decision are judged anew, as those of a message that comes in.
//!
//! `cargo bench -p baton-relay --bench policy` prints decisions a second of both policies, their
//! ratio, and the ratio of a conversation's first and its thousandth message.

#![allow(clippy::print_stdout)]

use std::fmt::Write;
use std::time::Instant;

use baton_relay::policy::{Facts, Latest, Policy, evaluate};
use jiff::Timestamp;

const ROUNDS: usize = 5;
const EACH: usize = 4_000;
/// Of 100 triggers and 100 routes.
const HALF: usize = 100;

const TEXTS: [&str; 4] = [
    "where is my parcel, it should have come on Monday and the tracking says nothing new",
    "the app closes itself whenever I open the second page of my orders",
    "can I change the address of order 55120 before it leaves",
    "how do I return a pair of shoes that is too small, and who pays for it",
];

fn main() {
    let (small, large) = (policy(0), policy(HALF));
    let (few, many) = (rate(&small, &[]), rate(&large, &[]));
    println!("smallest policy:   {few:>9.0} decisions/s");
    println!("policy of {} rules: {many:>8.0} decisions/s ({:.2} of it)", 2 * HALF, many / few);
    let lines: Vec<&str> = TEXTS.iter().copied().cycle().take(24).collect();
    let late = rate(&large, &lines);
    println!("with the most look back there is: {late:.0} decisions/s ({:.2} of it)", late / many);
}

/// Half triggers, half routes, none of which fits.
fn policy(half: usize) -> Policy {
    let mut text =
        "version = 1\nowner = \"bench\"\nfallback = \"q\"\n[[queue]]\nname = \"q\"\n".to_owned();
    for n in 0..half {
        let _ = write!(
            text,
            "[[trigger]]\nname = \"t{n}\"\nwhen = {{ keywords = [\"word{n}\", \"phrase {n}*\"] }}\n\
             [[route]]\nname = \"r{n}\"\nqueue = \"q\"\n\
             when = {{ keywords = [\"matter{n}*\"], tier = [\"tier{n}\"], variable = {{ spent = \">= {n}\" }} }}\n"
        );
    }
    Policy::parse(&text).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// Decisions a second: the median of some rounds.
fn rate(policy: &Policy, lines: &[&str]) -> f64 {
    let now: Timestamp = "2026-11-20T10:00:00Z".parse().expect("an instant");
    let mut rates: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            let handed = (0..EACH).filter(|n| {
                let latest = Latest::judged(TEXTS[n % TEXTS.len()], Some("en"));
                let facts = Facts { latest, lines, language: Some("en"), ..Facts::on("web") };
                evaluate(policy, &facts, now).handover.is_some()
            });
            assert_eq!(handed.count(), 0, "nothing fits");
            f64::from(u32::try_from(EACH).expect("a few")) / began.elapsed().as_secs_f64()
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    rates[ROUNDS / 2]
}
