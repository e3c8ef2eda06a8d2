//! What is said while a customer waits or is silent, and what they may leave instead.

use baton_shared::id::ConversationId;

use super::world::World;
use crate::desk::act::Act;
use crate::desk::event::{ConversationEvent as Event, Ending, Status};
use crate::desk::parts::Source;
use crate::engine::customers::button;
use crate::engine::{Command, VisitorAct, staffing};
use crate::policy::Policy;

/// The default policy with keys for the queue `support`, and more at its end.
fn policy(support: &str, more: &str) -> String {
    let queue = "title = \"Support\"\n";
    Policy::default_text().replacen(queue, &format!("{queue}{support}\n"), 1) + more
}

const NIGHT: &str =
    "\n[[hours]]\nname = \"night\"\nzone = \"Europe/Berlin\"\nmon = [\"02:00-02:30\"]\n";

/// Closed now, with a link and callbacks.
fn closed() -> String {
    let support =
        "links = { \"Track a parcel\" = \"https://shop.example/track\" }\ncallback = true";
    policy(support, NIGHT).replacen("hours = \"always\"", "hours = \"night\"", 1)
}

fn say(text: &str) -> Act {
    let id = format!("a-{}", text.len());
    Act::Say { message: id.parse().expect("id"), text: text.to_owned() }
}

async fn choices(world: &World, id: &ConversationId) -> Vec<String> {
    let events = world.events(id).await.into_iter().rev();
    let last = events.filter_map(|event| match event {
        Event::SystemSaid { private, .. } => private,
        _ => None,
    });
    let said = last.take(1).collect::<Vec<_>>().pop().unwrap_or_default();
    said.choices.into_iter().map(|choice| choice.id).collect()
}

#[tokio::test]
async fn stages_of_waiting_are_said_once_each_in_the_customers_language_until_an_agent_comes() {
    let stages = r#"
[[stage]]
after_s = 120
text = { en = "Two minutes.", de = "Zwei Minuten." }
[[stage]]
after_s = 20
queue = "support"
text = { en = "Thank you for waiting, number {{ number }}." }
[[stage]]
after_s = 3000
text = { en = "Very long." }
"#;
    let mut world = World::under(&policy("", stages)).await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    world.later(19).await;
    assert_eq!(world.notices(&id).await, ["handover_opened"]);
    world.later(1).await;
    assert_eq!(world.told(&id).await, "Thank you for waiting, number 1.");
    world.later(100).await;
    assert_eq!(world.told(&id).await, "Two minutes.");
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.later(4_000).await;
    let stages = world.notices(&id).await.iter().filter(|name| *name == "stage").count();
    assert_eq!(stages, 2, "nobody waits any more");
}

#[tokio::test]
async fn who_has_left_the_page_is_not_spoken_to_and_the_later_stages_still_come() {
    let stages = "[[stage]]\nafter_s = 20\ntext = { en = \"One.\" }\n[[stage]]\nafter_s = 60\ntext = { en = \"Two.\" }\n";
    let mut world = World::under(&policy("", stages)).await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    let visits = |act| Command::Visitor { conversation: id.clone(), id: None, act };
    world.ask(visits(VisitorAct::Left)).await.expect("left");
    world.later(20).await;
    assert_eq!(world.notices(&id).await, ["handover_opened"]);
    world.ask(visits(VisitorAct::Back)).await.expect("back");
    world.later(40).await;
    assert_eq!(world.told(&id).await, "Two.");
}

#[tokio::test]
async fn a_silent_customer_is_reminded_once_and_then_the_ticket_is_closed() {
    let idle = "\n[idle]\nremind_after_min = 5\nclose_after_min = 20\n";
    let text = Policy::default_text().replacen("# ---- Triggers", &format!("{idle}\n# ----"), 1);
    let mut world = World::under(&text).await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.later(3_600).await;
    assert!(world.conv(&id).open_ticket().is_some(), "it is the agent who owes an answer");
    world.does("anna", &id, say("which order?")).await.expect("said");
    world.later(300).await;
    world.says("ann", "a moment").await;
    world.later(3_600).await;
    world.does("anna", &id, say("and the date?")).await.expect("said");
    world.later(300).await;
    world.later(600).await;
    assert!(world.conv(&id).open_ticket().is_some());
    world.later(300).await;
    let conv = world.conv(&id);
    assert_eq!(conv.ticket.as_ref().and_then(|ticket| ticket.ending), Some(Ending::Silent));
    let told = world.notices(&id).await;
    assert_eq!(told[2..], ["idle_reminder", "idle_reminder", "idle_closed"]);
    let anna = world.engine.state().agent(&"anna".parse().expect("a name")).cloned();
    assert!(anna.expect("there").holds.is_empty());
    world.says("ann", "here I am").await;
    assert!(world.conv(&id).bot.call.is_some(), "the bot answers again");
}

#[tokio::test]
async fn a_ticket_on_hold_waits_for_as_long_as_its_agent_said() {
    let idle = "\n[idle]\nclose_after_min = 20\n";
    let text = Policy::default_text().replacen("# ---- Triggers", &format!("{idle}\n# ----"), 1);
    let mut world = World::under(&text).await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, say("I will look it up")).await.expect("said");
    world.does("anna", &id, Act::Hold { until: None }).await.expect("held");
    world.later(86_400).await;
    assert!(world.conv(&id).open_ticket().is_some());
}

