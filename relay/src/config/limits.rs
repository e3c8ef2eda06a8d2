//! The bounds of everything that grows, and the pace of sending.
//!
//! Only numbers and their defaults; who enforces them is elsewhere.

use std::path::Path;
use std::time::Duration;

use baton_shared::json::DEPTH_MAX;
use baton_shared::text::TEXT_MAX;

use super::reader::{Reading, Section};

/// What a body's limit may be, in KiB: no provider sends more.
pub(super) const BODY_KIB: std::ops::RangeInclusive<u16> = 1..=16_384;

/// `[limits]`. Sizes are in bytes here, whatever unit the key has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a request's header block.
    pub header_bytes: usize,
    /// Headers of a request.
    pub header_count: usize,
    /// From connecting, or the last answer, to the end of the headers: bounds idle keep-alive too.
    pub header_timeout: Duration,
    /// From the end of the headers to the end of the body.
    pub request_timeout: Duration,
    /// From the end of the body to the answer's first byte.
    pub handler_timeout: Duration,
    /// How long a peer may leave our bytes unread.
    pub stall_timeout: Duration,
    /// Bytes of a request's body, for a channel that sets none of its own.
    pub body_bytes: usize,
    /// Levels of arrays and objects in a body or frame.
    pub json_depth: usize,
    /// From the stop signal to the end of waiting for open requests.
    pub drain: Duration,
    /// Bytes of one frame from an agent or a visitor.
    pub frame_bytes: usize,
    /// Frames a second from one session, on average.
    pub frames_per_s: u32,
    /// Frames in one burst.
    pub frames_burst: u32,
    /// Frames waiting for a slow session before it is closed to resume later.
    pub session_queue: usize,
    /// Bytes waiting to be written to one socket.
    pub write_buffer_bytes: usize,
    /// Between two pings of a socket.
    pub ping: Duration,
    /// From a ping to the pong, after which the peer counts as gone.
    pub pong_timeout: Duration,
    /// Sessions of one agent at once.
    pub sessions_per_agent: usize,
    /// Bytes of one message's text.
    pub text_bytes: usize,
}

impl Limits {
    pub(super) fn from(mut s: Section<'_, '_>) -> Self {
        let text_max = u16::try_from(TEXT_MAX / 1024).unwrap_or(u16::MAX);
        let limits = Self {
            header_bytes: s.int("header_bytes", 32_768, 8_192..=1_048_576),
            header_count: s.int("header_count", 64, 16..=1_000),
            header_timeout: s.seconds("header_timeout_s", 5, 1..=120),
            request_timeout: s.seconds("request_timeout_s", 8, 1..=120),
            handler_timeout: s.seconds("handler_timeout_s", 3, 1..=60),
            stall_timeout: s.seconds("stall_timeout_s", 8, 1..=300),
            body_bytes: s.kib("body_kib", 256, BODY_KIB),
            json_depth: s.int("json_depth", DEPTH_MAX, 4..=DEPTH_MAX),
            drain: s.seconds("drain_s", 25, 0..=600),
            frame_bytes: s.kib("frame_kib", 64, 4..=64),
            frames_per_s: s.int("frames_per_s", 20, 1..=10_000),
            frames_burst: s.int("frames_burst", 40, 1..=10_000),
            session_queue: s.int("session_queue", 256, 16..=65_536),
            write_buffer_bytes: s.kib("write_buffer_kib", 256, 64..=16_384),
            ping: s.seconds("ping_s", 20, 1..=300),
            pong_timeout: s.seconds("pong_timeout_s", 10, 1..=300),
            sessions_per_agent: s.int("sessions_per_agent", 5, 1..=1_000),
            text_bytes: s.kib("text_kib", text_max, 1..=text_max),
        };
        s.finish();
        limits
    }
}

impl Default for Limits {
    fn default() -> Self {
        let (mut reading, mut root) = Reading::new(Path::new(""), "");
        Self::from(root.section(&mut reading, "limits"))
    }
}

/// `[delivery]`: sends to channels, callbacks and bots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Attempts before a send is parked.
    pub attempts: u32,
    /// Before the second attempt; doubled from then on, with jitter.
    pub first_retry: Duration,
    /// The longest wait between two attempts.
    pub max_retry: Duration,
    /// From the first attempt to giving up.
    pub total: Duration,
    /// Sends to one destination at once.
    pub in_flight: usize,
}

impl Delivery {
    pub(super) fn from(mut s: Section<'_, '_>) -> Self {
        let mut span = |key, default, range, unit: u64| {
            Duration::from_secs(u64::from(s.int::<u32>(key, default, range)) * unit)
        };
        let first_retry = span("first_retry_s", 5, 1..=3_600, 1);
        let max_retry = span("max_retry_h", 6, 1..=168, 3_600);
        let total = span("total_h", 72, 1..=720, 3_600);
        let attempts = s.int("attempts", 12, 1..=100);
        let in_flight = s.int("in_flight", 8, 1..=1_000);
        if total < max_retry {
            s.key_fault(s.header(), "total_h", "must not be shorter than max_retry_h");
        }
        if let Some(at) = s.moved("stale_send_min") {
            s.key_fault(Some(at), "stale_send_min", "stands in the policy file now: move it there");
        }
        s.finish();
        Self { attempts, first_retry, max_retry, total, in_flight }
    }
}

impl Default for Delivery {
    fn default() -> Self {
        let (mut reading, mut root) = Reading::new(Path::new(""), "");
        Self::from(root.section(&mut reading, "delivery"))
    }
}
