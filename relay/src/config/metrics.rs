//! `[metrics]`: who may read the counters.

use super::reader::Section;
use super::secrets::Secrets;
use crate::secret::Secret;

/// `[metrics]`.
#[derive(Debug, Clone, Default)]
pub struct Metrics {
    /// What a scraper bears. Without one only this machine itself may read, and no proxy on it.
    pub token: Option<Secret>,
}

impl Metrics {
    pub(super) fn from(mut s: Section<'_, '_>, secrets: &Secrets) -> Self {
        let token = secrets.optional(&mut s, "token");
        s.finish();
        Self { token }
    }
}
