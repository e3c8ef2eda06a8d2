//! Limits in front of the routes: how large a body may be, how long it may take to come, and how
//! long a handler may think. Whatever no handler answered gets the error object too.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::{Frame, SizeHint};
use tokio::sync::Notify;

use super::error::{ApiError, Status};

/// How long a request may take.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// From the end of the headers to the end of the body; then 408.
    pub request: Duration,
    /// From the end of the body to the answer's first byte; then 503.
    pub handler: Duration,
}

impl Default for Times {
    /// Providers give up after 3 to 10 seconds: later answers help nobody.
    fn default() -> Self {
        Self { request: Duration::from_secs(8), handler: Duration::from_secs(3) }
    }
}

/// Refuses bodies of more than `max` bytes on these routes with 413: at once where the length is
/// announced, else while it streams.
pub fn capped<S: Clone + Send + Sync + 'static>(router: Router<S>, max: usize) -> Router<S> {
    let in_size = move |request: Request, next: Next| in_size(max, request, next);
    router.layer(DefaultBodyLimit::disable()).layer(middleware::from_fn(in_size))
}

/// A body whole, for a handler that knows by itself how much it takes.
///
/// # Errors
/// 413 over `max` bytes, as [`capped`]; 400 where it breaks off.
pub(super) async fn whole(headers: &HeaderMap, body: Body, max: usize) -> Result<Bytes, ApiError> {
    if announced(headers).is_some_and(|bytes| bytes > max) {
        return Err(ApiError::too_large(max));
    }
    match Limited::new(body, max).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(ApiError::too_large(max)),
        Err(_) => Err(unanswered(StatusCode::BAD_REQUEST)),
    }
}

async fn in_size(max: usize, request: Request, next: Next) -> Response {
    if announced(request.headers()).is_some_and(|bytes| bytes > max) {
        return ApiError::too_large(max).into_response();
    }
    let response = next.run(request.map(|body| Body::new(Limited::new(body, max)))).await;
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::too_large(max).into_response(),
        _ => response,
    }
}

/// A length too large to count is larger than any cap.
fn announced(headers: &HeaderMap) -> Option<usize> {
    let length = headers.get(CONTENT_LENGTH)?.to_str().ok()?;
    Some(length.parse().unwrap_or(usize::MAX))
}

/// The routes' answer, or that the request or they took too long.
pub(super) async fn in_time(
    times: Times,
    request: Request,
    routes: impl AsyncFnOnce(Request) -> Response,
) -> Response {
    let read = Arc::new(Notify::new());
    let asked = (request.method().clone(), request.uri().clone());
    let request = request.map(|body| Body::new(Watched::new(body, Arc::clone(&read))));
    let handler = routes(request);
    tokio::pin!(handler);
    tokio::select! {
        biased;
        response = &mut handler => return response,
        () = read.notified() => {}
        () = tokio::time::sleep(times.request) => return too_slow(),
    }
    match tokio::time::timeout(times.handler, handler).await {
        Ok(response) => response,
        Err(_) => thought_too_long(&asked),
    }
}

/// What was asked is logged: nothing else tells a slow disk from a fault in a handler.
fn thought_too_long((method, uri): &(Method, Uri)) -> Response {
    tracing::warn!(%method, path = uri.path(), "no answer in time, told to come again: is the disk slow?");
    ApiError::overdue(1).into_response()
}

fn too_slow() -> Response {
    let message = "the request did not come to its end in time: send it faster, or less of it";
    ApiError::new(Status::RequestTimeout, "request_timeout", message).into_response()
}

/// A body that tells when it has been read or given up, from when on the time is the handler's.
struct Watched {
    inner: Body,
    read: Arc<Notify>,
}

impl Watched {
    fn new(inner: Body, read: Arc<Notify>) -> Self {
        if inner.is_end_stream() {
            read.notify_one();
        }
        Self { inner, read }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.read.notify_one();
    }
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.inner).poll_frame(cx);
        let ended = match &polled {
            Poll::Ready(Some(Ok(_))) => self.inner.is_end_stream(),
            Poll::Ready(_) => true,
            Poll::Pending => false,
        };
        if ended {
            self.read.notify_one();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// Gives the error object to what the router and its extractors refuse by themselves. A page or an
/// object that a handler made is left alone, and so are headers such as `Allow`.
pub(super) fn in_shape(response: Response) -> Response {
    let status = response.status();
    let own = match response.headers().get(CONTENT_TYPE) {
        None => false,
        Some(kind) => !kind.as_bytes().starts_with(b"text/plain"),
    };
    if own || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let shaped = unanswered(status).into_response();
    let mut headers = response.headers().clone();
    headers.extend(shaped.headers().clone());
    headers.remove(CONTENT_LENGTH);
    let (mut parts, body) = shaped.into_parts();
    parts.status = status;
    parts.headers = headers;
    Response::from_parts(parts, body)
}

fn unanswered(status: StatusCode) -> ApiError {
    let (status, code, message) = match status {
        StatusCode::NOT_FOUND => {
            (Status::NotFound, "not_found", "there is nothing at this address: check the path")
        }
        StatusCode::METHOD_NOT_ALLOWED => (
            Status::MethodNotAllowed,
            "method_not_allowed",
            "this address takes another method: see the header Allow",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => {
            (Status::TooLarge, "too_large", "the body is too large: send less, or a link")
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => (
            Status::UnsupportedMediaType,
            "unsupported_media_type",
            "send the body with another Content-Type, such as application/json",
        ),
        StatusCode::TOO_MANY_REQUESTS => return ApiError::too_many(1),
        StatusCode::SERVICE_UNAVAILABLE => return ApiError::unavailable(1),
        other if other.is_server_error() => return ApiError::internal(),
        _ => (Status::BadRequest, "bad_request", "the request cannot be understood"),
    };
    ApiError::new(status, code, message)
}
