//! A desk in memory, told what to do by the test: enough behaviour to be a real other side.
//!
//! It keeps the promises of [`VisitorDesk`]: positions rise, a repeated `client_id` is answered
//! like the first, a cursor resumes, a full queue drops its socket.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use baton_relay::http::web::bounds::BriefingField;
use baton_relay::http::web::desk::{
    Ack, Event, NewFile, Opened, QUEUE_MAX, Refusal, SocketId, StoredFile, VisitorDesk,
};
use baton_relay::http::web::frames::{
    Attachment, Author, Briefing, ChatState, Choice, Collected, Control, Correct, End, Entry,
    Profile, Rate, Say, Welcome,
};
use baton_relay::http::web::session::VisitorId;
use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, ready};
use jiff::Timestamp;
use tokio::sync::mpsc;

/// What one visitor has.
struct Chat {
    entries: Vec<Entry>,
    acks: HashMap<String, u64>,
    state: ChatState,
    briefing: Option<Box<Briefing>>,
    sockets: BTreeMap<SocketId, mpsc::Sender<Event>>,
    profile: Profile,
    read: u64,
    typing: bool,
    rating: Option<(u8, Option<String>)>,
    files: HashMap<String, StoredFile>,
}

impl Default for Chat {
    fn default() -> Self {
        let state = ChatState {
            control: Control::Bot,
            place: None,
            wait_s: None,
            ended: false,
            ratable: false,
        };
        Self {
            entries: vec![],
            acks: HashMap::new(),
            state,
            briefing: None,
            sockets: BTreeMap::new(),
            profile: Profile::default(),
            read: 0,
            typing: false,
            rating: None,
            files: HashMap::new(),
        }
    }
}

#[derive(Default)]
struct Inner {
    seq: u64,
    chats: HashMap<String, Chat>,
    latest: Option<String>,
    refusals: Vec<Refusal>,
}

/// See the module.
#[derive(Default)]
pub(crate) struct ScriptedDesk(Mutex<Inner>);

impl Inner {
    fn chat(&mut self) -> &mut Chat {
        let latest = self.latest.clone().expect("a visitor came");
        self.chats.get_mut(&latest).expect("known")
    }

    fn next(&mut self) -> u64 {
        self.seq += 1;
        self.seq
    }

    fn add(&mut self, visitor: &str, line: Line) -> u64 {
        let seq = self.next();
        let entry = Entry {
            id: format!("m{seq}"),
            seq,
            from: line.from,
            name: line.name,
            text: line.text,
            at: Timestamp::from_second(1_795_255_200 + i64::try_from(seq).expect("small"))
                .expect("a time"),
            choices: line.choices,
            attachments: line.attachments,
            client_id: line.client_id,
        };
        let chat = self.chats.get_mut(visitor).expect("known");
        chat.entries.push(entry.clone());
        chat.tell(&Event::Entry { cursor: seq, entry: Box::new(entry) });
        seq
    }
}

impl Chat {
    fn tell(&mut self, event: &Event) {
        self.sockets.retain(|_, to| to.try_send(event.clone()).is_ok());
    }

    fn tell_state(&mut self) {
        let state = self.state.clone();
        self.tell(&Event::State { cursor: None, state });
    }
}

struct Line {
    from: Author,
    name: Option<String>,
    text: String,
    choices: Vec<Choice>,
    attachments: Vec<Attachment>,
    client_id: Option<String>,
}

fn line(from: Author, name: &str, text: &str) -> Line {
    let name = (!name.is_empty()).then(|| name.to_owned());
    Line {
        from,
        name,
        text: text.to_owned(),
        choices: vec![],
        attachments: vec![],
        client_id: None,
    }
}

/// What a test makes the desk do, always for the visitor who came last.
impl ScriptedDesk {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn speak(&self, line: Line) {
        let mut inner = self.inner();
        let visitor = inner.latest.clone().expect("a visitor came");
        inner.add(&visitor, line);
    }

    pub(crate) fn bot(&self, text: &str, choices: &[(&str, &str)]) {
        let choices = choices
            .iter()
            .map(|&(id, title)| Choice { id: id.to_owned(), title: title.to_owned() })
            .collect();
        self.speak(Line { choices, ..line(Author::Bot, "Baton", text) });
    }

    pub(crate) fn agent(&self, name: &str, text: &str) {
        self.speak(line(Author::Agent, name, text));
    }

    pub(crate) fn system(&self, text: &str) {
        self.speak(line(Author::System, "", text));
    }

    pub(crate) fn typing(&self, who: Author, name: &str) {
        let event = Event::Typing { who, name: Some(name.to_owned()), on: true };
        self.inner().chat().tell(&event);
    }

