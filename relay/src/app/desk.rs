//! The incident switch by command on the machine: the owner of the data turns it like a lead.

use jiff::SignedDuration;

use super::admin::failure;
use crate::admin::{AdminRequest, AdminResponse, DeskReport};
use crate::desk::AuditBy;
use crate::engine::{Command, Engine};

/// Off, on, or only a look.
pub(super) async fn answer(engine: &Engine, asked: AdminRequest) -> AdminResponse {
    let off = match asked {
        AdminRequest::DeskDisable { reason, for_s } => {
            let until = for_s.and_then(|s| {
                engine.now().checked_add(SignedDuration::from_secs(i64::try_from(s).ok()?)).ok()
            });
            Some((reason, until))
        }
        AdminRequest::DeskEnable => None,
        _ => return AdminResponse::ok(&report(engine)),
    };
    match engine.ask(Command::Desk { by: AuditBy::Owner, off }).await {
        Ok(_) => AdminResponse::ok(&report(engine)),
        Err(failed) => failure(&failed),
    }
}

fn report(engine: &Engine) -> DeskReport {
    let (state, now) = (engine.state(), engine.now());
    let off = state.disabled.as_ref().filter(|off| off.until.is_none_or(|until| until > now));
    DeskReport {
        disabled: off.is_some(),
        reason: off.map(|off| off.reason.clone()),
        until: off.and_then(|off| off.until),
        by: off.and_then(|off| off.by.clone()),
    }
}
