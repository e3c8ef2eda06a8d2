//! Attributes of customers that rules look at: `why` tells which values were seen, none of them is in
//! the clear part of the log, and all are gone after an erasure.

use std::sync::Arc;

use baton_shared::id::{ConversationId, Position, TicketNumber};
use baton_shared::wire::{PolicyAsk, PolicyReport};
use jiff::Timestamp;
use serde_json::json;

use super::world::World;
use crate::desk::event::Cause;
use crate::desk::parts::{BotReply, HandoverRequest};
use crate::engine::hindsight::{Again, Hindsight, Seen};
use crate::engine::{Command, codec};
use crate::log::memory::MemoryLog;
use crate::log::{Claim, Commit, Log, PrivatePart, Record};
use crate::policy::Policy;
use crate::proof;

fn rules() -> String {
    let rules = r#"
[[trigger]]
name = "vip"
owner = "Olga"
note = "Who matters."
when = { customer = { tier = "zebra gold", spent = ">= 1000" } }

[[route]]
name = "big_spenders"
owner = "Olga"
note = "Who matters more."
queue = "billing"
when = { variable = { spent = ">= 5000" } }
"#;
    format!("{}{rules}", Policy::default_text())
}

impl World {
    async fn knows(&mut self, customer: &str, text: &str, told: &[(&str, &str)]) -> ConversationId {
        let mut message = self.message(customer, text);
        message.customer.name = Some("Ann".to_owned());
        let told = told.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        message.customer.attributes = told.collect();
        let answer = self.ask(Command::Customer(Box::new(message))).await.expect("taken in");
        answer.conversation.expect("of a conversation")
    }

    async fn why(&self, number: u64) -> PolicyReport {
        let ask = PolicyAsk::Why { number: TicketNumber(number) };
        proof::answer(&self.engine, ask).await.expect("answered")
    }
}

/// Every decision of the day made again.
async fn unlike(log: &MemoryLog) -> (usize, usize) {
    let log: Arc<dyn Log> = Arc::new(log.clone());
    let (mut alike, mut unlike) = (0, 0);
    let tell = |seen: Seen<'_>, policies: &_| {
        if let Seen::Asked(moment) = seen
            && moment.recorded().is_some()
        {
            let same = moment.again(policies) == Ok(Again::Agrees);
            *(if same { &mut alike } else { &mut unlike }) += 1;
        }
    };
    let all = (Timestamp::MIN, Timestamp::MAX);
    Hindsight::default().look(&log, all, tell).await.expect("readable");
    (alike, unlike)
}

#[tokio::test]
async fn why_tells_every_value_that_a_trigger_saw_as_it_was_at_that_moment() {
    let mut world = World::under(&rules()).await;
    world.knows("ann", "hello", &[("tier", "Zebra Gold"), ("spent", "4200.50")]).await;
    // What is known later changes nothing of what was seen.
    world.knows("ann", "hello again", &[("tier", "tin"), ("spent", "1")]).await;
    let report = world.why(1).await;
    let because =
        "because Ann's spent was \"4200.50\", which is >= 1000 and tier was \"Zebra Gold\"";
    assert!(report.lines[0].contains(because), "{:?}", report.lines);
    let seen = "  seen: of the customer spent \"4200.50\", tier \"Zebra Gold\"".to_owned();
    assert!(report.lines.contains(&seen), "{:?}", report.lines);
    let decision = &report.report["decisions"][0];
    let values = json!({
        "spent": { "value": "4200.50", "by": "channel" },
        "tier": { "value": "Zebra Gold", "by": "channel" },
    });
    assert_eq!((&decision["attributes"], &decision["compared"]["is"]), (&values, &"alike".into()));
    let saw = json!({ "kind": "customer", "attribute": "spent", "wanted": ">= 1000",
        "and": [{ "attribute": "tier", "wanted": "zebra gold" }] });
    assert_eq!(decision["outcome"]["trigger"]["saw"], saw);
    assert_eq!(unlike(&world.log).await, (1, 0));
}

#[tokio::test]
async fn what_the_bot_found_counts_before_what_the_channel_says_and_is_told_as_the_bots() {
    let mut world = World::under(&rules()).await;
    let id = world.knows("ann", "hello", &[("tier", "zebra gold"), ("spent", "3")]).await;
    let variables = [("spent".to_owned(), "9000".to_owned())].into();
    let wish = HandoverRequest { variables, ..HandoverRequest::default() };
    world.bot(&id, BotReply { handover: Some(wish), ..BotReply::default() }).await;
    let report = world.why(1).await;
    let seen =
        "  seen: of the customer spent \"9000\" (by the bot), tier \"zebra gold\"".to_owned();
    assert!(report.lines.contains(&seen), "{:?}", report.lines);
    let also = report.lines.iter().find(|line| line.contains("vip fired too")).expect("it did");
    assert!(
        also.ends_with("spent was \"9000\", which is >= 1000 and tier was \"zebra gold\""),
        "{also}"
    );
    assert_eq!(report.report["decisions"][0]["attributes"]["spent"]["by"], "bot");
    assert_eq!(unlike(&world.log).await, (1, 0));
}

