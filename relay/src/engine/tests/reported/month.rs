//! Five weeks of a desk from one seed: customers of two channels in three languages, three agents
//! and a lead, every way in which a ticket comes, is passed on and ends.

use std::sync::Arc;

use baton_shared::id::ConversationId;
use jiff::{SignedDuration, Timestamp};

use super::super::world::World;
use crate::chance::Chance;
use crate::desk::AuditBy;
use crate::desk::TicketState;
use crate::desk::act::{Act, Consent, Target};
use crate::desk::event::{Cause, Outlet, Role, Status};
use crate::desk::parts::{BotReply, HandoverRequest, Intent};
use crate::engine::clock::TestClock;
use crate::engine::command::BotResult;
use crate::engine::inbox::Echo;
use crate::engine::{AccountAct, Command, VisitorAct};
use crate::log::memory::MemoryLog;
use crate::policy::{BotFailure, Policy};

const RULES: &str = r#"
[[service_level]]
name = "standard"
queue = ["support", "billing"]
first_response_min = 10
next_response_min = 15
resolution_min = 90
at_risk = 0.75
when_breached = { priority = "urgent", queue = "billing" }

[[queue]]
name = "returns"
hours = "always"
assign = "longest_idle"
offer_s = 60
overflow = { to = "billing", after_min = 8 }

[idle]
remind_after_min = 20
close_after_min = 60
"#;

const AGENTS: [&str; 4] = ["anna", "bob", "carla", "lea"];
const TOPICS: [&str; 4] = ["parcel", "refund", "address", "account"];
const WISHES: [(&str, &str); 3] = [
    ("Where is my order, please?", "I want to talk to a person"),
    ("Wo ist denn meine Bestellung geblieben?", "Ich möchte mit einem Menschen sprechen"),
    ("¿Dónde está mi pedido, por favor?", "Quiero hablar con una persona"),
];

/// A desk at work.
struct Desk {
    world: World,
    chance: Chance,
    words: u32,
    customers: u32,
    known: Vec<String>,
}

fn policy(more: &str) -> Policy {
    let labels = "dispositions = [\"solved\", \"refunded\", \"no answer\"]";
    let text = Policy::default_text().replacen(
        "dispositions = []",
        &format!("{labels}\nback_to_bot_min = 45"),
        1,
    ) + RULES
        + more;
    Policy::parse(&text).expect("faultless")
}

/// From late September to early November 2026.
pub(super) const WHOLE: [&str; 2] = ["2026-09-27T05:00:00Z", "2026-11-03T12:00:00Z"];
/// Some days of October.
pub(super) const PART: [&str; 2] = ["2026-10-10T05:00:00Z", "2026-10-20T12:00:00Z"];

/// The desk for so long.
pub(super) async fn a_month(seed: u64, span: [&str; 2]) -> World {
    let [start, end] = span.map(|at| at.parse::<Timestamp>().expect("an instant"));
    let world = World::on(MemoryLog::with_gaps(1), Arc::new(TestClock::at(start))).await;
    world.activate(&policy("")).await;
    let mut desk =
        Desk { world, chance: Chance::new(seed), words: 0, customers: 0, known: Vec::new() };
    for agent in AGENTS {
        desk.world.agent(agent).await;
    }
    desk.lead().await;
    let turn: Timestamp = "2026-10-14T09:00:00Z".parse().expect("an instant");
    let mut changed = false;
    while desk.world.engine.now() < end {
        if !changed && desk.world.engine.now() > turn {
            desk.world.activate(&policy("# the second version\n")).await;
            changed = true;
        }
        desk.somebody_comes().await;
    }
    desk.at_the_turn_of_the_month().await;
    desk.world
}

/// A person is erased.
pub(super) async fn erase(world: &World, id: &ConversationId) {
    let (conversation, cause) = (id.clone(), Cause::Wish);
    world.ask(Command::Erase { conversation, cause, reason: None }).await.expect("erased");
}

impl Desk {
    async fn lead(&self) {
        let act = AccountAct::Set { role: Role::Lead, queues: vec![], skills: vec![] };
        let name = "lea".parse().expect("a name");
        self.world.ask(Command::Account { name, act }).await.expect("set");
    }

    async fn later(&mut self, most: u64) {
        let seconds = 1 + self.chance.below(most);
        self.world.later(i64::try_from(seconds).expect("small")).await;
    }

