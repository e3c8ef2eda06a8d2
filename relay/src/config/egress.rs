//! `[egress]`: where addresses that came in requests may lead besides the open internet.

use toml::Spanned;

use super::reader::{Reading, Root};
use crate::http_client::Allow;

/// `[egress]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Egress {
    /// The exceptions.
    pub allow: Vec<Allow>,
}

impl Egress {
    pub(super) fn from<'i>(reading: &mut Reading<'i>, root: &mut Root<'i>) -> Self {
        let mut s = root.section(reading, "egress");
        let mut allow = Vec::new();
        let entries = s.get::<Vec<Spanned<String>>>("allow").map(|at| at.value);
        for entry in entries.unwrap_or_default() {
            match entry.get_ref().parse::<Allow>() {
                Ok(one) => allow.push(one),
                Err(rule) => s.key_fault(Some(entry.span().start), "allow", &rule),
            }
        }
        s.finish();
        Self { allow }
    }
}