#[tokio::test]
async fn a_value_that_is_no_number_is_told_by_why_with_the_rule_it_kept_from_firing() {
    let mut world = World::under(&rules()).await;
    let id = world.knows("ann", "hello", &[("tier", "zebra gold"), ("spent", "1,500")]).await;
    assert!(world.conv(&id).open_ticket().is_none(), "it is not guessed");
    world.says("ann", "I want to talk to a person").await;
    let report = world.why(1).await;
    for line in [
        "  vip did not fire: spent was \"1,500\", which may be 1500 or 1.5; >= 1000 is wanted",
        "  big_spenders lost: spent may be read as two numbers: >= 5000 is wanted",
    ] {
        assert!(report.lines.contains(&line.to_owned()), "{line}: {:#?}", report.lines);
    }
    let unread = json!([{ "rule": "vip", "attribute": "spent", "wanted": ">= 1000",
        "why": "two_readings" }]);
    assert_eq!(report.report["decisions"][0]["outcome"]["unread"], unread);
    assert_eq!(report.report["decisions"][0]["attributes"]["spent"]["value"], "1,500");
    assert_eq!(unlike(&world.log).await, (1, 0));
    // Written so that it has one reading, it is read.
    let bob = world.knows("bob", "hello", &[("tier", "zebra gold"), ("spent", "1,500.00")]).await;
    assert!(world.conv(&bob).open_ticket().is_some());
}

#[tokio::test]
async fn no_value_is_in_the_clear_part_of_the_log_and_none_is_told_after_an_erasure() {
    let mut world = World::under(&rules()).await;
    let told = [("tier", "zebra gold"), ("spent", "4711.25")];
    let id = world.knows("ann", "hello", &told).await;
    world.knows("bob", "a person, please", &[("tier", "zebra gold"), ("spent", "4,711")]).await;
    for record in world.log.read_all(Position(0), 1_000).await.expect("readable") {
        let facts = String::from_utf8_lossy(&record.facts).into_owned();
        assert!(!facts.contains("4711.25") && !facts.contains("4,711"), "{facts}");
    }
    assert!(world.why(1).await.report.to_string().contains("4711.25"), "the test can fail");
    let erase = Command::Erase { conversation: id, cause: Cause::Wish, reason: None };
    world.ask(erase).await.expect("erased");
    let report = world.why(1).await;
    let all = format!("{:?} {}", report.lines, report.report);
    assert!(!all.contains("4711.25") && !all.contains("Ann"), "{all}");
    assert!(report.lines[0].contains("not comparable: the words were erased"), "{all}");
    assert_eq!(report.report["decisions"][0]["attributes"]["spent"], serde_json::Value::Null);
}

#[test]
fn an_example_that_fails_by_such_a_value_says_which_trigger_did_not_fire() {
    let example = "[[example]]\nname = \"a big spender\"\nsays = [\"hello\"]\n\
                   customer = { tier = \"zebra gold\", spent = \"1,500\" }\n\
                   expect = { trigger = \"vip\" }\n";
    let test = |text: &str| proof::paper::test(text, proof::paper::Depth::Examples);
    let report = test(&format!("{}\n{example}", rules()));
    let why = "vip did not fire: spent may be read as two numbers, and >= 1000 is wanted";
    let line = report.lines.iter().find(|line| line.contains("a big spender")).expect("it failed");
    assert!(line.ends_with(why), "{line}");
    assert_eq!(report.report["failed"][0]["unread"][0]["rule"], "vip");
    let plain = example.replace("1,500", "1500");
    assert!(test(&format!("{}\n{plain}", rules())).ok);
}

/// A log as an earlier program left it: its evaluator, and of a customer's condition the first
/// attribute alone.
async fn as_it_was(log: &MemoryLog) -> MemoryLog {
    let earlier = MemoryLog::new();
    let records = log.read_all(Position(0), 1_000).await.expect("readable");
    for commit in records.chunk_by(|a, b| a.commit == b.commit) {
        let events = commit.iter().map(|record| {
            let codec::Placed { event, .. } = codec::place(record).expect("known");
            let mut event = event.encode().expect("JSON");
            if event.kind == "decided" {
                event.facts = older(record);
            }
            assert_eq!(event.private.is_some(), matches!(record.private, PrivatePart::Kept(_)));
            event
        });
        let mut again = Commit::new(commit[0].commit, commit[0].at, events.collect());
        let opened = commit.iter().find(|record| record.kind == "ticket_opened");
        again.claims.extend(opened.map(|record| Claim {
            space: "ticket".to_owned(),
            key: "000000000001".to_owned(),
            stream: record.stream.clone(),
        }));
        earlier.append(vec![again]).await.expect("written");
    }
    earlier
}

fn older(record: &Record) -> Vec<u8> {
    let mut facts: serde_json::Value = serde_json::from_slice(&record.facts).expect("JSON");
    facts["on"]["evaluator"] = "baton-policy/4".into();
    let saw = facts["on"]["outcome"]["trigger"]["saw"].as_object_mut().expect("an object");
    assert!(saw.remove("and").is_some(), "it named a second one");
    facts.to_string().into_bytes()
}

#[tokio::test]
async fn a_decision_of_an_earlier_program_still_reads_and_tells_the_value_of_what_it_named() {
    let mut world = World::under(&rules()).await;
    world.knows("ann", "hello", &[("tier", "zebra gold"), ("spent", "4200.50")]).await;
    let earlier = as_it_was(&world.log).await;
    let world = World::on(earlier, world.clock.clone()).await;
    let report = world.why(1).await;
    let because = "because Ann's spent was \"4200.50\", which is >= 1000, rule vip";
    assert!(report.lines[0].contains(because), "{:?}", report.lines);
    assert!(report.lines[0].ends_with("not comparable: another evaluator decided"), "{report:?}");
}
