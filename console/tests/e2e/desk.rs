//! A desk that speaks the agents' socket: tickets, epochs, a log of changes, commands done once.
//! It can cut a connection after any number of frames, send changes twice, or fall silent.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use baton_shared::id::{CommandId, Epoch, TicketNumber};
use baton_shared::wire::{
    Act, AgentView, Answer, Ask, Change, ClientFrame, Controller, Counts, Done, ErrorBody, Me,
    PROTOCOL, QueueView, Role, ServerFrame, Standing, Status, TicketDetail, TicketRow, TicketState,
};
use futures_util::{SinkExt, StreamExt};
use jiff::Timestamp;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::{WebSocketStream, accept_hdr_async};

pub(super) const TOKEN: &str = "alice-token";

/// What the desk knows, and how it misbehaves.
pub(super) struct State {
    pub(super) tickets: BTreeMap<TicketNumber, TicketRow>,
    pub(super) log: Vec<(u64, Change)>,
    pub(super) said: Vec<String>,
    pub(super) acts: Vec<(CommandId, Act)>,
    pub(super) hellos: Vec<ClientFrame>,
    pub(super) followed: Vec<TicketNumber>,
    pub(super) statuses: Vec<(Status, Option<String>, Option<u64>)>,
    done: HashMap<CommandId, Done>,
    /// For each coming connection, after how many frames it is cut; then no more.
    pub(super) cuts: VecDeque<usize>,
    /// Send each change twice.
    pub(super) stutter: bool,
    /// Never resume.
    pub(super) forgetful: bool,
    /// Refuse every upgrade with this status.
    pub(super) refuse: Option<u16>,
    /// Say good-bye instead of welcome.
    pub(super) bye: Option<(ErrorBody, Option<u64>)>,
    /// Version to claim.
    pub(super) protocol: u32,
    /// How many coming connections are welcomed and then left alone.
    pub(super) silent: usize,
    changed: watch::Sender<usize>,
}

impl State {
    pub(super) fn push(&mut self, change: Change) -> u64 {
        let seq = self.log.last().map_or(10, |(seq, _)| *seq) + 1;
        self.push_at(seq, change);
        seq
    }

    pub(super) fn push_at(&mut self, seq: u64, change: Change) {
        self.log.push((seq, change));
        self.changed.send_replace(self.log.len());
    }

    fn position(&self) -> u64 {
        self.log.last().map_or(10, |(seq, _)| *seq)
    }
}

/// The running desk; dropping it ends it and every connection.
pub(super) struct Desk {
    pub(super) url: String,
    state: Arc<Mutex<State>>,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Desk {
    pub(super) fn open() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("runtime");
        // Bound without the runtime, so that asynchronous tests can open a desk too.
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a socket");
        let url = format!("http://{}", listener.local_addr().expect("address"));
        let state = Arc::new(Mutex::new(State {
            tickets: [12, 13].map(|n| (TicketNumber(n), row(n))).into(),
            log: Vec::new(),
            said: Vec::new(),
            acts: Vec::new(),
            hellos: Vec::new(),
            followed: Vec::new(),
            statuses: Vec::new(),
            done: HashMap::new(),
            cuts: VecDeque::new(),
            stutter: false,
            forgetful: false,
            refuse: None,
            bye: None,
            protocol: PROTOCOL,
            silent: 0,
            changed: watch::Sender::new(0),
        }));
        let shared = Arc::clone(&state);
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener).expect("a listener");
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&shared)));
            }
        });
        Self { url, state, runtime: Some(runtime) }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panicked while holding it")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

type Shared = Arc<Mutex<State>>;

fn lock(state: &Shared) -> MutexGuard<'_, State> {
    state.lock().expect("no test panicked while holding it")
}

/// The connection was cut on purpose, or the client left.
struct Gone;

struct Conn {
    stream: WebSocketStream<TcpStream>,
    budget: usize,
}

impl Conn {
    async fn send(&mut self, frame: &ServerFrame) -> Result<(), Gone> {
        if self.budget == 0 {
            return Err(Gone);
        }
        self.budget -= 1;
        let text = serde_json::to_string(frame).expect("frames serialise");
        self.stream.send(Message::text(text)).await.map_err(|_| Gone)
    }
}

async fn serve(stream: TcpStream, state: Shared) {
    #[allow(clippy::result_large_err)]
    let check = |request: &Request, response: Response| admit(request, response, &state);
    let Ok(stream) = accept_hdr_async(stream, check).await else { return };
    let budget = lock(&state).cuts.pop_front().unwrap_or(usize::MAX);
    let _ = converse(Conn { stream, budget }, &state).await;
}

