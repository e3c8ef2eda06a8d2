//! What a visitor does, as commands to the engine; what they find when the door opens.

use std::sync::Arc;

use baton_shared::id::{ConversationId, Position};
use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, ready};
use jiff::Timestamp;
use tokio::sync::mpsc;

use super::Desk;
use super::convert::{attached, customer, kind, language, refused, stopping, unkept, unreadable};
use super::hub::Seat;
use super::view::{self, View};
use crate::desk::event::{Outlet, Receipt, Said};
use crate::desk::parts::Customer;
use crate::desk::{Conversation, ConversationEvent as Fact};
use crate::engine::{
    Answer, Command, CustomerMessage, Event as AnyEvent, Hint, Placed, VisitorAct,
};
use crate::engine::{Range, StreamId};
use crate::http::web::bounds::ClientId;
use crate::http::web::desk::{
    Ack, Event, NewFile, Opened, QUEUE_MAX, Refusal, SocketId, StoredFile, VisitorDesk,
};
use crate::http::web::frames::{Author, Correct, End, Entry, Profile, Rate, Say, Welcome};
use crate::http::web::session::VisitorId;
use crate::token;

/// Events read when a door opens; what lies further back stays in the log.
const EVENTS_MAX: usize = 400;
/// Events between a message and the beginning of the commit that took it in.
const COMMIT_HEAD: usize = 16;

impl Desk {
    fn own(&self) -> Option<Arc<Self>> {
        self.me.upgrade()
    }

    /// Runs `work` on the desk itself, unless it is on its way out.
    fn on<T, F>(&self, work: impl FnOnce(Arc<Self>) -> F) -> BoxFuture<'static, Result<T, Refusal>>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, Refusal>> + Send + 'static,
    {
        match self.own() {
            Some(desk) => work(desk).boxed(),
            None => ready(Err(stopping())).boxed(),
        }
    }

    async fn find(&self, visitor: &VisitorId) -> Result<Option<ConversationId>, Refusal> {
        let known = {
            let hub = self.hub.lock();
            hub.get(visitor.as_str()).and_then(|guest| guest.conversation.clone())
        };
        if known.is_some() {
            return Ok(known);
        }
        let found = self.engine.conversation_of_customer(&self.channel, visitor.as_str());
        found.await.map_err(|error| unreadable(&error))
    }

    /// The conversation; whoever has said nothing has none to end, rate or correct.
    async fn begun(&self, visitor: &VisitorId) -> Result<ConversationId, Refusal> {
        let text = "there is nothing here yet: say something first";
        self.find(visitor).await?.ok_or_else(|| Refusal::never("no_conversation", text))
    }

    /// Seats a socket. What is committed after the floor reaches it by itself; the floor is read
    /// under the hub's lock, so nothing falls in between.
    fn seat(&self, visitor: &VisitorId, id: SocketId, profile: Profile) -> Seated {
        let (to, events) = mpsc::channel(QUEUE_MAX);
        let mut hub = self.hub.lock();
        let floor = self.engine.state().pos;
        let guest = hub.entry(visitor.to_string()).or_default();
        // Who came back by token alone is still whom the site vouched for.
        let person = profile.person.or_else(|| guest.profile.person.take());
        guest.profile = Profile { person, ..profile };
        guest.seats.push(Seat::new(id, to, floor));
        self.engine.meters().visitors.enter();
        Seated { floor, events }
    }

    fn unseat(&self, visitor: &VisitorId, id: SocketId) {
        self.engine.meters().visitors.leave();
        let absence = {
            let mut hub = self.hub.lock();
            let Some(guest) = hub.get_mut(visitor.as_str()) else { return };
            guest.seats.retain(|seat| seat.id != id);
            if !guest.seats.is_empty() {
                return;
            }
            guest.absences += 1;
            guest.absences
        };
        self.leaving(visitor.to_string(), absence);
    }

