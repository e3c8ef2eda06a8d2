//! An agent's socket at one relay, spoken by the wire's own types.

use std::collections::VecDeque;
use std::net::SocketAddr;

use baton_shared::id::{CommandId, Epoch, TicketNumber};
use baton_shared::wire::{
    Act, Answer, Ask, Change, ClientFrame, Filter, PROTOCOL, ServerFrame, Status, Surface,
    TicketDetail, TicketRow,
};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use super::house::{PATIENCE, until};
use crate::line::Line;

/// One agent at one relay.
pub(crate) struct Hand {
    pub(crate) name: String,
    socket: Line,
    /// Changes heard while something else was waited for.
    changes: VecDeque<Change>,
    asked: u64,
}

impl Hand {
    /// Attaches once the relay knows the agent, who may have been added at another one.
    pub(crate) async fn open(relay: SocketAddr, name: &str, token: &str) -> Self {
        let socket = until("an open socket", async || {
            let mut request =
                format!("ws://{relay}/v1/agent").into_client_request().expect("a request");
            let bearer = format!("Bearer {token}").parse().expect("a header");
            request.headers_mut().insert("authorization", bearer);
            connect_async(request).await.ok().map(|(socket, _)| Line::new(socket))
        })
        .await;
        let mut hand = Self { name: name.to_owned(), socket, changes: VecDeque::new(), asked: 0 };
        hand.send(&ClientFrame::Hello {
            protocol: PROTOCOL,
            client: "relays".to_owned(),
            surface: Surface::Watch,
            subscription: None,
            resume: None,
        })
        .await;
        hand
    }

    pub(crate) async fn send(&mut self, frame: &ClientFrame) {
        let text = serde_json::to_string(frame).expect("JSON");
        self.socket.send(text).await.expect("open");
    }

    async fn next(&mut self) -> ServerFrame {
        let heard = tokio::time::timeout(PATIENCE, self.socket.next()).await.expect("no hang");
        let text = heard.unwrap_or_else(|| panic!("{} was closed", self.name));
        serde_json::from_str(&text).expect("a frame")
    }

    /// Acts, and waits for what becomes of it.
    pub(crate) async fn act(
        &mut self,
        name: &str,
        ticket: TicketNumber,
        epoch: Epoch,
        act: Act,
    ) -> ServerFrame {
        let id: CommandId = format!("{name}-{}", self.name).parse().expect("an id");
        self.send(&ClientFrame::Command { id: id.clone(), ticket, epoch, act }).await;
        loop {
            match self.next().await {
                ServerFrame::Change { change, .. } => self.changes.push_back(change),
                frame @ (ServerFrame::Done { .. } | ServerFrame::Refused { .. }) => {
                    let (ServerFrame::Done { id: of, .. } | ServerFrame::Refused { id: of, .. }) =
                        &frame
                    else {
                        continue;
                    };
                    if *of == id {
                        return frame;
                    }
                }
                _ => {}
            }
        }
    }

    async fn ask(&mut self, ask: Ask) -> Option<Answer> {
        self.asked += 1;
        let id: CommandId = format!("q-{}", self.asked).parse().expect("an id");
        self.send(&ClientFrame::Ask { id: id.clone(), ask }).await;
        loop {
            match self.next().await {
                ServerFrame::Change { change, .. } => self.changes.push_back(change),
                ServerFrame::Answer { id: of, answer } if of == id => return Some(answer),
                ServerFrame::Refused { id: of, .. } if of == id => return None,
                _ => {}
            }
        }
    }

    pub(crate) async fn detail(&mut self, number: TicketNumber) -> Option<TicketDetail> {
        match self.ask(Ask::Ticket { number }).await? {
            Answer::Ticket { ticket } => Some(*ticket),
            other => panic!("{other:?}"),
        }
    }

    /// From now on tickets may come to them.
    pub(crate) async fn is_available(&mut self) {
        self.asked += 1;
        let id: CommandId = format!("s-{}", self.asked).parse().expect("an id");
        let (status, reason, for_s) = (Status::Available, None, None);
        self.send(&ClientFrame::SetStatus { id: id.clone(), status, reason, for_s }).await;
        loop {
            match self.next().await {
                ServerFrame::Change { change, .. } => self.changes.push_back(change),
                ServerFrame::Done { id: of, .. } if of == id => return,
                ServerFrame::Refused { error, .. } => panic!("{error:?}"),
                _ => {}
            }
        }
    }

    /// The tickets that a queue asks them about, as this relay has it.
    pub(crate) async fn offered(&mut self) -> Vec<TicketRow> {
        let mut rows = self.rows().await;
        rows.retain(|row| row.offer.as_ref().is_some_and(|offer| offer.to.as_str() == self.name));
        rows
    }

    pub(crate) async fn rows(&mut self) -> Vec<TicketRow> {
        let asked = Ask::Tickets { filter: Filter::default(), limit: 500, after: None };
        match self.ask(asked).await {
            Some(Answer::Tickets { rows, .. }) => rows,
            other => panic!("{other:?}"),
        }
    }

    /// The customer's open ticket, once this relay has heard of it.
    pub(crate) async fn ticket_of(&mut self, customer: &str) -> TicketRow {
        until("a ticket", async || {
            self.rows().await.into_iter().find(|row| row.customer.id == customer)
        })
        .await
    }

    /// Waits until this relay has folded the ticket up to an epoch.
    pub(crate) async fn sees(&mut self, ticket: TicketNumber, epoch: Epoch) {
        until("the epoch", async || {
            let detail = self.detail(ticket).await?;
            (detail.row.epoch == epoch).then_some(())
        })
        .await;
    }

    /// The next line of a followed ticket.
    pub(crate) async fn line(&mut self) -> String {
        loop {
            let change = match self.changes.pop_front() {
                Some(change) => change,
                None => match self.next().await {
                    ServerFrame::Change { change, .. } => change,
                    _ => continue,
                },
            };
            if let Change::Message { entry, .. } = change {
                return entry.text;
            }
        }
    }
}