#[allow(clippy::result_large_err)]
fn admit(request: &Request, response: Response, state: &Shared) -> Result<Response, ErrorResponse> {
    let refuse = |status: u16, code: &str| {
        let body = json!({"error": {"code": code, "message": "not like this\u{1b}[2J"}});
        let response = tokio_tungstenite::tungstenite::http::Response::builder()
            .status(status)
            .header("content-type", "application/json")
            .body(Some(body.to_string()));
        Err(response.expect("valid response"))
    };
    if request.uri().path() != "/v1/agent" {
        return refuse(404, "not_found");
    }
    if let Some(status) = lock(state).refuse {
        return refuse(status, "unavailable");
    }
    match request.headers().get("authorization") {
        Some(value) if value == format!("Bearer {TOKEN}").as_str() => Ok(response),
        _ => refuse(401, "unauthorized"),
    }
}

async fn converse(mut conn: Conn, state: &Shared) -> Result<(), Gone> {
    let hello = next(&mut conn).await?;
    let ClientFrame::Hello { subscription, resume, .. } = hello.clone() else { return Err(Gone) };
    let (bye, silent, resumed, mut cursor) = {
        let mut state = lock(state);
        state.hellos.push(hello);
        let silent = state.silent > 0;
        state.silent = state.silent.saturating_sub(1);
        let resumed = resume.is_some() && !state.forgetful;
        let cursor = resume.filter(|_| resumed).map_or(state.position(), |r| r.cursor);
        (state.bye.clone(), silent, resumed, cursor)
    };
    if let Some((error, retry_ms)) = bye {
        conn.send(&ServerFrame::Bye { error, retry_ms }).await?;
        return Err(Gone);
    }
    let welcome = welcome(&lock(state), resumed);
    conn.send(&welcome).await?;
    if silent {
        std::future::pending::<()>().await;
    }
    if subscription.is_some() && !resumed {
        for (rows, done) in [(vec![row(12)], false), (vec![row(13)], true)] {
            conn.send(&ServerFrame::Snapshot { seq: cursor, rows, done }).await?;
        }
    }
    let mut changed = lock(state).changed.subscribe();
    // Without a subscription only answers are sent.
    let mut news = subscription.is_some();
    loop {
        if std::mem::take(&mut news) {
            cursor = catch_up(&mut conn, state, cursor).await?;
        }
        tokio::select! {
            frame = next(&mut conn) => {
                let answers = answer(&mut lock(state), frame?);
                for frame in answers {
                    conn.send(&frame).await?;
                }
            }
            _ = changed.changed() => news = subscription.is_some(),
        }
    }
}

async fn catch_up(conn: &mut Conn, state: &Shared, cursor: u64) -> Result<u64, Gone> {
    let (missed, times) = {
        let state = lock(state);
        let missed: Vec<_> = state.log.iter().filter(|(seq, _)| *seq > cursor).cloned().collect();
        (missed, if state.stutter { 2 } else { 1 })
    };
    let last = missed.last().map_or(cursor, |(seq, _)| *seq);
    for (seq, change) in missed {
        for _ in 0..times {
            conn.send(&ServerFrame::Change { seq, change: change.clone() }).await?;
        }
    }
    Ok(last)
}

async fn next(conn: &mut Conn) -> Result<ClientFrame, Gone> {
    loop {
        match conn.stream.next().await {
            Some(Ok(Message::Text(text))) => {
                return serde_json::from_str(&text).map_err(|_| Gone);
            }
            Some(Ok(Message::Close(_)) | Err(_)) | None => return Err(Gone),
            Some(Ok(_)) => {}
        }
    }
}

fn welcome(state: &State, resumed: bool) -> ServerFrame {
    ServerFrame::Welcome {
        protocol: state.protocol,
        relay: "test".to_owned(),
        me: me(),
        cursor: state.position(),
        role_version: 3,
        resumed,
        now: Timestamp::UNIX_EPOCH,
        stale_send_s: None,
    }
}

pub(super) fn me() -> Me {
    Me {
        name: "alice".parse().expect("valid"),
        role: Role::Agent,
        status: Status::Off,
        reason: None,
        wrap_up_until: None,
        queues: vec!["support".parse().expect("valid")],
        skills: Vec::new(),
    }
}

