//! `Strict-Transport-Security` (RFC 6797): browsers that were here by https come by https only.

use std::time::Duration;

use axum::http::HeaderValue;

/// The header's value; none where the span is zero.
pub(super) fn value(span: Duration) -> Option<HeaderValue> {
    let seconds = span.as_secs();
    HeaderValue::try_from(format!("max-age={seconds}")).ok().filter(|_| seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_span_is_told_in_seconds_and_no_span_is_not_told() {
        let day = value(Duration::from_secs(86_400)).expect("a value");
        assert_eq!(day, "max-age=86400");
        assert_eq!(value(Duration::ZERO), None);
    }
}