    async fn opened(
        &self,
        visitor: &VisitorId,
        socket: SocketId,
        seated: Seated,
        cursor: Option<u64>,
    ) -> Result<Opened, Refusal> {
        let found = match self.find(visitor).await? {
            Some(id) => self.engine.conversation(&id).await.map_err(|error| unreadable(&error))?,
            None => None,
        };
        let Some(conv) = found else {
            return Ok(self.door(visitor, socket, seated, None, Past::default()));
        };
        if conv.gone.is_some() {
            self.record(&conv.id, VisitorAct::Back).await;
        }
        let read = self.engine.history(&conv.id, EVENTS_MAX).await;
        let (events, more) = read.map_err(|error| unreadable(&error))?;
        let past = Past::of(&conv, &events, more, (seated.floor, cursor));
        Ok(self.door(visitor, socket, seated, Some(conv), past))
    }

    /// Opens the door: from here on the socket is told of every change.
    fn door(
        &self,
        visitor: &VisitorId,
        socket: SocketId,
        seated: Seated,
        conv: Option<Arc<Conversation>>,
        past: Past,
    ) -> Opened {
        let mut hub = self.hub.lock();
        let conv = conv.map(|conv| {
            let state = self.engine.state();
            state.conversation(&conv.id).cloned().unwrap_or(conv)
        });
        let view = conv.as_ref().map_or_else(|| self.unbegun(), |conv| self.view(conv));
        let mut wanted = None;
        if let Some(guest) = hub.get_mut(visitor.as_str()) {
            if let Some(conv) = &conv {
                guest.conversation = Some(conv.id.clone());
            }
            wanted = language(&self.engine.policy().languages(), &guest.profile);
            guest.seats.retain_mut(|seat| {
                seat.id != socket || settle_in(seat, &view, past.resumed).is_ok()
            });
        }
        let spoken = conv.as_ref().and_then(|conv| conv.language.clone()).or(wanted);
        let welcome = Welcome {
            cursor: seated.floor.0,
            resumed: past.resumed,
            conversation: conv.map(|conv| conv.id.to_string()),
            language: self.engine.policy().spoken(spoken.as_deref()),
            greeting: None,
            now: self.engine.now(),
            state: view.state,
            token: None,
        };
        Opened { welcome, history: past.entries, briefing: view.briefing, events: seated.events }
    }

    async fn said(&self, visitor: VisitorId, say: Say) -> Result<Ack, Refusal> {
        if let Some(id) = self.find(&visitor).await? {
            let conv = self.engine.conversation(&id).await.map_err(|error| unreadable(&error))?;
            if conv.is_some_and(|conv| conv.muted) {
                let text = "this chat no longer takes messages";
                return Err(Refusal::never("muted", text));
            }
        }
        let provider_id = format!("{visitor}-{}", say.client_id.as_str());
        let message = self.message(&visitor, provider_id.clone(), &say).await?;
        let answer = self.engine.ask(Command::Customer(Box::new(message))).await;
        let answer = answer.map_err(|failed| refused(&failed, "refused"))?;
        if let (Some(id), Some(guest)) =
            (&answer.conversation, self.hub.lock().get_mut(visitor.as_str()))
        {
            guest.conversation = Some(id.clone());
        }
        let seq = self.place_of(&answer, &provider_id, &say.client_id).await;
        Ok(Ack { seq: seq.unwrap_or(answer.pos).0 })
    }

    async fn message(
        &self,
        visitor: &VisitorId,
        provider_id: String,
        say: &Say,
    ) -> Result<CustomerMessage, Refusal> {
        let mut attachments = Vec::new();
        for id in say.attachments.as_slice() {
            let about = self.media.about(visitor.as_str(), id.as_str()).await;
            let about = about.map_err(|error| unkept(&error))?;
            let about = about.ok_or_else(|| {
                Refusal::never("no_such_file", format!("there is no file {}", id.as_str()))
            })?;
            attachments.push(attached(id.as_str(), about));
        }
        let profile = {
            let hub = self.hub.lock();
            hub.get(visitor.as_str()).map(|guest| guest.profile.clone()).unwrap_or_default()
        };
        let said = Said {
            text: say.text.as_ref().map_or_else(String::new, |text| text.as_str().to_owned()),
            choice: say.choice.as_ref().map(|choice| choice.as_str().to_owned()),
            attachments,
            client_id: Some(say.client_id.as_str().to_owned()),
            ..Said::default()
        };
        let customer = self.customer(visitor, &profile).await?;
        Ok(CustomerMessage {
            channel: self.channel.clone(),
            provider_id,
            customer,
            said,
            sent_at: None,
            bot: self.bot.clone(),
            outlet: Outlet::Fetched,
        })
    }

