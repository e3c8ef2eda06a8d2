//! Coming, leaving and reading: what is worth the log's room, and when.
//!
//! A reload is no leave, so a leave waits a moment. Receipts go out at most once in a while, and
//! only while somebody holds the ticket: nobody else looks at them.

use std::sync::Arc;
use std::time::Duration;

use baton_shared::id::{ConversationId, Position};
use tokio::time::sleep;

use super::Desk;
use crate::desk::event::Receipt;
use crate::desk::{Control, Conversation};
use crate::engine::{Command, VisitorAct};

impl Desk {
    /// After `pause`, unless the relay ends before.
    fn later<F>(&self, pause: Duration, then: impl FnOnce(Arc<Self>) -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let me = self.me.clone();
        tokio::spawn(async move {
            sleep(pause).await;
            // A stop takes every socket, and nobody has left by that.
            if let Some(desk) = me.upgrade().filter(|desk| !*desk.stop.borrow()) {
                then(desk).await;
            }
        });
    }

    /// The last socket of a visitor is gone.
    pub(super) fn leaving(&self, visitor: String, absence: u64) {
        self.later(self.pace.leave, move |desk| async move {
            let conversation = {
                let mut hub = desk.hub.lock();
                let still = hub
                    .get(&visitor)
                    .is_some_and(|guest| guest.seats.is_empty() && guest.absences == absence);
                if !still {
                    return;
                }
                hub.remove(&visitor).and_then(|guest| guest.conversation)
            };
            if let Some(id) = conversation {
                desk.record(&id, VisitorAct::Left).await;
            }
        });
    }

    /// Records an act that nobody waits for.
    pub(super) async fn record(&self, id: &ConversationId, act: VisitorAct) {
        let command = Command::Visitor { conversation: id.clone(), id: None, act };
        if let Err(failed) = self.engine.ask(command).await {
            tracing::debug!(conversation = %id, %failed, "a visitor's presence was not recorded");
        }
    }

    /// Something went out to at least one socket.
    pub(super) fn delivered(&self, visitor: &str, seq: u64) {
        self.mark(visitor, Receipt::Delivered, Position(seq));
    }

    /// Notes how far the visitor is, and sees to it that it is recorded soon.
    pub(super) fn mark(&self, visitor: &str, receipt: Receipt, up_to: Position) {
        let mut hub = self.hub.lock();
        let Some(guest) = hub.get_mut(visitor).filter(|guest| !guest.seats.is_empty()) else {
            return;
        };
        let marks = &mut guest.marks;
        marks.delivered = marks.delivered.max(up_to);
        if receipt == Receipt::Read {
            marks.read = marks.read.max(up_to);
        }
        if !std::mem::replace(&mut marks.timer, true) {
            let visitor = visitor.to_owned();
            self.later(self.pace.receipts, |desk| async move { desk.receipts(&visitor).await });
        }
    }

    async fn receipts(&self, visitor: &str) {
        let marked = {
            let mut hub = self.hub.lock();
            hub.get_mut(visitor).and_then(|guest| {
                guest.marks.timer = false;
                let id = guest.conversation.clone()?;
                Some((id, guest.marks.delivered, guest.marks.read))
            })
        };
        let Some((id, delivered, read)) = marked else { return };
        let due = {
            let state = self.engine.state();
            state.conversation(&id).map(|conv| due(conv, delivered, read)).unwrap_or_default()
        };
        for act in due {
            self.record(&id, act).await;
        }
    }
}

/// What is new and worth recording; reading includes receiving.
fn due(conv: &Conversation, delivered: Position, read: Position) -> Vec<VisitorAct> {
    let held = matches!(conv.control, Control::Agent(_)) && conv.open_ticket().is_some();
    let head = conv.head.unwrap_or_default();
    let (delivered, read) = (delivered.min(head), read.min(head));
    let mut acts = Vec::new();
    if held && read > conv.read {
        acts.push(VisitorAct::Received { up_to: read, receipt: Receipt::Read });
    }
    if held && delivered > conv.delivered.max(read) {
        acts.push(VisitorAct::Received { up_to: delivered, receipt: Receipt::Delivered });
    }
    acts
}

/// Something happened in the conversation of somebody who has no socket here.
pub(super) fn nobody_here(desk: &Desk, conv: &Conversation) {
    if conv.open_ticket().is_none() || conv.gone.is_some() {
        return;
    }
    let (visitor, id) = (conv.customer.id.clone(), conv.id.clone());
    desk.later(desk.pace.leave, move |desk| async move {
        if !desk.hub.lock().contains_key(&visitor) {
            desk.record(&id, VisitorAct::Left).await;
        }
    });
}

/// Those who wait or talk by the log, but have not come back since this relay started.
pub(super) fn miss_absent(desk: &Desk) {
    let open: Vec<Arc<Conversation>> = {
        let state = desk.engine.state();
        let open = state.open().map(|(conv, _)| conv.clone());
        open.filter(|conv| conv.channel.as_ref() == Some(&desk.channel)).collect()
    };
    for conv in open {
        if !desk.hub.lock().contains_key(&conv.customer.id) {
            nobody_here(desk, &conv);
        }
    }
}