    pub(crate) fn state(&self, change: impl FnOnce(&mut ChatState)) {
        let mut inner = self.inner();
        let chat = inner.chat();
        change(&mut chat.state);
        chat.tell_state();
    }

    pub(crate) fn hand_over(&self, place: u32, wait_s: u64) {
        self.system("I pass you on to a colleague. You are in the queue; somebody answers here.");
        let mut inner = self.inner();
        let seq = inner.next();
        let order = Collected { value: "8123".to_owned(), corrected: false };
        let briefing = Briefing {
            seq,
            goal: Some("Refund for a pair of shoes".to_owned()),
            goal_corrected: false,
            tried: vec!["Looked up the order".to_owned(), "Offered a voucher".to_owned()],
            collected: BTreeMap::from([("order_number".to_owned(), order)]),
            blocker: Some("Refunds above 100 € need a person".to_owned()),
        };
        let briefing = Some(Box::new(briefing));
        let chat = inner.chat();
        chat.briefing.clone_from(&briefing);
        chat.tell(&Event::Briefing { cursor: Some(seq), briefing });
        chat.state.control = Control::Queue;
        chat.state.place = Some(place);
        chat.state.wait_s = Some(wait_s);
        chat.tell_state();
    }

    pub(crate) fn taken_by(&self, name: &str) {
        self.system(&format!("{name} is here for you now."));
        self.state(|state| {
            state.control = Control::Agent(name.to_owned());
            state.place = None;
            state.wait_s = None;
        });
    }

    /// The next things the visitor does are refused like this, first come first.
    pub(crate) fn refuse_next(&self, refusal: Refusal) {
        self.inner().refusals.push(refusal);
    }

    /// What the desk has from the customer, in order.
    pub(crate) fn said(&self) -> Vec<String> {
        let mut inner = self.inner();
        let own = |entry: &&Entry| entry.from == Author::Customer;
        inner.chat().entries.iter().filter(own).map(|entry| entry.text.clone()).collect()
    }

    pub(crate) fn profile(&self) -> Profile {
        self.inner().chat().profile.clone()
    }

    pub(crate) fn rating(&self) -> Option<(u8, Option<String>)> {
        self.inner().chat().rating.clone()
    }

    pub(crate) fn ended(&self) -> bool {
        self.inner().chat().state.ended
    }

    pub(crate) fn corrected(&self, field: &str) -> String {
        let mut inner = self.inner();
        let briefing = inner.chat().briefing.clone().expect("a briefing");
        briefing.collected[field].value.clone()
    }

    pub(crate) fn sockets(&self) -> usize {
        let mut inner = self.inner();
        inner.chat().sockets.len()
    }

    pub(crate) fn visitors(&self) -> usize {
        self.inner().chats.len()
    }

    fn once(
        &self,
        visitor: &VisitorId,
        client_id: &str,
        act: impl FnOnce(&mut Inner) -> u64,
    ) -> BoxFuture<'static, Result<Ack, Refusal>> {
        let mut inner = self.inner();
        if !inner.refusals.is_empty() {
            return ready(Err(inner.refusals.remove(0))).boxed();
        }
        let known = inner.chats.get(visitor.as_str()).and_then(|c| c.acks.get(client_id)).copied();
        let seq = known.unwrap_or_else(|| act(&mut inner));
        let chat = inner.chats.get_mut(visitor.as_str()).expect("opened before");
        chat.acks.insert(client_id.to_owned(), seq);
        ready(Ok(Ack { seq })).boxed()
    }
}