    /// Who writes. Of a person who came back by token alone, after a restart, the conversation knows
    /// what the site had said.
    async fn customer(&self, visitor: &VisitorId, profile: &Profile) -> Result<Customer, Refusal> {
        let policy = self.engine.policy();
        let customer = customer(visitor, profile, &policy.languages());
        if !visitor.is_person() || customer.verified {
            return Ok(customer);
        }
        let known = match self.find(visitor).await? {
            Some(id) => self.engine.conversation(&id).await.map_err(|error| unreadable(&error))?,
            None => None,
        };
        let known = known.map(|conv| Customer::clone(&conv.customer));
        Ok(known.unwrap_or(Customer { name: None, verified: true, ..customer }))
    }

    /// The message's own position, of the first time for a repeat. The commit is on disk either
    /// way: where this cannot be read its end stands in.
    async fn place_of(
        &self,
        answer: &Answer,
        provider_id: &str,
        own: &ClientId,
    ) -> Option<Position> {
        let first = self.engine.taken_in(&self.channel, provider_id).await.ok()??;
        let stream = StreamId::conversation(answer.conversation.as_ref()?);
        let after = Some(Position(first.0.saturating_sub(1)));
        let range = Range { after, limit: COMMIT_HEAD, ..Range::default() };
        let records = self.engine.log().read_stream(stream, range).await.ok()?;
        let placed = records.iter().filter_map(|record| crate::engine::codec::place(record).ok());
        placed.into_iter().find(|placed| is_own(placed, own)).map(|placed| placed.pos)
    }

    /// An act with an id of the visitor's own; answered with the place of the first time.
    async fn act(
        &self,
        visitor: &VisitorId,
        id: &ClientId,
        act: VisitorAct,
        code: &'static str,
    ) -> Result<Ack, Refusal> {
        let conversation = self.begun(visitor).await?;
        let act_id = Some(id.as_str().to_owned());
        let command = Command::Visitor { conversation: conversation.clone(), id: act_id, act };
        let answer = self.engine.ask(command).await.map_err(|failed| refused(&failed, code))?;
        let first = self.engine.acted_at(&conversation, id.as_str()).await.ok().flatten();
        Ok(Ack { seq: first.unwrap_or(answer.pos).0 })
    }
}

impl VisitorDesk for Desk {
    fn now(&self) -> Timestamp {
        self.engine.now()
    }

