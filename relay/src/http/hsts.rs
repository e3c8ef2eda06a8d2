//! `Strict-Transport-Security` (RFC 6797): browsers that were here by https come by https only.

use std::time::Duration;

use axum::Router;
use axum::http::header::STRICT_TRANSPORT_SECURITY;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;

/// Says so in every answer; in none where the span is zero.
pub fn strict(router: Router, span: Duration) -> Router {
    let Some(value) = value(span) else { return router };
    router.layer(axum::middleware::map_response(move |response| marked(response, value.clone())))
}

fn value(span: Duration) -> Option<HeaderValue> {
    let seconds = span.as_secs();
    HeaderValue::try_from(format!("max-age={seconds}")).ok().filter(|_| seconds > 0)
}

async fn marked(mut response: Response, value: HeaderValue) -> Response {
    const NAME: HeaderName = STRICT_TRANSPORT_SECURITY;
    response.headers_mut().insert(NAME, value);
    response
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
