//! The customer's day at the web chat.

use serde_json::{Value, json};

use super::tab::{Tab, texts, token};
use super::world::World;
use crate::desk::act::Act;
use crate::desk::{Control, TicketState};
use crate::engine::Hint;
use crate::http_client::client;

const WISH: &str = "I want to talk to a human";

/// A visitor who waits for a person, with anna at her desk.
async fn waiting(world: &World) -> (Tab, String) {
    world.agent("anna").await;
    let token = token(world.address).await;
    let mut tab = Tab::open(world.address, &token).await;
    tab.say("client-01", "Where is my parcel?").await;
    world.bot("On its way.").await;
    tab.entry("On its way.").await;
    tab.say("client-02", WISH).await;
    tab.known(|frame| frame["state"]["control"]["kind"] == "queue").await;
    (tab, token)
}

/// The same, taken by anna.
async fn taken(world: &World) -> (Tab, String) {
    let (mut tab, token) = waiting(world).await;
    world.act("anna", Act::Take).await;
    tab.state(|state| state["control"] == json!({"kind": "agent", "name": "anna"})).await;
    (tab, token)
}

#[tokio::test]
async fn a_page_that_is_only_looked_at_begins_nothing() {
    let world = World::new().await;
    let tab = Tab::open(world.address, &token(world.address).await).await;
    assert_eq!(tab.welcome["conversation"], Value::Null);
    assert_eq!(tab.welcome["state"]["control"]["kind"], "bot");
    assert_eq!(tab.welcome["language"], "de");
    assert_eq!(world.engine.state().pos.0, 0);
}

#[tokio::test]
async fn the_page_is_offered_the_languages_of_the_policy_its_default_first() {
    let world = World::new().await;
    let url = format!("http://{}/chat/config.json", world.address);
    let config = client().get(url).send().await.expect("an answer");
    let config: Value = config.json().await.expect("JSON");
    assert_eq!(config["languages"], json!(["en", "de", "es"]));
}

#[tokio::test]
async fn the_bot_answers_and_the_browser_knows_its_own_words_again() {
    let world = World::new().await;
    let mut tab = Tab::open(world.address, &token(world.address).await).await;
    let acked = tab.say("client-01", "Where is my parcel?").await;
    let own = tab.entry("Where is my parcel?").await;
    assert_eq!((&own["client_id"], &own["from"]), (&json!("client-01"), &json!("customer")));
    assert_eq!(own["seq"], acked["seq"]);
    tab.known(|frame| frame["type"] == "typing" && frame["on"] == true).await;
    world.bot("On its way.").await;
    assert_eq!(tab.entry("On its way.").await["from"], "bot");
    tab.known(|frame| frame["type"] == "typing" && frame["on"] == false).await;
    let customer = world.conversation().customer.clone();
    assert_eq!(customer.name.as_deref(), Some("Ann"));
    assert_eq!(customer.language.as_deref(), Some("de-AT"));
    assert_eq!(customer.attributes["page"], "https://shop.example/cart");
    assert_eq!(customer.attributes["time_zone"], "Europe/Vienna");
}

#[tokio::test]
async fn a_wish_for_a_person_gives_a_place_and_shows_what_is_passed_on() {
    let world = World::new().await;
    let (mut tab, _) = waiting(&world).await;
    let state = tab.known(|frame| frame["state"]["control"]["kind"] == "queue").await;
    assert_eq!(state["state"]["place"], 1);
    let briefing = tab.known(|frame| frame["type"] == "briefing").await["briefing"].clone();
    assert_eq!(briefing["goal"], "Where is my parcel?");
    tab.send(json!({
        "type": "correct", "client_id": "client-03", "field": "goal", "value": "A refund",
    }))
    .await;
    assert_eq!(tab.answer("client-03").await["type"], "acked");
    let corrected = tab
        .known(|frame| frame["type"] == "briefing" && frame["briefing"]["goal"] == "A refund")
        .await;
    assert_eq!(corrected["briefing"]["goal_corrected"], true);
    assert_eq!(corrected["briefing"]["seq"], briefing["seq"]);
    world.act("anna", Act::Take).await;
    let state = tab.state(|state| state["control"]["kind"] == "agent").await;
    assert_eq!((&state["control"]["name"], &state["place"]), (&json!("anna"), &Value::Null));
    world.says("anna", "Good morning").await;
    assert_eq!(tab.entry("Good morning").await["name"], "anna");
}

