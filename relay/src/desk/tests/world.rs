//! A small world to tell stories in: one conversation, a few agents, a clock.

use std::collections::BTreeMap;

use baton_shared::id::{Epoch, Position};
use jiff::{SignedDuration, Timestamp};

use crate::desk::act::{Act, Acted, Actor, Rules, decide};
use crate::desk::event::{
    AgentEvent, ConversationEvent as Event, Handed, Role, Said, Status, Surface, Trigger, Watches,
};
use crate::desk::inbox::Typed;
use crate::desk::parts::Customer;
use crate::desk::{Agent, Control, Conversation, Refusal, Ticket};

pub(super) struct World {
    pub(super) conv: Conversation,
    pub(super) agents: BTreeMap<String, Agent>,
    pub(super) log: Vec<Event>,
    pub(super) now: Timestamp,
    pub(super) dispositions: Vec<String>,
    pos: u64,
}

impl World {
    pub(super) fn new() -> Self {
        let mut world = Self {
            conv: Conversation::new("c1".parse().expect("id")),
            agents: BTreeMap::new(),
            log: Vec::new(),
            now: Timestamp::from_second(1_800_000_000).expect("in range"),
            dispositions: Vec::new(),
            pos: 0,
        };
        world.apply(Event::Began {
            channel: "web".parse().expect("id"),
            bot: Some("faq".parse().expect("id")),
            outlet: crate::desk::event::Outlet::Sent,
            private: Some(Customer { id: "ann".to_owned(), ..Customer::default() }),
        });
        for (name, role) in [("anna", Role::Agent), ("bob", Role::Agent), ("lea", Role::Lead)] {
            world.add(name, role);
        }
        world
    }

    /// A world in which the customer waits in `support`.
    pub(super) fn queued() -> Self {
        let mut world = Self::new();
        world.customer("my order 8123 is lost");
        world.hand_over(true);
        world
    }

    /// A world in which anna holds the ticket.
    pub(super) fn with_anna() -> Self {
        let mut world = Self::queued();
        world.does("anna", Act::Take).expect("anna takes it");
        world
    }

    fn add(&mut self, name: &str, role: Role) {
        let mut agent = Agent::new(name.parse().expect("name"));
        let events = [
            AgentEvent::Added {
                role,
                queues: vec!["support".parse().expect("id")],
                skills: vec![],
            },
            AgentEvent::SessionOpened { session: "s1".to_owned(), surface: Surface::Console },
            AgentEvent::StatusSet { status: Status::Available, reason: None, until: None },
        ];
        for event in events {
            self.pos += 1;
            agent.apply(&event, Position(self.pos));
        }
        self.agents.insert(name.to_owned(), agent);
    }

    pub(super) fn apply(&mut self, event: Event) {
        self.pos += 1;
        self.conv.apply(&event, Position(self.pos), self.now);
        self.log.push(event);
    }

    pub(super) fn apply_all(&mut self, acted: Acted) {
        for event in acted.conversation {
            self.apply(event);
        }
        for event in self.conv.overtaken() {
            self.apply(event);
        }
        for (name, event) in acted.agents {
            self.pos += 1;
            let pos = Position(self.pos);
            self.agents.get_mut(name.as_str()).expect("a known agent").apply(&event, pos);
        }
    }

    pub(super) fn customer(&mut self, text: &str) {
        self.apply(Event::CustomerSaid {
            message: format!("in{}", self.pos).parse().expect("id"),
            sent_at: None,
            wish: false,
            private: Some(Said { text: text.to_owned(), ..Said::default() }),
        });
    }

    /// Somebody answers in the provider's own inbox.
    pub(super) fn inbox(&mut self, text: &str) {
        let typed = Typed {
            message: format!("typed{}", self.pos).parse().expect("id"),
            inbox: "inbox:web".parse().expect("name"),
            sent_at: None,
            said: Said { text: text.to_owned(), ..Said::default() },
        };
        let event = self.conv.typed(typed, self.now + SignedDuration::from_mins(60));
        self.apply_all(Acted { conversation: vec![event], agents: vec![] });
    }

    pub(super) fn bot_says(&mut self, text: &str, epoch: Epoch) {
        self.apply(Event::BotSaid {
            message: format!("bot{}", self.pos).parse().expect("id"),
            call: "k1".parse().expect("id"),
            epoch,
            private: Some(Said { text: text.to_owned(), ..Said::default() }),
        });
    }

    pub(super) fn hand_over(&mut self, silence_bot: bool) {
        let passed = silence_bot.then(|| self.conv.pass(Control::Queue));
        self.apply(Event::TicketOpened {
            number: baton_shared::id::TicketNumber(12),
            queue: "support".parse().expect("id"),
            priority: crate::desk::parts::Priority::Normal,
            language: Some("en".to_owned()),
            intent: None,
            tags: vec![],
            skills: vec![],
            queue_skills: vec![],
            trigger: Trigger::default(),
            passed,
            order_at: self.now,
            due_at: None,
            level: None,
            watches: Watches::default(),
            promised: None,
            earlier: None,
            asking: None,
            private: Some(Handed::default()),
        });
        for event in self.conv.overtaken() {
            self.apply(event);
        }
    }

    pub(super) fn does(&mut self, who: &str, act: Act) -> Result<(), Refusal> {
        let epoch = self.conv.epoch;
        self.does_seeing(who, act, epoch)
    }

    pub(super) fn does_seeing(&mut self, who: &str, act: Act, epoch: Epoch) -> Result<(), Refusal> {
        let other = match &act {
            Act::Transfer { to: crate::desk::act::Target::Agent(name), .. } => {
                self.agents.get(name.as_str())
            }
            _ => None,
        };
        let rules = Rules {
            now: self.now,
            undo: SignedDuration::from_secs(5),
            offer: SignedDuration::from_secs(60),
            other,
            queue_exists: true,
            transfer_to: None,
            dispositions: &self.dispositions,
            watches: Watches::default(),
            front: None,
        };
        let by = Actor { agent: &self.agents[who], epoch };
        let acted = decide(&self.conv, by, act, &rules)?;
        self.apply_all(acted);
        Ok(())
    }

    pub(super) fn ticket(&self) -> &Ticket {
        self.conv.ticket.as_ref().expect("a ticket")
    }

    pub(super) fn holders(&self) -> Vec<&str> {
        let holds = |agent: &&Agent| agent.holds.contains_key(&self.ticket().number);
        self.agents.values().filter(holds).map(|agent| agent.name.as_str()).collect()
    }
}
