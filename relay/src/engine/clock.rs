//! Time and ids as parameters, so that tests can move and repeat them.

use std::fmt::Debug;
use std::sync::Mutex;

use jiff::Timestamp;

use super::names::{NameKeys, Older};
use crate::entropy;

/// Where the engine learns what time it is.
pub trait Clock: Debug + Send + Sync + 'static {
    /// The wall clock.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that a test sets.
#[derive(Debug)]
pub struct TestClock(Mutex<Timestamp>);

impl TestClock {
    /// A clock that stands at `at`.
    #[must_use]
    pub fn at(at: Timestamp) -> Self {
        Self(Mutex::new(at))
    }

    /// Moves it on.
    pub fn advance(&self, by: jiff::SignedDuration) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Where the engine gets ids from.
pub trait Ids: Debug + Send + Sync + 'static {
    /// A fresh id, rising with time, never the same twice.
    fn mint(&self, now: Timestamp) -> u128;

    /// How the log knows a name that came from outside.
    fn keys_of(&self, name: &str) -> NameKeys {
        NameKeys::plain(name)
    }

    /// Whether a name may have another key in the log than the one that is written.
    fn older(&self) -> Older {
        Older::None
    }
}

/// Time-ordered random ids.
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomIds;

impl Ids for RandomIds {
    fn mint(&self, now: Timestamp) -> u128 {
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        // Without the kernel's randomness ids could repeat, and two messages become one.
        let random = entropy::bytes().expect("the kernel gives random bytes");
        ulid::Ulid::from_parts(millis, u128::from_le_bytes(random)).into()
    }
}

/// Ids counted from one, for tests.
#[derive(Debug, Default)]
pub struct CountedIds(std::sync::atomic::AtomicU64);

impl Ids for CountedIds {
    fn mint(&self, _now: Timestamp) -> u128 {
        u128::from(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1)
    }
}

/// The text form of a minted id: 26 characters, sorted like the number.
#[must_use]
pub fn token(id: u128) -> String {
    ulid::Ulid::from(id).to_string()
}