#[tokio::test]
async fn with_nobody_at_their_desk_no_place_and_no_time_is_promised() {
    let world = World::new().await;
    let mut tab = Tab::open(world.address, &token(world.address).await).await;
    tab.say("client-01", WISH).await;
    let queued = tab.known(|frame| frame["state"]["control"]["kind"] == "queue").await;
    assert_eq!(
        (&queued["state"]["place"], &queued["state"]["wait_s"]),
        (&Value::Null, &Value::Null)
    );
    world.agent("anna").await;
    // Somebody came: told at the next look, without a word in the conversation.
    let told = tab.until(|frame| frame["state"]["place"] == 1).await;
    assert_eq!(told.get("cursor"), None);
}

#[tokio::test]
async fn a_note_reaches_no_customer() {
    let world = World::new().await;
    let (mut tab, token) = taken(&world).await;
    world.act("anna", Act::Note { text: "watch out: fraud".to_owned() }).await;
    world.says("anna", "One moment").await;
    tab.entry("One moment").await;
    tab.quiet().await;
    let again = Tab::open(world.address, &token).await;
    assert!(texts(&again.history).contains(&"One moment"));
    for frame in tab.heard.iter().chain(&again.heard) {
        assert!(!frame.to_string().contains("fraud"), "{frame}");
    }
}

#[tokio::test]
async fn a_close_is_seen_only_once_it_cannot_be_undone() {
    let world = World::new().await;
    let (mut tab, _) = taken(&world).await;
    world.says("anna", "Done.").await;
    tab.entry("Done.").await;
    let before = tab.heard.len();
    world.act("anna", Act::Close { disposition: None }).await;
    world.passes(6).await;
    let state = tab.state(|state| state["ended"] == true).await;
    assert_eq!(tab.kinds_since(before), ["entry", "briefing", "state"]);
    assert_eq!((&state["control"]["kind"], &state["ratable"]), (&json!("bot"), &json!(true)));
    let rate = json!({"type": "rate", "client_id": "client-09", "stars": 5, "comment": "quick"});
    tab.send(rate.clone()).await;
    let first = tab.answer("client-09").await;
    assert_eq!(first["type"], "acked");
    // Told before or after the answer: two ways lead to the browser.
    tab.known(|frame| frame["state"]["ended"] == true && frame["state"]["ratable"] == false).await;
    tab.send(rate).await;
    assert_eq!(tab.answer("client-09").await, first);
    tab.send(json!({"type": "rate", "client_id": "client-10", "stars": 1})).await;
    assert_eq!(tab.answer("client-10").await["error"]["code"], "not_ratable");
    let id = world.conversation().id.clone();
    assert_eq!(world.count(&id, "rated").await, 1);
}

#[tokio::test]
async fn an_undone_close_was_never_seen() {
    let world = World::new().await;
    let (mut tab, _) = taken(&world).await;
    let before = tab.heard.len();
    world.act("anna", Act::Close { disposition: None }).await;
    world.act("anna", Act::Undo).await;
    world.says("anna", "One more thing").await;
    tab.entry("One more thing").await;
    assert_eq!(tab.kinds_since(before), ["entry"]);
}

#[tokio::test]
async fn after_a_break_the_cursor_brings_what_was_missed_and_nothing_twice() {
    let world = World::new().await;
    let (mut tab, token) = taken(&world).await;
    world.says("anna", "one").await;
    tab.entry("one").await;
    let cursor = tab.close().await;
    world.says("anna", "two").await;
    world.says("anna", "three").await;
    let mut back = Tab::resume(world.address, &token, &cursor).await;
    assert_eq!(back.welcome["resumed"], true);
    assert_eq!(texts(&back.history), ["two", "three"]);
    world.says("anna", "four").await;
    back.entry("four").await;
    assert_eq!(back.texts(), ["four"]);
    let strange = Tab::resume(world.address, &token, &json!(999_999)).await;
    assert_eq!(strange.welcome["resumed"], false);
    assert!(texts(&strange.history).ends_with(&["one", "two", "three", "four"]));
}

