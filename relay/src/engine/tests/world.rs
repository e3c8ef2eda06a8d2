//! A running engine and the few acts that the stories need.

use std::sync::Arc;

use baton_shared::id::{AgentName, ConversationId, Epoch, TicketNumber};
use jiff::{SignedDuration, Timestamp};

use crate::desk::act::Act;
use crate::desk::event::{Outlet, Role, Said, Status, Surface};
use crate::desk::parts::{BotLine, BotReply, Customer};
use crate::desk::{Conversation, ConversationEvent};
use crate::engine::clock::{CountedIds, TestClock};
use crate::engine::{
    AccountAct, Answer, BotResult, Command, CustomerMessage, Engine, Event, Failed, Parts,
    PolicyAct,
};
use crate::log::memory::MemoryLog;
use crate::policy::Policy;

pub(super) struct World {
    pub(super) engine: Engine,
    pub(super) log: MemoryLog,
    pub(super) clock: Arc<TestClock>,
    messages: u32,
    commands: u32,
}

fn name(name: &str) -> AgentName {
    name.parse().expect("a valid name")
}

impl World {
    pub(super) async fn new() -> Self {
        let at = Timestamp::from_second(1_795_255_200).expect("in range");
        Self::on(MemoryLog::new(), Arc::new(TestClock::at(at))).await
    }

    /// A desk with another policy than the default one.
    pub(super) async fn under(policy: &str) -> Self {
        let world = Self::new().await;
        let parsed = Policy::parse(policy).expect("faultless");
        world.activate(&parsed).await;
        world
    }

    pub(super) async fn activate(&self, policy: &Policy) {
        let (act, by) = (PolicyAct::activate(policy), "test".to_owned());
        self.ask(Command::Policy { act, by }).await.expect("activated");
    }

    /// An engine on a log that has a history.
    pub(super) async fn on(log: MemoryLog, clock: Arc<TestClock>) -> Self {
        let parts = Parts {
            log: Arc::new(log.clone()),
            clock: clock.clone(),
            ids: Arc::new(crate::engine::RandomIds),
        };
        let policy = Policy::parse(Policy::default_text()).expect("the default is faultless");
        let (engine, turn) = Engine::start(parts, policy).await.expect("it starts");
        tokio::spawn(turn.run());
        Self { engine, log, clock, messages: 0, commands: 0 }
    }

    pub(super) async fn agent(&mut self, who: &str) {
        let token = (who.to_owned(), "hash".to_owned());
        let act = AccountAct::Add {
            role: Role::Agent,
            queues: vec![],
            skills: vec![],
            token: token.into(),
        };
        self.ask(Command::Account { name: name(who), act }).await.expect("added");
        self.arrives(who).await;
    }

    pub(super) async fn arrives(&mut self, who: &str) {
        let (session, surface) = (format!("s-{who}"), Surface::Console);
        let opened = Command::SessionOpened { by: name(who), session, surface };
        self.ask(opened).await.expect("opened");
    }

    pub(super) async fn vanishes(&mut self, who: &str) {
        let session = format!("s-{who}");
        self.ask(Command::SessionClosed { by: name(who), session }).await.expect("closed");
    }

    pub(super) async fn status(&mut self, who: &str, status: Status) {
        let set = Command::Status { by: name(who), status, reason: None, until: None };
        self.ask(set).await.expect("set");
    }

    pub(super) async fn ask(&self, command: Command) -> Result<Answer, Failed> {
        self.engine.ask(command).await
    }

    pub(super) fn message(&mut self, customer: &str, text: &str) -> CustomerMessage {
        self.messages += 1;
        CustomerMessage {
            channel: "hook".parse().expect("a name"),
            provider_id: format!("m-{}", self.messages),
            customer: Customer { id: customer.to_owned(), ..Customer::default() },
            said: Said { text: text.to_owned(), ..Said::default() },
            sent_at: None,
            bot: Some("faq".parse().expect("a name")),
            outlet: Outlet::Sent,
        }
    }

    pub(super) async fn says(&mut self, customer: &str, text: &str) -> ConversationId {
        let message = self.message(customer, text);
        let answer = self.ask(Command::Customer(Box::new(message))).await.expect("taken in");
        answer.conversation.expect("of a conversation")
    }

    pub(super) async fn presses(&mut self, customer: &str, choice: &str) {
        let mut message = self.message(customer, "");
        message.said.choice = Some(choice.to_owned());
        self.ask(Command::Customer(Box::new(message))).await.expect("taken in");
    }

    pub(super) async fn bot(&self, id: &ConversationId, reply: BotReply) {
        let call = self.conv(id).bot.call.clone().expect("the bot was asked").id;
        let result = BotResult::Answered(Box::new(reply));
        let command = Command::Bot { conversation: id.clone(), call, reply_id: None, result };
        self.ask(command).await.expect("taken in");
    }

    pub(super) async fn bot_says(&self, id: &ConversationId, text: &str) {
        let line = BotLine { text: text.to_owned(), choices: vec![] };
        self.bot(id, BotReply { messages: vec![line], ..BotReply::default() }).await;
    }

    pub(super) async fn does(
        &mut self,
        who: &str,
        id: &ConversationId,
        act: Act,
    ) -> Result<Answer, Failed> {
        let conv = self.conv(id);
        let ticket = conv.ticket_number().expect("a ticket");
        self.does_seeing(who, (ticket, conv.epoch), act).await
    }

    pub(super) async fn does_seeing(
        &mut self,
        who: &str,
        (ticket, epoch): (TicketNumber, Epoch),
        act: Act,
    ) -> Result<Answer, Failed> {
        self.commands += 1;
        let id = format!("k-{}", self.commands).parse().expect("an id");
        self.ask(Command::Agent { by: name(who), id, ticket, epoch, act }).await
    }

    /// Moves the clock and waits until the loop has fired what fell due.
    pub(super) async fn later(&mut self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
        // A command that changes nothing comes after the deadlines of its own turn.
        for _ in 0..3 {
            let nobody = Command::Status {
                by: name("nobody"),
                status: Status::Off,
                reason: None,
                until: None,
            };
            let _refused = self.ask(nobody).await;
        }
    }

    pub(super) fn conv(&self, id: &ConversationId) -> Arc<Conversation> {
        self.engine.state().conversation(id).expect("in memory").clone()
    }

    pub(super) async fn events(&self, id: &ConversationId) -> Vec<ConversationEvent> {
        let (events, _) = self.engine.history(id, 1_000).await.expect("readable");
        let events = events.into_iter().filter_map(|placed| match placed.event {
            Event::Conversation(_, event) => Some(event),
            _ => None,
        });
        events.collect()
    }

    /// The notices the customer got, by name.
    pub(super) async fn notices(&self, id: &ConversationId) -> Vec<String> {
        let events = self.events(id).await;
        let notices = events.into_iter().filter_map(|event| match event {
            ConversationEvent::SystemSaid { notice, .. } => Some(notice),
            _ => None,
        });
        notices.collect()
    }

    /// What the relay itself told the customer last.
    pub(super) async fn told(&self, id: &ConversationId) -> String {
        let events = self.events(id).await;
        let told = events.into_iter().rev().find_map(|event| match event {
            ConversationEvent::SystemSaid { private, .. } => private.map(|said| said.text),
            _ => None,
        });
        told.unwrap_or_default()
    }
}

/// Ids counted from one are enough where nothing is random.
#[test]
fn counted_ids_never_repeat() {
    use crate::engine::Ids;
    let ids = CountedIds::default();
    let now = Timestamp::UNIX_EPOCH;
    assert_ne!(ids.mint(now), ids.mint(now));
}