    /// The shift of one customer.
    async fn somebody_comes(&mut self) {
        self.later(7_000).await;
        // Off for an hour now and then, and nobody on at times.
        if self.chance.percent(3) {
            let until = self.world.engine.now() + SignedDuration::from_mins(60);
            let off = Some(("an incident".to_owned(), Some(until)));
            let off = Command::Desk { by: AuditBy::Owner, off };
            self.world.ask(off).await.expect("off");
        }
        let alone = self.chance.percent(12);
        let status = if alone { Status::Away } else { Status::Available };
        for agent in AGENTS {
            self.world.status(agent, status).await;
        }
        if self.chance.percent(4) {
            self.somebody_answers_in_the_inbox().await;
        }
        if self.chance.percent(4) {
            self.a_lead_takes_one_from_the_bot().await;
        }
        let (who, again) = self.customer();
        if again && self.chance.percent(50) {
            self.later(300).await;
        }
        let Some(id) = self.asks(&who).await else { return };
        if self.chance.percent(4) {
            erase(&self.world, &id).await;
            return;
        }
        self.is_served(&who, &id).await;
    }

    fn customer(&mut self) -> (String, bool) {
        if self.known.len() > 3 && self.chance.percent(30) {
            let near = self.known.len() - 3;
            return (
                self.known[near + usize::try_from(self.chance.below(3)).expect("small")].clone(),
                true,
            );
        }
        self.customers += 1;
        let who = format!("c-{}", self.customers);
        self.known.push(who.clone());
        (who, false)
    }

    async fn says(&mut self, who: &str, text: &str) -> ConversationId {
        let mut message = self.world.message(who, text);
        let web = who.ends_with(['1', '4', '7']);
        message.channel = if web { "web" } else { "hook" }.parse().expect("a name");
        message.outlet = if web { Outlet::Fetched } else { Outlet::Nowhere };
        let answer = self.world.ask(Command::Customer(Box::new(message))).await.expect("taken in");
        answer.conversation.expect("of a conversation")
    }

    /// Comes to a person, by one of the ways there are.
    async fn asks(&mut self, who: &str) -> Option<ConversationId> {
        let (question, wish) = self.chance.pick(&WISHES);
        let way = self.chance.below(10);
        if way == 0 {
            let id = self.says(who, "My card was stolen").await;
            return self.open(&id).then_some(id);
        }
        let id = self.says(who, question).await;
        let reply = match way {
            1 | 2 => BotReply {
                handover: Some(HandoverRequest {
                    intent: Some(Intent {
                        name: self.chance.pick(&TOPICS).to_owned(),
                        confidence: 0.8,
                    }),
                    ..HandoverRequest::default()
                }),
                ..BotReply::default()
            },
            3 => BotReply { confidence: Some(0.1), ..BotReply::default() },
            _ => BotReply {
                intent: Some(Intent {
                    name: self.chance.pick(&TOPICS).to_owned(),
                    confidence: 0.9,
                }),
                ..BotReply::default()
            },
        };
        self.bot(&id, reply, way).await;
        if !self.open(&id) {
            self.later(60).await;
            self.says(who, wish).await;
        }
        self.open(&id).then_some(id)
    }

    async fn bot(&self, id: &ConversationId, reply: BotReply, way: u64) {
        let call =
            self.world.engine.state().conversation(id).and_then(|conv| conv.bot.call.clone());
        let Some(call) = call.map(|call| call.id) else { return };
        let result = match way {
            4 => BotResult::Failed(BotFailure::TimedOut, "no answer".to_owned()),
            _ => BotResult::Answered(Box::new(reply)),
        };
        let command = Command::Bot { conversation: id.clone(), call, reply_id: None, result };
        self.world.ask(command).await.expect("taken in");
    }

    fn open(&self, id: &ConversationId) -> bool {
        let state = self.world.engine.state();
        state.conversation(id).is_some_and(|conv| conv.open_ticket().is_some())
    }