#[tokio::test]
async fn a_restart_loses_nothing_and_a_repeat_is_answered_like_the_first() {
    let world = World::new().await;
    let token = token(world.address).await;
    let mut tab = Tab::open(world.address, &token).await;
    let first = tab.say("client-01", "Where is my parcel?").await;
    assert_eq!(tab.say("client-01", "Where is my parcel?").await, first);
    tab.quiet().await;
    let world = world.restarted().await;
    let mut back = Tab::resume(world.address, &token, &tab.cursor).await;
    assert_eq!(back.welcome["resumed"], true);
    assert_eq!(back.say("client-01", "Where is my parcel?").await, first);
    let id = world.conversation().id.clone();
    assert_eq!(world.count(&id, "customer_said").await, 1);
}

#[tokio::test]
async fn a_visitor_who_left_and_returns_finds_the_agents_answer() {
    let world = World::new().await;
    let (tab, token) = taken(&world).await;
    tab.close().await;
    world.until(|conv| conv.gone.is_some()).await;
    world.says("anna", "It arrives tomorrow").await;
    let back = Tab::open(world.address, &token).await;
    assert!(texts(&back.history).contains(&"It arrives tomorrow"));
    world.until(|conv| conv.gone.is_none()).await;
}

#[tokio::test]
async fn whoever_does_not_come_back_after_a_restart_has_left() {
    let world = World::new().await;
    let (_tab, _) = taken(&world).await;
    let world = world.restarted().await;
    world.until(|conv| conv.gone.is_some()).await;
}

#[tokio::test]
async fn two_tabs_of_one_visitor_show_the_same_and_one_may_close() {
    let world = World::new().await;
    let (mut one, token) = taken(&world).await;
    let mut two = Tab::open(world.address, &token).await;
    world.says("anna", "to both").await;
    assert_eq!(one.entry("to both").await, two.entry("to both").await);
    one.close().await;
    two.say("client-05", "from the other").await;
    two.entry("from the other").await;
    assert!(world.conversation().gone.is_none());
}

#[tokio::test]
async fn reading_is_told_to_the_agent_who_holds_the_ticket() {
    let world = World::new().await;
    let (mut tab, _) = taken(&world).await;
    world.says("anna", "Read me").await;
    let seq = tab.entry("Read me").await["seq"].as_u64().expect("a position");
    world.until(|conv| conv.delivered.0 >= seq).await;
    tab.send(json!({"type": "read", "seq": seq})).await;
    world.until(|conv| conv.read.0 >= seq).await;
}

#[tokio::test]
async fn typing_goes_both_ways_and_only_the_holder_is_shown() {
    let world = World::new().await;
    let (mut tab, _) = taken(&world).await;
    let conversation = world.conversation().id.clone();
    for name in ["berta", "anna"] {
        let agent = Some(name.parse().expect("a name"));
        world.engine.hint(Hint::Typing { conversation: conversation.clone(), agent, on: true });
    }
    let typing = tab.until(|frame| frame["type"] == "typing" && frame["who"] == "agent").await;
    assert_eq!(typing["name"], "anna");
    let mut hints = world.engine.hints();
    tab.send(json!({"type": "typing", "on": true})).await;
    let heard = hints.recv().await.expect("a hint");
    assert_eq!(heard, Hint::Typing { conversation, agent: None, on: true });
}

#[tokio::test]
async fn a_muted_visitor_is_told_and_nothing_is_stored() {
    let world = World::new().await;
    let (mut tab, _) = taken(&world).await;
    world.act("anna", Act::Mute { reason: "abuse".to_owned() }).await;
    let refused = tab.say("client-07", "more of it").await;
    assert_eq!((&refused["type"], &refused["error"]["code"]), (&json!("refused"), &json!("muted")));
    let id = world.conversation().id.clone();
    assert_eq!(world.count(&id, "customer_said").await, 2);
}