#[tokio::test]
async fn outside_the_hours_links_are_told_and_a_number_and_a_time_are_taken_for_the_agent() {
    let mut world = World::under(&closed()).await;
    let id = world.says("ann", "agent please").await;
    let told = world.told(&id).await;
    assert!(told.contains("Track a parcel: https://shop.example/track"), "{told}");
    assert_eq!(choices(&world, &id).await, [button::CALLBACK]);
    world.presses("ann", button::CALLBACK).await;
    world.says("ann", "tomorrow").await;
    assert_eq!(world.notices(&id).await[1..], ["callback_ask", "callback_ask"], "no number");
    world.says("ann", "+49 30 1234567, after 5").await;
    assert_eq!(world.notices(&id).await.last().map(String::as_str), Some("callback_taken"));
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("kept");
    let field = |name: &str| {
        let given = ticket.briefing.collected.get(name).expect(name);
        assert_eq!((given.by, given.verified), (Source::Customer, false));
        given.value.clone()
    };
    assert_eq!(field("callback.number"), "+49 30 1234567");
    assert_eq!(field("callback.time"), "tomorrow, after 5", "what was said before the number too");
    assert_eq!(field("callback.zone"), "Europe/Berlin");
    assert!(ticket.tags.iter().any(|tag| tag == "callback"));
    world.says("ann", "thank you").await;
    let told = world.notices(&id).await.len();
    assert_eq!(told, 4, "the wish is noted; what follows is an ordinary message");
}

#[tokio::test]
async fn a_queue_that_offers_no_callback_takes_none() {
    let mut world = World::under(&policy("", "")).await;
    let id = world.says("ann", "agent please").await;
    assert!(choices(&world, &id).await.is_empty());
    world.presses("ann", button::CALLBACK).await;
    assert_eq!(world.notices(&id).await, ["handover_unstaffed"]);
}

#[tokio::test]
async fn an_agent_who_wraps_up_counts_like_one_who_is_busy_and_is_given_nothing_until_ready() {
    let mut world = World::under(&policy("wrap_up_s = 120", "")).await;
    world.agent("anna").await;
    let close = || Act::Close { disposition: None };
    let available = |world: &World| {
        let state = world.engine.state();
        state.agent(&"anna".parse().expect("a name")).expect("there").is_available()
    };
    let id = world.says("ann", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, close()).await.expect("closed");
    assert!(!available(&world));
    let staffing = |world: &World| {
        staffing::of_queue(&world.engine.state(), &"support".parse().expect("a queue"))
    };
    assert_eq!((staffing(&world).present, staffing(&world).available), (1, 0));
    let bob = world.says("bob", "agent please").await;
    assert_eq!(world.notices(&bob).await, ["handover_opened"], "she is there");
    // Whoever is away, or gone, is not, wrap-up or no.
    world.status("anna", Status::Away).await;
    assert_eq!(staffing(&world).present, 0);
    world.status("anna", Status::Available).await;
    world.does("anna", &bob, Act::Take).await.expect("taken");
    world.does("anna", &bob, close()).await.expect("closed");
    world.vanishes("anna").await;
    assert_eq!(staffing(&world).present, 0);
    world.arrives("anna").await;
    let bob = world.says("bobby", "agent please").await;
    world.does("anna", &bob, Act::Take).await.expect("taken");
    world.does("anna", &bob, close()).await.expect("closed");
    let bob = world.says("barbara", "agent please").await;
    world.later(119).await;
    assert!(!available(&world));
    world.later(1).await;
    assert!(available(&world));
    // Whoever takes one, or says so, is ready before.
    world.does("anna", &bob, Act::Take).await.expect("taken");
    world.does("anna", &bob, close()).await.expect("closed");
    assert!(!available(&world));
    world.status("anna", Status::Available).await;
    assert!(available(&world));
}

#[tokio::test]
async fn a_customer_who_comes_again_soon_is_linked_to_the_ticket_before() {
    let mut world = World::new().await;
    world.agent("anna").await;
    let id = world.says("ann", "agent please").await;
    world.does("anna", &id, Act::Take).await.expect("taken");
    world.does("anna", &id, Act::Close { disposition: None }).await.expect("closed");
    world.later(24 * 3_600).await;
    world.says("ann", "agent please").await;
    let conv = world.conv(&id);
    let ticket = conv.open_ticket().expect("a ticket");
    let earlier = ticket.earlier.clone().expect("linked");
    assert_eq!(earlier.ticket.0, 1);
    assert_eq!(earlier.agent.map(|agent| agent.to_string()).as_deref(), Some("anna"));
    assert!(ticket.tags.iter().any(|tag| tag == "repeat"));
    // She was there, and has it at once.
    world.does("anna", &id, Act::Close { disposition: None }).await.expect("closed");
    world.later(73 * 3_600).await;
    world.says("ann", "agent please").await;
    assert_eq!(world.conv(&id).open_ticket().expect("a ticket").earlier, None);
}
