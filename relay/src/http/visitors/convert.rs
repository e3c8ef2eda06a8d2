//! From the visitors' vocabulary to the desk's and back: customers, files, refusals.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::desk::parts::{Attachment, Customer};
use crate::engine::Failed;
use crate::engine::ReadError;
use crate::http::web::desk::Refusal;
use crate::http::web::files::FileKind;
use crate::http::web::frames::Profile;
use crate::http::web::session::VisitorId;
use crate::media::{About, MediaError};
use crate::policy::words::primary_language;

/// When to try again what the relay could not do just now.
const SOON: Duration = Duration::from_secs(2);

pub(super) fn attached(id: &str, about: About) -> Attachment {
    Attachment {
        url: format!("/chat/files/{id}"),
        kind: Some(about.kind),
        name: Some(about.name),
        size: Some(about.size),
    }
}

pub(super) fn kind(about: &About) -> Option<FileKind> {
    FileKind::ALL.into_iter().find(|kind| kind.media_type() == about.kind)
}

pub(super) fn customer(visitor: &VisitorId, profile: &Profile, spoken: &[&str]) -> Customer {
    let mut attributes = BTreeMap::new();
    if let Some(page) = &profile.page {
        attributes.insert("page".to_owned(), page.as_str().to_owned());
    }
    if let Some(zone) = &profile.time_zone {
        attributes.insert("time_zone".to_owned(), zone.as_str().to_owned());
    }
    if let Some(person) = &profile.person {
        if person.id != visitor.as_str() {
            attributes.insert("customer_id".to_owned(), person.id.clone());
        }
        return Customer {
            id: visitor.to_string(),
            name: person.name.clone(),
            email: person.email.clone(),
            language: person.language.clone().or_else(|| language(spoken, profile)),
            attributes,
            verified: true,
        };
    }
    Customer {
        id: visitor.to_string(),
        name: profile.name.as_ref().map(|name| name.as_str().to_owned()),
        language: language(spoken, profile),
        attributes,
        ..Customer::default()
    }
}

/// Of the browser's languages the first that the desk speaks, else the most wanted.
pub(super) fn language(spoken: &[&str], profile: &Profile) -> Option<String> {
    if let Some(language) = profile.person.as_ref().and_then(|person| person.language.clone()) {
        return Some(language);
    }
    let wanted = profile.languages.as_slice();
    let known =
        |tag: &str| spoken.iter().any(|spoken| primary_language(spoken) == primary_language(tag));
    let best = wanted.iter().find(|tag| known(tag.as_str())).or(wanted.first());
    best.map(|tag| tag.as_str().to_owned())
}

pub(super) fn stopping() -> Refusal {
    Refusal::later("restarting", "the relay restarts: try again in a moment", SOON)
}

pub(super) fn unreadable(error: &ReadError) -> Refusal {
    tracing::error!(%error, "a visitor's conversation cannot be read");
    Refusal::later("unavailable", "that did not work just now: try again in a moment", SOON)
}

/// What the desk itself refuses is refused for good, under the code of the act.
pub(super) fn refused(failed: &Failed, code: &'static str) -> Refusal {
    match failed {
        Failed::Refused { refusal, .. } => {
            let text = match code {
                "not_ratable" => "there is nothing to rate now".to_owned(),
                "no_briefing" => "nothing is waiting for a person now".to_owned(),
                _ => refusal.to_string(),
            };
            Refusal::never(code, text)
        }
        Failed::Unavailable { .. } => Refusal::later(
            "unavailable",
            "nothing was stored just now: try again in a moment",
            SOON,
        ),
        Failed::Stopped => stopping(),
    }
}

pub(super) fn unkept(error: &MediaError) -> Refusal {
    match error {
        MediaError::PersonFull => {
            Refusal::never("too_many_files", "a chat takes 20 files, 25 MiB in all")
        }
        MediaError::Full | MediaError::Io(_) => {
            tracing::error!(%error, "a visitor's file");
            let text = "files cannot be kept just now: try again later, or write instead";
            Refusal::later("unavailable", text, Duration::from_secs(30))
        }
    }
}