#[tokio::test]
async fn the_customer_ends_a_chat_with_the_bot_or_with_a_person() {
    let world = World::new().await;
    let token = token(world.address).await;
    let mut tab = Tab::open(world.address, &token).await;
    tab.send(json!({"type": "end", "client_id": "client-00"})).await;
    assert_eq!(tab.answer("client-00").await["error"]["code"], "no_conversation");
    tab.say("client-01", "Hello").await;
    tab.send(json!({"type": "end", "client_id": "client-02"})).await;
    tab.state(|state| state["ended"] == true).await;
    assert_eq!(Tab::open(world.address, &token).await.welcome["state"]["ended"], true);
    tab.say("client-03", WISH).await;
    tab.known(|frame| frame["state"]["control"]["kind"] == "queue").await;
    world.agent("anna").await;
    world.act("anna", Act::Take).await;
    world.says("anna", "Hello").await;
    tab.send(json!({"type": "end", "client_id": "client-04"})).await;
    let state = tab.state(|state| state["ended"] == true && state["ratable"] == true).await;
    assert_eq!(state["control"]["kind"], "bot");
    let conv = world.conversation();
    assert_eq!(conv.ticket.as_ref().map(|ticket| ticket.state), Some(TicketState::Closed));
    assert!(
        world
            .engine
            .state()
            .agent(&"anna".parse().expect("a name"))
            .expect("known")
            .holds
            .is_empty()
    );
}

#[tokio::test]
async fn a_file_reaches_the_agent_who_may_see_the_ticket_and_no_other_visitor() {
    let world = World::new().await;
    let anna = world.agent("anna").await;
    let token_of = token(world.address).await;
    let mut tab = Tab::open(world.address, &token_of).await;
    let http = client();
    let url = |path: &str| format!("http://{}{path}", world.address);
    let sent = http.post(url("/chat/files")).bearer_auth(&token_of);
    let sent = sent.header("x-file-name", "receipt.txt").body("paid").send().await.expect("sent");
    let kept: Value = sent.json().await.expect("JSON");
    let id = kept["id"].as_str().expect("an id");
    tab.send(json!({"type": "say", "client_id": "client-01", "text": WISH, "attachments": [id]}))
        .await;
    tab.answer("client-01").await;
    let entry = tab.entry(WISH).await;
    let address = format!("/chat/files/{id}");
    assert_eq!(
        entry["attachments"],
        json!([{"url": address, "type": "text/plain", "name": "receipt.txt", "size": 4}])
    );
    let get = |path: String, token: String| {
        let request = http.get(url(&path)).bearer_auth(token);
        async move {
            let answer = request.send().await.expect("an answer");
            (answer.status().as_u16(), answer.text().await.expect("text"))
        }
    };
    assert_eq!(get(address.clone(), token_of.clone()).await, (200, "paid".to_owned()));
    let other = token(world.address).await;
    assert_eq!(get(address, other.clone()).await.0, 404);
    let conversation = world.conversation().id.clone();
    let of_agents = format!("/v1/files/{conversation}/{id}");
    assert_eq!(get(of_agents.clone(), anna.clone()).await, (200, "paid".to_owned()));
    assert_eq!(get(of_agents, other).await.0, 401);
    assert_eq!(get(format!("/v1/files/{conversation}/..%2f{id}"), anna).await.0, 404);
    tab.send(json!({"type": "say", "client_id": "client-02", "attachments": ["nonsense"]})).await;
    assert_eq!(tab.answer("client-02").await["error"]["code"], "no_such_file");
}

#[tokio::test]
async fn a_transfer_within_its_grace_time_leaves_the_agent_in_sight() {
    let world = World::new().await;
    let (mut tab, _) = taken(&world).await;
    let before = tab.heard.len();
    let to = crate::desk::act::Target::Queue("billing".parse().expect("a queue"));
    let consent = crate::engine::consent(false);
    world.act("anna", Act::Transfer { to, note: None, consent }).await;
    assert_eq!(world.conversation().control, Control::Queue);
    world.passes(6).await;
    tab.state(|state| state["control"]["kind"] == "queue" && state["place"] == 1).await;
    assert_eq!(tab.kinds_since(before), ["entry", "state"]);
}
