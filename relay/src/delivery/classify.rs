//! What an attempt's outcome means: sent, try again, never, or the destination is down. Pure.

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// What came of one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An HTTP answer.
    Answered {
        /// Its status.
        status: u16,
        /// How long it asks us to wait.
        retry_after: Option<Duration>,
    },
    /// No answer. It may have been received all the same.
    NoAnswer(NoAnswer),
    /// Not sent: the address came in a request and is none that a request may name.
    Forbidden,
}

/// Why there was no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NoAnswer {
    CannotConnect,
    TimedOut,
    Broken,
}

/// What to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Done.
    Sent,
    /// The destination could not take this one now; the attempt counts.
    Retry {
        /// How long it asks us to wait, with everything.
        after: Option<Duration>,
    },
    /// The destination refuses this one for good.
    Park(Refused),
    /// The destination is not there; nothing is held against the send.
    Down {
        /// How long it asks us to wait, with everything.
        after: Option<Duration>,
    },
}

/// Why a destination will never take a send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// 410: nobody wants these any more.
    Gone,
    /// A redirect, which is never followed: the address in the config is out of date.
    Moved(u16),
    /// Another status of 400 to 499.
    Status(u16),
    /// The relay does not go there.
    Forbidden,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Forbidden => f.write_str(
                "not sent: a request may not name this address; [egress] allow makes an exception",
            ),
            Self::Gone => f.write_str("answered 410: the receiver wants no more"),
            Self::Moved(status) => {
                write!(f, "answered {status}, a redirect: put the new address in the config")
            }
            Self::Status(status) => write!(f, "answered {status}: the receiver's log says why"),
        }
    }
}

/// The rules of Standard Webhooks ("delivery" and "retries"): 2xx is success, a redirect a
/// failure, 410 the end, 429, 502 and 504 a sign of load.
#[must_use]
pub fn classify(outcome: Outcome) -> Verdict {
    let (status, after) = match outcome {
        Outcome::Answered { status, retry_after } => (status, retry_after),
        Outcome::Forbidden => return Verdict::Park(Refused::Forbidden),
        Outcome::NoAnswer(_) => return Verdict::Down { after: None },
    };
    match status {
        200..=299 => Verdict::Sent,
        408 | 425 | 429 => Verdict::Retry { after },
        410 => Verdict::Park(Refused::Gone),
        300..=399 => Verdict::Park(Refused::Moved(status)),
        400..=499 => Verdict::Park(Refused::Status(status)),
        502..=504 => Verdict::Down { after },
        _ => Verdict::Retry { after },
    }
}

/// Reads `Retry-After`, seconds or an HTTP date (RFC 9110 §10.2.3); what is neither is ignored.
#[must_use]
pub fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = rfc2822::parse(value).ok()?.timestamp();
    Some(Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(status: u16) -> Verdict {
        classify(Outcome::Answered { status, retry_after: None })
    }

    #[test]
    fn every_status_has_the_meaning_the_specification_gives_it() {
        for (statuses, want) in [
            (vec![200, 202, 204, 299], Verdict::Sent),
            (vec![408, 425, 429, 500, 501, 507, 599, 101], Verdict::Retry { after: None }),
            (vec![502, 503, 504], Verdict::Down { after: None }),
            (vec![410], Verdict::Park(Refused::Gone)),
        ] {
            for status in statuses {
                assert_eq!(verdict(status), want, "{status}");
            }
        }
        for status in [400, 401, 403, 404, 409, 413, 422, 451] {
            assert_eq!(verdict(status), Verdict::Park(Refused::Status(status)));
        }
        for status in [301, 302, 307, 308] {
            assert_eq!(verdict(status), Verdict::Park(Refused::Moved(status)));
        }
    }

    #[test]
    fn no_answer_of_any_kind_means_the_destination_is_down() {
        for why in [NoAnswer::CannotConnect, NoAnswer::TimedOut, NoAnswer::Broken] {
            assert_eq!(classify(Outcome::NoAnswer(why)), Verdict::Down { after: None });
        }
    }

    #[test]
    fn patience_is_asked_for_in_seconds_or_by_date() {
        let now: Timestamp = "2026-11-21T09:00:00Z".parse().expect("time");
        let seconds = |text| retry_after(text, now).map(|asked| asked.as_secs());
        assert_eq!(seconds("120"), Some(120));
        assert_eq!(seconds("Sat, 21 Nov 2026 09:01:30 GMT"), Some(90));
        assert_eq!(seconds("Sat, 21 Nov 2026 08:00:00 GMT"), Some(0));
        assert_eq!([seconds("-5"), seconds("soon"), seconds("")], [None, None, None]);
    }
}
