//! An admin's requests about people's data.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use baton_shared::id::{ConversationId, Position};

use super::retention::{self, Run, Terms};
use super::{Fault, Kept, Place, erase, export, kept, resolve};
use crate::admin::{
    AdminResponse, ErasedReport, ExportPage, KeptLine, PeopleRequest, RetentionReport, Who,
};
use crate::desk::event::Cause;
use crate::desk::{AuditAct, AuditBy, AuditEvent};
use crate::engine::Command;
use crate::engine::codec::person_of;
use crate::log::WriteAhead;

/// Answers one.
pub async fn answer(place: &Place, terms: Terms, asked: PeopleRequest) -> AdminResponse {
    let answered = match asked {
        PeopleRequest::Kept { who } => lines(place, &who).await.map(|l| AdminResponse::ok(&l)),
        PeopleRequest::Erase { who, conversations, reason } => {
            erased(place, &who, conversations, reason).await
        }
        PeopleRequest::Export { conversation, after } => {
            exported(place, &conversation, after).await.map(|page| AdminResponse::ok(&page))
        }
        PeopleRequest::File { conversation, file } => {
            let bytes = export::file(place, &conversation, &file).await;
            bytes.map(|bytes| AdminResponse::ok(&STANDARD.encode(bytes)))
        }
        PeopleRequest::Retention { dry } => retained(place, terms, dry).await,
    };
    answered.unwrap_or_else(|fault| refused(&fault))
}

fn refused(fault: &Fault) -> AdminResponse {
    let code = match fault {
        Fault::Asked(_) => "not_found",
        Fault::Changed(_) => "conflict",
        Fault::Log(_) | Fault::Engine(_) | Fault::Disk(_) => "unavailable",
    };
    AdminResponse::error(code, fault.to_string())
}

async fn lines(place: &Place, who: &[Who]) -> Result<Vec<KeptLine>, Fault> {
    let mut lines = Vec::new();
    for id in resolve(place, who).await? {
        lines.push(line(&id, &kept(place, &id).await?));
    }
    Ok(lines)
}

fn line(id: &ConversationId, kept: &Kept) -> KeptLine {
    let conv = &kept.conversation;
    KeptLine {
        conversation: id.clone(),
        channel: conv.channel.as_ref().map(ToString::to_string).unwrap_or_default(),
        events: kept.events,
        private: kept.private,
        tickets: kept.tickets,
        open_ticket: conv.open_ticket().map(|ticket| ticket.number.0),
        pending: conv.outbox.iter().count() as u64,
        files: kept.files,
        bytes: kept.bytes,
        since: kept.since.map(|at| at.to_string()),
        until: kept.until.map(|at| at.to_string()),
    }
}

async fn erased(
    place: &Place,
    who: &[Who],
    expected: u64,
    reason: Option<String>,
) -> Result<AdminResponse, Fault> {
    let found = resolve(place, who).await?;
    if found.len() as u64 != expected {
        let now = found.len();
        return Err(Fault::Changed(format!(
            "nothing was erased: it is {now} conversations now, not {expected}; look again"
        )));
    }
    let gone = erase(place, &found, (Cause::Wish, reason)).await?;
    Ok(AdminResponse::ok(&ErasedReport {
        conversations: found,
        records: gone.records,
        files: gone.files,
        write_ahead_due: gone.write_ahead == WriteAhead::Due,
    }))
}

async fn exported(
    place: &Place,
    id: &ConversationId,
    after: Option<Position>,
) -> Result<ExportPage, Fault> {
    let mut lines = if after.is_none() { export::head(place, id).await? } else { Vec::new() };
    let page = export::page(place, id, after).await?;
    lines.extend(page.lines);
    if after.is_none() {
        // Recorded before anything is given out.
        let records = kept(place, id).await?.events;
        let act = AuditAct::Exported { person: person_of(id), records };
        note(place, AuditBy::Owner, act).await?;
    }
    if page.next.is_none() {
        lines.extend(export::files(place, id).await?);
    }
    Ok(ExportPage { lines, next: page.next })
}

async fn note(place: &Place, by: AuditBy, act: AuditAct) -> Result<(), Fault> {
    place.engine.ask(Command::Audit(AuditEvent { by, act })).await?;
    Ok(())
}

async fn retained(place: &Place, terms: Terms, dry: bool) -> Result<AdminResponse, Fault> {
    let run = if dry { Run::Dry } else { Run::Real };
    let done = retention::run(place, terms, run).await?;
    Ok(AdminResponse::ok(&RetentionReport {
        conversations_days: terms.conversations_days,
        media_days: terms.media_days,
        before: done.before.map(|at| at.to_string()),
        conversations: done.conversations,
        records: done.records,
        files: done.files,
        bytes: done.bytes,
        more: done.more,
        dry_run: dry,
    }))
}
