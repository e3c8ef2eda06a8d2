//! `desk`: the incident switch, for leads.

use baton_shared::text::Clean;
use baton_shared::wire::{Answer, Ask, ClientFrame, DeskOff, DeskSwitch};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::access::Access;
use super::args;
use super::failure::Failure;
use super::list::{new_id, unfitting};
use super::out::{Form, Out};

pub(super) async fn desk(access: &Access, wish: args::Desk, out: &mut Out) -> Result<(), Failure> {
    let (switch, told, disabled) = match wish {
        args::Desk::Disable { reason, for_time } => {
            let for_s = for_time.map(|time| u64::try_from(time.as_secs()).unwrap_or_default());
            let end = for_s
                .and_then(|s| i64::try_from(s).ok())
                .and_then(|s| Timestamp::now().checked_add(SignedDuration::from_secs(s)).ok());
            let end = until(end, &TimeZone::system());
            let told = format!("nobody is handed over {end}; customers hear: {reason}");
            (DeskSwitch::Disable { reason, for_s }, told, true)
        }
        args::Desk::Enable => (DeskSwitch::Enable, ON.to_owned(), false),
        args::Desk::Status => return status(access, out).await,
    };
    let mut call = access.call()?;
    let id = new_id()?;
    let done = call.act(&id, &ClientFrame::Desk { id: id.clone(), switch }).await?;
    call.close().await;
    match out.form() {
        Form::Json => out.json(&json!({ "disabled": disabled, "seq": done.seq })),
        Form::Human => out.line(&Clean::line(&told)),
    }
}

const ON: &str = "customers are handed over as the policy says";

async fn status(access: &Access, out: &mut Out) -> Result<(), Failure> {
    let mut call = access.call()?;
    let Answer::Desk { off, .. } = call.ask(new_id()?, Ask::Desk).await? else {
        return Err(unfitting());
    };
    call.close().await;
    if out.form() == Form::Json {
        let (reason, until, by) = match &off {
            Some(off) => (Some(&off.reason), off.until, off.by.as_ref()),
            None => (None, None, None),
        };
        return out.json(
            &json!({ "disabled": off.is_some(), "reason": reason, "until": until, "by": by }),
        );
    }
    let told = off.map_or_else(|| ON.to_owned(), |off| told(&off, &TimeZone::system()));
    out.line(&Clean::line(&told))
}

fn until(end: Option<Timestamp>, zone: &TimeZone) -> String {
    match end {
        Some(end) => end.to_zoned(zone.clone()).strftime("until %F %H:%M").to_string(),
        None => "until `baton desk enable`".to_owned(),
    }
}

fn told(off: &DeskOff, zone: &TimeZone) -> String {
    let end = until(off.until, zone);
    let by = off.by.as_ref().map_or("the relay's owner", |name| name.as_str());
    format!("nobody is handed over {end}, by {by}; customers hear: {}", off.reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incident_is_told_with_its_end_its_author_and_its_reason() {
        let off = |until: Option<&str>| DeskOff {
            reason: "the payment service is down".to_owned(),
            until: until.map(|at| at.parse().expect("an instant")),
            by: None,
        };
        assert_eq!(
            told(&off(Some("2026-11-22T08:30:12.5Z")), &TimeZone::UTC),
            "nobody is handed over until 2026-11-22 08:30, by the relay's owner; customers hear: the \
             payment service is down"
        );
        assert!(told(&off(None), &TimeZone::UTC).contains("until `baton desk enable`, by"));
    }
}