impl VisitorDesk for ScriptedDesk {
    fn open(
        &self,
        visitor: VisitorId,
        socket: SocketId,
        profile: Profile,
        cursor: Option<u64>,
    ) -> BoxFuture<'static, Result<Opened, Refusal>> {
        let mut inner = self.inner();
        inner.latest = Some(visitor.to_string());
        let (to, events) = mpsc::channel(QUEUE_MAX);
        let seq = inner.seq;
        let chat = inner.chats.entry(visitor.to_string()).or_default();
        chat.sockets.insert(socket, to);
        chat.profile = profile;
        let after = cursor.unwrap_or(0);
        let history: Vec<_> = chat.entries.iter().filter(|e| e.seq > after).cloned().collect();
        let welcome = Welcome {
            cursor: seq,
            resumed: cursor.is_some(),
            conversation: (!chat.entries.is_empty()).then(|| format!("c-{visitor}")),
            language: "en".to_owned(),
            greeting: None,
            now: Timestamp::from_second(1_795_255_200).expect("a time"),
            state: chat.state.clone(),
            token: None,
        };
        let briefing = chat.briefing.clone();
        ready(Ok(Opened { welcome, history, briefing, events })).boxed()
    }

    fn say(&self, visitor: VisitorId, say: Say) -> BoxFuture<'static, Result<Ack, Refusal>> {
        let id = say.client_id.as_str().to_owned();
        self.once(&visitor, &id, |inner| {
            let chat = inner.chats.get_mut(visitor.as_str()).expect("opened before");
            chat.state.ended = false;
            chat.state.ratable = false;
            let attachment = |id: &str| {
                let file = &chat.files[id];
                Attachment {
                    url: format!("/chat/files/{id}"),
                    kind: Some(file.kind.media_type().to_owned()),
                    name: Some(file.name.clone()),
                    size: u64::try_from(file.bytes.len()).ok(),
                }
            };
            let attachments =
                say.attachments.as_slice().iter().map(|id| attachment(id.as_str())).collect();
            let text = say.text.as_ref().map_or("", |text| text.as_str()).to_owned();
            let client_id = Some(id.clone());
            let said = Line { client_id, attachments, ..line(Author::Customer, "", &text) };
            inner.add(visitor.as_str(), said)
        })
    }

    fn end(&self, visitor: VisitorId, end: End) -> BoxFuture<'static, Result<Ack, Refusal>> {
        self.once(&visitor, end.client_id.as_str(), |inner| {
            let seq = inner.next();
            let chat = inner.chats.get_mut(visitor.as_str()).expect("opened before");
            chat.state.control = Control::Bot;
            chat.state.ended = true;
            chat.state.ratable = true;
            chat.tell_state();
            seq
        })
    }

    fn rate(&self, visitor: VisitorId, rate: Rate) -> BoxFuture<'static, Result<Ack, Refusal>> {
        self.once(&visitor, rate.client_id.as_str(), |inner| {
            let seq = inner.next();
            let chat = inner.chats.get_mut(visitor.as_str()).expect("opened before");
            let comment = rate.comment.as_ref().map(|comment| comment.as_str().to_owned());
            chat.rating = Some((rate.stars.into(), comment));
            chat.state.ratable = false;
            chat.tell_state();
            seq
        })
    }

    fn correct(&self, visitor: VisitorId, c: Correct) -> BoxFuture<'static, Result<Ack, Refusal>> {
        self.once(&visitor, c.client_id.as_str(), |inner| {
            let seq = inner.next();
            let chat = inner.chats.get_mut(visitor.as_str()).expect("opened before");
            if let Some(briefing) = chat.briefing.as_mut() {
                let value = c.value.as_str().to_owned();
                match &c.field {
                    BriefingField::Goal => {
                        briefing.goal = Some(value);
                        briefing.goal_corrected = true;
                    }
                    BriefingField::Collected(field) => {
                        let one = Collected { value, corrected: true };
                        briefing.collected.insert(field.clone(), one);
                    }
                }
            }
            let briefing = chat.briefing.clone();
            chat.tell(&Event::Briefing { cursor: Some(seq), briefing });
            seq
        })
    }

    fn typing(&self, visitor: &VisitorId, on: bool) {
        if let Some(chat) = self.inner().chats.get_mut(visitor.as_str()) {
            chat.typing = on;
        }
    }

    fn read(&self, visitor: &VisitorId, seq: u64) {
        if let Some(chat) = self.inner().chats.get_mut(visitor.as_str()) {
            chat.read = chat.read.max(seq);
        }
    }

    fn left(&self, visitor: &VisitorId, socket: SocketId) {
        if let Some(chat) = self.inner().chats.get_mut(visitor.as_str()) {
            chat.sockets.remove(&socket);
        }
    }

    fn keep(
        &self,
        visitor: VisitorId,
        file: NewFile,
    ) -> BoxFuture<'static, Result<String, Refusal>> {
        let mut inner = self.inner();
        let id = format!("f-{}", inner.next());
        let chat = inner.chats.entry(visitor.to_string()).or_default();
        let NewFile { kind, name, bytes } = file;
        chat.files.insert(id.clone(), StoredFile { kind, name, bytes });
        ready(Ok(id)).boxed()
    }

    fn fetch(
        &self,
        visitor: VisitorId,
        id: String,
    ) -> BoxFuture<'static, Result<Option<StoredFile>, Refusal>> {
        let inner = self.inner();
        let file = inner.chats.get(visitor.as_str()).and_then(|chat| chat.files.get(&id)).cloned();
        ready(Ok(file)).boxed()
    }
}

/// Refused for now, not for good.
pub(crate) fn busy(after: Duration) -> Refusal {
    Refusal::later("unavailable", "the desk is busy", after)
}
