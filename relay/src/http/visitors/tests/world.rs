//! A relay of its own for each test: engine, accept loop, web chat, and agents by command.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use baton_shared::id::{AgentName, ConversationId, MessageId};
use jiff::SignedDuration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::super::{Pace, routes};
use crate::config::Config;
use crate::desk::Conversation;
use crate::desk::act::Act;
use crate::desk::event::{Role, Surface};
use crate::desk::parts::{BotLine, BotReply};
use crate::engine::clock::TestClock;
use crate::engine::{AccountAct, BotResult, Command, Engine, Parts, RandomIds};
use crate::http::serve::{Limits, Server};
use crate::key_file;
use crate::log::Log;
use crate::log::memory::MemoryLog;
use crate::policy::Policy;
use crate::token::{TOKEN_RANDOM, Token};

const CONFIG: &str = r#"
[[bot]]
name = "faq"
kind = "faq"
file = "faq.toml"

[[channel]]
name = "web"
kind = "web"
bot = "faq"
"#;

const PACE: Pace = Pace {
    leave: Duration::from_millis(30),
    absent: Duration::from_millis(30),
    refresh: Duration::from_millis(30),
    receipts: Duration::from_millis(10),
};

pub(super) struct World {
    pub(super) engine: Engine,
    pub(super) address: SocketAddr,
    clock: Arc<TestClock>,
    log: Arc<dyn Log>,
    folder: Arc<TempDir>,
    stop: watch::Sender<bool>,
    acts: std::sync::atomic::AtomicU64,
}

impl World {
    pub(super) async fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        std::fs::write(folder.path().join("faq.toml"), "").expect("a file");
        let at = "2026-11-21T10:00:00Z".parse().expect("a time");
        let log = Arc::new(MemoryLog::new());
        Self::on(log, Arc::new(TestClock::at(at)), Arc::new(folder)).await
    }

    /// The same log and folder under a new relay.
    pub(super) async fn restarted(self) -> Self {
        self.stop.send_replace(true);
        Self::on(self.log.clone(), self.clock.clone(), self.folder.clone()).await
    }

    async fn on(log: Arc<dyn Log>, clock: Arc<TestClock>, folder: Arc<TempDir>) -> Self {
        let config = Config::parse(&folder.path().join("baton.toml"), CONFIG).expect("a config");
        let policy = Policy::parse(Policy::default_text()).expect("a policy");
        let parts = Parts { log: log.clone(), clock: clock.clone(), ids: Arc::new(RandomIds) };
        let (engine, turn) = Engine::start(parts, policy).await.expect("starts");
        tokio::spawn(turn.run());
        let (stop, stopping) = watch::channel(false);
        let router = {
            let media = crate::media::Media::open(&config.relay.data).expect("a folder of files");
            let key = config.relay.data.join("visitor.key");
            if !key.exists() {
                key_file::make::<32>(&key).expect("a key");
            }
            routes(engine.clone(), &config, (media, PACE), stopping.clone()).expect("routes")
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let mut stopped = stopping;
        let server = Server::new(vec![listener], router, Limits::default());
        tokio::spawn(server.run(async move {
            let _gone = stopped.wait_for(|stop| *stop).await;
        }));
        Self { engine, address, clock, log, folder, stop, acts: 0.into() }
    }

    /// Time passes, and what falls due by it has fired.
    pub(super) async fn passes(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
        self.ask(Command::Delivery { held: false }).await;
    }

    pub(super) async fn ask(&self, command: Command) {
        self.engine.ask(command).await.expect("carried out");
    }

    /// An agent of every queue, at their desk; the answer is their token.
    pub(super) async fn agent(&self, name: &str) -> String {
        let mut random = [7; TOKEN_RANDOM];
        random[..name.len()].copy_from_slice(name.as_bytes());
        let (token, record) = Token::mint(&random);
        let queues = ["support", "billing"].map(|queue| queue.parse().expect("a queue")).into();
        let minted = (record.id, record.sha256);
        let act =
            AccountAct::Add { role: Role::Agent, queues, skills: vec![], token: minted.into() };
        let by: AgentName = name.parse().expect("a name");
        self.ask(Command::Account { name: by.clone(), act }).await;
        let (session, surface) = (format!("s-{name}"), Surface::Console);
        self.ask(Command::SessionOpened { by, session, surface }).await;
        token
    }

    /// The only conversation there is.
    pub(super) fn conversation(&self) -> Arc<Conversation> {
        let state = self.engine.state();
        state.conversations().next().expect("a conversation").clone()
    }

    /// The bot answers what it was asked.
    pub(super) async fn bot(&self, text: &str) {
        let conv = self.until(|conv| conv.bot.call.is_some()).await;
        let call = conv.bot.call.clone().expect("asked").id;
        let messages = vec![BotLine { text: text.to_owned(), choices: vec![] }];
        let reply = BotReply { messages, understood: Some(true), ..BotReply::default() };
        let result = BotResult::Answered(Box::new(reply));
        self.ask(Command::Bot { conversation: conv.id.clone(), call, reply_id: None, result })
            .await;
    }

    pub(super) async fn act(&self, by: &str, act: Act) {
        let conv = self.conversation();
        let ticket = conv.ticket.as_ref().expect("a ticket").number;
        let next = self.acts.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let id = format!("act-{next}").parse().expect("an id");
        let by = by.parse().expect("a name");
        self.ask(Command::Agent { by, id, ticket, epoch: conv.epoch, act }).await;
    }

    pub(super) async fn says(&self, by: &str, text: &str) {
        let next = self.acts.load(std::sync::atomic::Ordering::Relaxed);
        let message: MessageId = format!("said-{next}").parse().expect("an id");
        self.act(by, Act::Say { message, text: text.to_owned() }).await;
    }

    /// Waits until the conversation is as it should be.
    pub(super) async fn until(&self, wanted: impl Fn(&Conversation) -> bool) -> Arc<Conversation> {
        let mut changes = self.engine.follow();
        loop {
            let now = self.engine.state().conversations().next().cloned();
            if let Some(conv) = now.filter(|conv| wanted(conv)) {
                return conv;
            }
            let change = tokio::time::timeout(Duration::from_secs(10), changes.recv()).await;
            change.expect("the conversation becomes as it should be").expect("the engine runs");
        }
    }

    /// Events of the only conversation, by kind of the log.
    pub(super) async fn count(&self, id: &ConversationId, kind: &str) -> usize {
        let stream = crate::log::StreamId::conversation(id);
        let records = self.log.read_stream(stream, crate::log::Range::default()).await;
        records.expect("read").iter().filter(|record| record.kind == kind).count()
    }
}
