//! What stands in front of the routes, in one step: the gate, the time limits, the error's shape.
//!
//! As layers of the router each would copy whatever lies behind it for every request; that cost
//! more than reading and verifying the message. Here each is one call.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::STRICT_TRANSPORT_SECURITY;
use axum::response::Response;
use tower::ServiceExt as _;

use super::gate::{self, Gate};
use super::hsts;
use super::limits::{self, Times};

/// Routes and what is in front of them; cheap to clone.
#[derive(Debug, Clone)]
pub struct Front(Arc<Parts>);

#[derive(Debug, Clone)]
struct Parts {
    router: Router,
    gate: Option<Arc<Gate>>,
    times: Option<Times>,
    strict: Option<HeaderValue>,
}

/// With nothing in front of them.
impl From<Router> for Front {
    fn from(router: Router) -> Self {
        Self(Arc::new(Parts { router, gate: None, times: None, strict: None }))
    }
}

impl Front {
    fn with(self, change: impl FnOnce(&mut Parts)) -> Self {
        let mut parts = Arc::unwrap_or_clone(self.0);
        change(&mut parts);
        Self(Arc::new(parts))
    }

    /// Time limits, and the error object for whatever no handler answered. Put caps on the routes
    /// first, with [`limits::capped`]; a route without one keeps axum's 2 MiB.
    #[must_use]
    pub fn within(self, times: Times) -> Self {
        self.with(|parts| parts.times = Some(times))
    }

    /// A gate before everything else.
    #[must_use]
    pub fn behind(self, gate: Gate) -> Self {
        self.with(|parts| parts.gate = Some(Arc::new(gate)))
    }

    /// Tells browsers for how long to come by https only; a zero span tells nothing.
    #[must_use]
    pub fn strict(self, span: Duration) -> Self {
        self.with(|parts| parts.strict = hsts::value(span))
    }

    /// The answer to a request, whoever gives it.
    pub(super) async fn answer(&self, mut request: Request) -> Response {
        let Parts { gate, strict, .. } = &*self.0;
        let admitted = gate.as_ref().map_or(Ok(()), |gate| gate::admit(gate, &mut request));
        let mut response = match admitted {
            Ok(()) => self.routed(request).await,
            Err(error) => gate::turned_away(error),
        };
        if let Some(value) = strict {
            response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, value.clone());
        }
        response
    }

    async fn routed(&self, request: Request) -> Response {
        let routes = async |request| {
            let Ok(response) = self.0.router.clone().oneshot(request).await;
            response
        };
        match self.0.times {
            Some(times) => limits::in_shape(limits::in_time(times, request, routes).await),
            None => routes(request).await,
        }
    }
}
