//! `desk`: the incident switch, for leads.

use baton_shared::text::Clean;
use baton_shared::wire::{ClientFrame, DeskSwitch};
use serde_json::json;

use super::access::Access;
use super::args;
use super::failure::Failure;
use super::list::new_id;
use super::out::{Form, Out};

pub(super) async fn desk(access: &Access, wish: args::Desk, out: &mut Out) -> Result<(), Failure> {
    let (switch, told, disabled) = match wish {
        args::Desk::Disable { reason, for_time } => {
            let for_s = for_time.map(|time| u64::try_from(time.as_secs()).unwrap_or_default());
            let told = format!("nobody is handed over from now on; customers hear: {reason}");
            (DeskSwitch::Disable { reason, for_s }, told, true)
        }
        args::Desk::Enable => {
            (DeskSwitch::Enable, "customers are handed over as the policy says".to_owned(), false)
        }
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
