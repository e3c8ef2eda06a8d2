//! The policy's versions, backtests, the draft beside it, and why, on a real engine.

use baton_shared::id::{ConversationId, TicketNumber};
use baton_shared::wire::{PolicyAsk, PolicyChange, PolicyReport};
use jiff::Timestamp;

use super::world::World;
use crate::desk::act::Act;
use crate::desk::parts::BotReply;
use crate::engine::Failed;
use crate::policy::Policy;
use crate::proof::{self, backtest::Kind};

fn edited(old: &str, new: &str) -> String {
    let text = Policy::default_text();
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

/// A day: three go to a person, two stay with the bot.
async fn a_day() -> (World, ConversationId) {
    let mut world = World::under(Policy::default_text()).await;
    world.agent("anna").await;
    let mut ann = world.message("ann", "Where is my refund?");
    ann.customer.name = Some("Ann".to_owned());
    let ann = world.ask(crate::engine::Command::Customer(Box::new(ann))).await.expect("taken in");
    let ann = ann.conversation.expect("of a conversation");
    world.bot_says(&ann, "It is on its way.").await;
    world.later(20).await;
    world.says("ann", "I want to talk to a person").await;
    world.later(40).await;
    world.does("anna", &ann, Act::Take).await.expect("taken");
    let bob = world.says("bob", "the gizmo is broken").await;
    let lost = || BotReply { understood: Some(false), ..BotReply::default() };
    world.bot(&bob, lost()).await;
    world.says("bob", "still broken").await;
    world.bot(&bob, lost()).await;
    let cleo = world.says("cleo", "what does the gizmo cost").await;
    world.bot_says(&cleo, "Ten.").await;
    let dan = world.says("dan", "my card was stolen").await;
    assert!(world.conv(&dan).open_ticket().is_some());
    let eve = world.says("eve", "how big is the gizmo").await;
    world.bot_says(&eve, "Small.").await;
    (world, ann)
}

async fn backtest(world: &World, text: &str) -> PolicyReport {
    let (from, to) = (Timestamp::MIN, Timestamp::MAX);
    let ask = PolicyAsk::Backtest { text: Some(text.to_owned()), from, to, limit: None };
    proof::answer(&world.engine, ask).await.expect("answered")
}

fn kinds(report: &PolicyReport) -> Vec<(String, Option<u64>)> {
    let listed = report.report["listed"].as_array().expect("a list");
    let kind = |one: &serde_json::Value| one["kind"].as_str().expect("a kind").to_owned();
    listed.iter().map(|one| (kind(one), one["ticket"].as_u64())).collect()
}

#[tokio::test]
async fn the_identical_policy_would_have_changed_nothing() {
    let (world, _) = a_day().await;
    let report = backtest(&world, Policy::default_text()).await;
    assert!(report.ok);
    assert_eq!(kinds(&report), []);
    assert_eq!(report.report["handed_over"], 3);
    assert_eq!(report.report["decided_again"], serde_json::json!({ "alike": 3, "unlike": 0 }));
    let asked = report.report["asked"].as_u64().expect("a number");
    assert!(asked > 8, "{asked}");
    assert!(report.lines.iter().any(|line| line.ends_with("would have changed nothing")));
}

#[tokio::test]
async fn a_known_edit_gives_exactly_the_expected_difference() {
    let (world, _) = a_day().await;
    // Only Ann spoke of a refund: she, and nobody else, would have gone to support.
    let moved =
        edited("owner = \"support lead\"\nnote = \"What the customer wrote.\"", "note = \"x\"");
    let moved = moved.replacen("money back\"], de", "money back\"], xx", 1);
    let moved = moved.replacen("\"refund*\", \"invoice*\"", "\"invoice*\"", 1);
    let report = backtest(&world, &moved).await;
    assert_eq!(kinds(&report), [("changed".to_owned(), Some(1))]);
    let one = &report.report["listed"][0];
    assert_eq!(one["differs"], serde_json::json!(["route", "queue"]));
    assert_eq!(
        (one["was"]["queue"].as_str(), one["draft"]["queue"].as_str()),
        (Some("billing"), Some("support"))
    );
    assert_eq!(one["waited_s"], 40);
    assert!(
        report
            .lines
            .iter()
            .any(|line| line.contains("#1") && line.contains("queue billing becomes support")),
        "{:?}",
        report.lines
    );
}

#[tokio::test]
async fn what_comes_earlier_besides_or_not_at_all_is_told_apart() {
    let (world, _) = a_day().await;
    let sooner = edited("misunderstood = 2", "misunderstood = 1");
    assert_eq!(kinds(&backtest(&world, &sooner).await), [("earlier".to_owned(), Some(2))]);
    let never =
        edited("when = { misunderstood = 2 }", "enabled = false\nwhen = { misunderstood = 2 }");
    assert_eq!(kinds(&backtest(&world, &never).await), [("dropped".to_owned(), Some(2))]);
    let besides = edited("\"fraud*\", ", "\"fraud*\", \"big\", ");
    assert_eq!(kinds(&backtest(&world, &besides).await), [("added".to_owned(), None)]);
    let (from, to) = (Timestamp::MIN, Timestamp::MIN);
    let ask = PolicyAsk::Backtest { text: None, from, to, limit: None };
    assert_eq!(proof::answer(&world.engine, ask).await.expect_err("empty").code, "bad_span");
    assert!(Kind::Added < Kind::Changed);
}

#[tokio::test]
async fn a_draft_beside_the_policy_lists_disagreements_and_has_no_effect() {
    let mut world = World::under(Policy::default_text()).await;
    let none = proof::answer(&world.engine, PolicyAsk::Shadow).await.expect_err("none yet");
    assert_eq!(none.code, "no_shadow");
    world.says("ann", "it is big").await;
    world.later(1).await;
    let text = edited("\"fraud*\", ", "\"fraud*\", \"big\", ");
    let change = PolicyChange::Shadow { text: text.clone() };
    proof::change(&world.engine, "lea", change).await.expect("watched");
    world.later(1).await;
    let bob = world.says("bob", "it is big").await;
    assert!(world.conv(&bob).open_ticket().is_none(), "it has no effect");
    let report = proof::answer(&world.engine, PolicyAsk::Shadow).await.expect("answered");
    assert_eq!(kinds(&report), [("added".to_owned(), None)], "only since it is watched");
    let history = proof::answer(&world.engine, PolicyAsk::History).await.expect("answered");
    assert_eq!(history.report["shadow"]["by"], "lea");
    proof::change(&world.engine, "lea", PolicyChange::EndShadow).await.expect("ended");
    assert!(proof::answer(&world.engine, PolicyAsk::Shadow).await.is_err());
    let watched = PolicyChange::Shadow { text: text.clone() };
    proof::change(&world.engine, "lea", watched).await.expect("watched");
    let activated = PolicyChange::Activate { text, note: "good".to_owned(), base: None };
    proof::change(&world.engine, "lea", activated).await.expect("in force");
    let over = proof::answer(&world.engine, PolicyAsk::Shadow).await.expect_err("in force now");
    assert_eq!(over.code, "no_shadow");
}

#[tokio::test]
async fn why_begins_with_one_plain_sentence_and_decides_again() {
    let (world, _) = a_day().await;
    let why =
        |number| proof::answer(&world.engine, PolicyAsk::Why { number: TicketNumber(number) });
    let report = why(1).await.expect("answered");
    let sentence = report.lines.first().expect("a sentence");
    assert!(sentence.starts_with("went to billing at "), "{sentence}");
    for part in [
        "because Ann wrote \"I want to talk to a person\"",
        "rule billing_words (\"refund*\" was said), owner support lead",
        "; billing_intent lost: the intent is unknown",
    ] {
        assert!(sentence.contains(part), "{part}: {sentence}");
    }
    assert_eq!(report.report["sentence"].as_str(), Some(sentence.as_str()));
    assert_eq!(report.report["decisions"][0]["compared"]["is"], "alike");
    assert_eq!(report.report["decisions"][0]["fits"], serde_json::json!(["\"refund*\" was said"]));
    let second = why(2).await.expect("answered");
    assert!(second.lines[0].contains("because the bot did not understand 2 times in a row"));
    assert_eq!(why(99).await.expect_err("none").code, "no_such_ticket");
}

#[tokio::test]
async fn why_names_the_trigger_that_chose_the_queue_and_the_language_that_was_read() {
    let text = Policy::default_text().replacen(
        "priority = \"urgent\"\ntags = [\"risk\"]",
        "priority = \"urgent\"\nowner = \"Omar\"\nqueue = \"billing\"",
        1,
    );
    let text = text.replacen("name = \"risk\"\nowner = \"support lead\"", "name = \"risk\"", 1);
    let text = text.replacen(
        "title = \"Billing\"",
        "title = \"Billing\"\noverflow = { to = \"support\", unstaffed = true }",
        1,
    );
    let mut world = World::under(&text).await;
    let words = "I want to talk to a person because there is fraud going on with the account of my \
                 mother and nobody of you has answered her letters";
    world.says("ann", words).await;
    let why = PolicyAsk::Why { number: TicketNumber(1) };
    let report = proof::answer(&world.engine, why).await.expect("answered");
    let sentence = &report.lines[0];
    assert!(
        sentence.contains("\"fraud*\" in it, rule risk, owner Omar; billing lost: "),
        "{sentence}"
    );
    let lines = report.lines.join("\n");
    assert!(lines.contains("trigger wants_person, route trigger, queue support"), "{lines}");
    assert!(lines.contains("dialog unstaffed"), "{lines}");
    assert!(lines.contains("language en (read off the words)"), "{lines}");
}

#[tokio::test]
async fn who_serves_every_queue_serves_those_of_a_draft_too() {
    let mut world = World::under(Policy::default_text()).await;
    let draft = edited(
        "[[queue]]\nname = \"billing\"",
        "[[route]]\nname = \"vip\"\nwhen = { tier = \"gold\" }\nqueue = \"vip\"\n\n\
         [[queue]]\nname = \"vip\"\n\n[[queue]]\nname = \"billing\"",
    );
    let lint = || PolicyAsk::Lint { text: Some(draft.clone()) };
    let nobody = "no agent serves the queue vip";
    let report = proof::answer(&world.engine, lint()).await.expect("answered");
    assert!(report.lines.iter().any(|line| line.contains(nobody)), "{:?}", report.lines);
    world.agent("anna").await;
    let report = proof::answer(&world.engine, lint()).await.expect("answered");
    assert!(!report.lines.iter().any(|line| line.contains(nobody)), "{:?}", report.lines);
}

#[tokio::test]
async fn why_of_an_erased_ticket_says_that_it_cannot_be_compared() {
    let (world, ann) = a_day().await;
    let cause = crate::desk::event::Cause::Wish;
    let erase = crate::engine::Command::Erase { conversation: ann, cause, reason: None };
    world.ask(erase).await.expect("erased");
    let why = PolicyAsk::Why { number: TicketNumber(1) };
    let report = proof::answer(&world.engine, why).await.expect("answered");
    assert!(
        report.lines[0].contains("not comparable: the words were erased"),
        "{:?}",
        report.lines
    );
    assert!(!report.report.to_string().contains("talk to a person"));
}

#[tokio::test]
async fn a_version_made_from_another_than_the_one_in_force_is_refused() {
    let world = World::under(Policy::default_text()).await;
    let base = Some(world.engine.policy().hash().to_owned());
    let activate = |undo: &str, base: Option<String>| {
        let text = edited("undo_s = 5", &format!("undo_s = {undo}"));
        let change = PolicyChange::Activate { text, note: format!("undo {undo}"), base };
        proof::change(&world.engine, "lea", change)
    };
    // Both at once: one is refused, whichever comes second.
    let (first, second) = tokio::join!(activate("6", base.clone()), activate("7", base.clone()));
    let codes = [first, second].map(|done| match done {
        Ok(_) => "done",
        Err(Failed::Refused { refusal, .. }) => refusal.code(),
        Err(_) => "failed",
    });
    assert_eq!(codes.iter().filter(|code| **code == "done").count(), 1, "{codes:?}");
    assert!(codes.contains(&"policy_moved"), "{codes:?}");
    activate("8", None).await.expect("nothing is claimed about what it was made from");
    assert_eq!(world.engine.policy().settings.undo_s, 8);
    let versions = world.engine.versions().await.expect("readable");
    assert_eq!(versions.all.len(), 3);
    let back =
        PolicyChange::Rollback { version: versions.all[0].hash[..12].to_owned(), note: None };
    proof::change(&world.engine, "lea", back).await.expect("rolled back");
    assert_eq!(Some(world.engine.policy().hash().to_owned()), base);
    let history = proof::answer(&world.engine, PolicyAsk::History).await.expect("answered");
    assert!(
        history.lines[0].starts_with('*') && history.lines[0].contains("back to"),
        "{:?}",
        history.lines
    );
    let nothing = PolicyChange::Rollback { version: "ffffffffffff".to_owned(), note: None };
    assert!(proof::change(&world.engine, "lea", nothing).await.is_err());
}

#[tokio::test]
async fn a_faulty_policy_is_never_taken_and_the_old_one_stays() {
    let world = World::under(Policy::default_text()).await;
    let before = world.engine.policy().hash().to_owned();
    let text = edited("fallback = \"support\"", "fallback = \"nowhere\"");
    let change = PolicyChange::Activate { text, note: "n".to_owned(), base: None };
    let Err(Failed::Refused { refusal, .. }) = proof::change(&world.engine, "lea", change).await
    else {
        panic!("refused");
    };
    assert_eq!(refusal.code(), "policy_faulty");
    assert!(refusal.to_string().contains("line 8"), "{refusal}");
    assert_eq!(world.engine.policy().hash(), before);
}

#[tokio::test]
async fn a_backtest_tells_every_clock_that_was_late() {
    let level = "[[service_level]]\nname = \"all\"\nfirst_response_min = 5\nresolution_min = 30\n";
    let text = format!("{}{level}", Policy::default_text());
    let mut world = World::under(&text).await;
    world.agent("anna").await;
    let id = world.says("ann", "I want to talk to a person about a refund").await;
    world.later(60).await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    let say = Act::Say { message: "a-1".parse().expect("an id"), text: "Hello.".to_owned() };
    world.does("anna", &id, say).await.expect("said");
    world.later(3_600).await;
    let moved = text.replacen("\"refund*\", \"invoice*\"", "\"invoice*\"", 1);
    let report = backtest(&world, &moved).await;
    // The first answer was in time, the close was not.
    let one = &report.report["listed"][0];
    assert_eq!(
        (&one["breached"], &one["late"]),
        (&true.into(), &serde_json::json!(["resolution"]))
    );
    assert_eq!(
        report.report["service_levels"]["first response"],
        serde_json::json!({ "tickets": 1, "late": 0 })
    );
    assert!(
        report.lines.iter().any(|line| line.contains("resolution  route billing_words becomes")),
        "{report:?}"
    );
}

#[tokio::test]
async fn a_draft_that_names_an_agent_sees_who_was_on_although_nobody_wrote_it_down() {
    let mut world = World::under(Policy::default_text()).await;
    world.agent("anna").await;
    world.says("ann", "my refund: I want to talk to a person").await;
    let named = |who: &str| {
        let note = "note = \"What the customer wrote.\"";
        edited(note, &format!("{note}\nagent = \"{who}\""))
    };
    let losers = |report: &PolicyReport| report.report["listed"].as_array().map(Vec::len);
    // She was there: what differs is that it would have been hers at once.
    let hers = backtest(&world, &named("anna")).await;
    assert_eq!(hers.report["listed"][0]["differs"], serde_json::json!(["agent"]), "{hers:?}");
    assert_eq!(losers(&backtest(&world, &named("bert")).await), Some(0), "he was not");
    assert_eq!(losers(&backtest(&world, Policy::default_text()).await), Some(0));
}