    fn holder(&self, id: &ConversationId) -> Option<&'static str> {
        let state = self.world.engine.state();
        let agent = state.conversation(id)?.open_ticket()?.agent.clone()?;
        AGENTS.into_iter().find(|name| *name == agent.as_str())
    }

    fn waits(&self, id: &ConversationId) -> bool {
        let state = self.world.engine.state();
        let ticket = state.conversation(id).and_then(|conv| conv.open_ticket());
        ticket.is_some_and(|ticket| ticket.state == TicketState::Queued)
    }

    /// What is refused because things have changed meanwhile is a desk's everyday.
    async fn does(&mut self, who: &str, id: &ConversationId, act: Act) {
        let there = self.world.engine.state().conversation(id).is_some();
        if there {
            let _refused = self.world.does(who, id, act).await;
        }
    }

    async fn visits(&mut self, id: &ConversationId, act: VisitorAct) {
        let command = Command::Visitor { conversation: id.clone(), id: None, act };
        let _refused = self.world.ask(command).await;
    }

    async fn answers(&mut self, who: &str, id: &ConversationId) {
        self.words += 1;
        let message = format!("a-{}", self.words).parse().expect("an id");
        let act = Act::Say { message, text: "I have a look.".to_owned() };
        self.does(who, id, act).await;
    }

    async fn is_served(&mut self, who: &str, id: &ConversationId) {
        match self.chance.below(20) {
            0 => return self.visits(id, VisitorAct::LeaveQueue).await,
            1 => {
                self.visits(id, VisitorAct::Left).await;
                self.world.later(700).await;
                self.visits(id, VisitorAct::Back).await;
            }
            2 => return self.visits(id, VisitorAct::End).await,
            // Nobody comes.
            3 => return self.world.later(3_600).await,
            4 => {
                self.says(who, "never mind, I do not need an agent").await;
                return;
            }
            _ => {}
        }
        self.later(900).await;
        let agent = self.takes(id).await;
        if self.chance.percent(50) {
            let good = self.chance.percent(70);
            self.does(agent, id, Act::RateBriefing { good }).await;
            if self.chance.percent(20) {
                self.does(agent, id, Act::RateBriefing { good: !good }).await;
            }
        }
        if self.chance.percent(90) {
            self.later(400).await;
            self.answers(agent, id).await;
        }
        for _ in 0..self.chance.below(3) {
            self.later(300).await;
            self.says(who, "and then?").await;
            self.later(1_200).await;
            if let Some(agent) = self.holder(id) {
                self.answers(agent, id).await;
            }
        }
        self.passes_on(id).await;
        if self.waits(id) {
            self.later(600).await;
            let agent = self.takes(id).await;
            self.answers(agent, id).await;
        }
        self.ends(who, id).await;
    }

    /// A customer of whom no ticket is ever made: somebody answers them where the provider shows the
    /// chat.
    async fn somebody_answers_in_the_inbox(&mut self) {
        self.words += 1;
        let who = format!("inbox-{}", self.words);
        self.says(&who, "How long are you open today?").await;
        self.later(60).await;
        let message = self.world.message(&who, "Until eight, as on every day.");
        self.world.engine.echoed(Echo { message, of: None }).await.expect("taken in");
    }

    /// Somebody whom no rule hands over, and a lead helps all the same.
    async fn a_lead_takes_one_from_the_bot(&mut self) {
        self.words += 1;
        let who = format!("taken-{}", self.words);
        let conversation = self.says(&who, "My parcel 8123 is late again").await;
        self.later(60).await;
        let (by, id) = ("lea".parse().expect("a name"), format!("over-{}", self.words));
        let epoch = self.world.conv(&conversation).epoch;
        let (id, wanted) = (id.parse().expect("an id"), conversation.clone());
        let command = Command::TakeOver { by, id, conversation: wanted, epoch };
        self.world.ask(command).await.expect("the bot had it");
        self.later(300).await;
        self.answers("lea", &conversation).await;
        self.ends(&who, &conversation).await;
    }

    /// Whom the queue asks?
    fn asked(&self, id: &ConversationId) -> Option<&'static str> {
        let state = self.world.engine.state();
        let ticket = state.conversation(id)?.open_ticket()?;
        let asked = ticket.offered_by_queue()?;
        AGENTS.into_iter().find(|name| *name == asked.as_str())
    }

    /// Somebody takes it: whoever is asked, or whoever likes.
    async fn takes(&mut self, id: &ConversationId) -> &'static str {
        if self.chance.percent(30)
            && let Some(asked) = self.asked(id)
        {
            self.does(asked, id, Act::Decline { reason: None }).await;
            self.later(30).await;
        }
        if let Some(asked) = self.asked(id).filter(|_| self.chance.percent(10)) {
            self.world.status(asked, Status::Away).await;
        }
        match self.asked(id).filter(|_| self.chance.percent(70)) {
            Some(asked) => {
                self.does(asked, id, Act::Accept).await;
                asked
            }
            None => {
                let agent = self.chance.pick(&AGENTS);
                self.does(agent, id, Act::Take).await;
                agent
            }
        }
    }

    async fn passes_on(&mut self, id: &ConversationId) {
        let Some(agent) = self.holder(id) else { return };
        let other = AGENTS[(AGENTS.iter().position(|a| *a == agent).expect("one") + 1) % 4];
        let here = {
            let state = self.world.engine.state();
            let ticket = state.conversation(id).and_then(|conv| conv.open_ticket().cloned());
            ticket.map(|ticket| ticket.queue.to_string()).unwrap_or_default()
        };
        let others: Vec<&str> =
            ["support", "billing", "returns"].into_iter().filter(|queue| *queue != here).collect();
        // Most to the queue that asks agents itself.
        let returns = here != "returns" && self.chance.percent(60);
        let there = if returns { "returns" } else { self.chance.pick(&others) };
        let to = |to: Target, consent| Act::Transfer { to, note: None, consent };
        let (queue, colleague) = (
            Target::Queue(there.parse().expect("a name")),
            Target::Agent(other.parse().expect("a name")),
        );
        match self.chance.below(16) {
            0 | 1 | 7 | 8 => {
                if self.chance.percent(30) {
                    // Work that changed its kind is no misroute.
                    self.world.later(2_000).await;
                }
                self.does(agent, id, to(queue, Consent::Asked)).await;
                if self.chance.percent(30) {
                    self.does(agent, id, Act::Undo).await;
                } else {
                    self.world.later(6).await;
                }
            }
            2 | 3 => {
                self.does(agent, id, to(colleague, Consent::Asked)).await;
                match self.chance.below(4) {
                    0 => self.does(other, id, Act::Decline { reason: None }).await,
                    1 => self.world.later(40).await,
                    2 => self.does(agent, id, Act::Undo).await,
                    _ => self.does(other, id, Act::Accept).await,
                }
            }
            4 if agent != "lea" => {
                let to_agent = Target::Agent("carla".parse().expect("a name"));
                self.does("lea", id, to(to_agent, Consent::Forced)).await;
            }
            5 => self.does(agent, id, Act::Release).await,
            9 if agent != "lea" => self.does("lea", id, Act::Take).await,
            6 => {
                self.does(agent, id, Act::Hold { until: None }).await;
                self.does(agent, id, Act::Resume).await;
            }
            _ => {}
        }
    }

    async fn ends(&mut self, who: &str, id: &ConversationId) {
        let Some(agent) = self.holder(id) else { return };
        let label = |chance: &mut Chance| {
            let labels = ["solved", "solved", "refunded", "no answer"];
            chance.percent(95).then(|| chance.pick(&labels).to_owned())
        };
        match self.chance.below(12) {
            0 => return self.does(agent, id, Act::Handback).await,
            1 => return self.visits(id, VisitorAct::End).await,
            // Said, and never answered.
            2 => return self.world.later(4_000).await,
            _ => {}
        }
        let disposition = label(&mut self.chance);
        self.does(agent, id, Act::Close { disposition }).await;
        if self.chance.percent(15) {
            self.does(agent, id, Act::Undo).await;
            self.later(200).await;
            let disposition = Some("solved".to_owned());
            self.does(agent, id, Act::Close { disposition }).await;
        }
        self.world.later(6).await;
        if self.chance.percent(60) {
            self.later(120).await;
            let stars = u8::try_from(1 + self.chance.below(5)).expect("small");
            if who.ends_with(['1', '4', '7']) {
                let stars = self.chance.percent(90).then_some(stars);
                self.visits(id, VisitorAct::Rate { stars, comment: Some("so".to_owned()) }).await;
            } else {
                self.says(who, &stars.to_string()).await;
            }
        } else if self.chance.percent(30) {
            self.says(who, "one more question about it").await;
            self.says(who, "the agent please, it is about that").await;
        }
    }

    /// A ticket that is open, closed and rated around the end of a month in no zone's favour.
    async fn at_the_turn_of_the_month(&mut self) {
        let id = self.says("last", "I want to talk to a person").await;
        self.later(60).await;
        self.does("anna", &id, Act::Take).await;
        self.answers("anna", &id).await;
        self.does("anna", &id, Act::Close { disposition: Some("solved".to_owned()) }).await;
        // Within its grace time when the report is asked for.
    }
}
