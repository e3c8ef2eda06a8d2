//! Endpoints that routes of the policy may ask where a ticket goes.

use std::collections::BTreeSet;

use baton_shared::id::EndpointName;
use reqwest::Url;

use super::parts::{needed_url, unique};
use super::reader::{Reading, Root, Section};
use super::secrets::Secrets;
use crate::secret::Secret;

/// One `[[endpoint]]`.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// The name by which routes ask it.
    pub name: EndpointName,
    /// Where it is asked.
    pub url: Url,
    /// Signs the questions, `whsec_…`.
    pub secret: Secret,
}

pub(super) fn endpoints<'i>(
    reading: &mut Reading<'i>,
    root: &mut Root<'i>,
    secrets: &Secrets,
) -> Vec<Endpoint> {
    let (mut taken, mut all) = (BTreeSet::new(), Vec::new());
    for entry in root.entries(reading, "endpoint") {
        let mut s = Section::entry(reading, "endpoint", entry);
        let name = unique::<EndpointName>(&mut s, &mut taken);
        let (url, secret) = (needed_url(&mut s, "url"), secrets.webhook(&mut s, "secret"));
        s.finish();
        if let (Some(name), Some(url), Some(secret)) = (name, url, secret) {
            all.push(Endpoint { name, url, secret });
        }
    }
    all
}
