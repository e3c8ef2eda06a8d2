//! What the channel is told of where a ticket waits, whatever brought it there.

use super::*;
use crate::desk::asking::RouteAnswer;
use crate::engine::clock::TestClock;

/// Tickets wait in `support` and go on to `billing`: after three minutes by their service level, or
/// after two by overflow.
fn policy(level: &str, keys: &str) -> String {
    let text = Policy::default_text().replace("notify_after_s = 30", "notify_after_s = 86400");
    let head = "[[queue]]\nname = \"support\"\n";
    assert!(text.contains(head), "the default has it");
    text.replacen(head, &format!("{head}{keys}\n"), 1) + level
}

struct Moved {
    world: World,
    there: Receiver,
    clock: Arc<TestClock>,
}

impl Moved {
    async fn under(policy: &str) -> Self {
        let at = "2026-11-20T10:00:00Z".parse().expect("an instant");
        let clock = Arc::new(TestClock::at(at));
        let there = receiver_at(|_| React::Answer(204), clock.clone()).await;
        let parsed = Policy::parse(policy).expect("faultless");
        let world = world_at(memory(), callbacks(&there), (parsed, clock.clone())).await;
        world.anna_is_here().await;
        Self { world, there, clock }
    }

    /// Time passes; what falls due is done before the next command is.
    async fn later(&self, minutes: i64) {
        self.clock.advance(jiff::SignedDuration::from_mins(minutes));
        for _ in 0..3 {
            let by = "nobody".parse().expect("a name");
            let nobody = Command::Status { by, status: Status::Off, reason: None, until: None };
            assert!(self.world.engine.ask(nobody).await.is_err(), "there is no such agent");
        }
    }

    /// Every update up to and with what the customer writes next: control, queue, place, epoch.
    async fn updates(&mut self, id: &ConversationId) -> Vec<(String, Option<String>, Value, u64)> {
        self.world.until(id, |conv| conv.outbox.is_empty()).await;
        let mut all = Vec::new();
        while let Ok((_, body)) = self.there.seen.try_recv() {
            if body["type"] == "conversation.updated" {
                let data = &body["data"];
                assert_eq!(data["ticket"], 1);
                let word = |key: &str| data[key].as_str().map(str::to_owned);
                let control = word("control").expect("a word");
                let epoch = data["epoch"].as_u64().expect("a number");
                all.push((control, word("queue"), data["position"].clone(), epoch));
            }
        }
        all
    }
}

fn waits(control: &str, queue: &str, epoch: u64) -> (String, Option<String>, Value, u64) {
    (control.to_owned(), Some(queue.to_owned()), 1.into(), epoch)
}

const LEVEL: &str = "\n[[service_level]]\nname = \"standard\"\nqueue = \"support\"\n\
                     first_response_min = 3\nwhen_breached = { priority = \"urgent\", queue = \"billing\" }\n";

#[tokio::test]
async fn a_service_level_or_an_overflow_that_moves_a_ticket_is_told_once() {
    for (level, keys) in [(LEVEL, ""), ("", "overflow = { to = \"billing\", after_min = 3 }")] {
        let mut desk = Moved::under(&policy(level, keys)).await;
        let id = desk.world.customer("c1", "m1", "I want to talk to a human").await;
        assert_eq!(desk.updates(&id).await, [waits("queue", "support", 1)]);
        desk.later(2).await;
        assert_eq!(desk.updates(&id).await, [], "nothing has moved");
        desk.later(1).await;
        assert_eq!(desk.updates(&id).await, [waits("queue", "billing", 1)], "{keys}");
        desk.later(30).await;
        assert_eq!(desk.updates(&id).await, []);
    }
}

#[tokio::test]
async fn a_ticket_that_waits_while_the_bot_goes_on_is_told_of_at_its_opening_and_at_each_move() {
    let policy =
        policy(LEVEL, "").replacen("bot_silent = \"on_request\"", "bot_silent = \"on_accept\"", 1);
    let mut desk = Moved::under(&policy).await;
    let id = desk.world.customer("c1", "m1", "I want to talk to a human").await;
    assert_eq!(desk.updates(&id).await, [waits("bot", "support", 0)]);
    desk.later(3).await;
    assert_eq!(desk.updates(&id).await, [waits("bot", "billing", 0)]);
    // Who takes it changes control, which says it by itself.
    desk.world.anna_does(&id, Act::Take).await;
    let taken = ("agent".to_owned(), None, Value::Null, 1);
    assert_eq!(desk.updates(&id).await, [taken]);
}

#[tokio::test]
async fn somebody_outside_who_moves_a_ticket_makes_the_channel_know_it() {
    let asks = "[[route]]\nname = \"crm\"\nqueue = \"support\"\nwhen = { channel = [\"hook\"] }\n\
                ask = { endpoint = \"crm\", timeout_ms = 5000 }\n\n# ---- Queues";
    let policy = Policy::default_text().replacen("# ---- Queues", asks, 1);
    let mut desk = Moved::under(&policy).await;
    let id = desk.world.customer("c1", "m1", "I want to talk to a human").await;
    assert_eq!(desk.updates(&id).await, [waits("queue", "support", 1)]);
    let queue = Some("billing".parse().expect("a name"));
    let said = Ok((RouteAnswer { queue, ..RouteAnswer::default() }, None));
    let (conversation, ticket) = (id.clone(), baton_shared::id::TicketNumber(1));
    desk.world.engine.ask(Command::Routed { conversation, ticket, said }).await.expect("taken in");
    assert_eq!(desk.updates(&id).await, [waits("queue", "billing", 1)]);
}
