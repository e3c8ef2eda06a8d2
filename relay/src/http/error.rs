//! The one shape of an error: `{"error":{"code","message"}}` with the fitting status.
//!
//! What an outsider reads is here; what only the log may know stays where it was found.

use std::fmt;

use axum::Json;
use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::channels::Malformed;

/// The statuses an error may have. The two that ask for patience cannot be made without saying
/// how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Status {
    BadRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    RequestTimeout,
    Conflict,
    Gone,
    TooLarge,
    UnsupportedMediaType,
    Misdirected,
    Unprocessable,
    TooManyRequests { retry_after_s: u32 },
    Internal,
    Unavailable { retry_after_s: u32 },
}

impl Status {
    /// As HTTP numbers it.
    #[must_use]
    pub fn code(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Gone => StatusCode::GONE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Self::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn retry_after_s(self) -> Option<u32> {
        match self {
            Self::TooManyRequests { retry_after_s } | Self::Unavailable { retry_after_s } => {
                Some(retry_after_s)
            }
            _ => None,
        }
    }
}

/// An error as a caller sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    status: Status,
    code: &'static str,
    message: String,
}

impl ApiError {
    /// `code` in `snake_case`, stable; `message` says what to do.
    #[must_use]
    pub fn new(status: Status, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into() }
    }

    /// 401, the same for every bad or missing credential, so that it tells nothing about which.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self::new(
            Status::Unauthorized,
            "unauthorized",
            "the credential is missing or not valid; the relay's log says why",
        )
    }

    /// 413.
    #[must_use]
    pub fn too_large(max_bytes: usize) -> Self {
        let message = format!("the body is larger than {max_bytes} bytes: send less, or a link");
        Self::new(Status::TooLarge, "too_large", message)
    }

    /// 429.
    #[must_use]
    pub fn too_many(retry_after_s: u32) -> Self {
        let message = format!("too many requests: try again in {retry_after_s} s");
        Self::new(Status::TooManyRequests { retry_after_s }, "too_many_requests", message)
    }

    /// 503: nothing was done, the same request may be repeated.
    #[must_use]
    pub fn unavailable(retry_after_s: u32) -> Self {
        let message = format!("nothing was done: try the same again in {retry_after_s} s");
        Self::new(Status::Unavailable { retry_after_s }, "unavailable", message)
    }

    /// 503: it took too long. It may have been done, or be done yet; what has an id is done once.
    #[must_use]
    pub fn overdue(retry_after_s: u32) -> Self {
        let message = format!(
            "no answer in time, it may have been done: the same again in {retry_after_s} s, under \
             the same id, is done once"
        );
        Self::new(Status::Unavailable { retry_after_s }, "unavailable", message)
    }

    /// 500: the relay is at fault and its log has the reason.
    #[must_use]
    pub fn internal() -> Self {
        Self::new(Status::Internal, "internal", "the relay failed; its log says why")
    }

    /// Its status.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The error object, as bytes also for what is written without a router.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        json!({ "error": { "code": self.code, "message": self.message } })
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for ApiError {}

impl From<Malformed> for ApiError {
    fn from(malformed: Malformed) -> Self {
        Self::new(Status::BadRequest, "malformed", malformed.to_string())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = (self.status.code(), Json(self.to_json())).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = self.status.retry_after_s() {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == Status::Unauthorized {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_error_is_the_object_of_the_contract_with_its_status() {
        let response =
            ApiError::from(Malformed::at("data.customer.id", "is missing")).into_response();
        assert_eq!(response.status(), StatusCode::BAD_REQUEST);
        let body = axum::body::to_bytes(response.into_body(), 1000).await.expect("body");
        assert_eq!(
            body,
            r#"{"error":{"code":"malformed","message":"data.customer.id is missing"}}"#
        );
    }

    #[test]
    fn who_is_asked_for_patience_is_told_how_long() {
        let overdue = ApiError::overdue(7);
        assert!(!overdue.message.contains("nothing"), "nobody knows whether it was done");
        for (error, status) in
            [(ApiError::too_many(7), 429), (ApiError::unavailable(7), 503), (overdue, 503)]
        {
            let response = error.into_response();
            assert_eq!(response.status().as_u16(), status);
            assert_eq!(response.headers()[RETRY_AFTER], "7");
        }
        assert!(!ApiError::internal().into_response().headers().contains_key(RETRY_AFTER));
    }
}
