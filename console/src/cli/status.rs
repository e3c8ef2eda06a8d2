//! `status`: whether customers are promised this agent.

use baton_shared::id::QueueName;
use baton_shared::text::Clean;
use baton_shared::wire::{ClientFrame, Me, Status};
use jiff::Timestamp;
use serde_json::json;

use super::access::Access;
use super::args::{self, StatusArg};
use super::failure::Failure;
use super::list::new_id;
use super::out::{Form, Out};

pub(super) async fn status(
    access: &Access,
    wish: args::Status,
    out: &mut Out,
) -> Result<(), Failure> {
    if wish.reason.is_some() && wish.status != Some(StatusArg::Away) {
        return Err(Failure::usage("only `baton status away` has a reason"));
    }
    let mut call = access.call()?;
    let mut me = call.welcome().await?.me;
    if let Some(status) = wish.status {
        let id = new_id()?;
        me.status = wire(status);
        (me.reason, me.wrap_up_until) = (wish.reason, None);
        let for_s = (status == StatusArg::Available)
            .then(|| u64::try_from(wish.for_time.as_secs()).unwrap_or_default());
        let frame = ClientFrame::SetStatus {
            id: id.clone(),
            status: me.status,
            reason: me.reason.clone(),
            for_s,
        };
        call.act(&id, &frame).await?;
    }
    call.close().await;
    match out.form() {
        Form::Json => out.json(&who(&me)),
        Form::Human => out.line(&Clean::line(&sentence(&me, Timestamp::now()))),
    }
}

fn wire(status: StatusArg) -> Status {
    match status {
        StatusArg::Available => Status::Available,
        StatusArg::Away => Status::Away,
        StatusArg::TransfersOnly => Status::TransfersOnly,
        StatusArg::Off => Status::Off,
    }
}

/// Who one is, for programs.
pub(super) fn who(me: &Me) -> serde_json::Value {
    json!({
        "agent": me.name,
        "role": me.role,
        "status": me.status,
        "reason": me.reason,
        "wrap_up_until": me.wrap_up_until,
        "queues": me.queues,
        "skills": me.skills,
    })
}

/// Who one is, for people.
pub(super) fn sentence(me: &Me, now: Timestamp) -> String {
    let status = match me.status {
        Status::Available => "available",
        Status::Away => "away",
        Status::TransfersOnly => "open to transfers only",
        Status::Off => "off",
    };
    let left = me.wrap_up_until.map(|until| until.duration_since(now).as_secs().max(0));
    let left = left.map(|s| format!(", {s} s left")).unwrap_or_default();
    let reason = me.reason.as_ref().map(|why| format!(" ({why}{left})")).unwrap_or_default();
    let queues: Vec<&str> = me.queues.iter().map(QueueName::as_str).collect();
    let queues = if queues.is_empty() { "every queue".to_owned() } else { queues.join(", ") };
    format!("{} is {status}{reason}; serves {queues}", me.name)
}