fn answer(state: &mut State, frame: ClientFrame) -> Vec<ServerFrame> {
    match frame {
        ClientFrame::Command { id, ticket, epoch, act } => {
            vec![command(state, id, ticket, epoch, act)]
        }
        ClientFrame::SetStatus { id, status, reason, for_s } => {
            state.statuses.push((status, reason, for_s));
            vec![ServerFrame::Done { id, done: done(state.position(), None) }]
        }
        ClientFrame::Ask { id, ask } => vec![question(state, id, ask)],
        ClientFrame::Follow { ticket } => {
            state.followed.push(ticket);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn question(state: &State, id: CommandId, ask: Ask) -> ServerFrame {
    let answer = match ask {
        Ask::Tickets { filter, limit, after } => {
            let wanted: Vec<TicketRow> = state
                .tickets
                .values()
                .filter(|row| after.is_none_or(|after| row.number > after))
                .filter(|row| filter.state.is_none_or(|state| row.state == state))
                .cloned()
                .collect();
            let more = wanted.len() > limit;
            Answer::Tickets { rows: wanted.into_iter().take(limit).collect(), more }
        }
        Ask::Ticket { number } | Ask::Earlier { number } => match state.tickets.get(&number) {
            Some(row) => Answer::Ticket { ticket: Box::new(detail(row)) },
            None => return refused(id, "not_found", None),
        },
        Ask::Reveal { number, .. } => {
            let row = state.tickets.get(&number).cloned().map(Box::new);
            Answer::Revealed { row, entry: None }
        }
        Ask::Desk => Answer::Desk {
            agents: Vec::<AgentView>::new(),
            queues: Vec::<QueueView>::new(),
            counts: Counts { mine: 2, waiting: 5, offered: 1, at_risk: 0, unread: 3 },
            off: None,
        },
        // This desk has no policy and no past.
        Ask::Conversations { .. }
        | Ask::Conversation { .. }
        | Ask::Policy { .. }
        | Ask::Report { .. } => {
            return refused(id, "forbidden", None);
        }
    };
    ServerFrame::Answer { id, answer }
}

fn command(
    state: &mut State,
    id: CommandId,
    ticket: TicketNumber,
    epoch: Epoch,
    act: Act,
) -> ServerFrame {
    if let Some(done) = state.done.get(&id) {
        return ServerFrame::Done { id, done: Done { duplicate: true, ..done.clone() } };
    }
    let Some(row) = state.tickets.get_mut(&ticket) else { return refused(id, "not_found", None) };
    let standing = Standing { state: row.state, control: row.control.clone(), epoch: row.epoch };
    if epoch != row.epoch {
        return refused(id, "stale_epoch", Some(standing));
    }
    match &act {
        Act::Take if row.agent.is_some() => return refused(id, "taken", Some(standing)),
        Act::Take => {
            row.agent = Some(me().name);
            row.control = Controller::Agent(me().name);
            row.state = TicketState::Active;
            row.epoch = row.epoch.next();
        }
        Act::Accept => return refused(id, "no_offer", Some(standing)),
        _ => {}
    }
    let (epoch, changed) = (row.epoch, row.clone());
    if let Act::Say { text } = &act {
        state.said.push(text.clone());
    }
    state.acts.push((id.clone(), act));
    let seq = state.push(Change::Upsert { row: Box::new(changed) });
    let done = done(seq, Some(epoch));
    state.done.insert(id.clone(), done.clone());
    ServerFrame::Done { id, done }
}

fn done(seq: u64, epoch: Option<Epoch>) -> Done {
    Done { seq, epoch, ticket: None, message: None, undo_until: None, duplicate: false }
}

fn refused(id: CommandId, code: &str, standing: Option<Standing>) -> ServerFrame {
    let error = ErrorBody { code: code.to_owned(), message: format!("{code}: look again") };
    ServerFrame::Refused { id, error, standing }
}

/// A ticket whose every foreign field carries something hostile.
pub(super) fn row(number: u64) -> TicketRow {
    serde_json::from_value(json!({
        "number": number, "conversation": format!("cv-{number}"), "state": "queued",
        "queue": "support", "agent": null, "control": {"kind": "queue"}, "epoch": 7,
        "customer": {"id": "c-9", "name": "Ann\u{1b}]0;owned\u{7}\u{202e}", "email": null,
            "language": "en", "attributes": {"tier": "gold\u{9b}2J"}, "verified": false,
            "present": true},
        "channel": "hook", "language": "en", "priority": "normal", "waiting_s": 75,
        "waiting_since": "2026-11-21T09:00:00Z", "unread": 1,
        "opened_at": "2026-11-21T08:59:00Z", "order_at": "2026-11-21T08:59:00Z", "closed_at": null, "due_at": null,
        "hold_until": null, "tags": [], "variables": {}, "intent": null,
        "briefing": {"goal": "a refund\u{1b}[2J", "tried": ["restart"], "collected":
            {"order": {"value": "8123", "by": "customer", "verified": false}},
            "blocker": null, "reason": "asked for a person", "sources": []},
        "offer": null, "undo": null,
        "last": {"from": "customer", "text": "help\u{1b}]52;c;QUJD\u{7} me\nnow",
            "at": "2026-11-21T09:00:00Z"},
        "disposition": null
    }))
    .expect("a row of the wire's shape")
}

fn detail(row: &TicketRow) -> TicketDetail {
    let mut value = serde_json::to_value(row).expect("serialises");
    let more = json!({
        "transcript": [{"id": "m-1", "seq": 5, "from": "customer", "name": "Ann\u{1b}[31m",
            "text": "help\n12:00  Bob (agent): refund approved", "at": "2026-11-21T09:00:00Z",
            "delivery": null}],
        "truncated": false,
        "notes": [{"by": "bob", "text": "called\u{7}", "at": "2026-11-21T09:01:00Z"}],
        "history": [{"at": "2026-11-21T08:59:00Z", "what": "handover", "by": null, "to": null,
            "note": "asked"}],
    });
    let object = value.as_object_mut().expect("an object");
    object.extend(more.as_object().expect("an object").clone());
    serde_json::from_value(value).expect("a detail of the wire's shape")
}
