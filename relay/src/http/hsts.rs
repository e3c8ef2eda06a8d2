//! `Strict-Transport-Security` (RFC 6797): browsers that were here by https come by https only.

use std::time::Duration;

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::STRICT_TRANSPORT_SECURITY;
use axum::response::Response;

/// Says so in every answer; in none where the span is zero.
pub fn strict(router: Router, span: Duration) -> Router {
    let Some(value) = value(span) else { return router };
    router.layer(axum::middleware::map_response(move |mut response: Response| {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, value.clone());
        std::future::ready(response)
    }))
}

fn value(span: Duration) -> Option<HeaderValue> {
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