    fn open(
        &self,
        visitor: VisitorId,
        socket: SocketId,
        profile: Profile,
        cursor: Option<u64>,
    ) -> BoxFuture<'static, Result<Opened, Refusal>> {
        self.on(|desk| async move {
            let seated = desk.seat(&visitor, socket, profile);
            let opened = desk.opened(&visitor, socket, seated, cursor).await;
            if opened.is_err() {
                desk.unseat(&visitor, socket);
            }
            opened
        })
    }

    fn say(&self, visitor: VisitorId, say: Say) -> BoxFuture<'static, Result<Ack, Refusal>> {
        self.on(|desk| async move { desk.said(visitor, say).await })
    }

    fn end(&self, visitor: VisitorId, end: End) -> BoxFuture<'static, Result<Ack, Refusal>> {
        self.on(|desk| async move {
            desk.act(&visitor, &end.client_id, VisitorAct::End, "refused").await
        })
    }

    fn rate(&self, visitor: VisitorId, rate: Rate) -> BoxFuture<'static, Result<Ack, Refusal>> {
        self.on(|desk| async move {
            let comment = rate.comment.map(String::from);
            let act = VisitorAct::Rate { stars: Some(rate.stars.into()), comment };
            desk.act(&visitor, &rate.client_id, act, "not_ratable").await
        })
    }

    fn correct(&self, visitor: VisitorId, c: Correct) -> BoxFuture<'static, Result<Ack, Refusal>> {
        self.on(|desk| async move {
            let act = VisitorAct::Correct { field: c.field.into(), value: c.value.into() };
            desk.act(&visitor, &c.client_id, act, "no_briefing").await
        })
    }

    fn typing(&self, visitor: &VisitorId, on: bool) {
        let conversation = {
            let hub = self.hub.lock();
            hub.get(visitor.as_str()).and_then(|guest| guest.conversation.clone())
        };
        if let Some(conversation) = conversation {
            self.engine.hint(Hint::Typing { conversation, agent: None, on });
        }
    }

    fn read(&self, visitor: &VisitorId, seq: u64) {
        self.mark(visitor.as_str(), Receipt::Read, Position(seq));
    }

    fn left(&self, visitor: &VisitorId, socket: SocketId) {
        self.unseat(visitor, socket);
    }

    fn keep(
        &self,
        visitor: VisitorId,
        file: NewFile,
    ) -> BoxFuture<'static, Result<String, Refusal>> {
        self.on(|desk| async move {
            let random = token::random::<16>().map_err(|_| stopping())?;
            let id = format!("{:032x}", u128::from_be_bytes(random));
            let what = (file.kind.media_type(), file.name);
            let kept = desk.media.keep(visitor.as_str(), id.clone(), what, file.bytes).await;
            kept.map(|_| id).map_err(|error| unkept(&error))
        })
    }

    fn fetch(
        &self,
        visitor: VisitorId,
        id: String,
    ) -> BoxFuture<'static, Result<Option<StoredFile>, Refusal>> {
        self.on(|desk| async move {
            let found = desk.media.fetch(visitor.as_str(), &id).await;
            let found = found.map_err(|error| unkept(&error))?;
            Ok(found.and_then(|(about, bytes)| {
                Some(StoredFile { kind: kind(&about)?, name: about.name, bytes })
            }))
        })
    }
}

/// A socket that is being opened.
struct Seated {
    floor: Position,
    events: mpsc::Receiver<Event>,
}

/// What a browser has not seen.
#[derive(Default)]
struct Past {
    entries: Vec<Entry>,
    resumed: bool,
}

impl Past {
    /// A cursor is good if it is of this log and everything after it was read.
    fn of(
        conv: &Conversation,
        events: &[Placed],
        more: bool,
        (floor, cursor): (Position, Option<u64>),
    ) -> Self {
        let oldest = events.first().map_or(0, |event| event.pos.0);
        let good = cursor.filter(|&at| at <= floor.0 && (!more || at >= oldest));
        let after = good.unwrap_or(0);
        let missed = events.iter().filter(|one| one.pos.0 > after && one.pos <= floor);
        let entries = missed.filter_map(|one| view::entry(conv, one)).collect();
        Self { entries, resumed: good.is_some() }
    }
}

/// The first that the welcome does not say: the bot at work, and that a briefing is gone.
fn settle_in(seat: &mut Seat, view: &View, resumed: bool) -> Result<(), super::hub::Behind> {
    seat.told = Some(view.clone());
    if resumed && view.briefing.is_none() {
        seat.tell(Event::Briefing { cursor: None, briefing: None })?;
    }
    if view.bot_thinks {
        seat.tell(Event::Typing { who: Author::Bot, name: None, on: true })?;
    }
    Ok(())
}

fn is_own(placed: &Placed, own: &ClientId) -> bool {
    match &placed.event {
        AnyEvent::Conversation(_, Fact::CustomerSaid { private: Some(said), .. }) => {
            said.client_id.as_deref() == Some(own.as_str())
        }
        _ => false,
    }
}
