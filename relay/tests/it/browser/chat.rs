//! A customer's day in the browser.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_relay::http::web::desk::Refusal;
use baton_relay::http::web::frames::{Author, Control};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

use super::desk::busy;
use super::driver::Browser;
use super::server::{SITE_SECRET, Server};

fn pair() -> (Server, Browser) {
    let server = Server::start();
    let mut browser = Browser::start();
    browser.open(&server.url("/chat"));
    (server, browser)
}

fn line(from: &str, text: &str) -> (String, String) {
    (from.to_owned(), text.to_owned())
}

/// A conversation up to an agent's answer.
fn reach_an_agent(server: &Server, browser: &mut Browser) {
    let desk = &server.desk;
    browser.say("I want my money back");
    browser.gone(".pending");
    desk.bot("Is it about an order?", &[("yes", "Yes, an order"), ("no", "Something else")]);
    browser.click("Yes, an order");
    browser.gone(".pending");
    desk.hand_over(2, 240);
    browser.wait_text("This is what I passed on");
    desk.taken_by("Anna Berg");
    desk.agent("Anna Berg", "Hello, I am Anna. I look at order 8123 now.");
    browser.wait_text("I am Anna");
}

#[test]
fn a_customer_is_passed_from_bot_to_person_and_sees_who_is_who() {
    let (server, mut browser) = pair();
    let desk = &server.desk;
    browser.wait_text("How can we help you?");
    browser.wait_text("Our assistant, a bot");
    browser.reads("#who", "Our assistant, a bot");
    browser.say("I want my money back");
    browser.gone(".pending");
    desk.typing(Author::Bot, "Baton");
    browser.wait_text("Baton is typing");
    desk.bot("Is it about an order?", &[("yes", "Yes, an order"), ("no", "Something else")]);
    browser.wait(".choice");
    browser.reads("#typing", "");
    browser.is_sound();
    browser.picture("bot-desktop");
    browser.click("Yes, an order");
    browser.gone(".pending");
    assert_eq!(browser.count(".choice"), 0, "a used button is gone");

    desk.hand_over(2, 240);
    browser.wait_text("This is what I passed on");
    // The state comes in a frame of its own, after the card.
    browser.wait_text("You are number 2 in the queue");
    browser.reads("#banner", "You are number 2 in the queue. It usually takes 4 minutes at most.");
    browser.reads("#who", "Waiting for a person");
    browser.is_sound();
    browser.picture("queue-desktop");

    desk.taken_by("Anna Berg");
    desk.agent("Anna Berg", "Hello, I am Anna.");
    browser.wait_text("Hello, I am Anna.");
    browser.reads("#who", "Anna Berg, a person");
    browser.reads(".bot .tag", "Bot");
    browser.reads(".agent .tag", "Person");
    browser.gone("#banner span");
    browser.is_sound();
    browser.picture("agent-desktop");
    assert_eq!(desk.said(), ["I want my money back", "Yes, an order"]);
}

#[test]
fn a_correction_of_the_briefing_reaches_the_desk_and_is_marked() {
    let (server, mut browser) = pair();
    reach_an_agent(&server, &mut browser);
    browser.click("Correct it");
    browser.focus_is("What you want");
    browser.picture("correct-desktop");
    browser
        .run(json!({"do": "fill", "selector": ".edit label:nth-child(2) input", "text": "8124"}));
    // Whatever arrives meanwhile must not tear the form away.
    server.desk.agent("Anna Berg", "One moment.");
    browser.wait_text("One moment.");
    browser.click("Pass on the correction");
    browser.wait_text("Corrected by you");
    assert_eq!(server.desk.corrected("order_number"), "8124");
    browser.focus_is("Correct it");
    browser.is_sound();
}

#[test]
fn a_reload_keeps_the_conversation_the_draft_and_the_visitor() {
    let (server, mut browser) = pair();
    reach_an_agent(&server, &mut browser);
    let before = browser.lines();
    browser.run(json!({"do": "fill", "selector": "#text", "text": "half a sent"}));
    browser.run(json!({"do": "reload"}));
    browser.wait_text("I am Anna");
    assert_eq!(browser.lines(), before);
    let draft =
        browser.run(json!({"do": "evaluate", "script": "document.getElementById('text').value"}));
    assert_eq!(draft, "half a sent");
    assert_eq!(server.desk.visitors(), 1);
    let address = browser.run(json!({"do": "evaluate", "script": "location.href"}));
    assert!(!address.to_string().contains("vt_"), "{address}");
}

#[test]
fn what_is_written_while_the_relay_is_dead_arrives_once_and_in_order() {
    let (mut server, mut browser) = pair();
    browser.say("one");
    browser.gone(".pending");
    server.kill();
    browser.wait_text("Connecting again");
    browser.say("two");
    browser.say("three");
    browser.picture("reconnect-desktop");
    // Even a reload in the middle loses nothing: the page itself comes once the relay is back.
    server.revive();
    browser.run(json!({"do": "reload"}));
    browser.wait("#chat[data-ready=yes]");
    browser.say("four");
    browser.gone(".pending");
    browser.gone("#banner span");
    assert_eq!(server.desk.said(), ["one", "two", "three", "four"]);
    let shown: Vec<_> = ["one", "two", "three", "four"].map(|t| line("customer", t)).to_vec();
    assert_eq!(browser.lines(), shown);
}

#[test]
fn a_relay_that_dies_again_and_again_loses_and_doubles_nothing() {
    let (mut server, mut browser) = pair();
    let texts: Vec<_> = (0..18).map(|n| format!("message {n}")).collect();
    for (n, text) in texts.iter().enumerate() {
        browser.say(text);
        if n % 3 == 0 {
            server.kill();
            server.revive();
        }
        if n % 5 == 4 {
            browser.run(json!({"do": "reload"}));
            browser.wait("#chat[data-ready=yes]");
        }
    }
    browser.gone(".pending");
    assert_eq!(server.desk.said(), texts);
    let shown: Vec<_> = texts.iter().map(|text| line("customer", text)).collect();
    assert_eq!(browser.lines(), shown);
}

#[test]
fn what_is_written_offline_goes_out_once_when_the_line_is_back() {
    let (server, mut browser) = pair();
    browser.say("one");
    browser.gone(".pending");
    browser.run(json!({"do": "offline"}));
    browser.wait_text("You are offline");
    browser.say("two");
    browser.say("three");
    assert_eq!(browser.count(".pending"), 2);
    browser.wait_text("Waiting to be sent");
    server.desk.bot("Are you still there?", &[]);
    browser.is_sound();
    browser.run(json!({"do": "online"}));
    browser.gone(".pending");
    browser.gone("#banner span");
    assert_eq!(server.desk.said(), ["one", "two", "three"]);
    let expected = vec![
        line("customer", "one"),
        line("bot", "Are you still there?"),
        line("customer", "two"),
        line("customer", "three"),
    ];
    assert_eq!(browser.lines(), expected);
}

#[test]
fn a_graceful_stop_brings_the_visitor_back_without_a_word_lost() {
    let (mut server, mut browser) = pair();
    browser.say("one");
    browser.gone(".pending");
    server.say_goodbye();
    browser.wait_text("Connecting again");
    server.kill();
    browser.say("two");
    server.revive();
    browser.gone(".pending");
    assert_eq!(server.desk.said(), ["one", "two"]);
}

#[test]
fn a_refused_message_waits_or_returns_to_its_writer() {
    let (server, mut browser) = pair();
    server.desk.refuse_next(busy(Duration::from_millis(100)));
    browser.say("patience");
    browser.gone(".pending");
    assert_eq!(server.desk.said(), ["patience"]);

    server.desk.refuse_next(Refusal::never("muted", "The desk takes no messages now."));
    browser.say("precious words");
    browser.wait_text("Not sent. The desk takes no messages now.");
    browser.is_sound();
    browser.run(json!({"do": "reload"}));
    browser.wait_text("Not sent.");
    browser.click("Edit");
    let text =
        browser.run(json!({"do": "evaluate", "script": "document.getElementById('text').value"}));
    assert_eq!(text, "precious words");
    browser.press("Enter");
    browser.gone(".pending");
    assert_eq!(server.desk.said(), ["patience", "precious words"]);
}

#[test]
fn a_visitor_whose_token_is_no_longer_known_starts_anew_with_nothing_unsent_lost() {
    let (mut server, mut browser) = pair();
    browser.say("to the former relay");
    browser.gone(".pending");
    server.kill();
    browser.wait_text("Connecting again");
    browser.say("still to be said");
    let forget = "localStorage.setItem('baton.chat.token', 'vt_of_another_relay')";
    browser.run(json!({"do": "evaluate", "script": forget}));
    server.revive();
    browser.gone(".pending");
    assert_eq!(server.desk.said(), ["still to be said"]);
    assert_eq!(browser.lines(), [line("customer", "still to be said")]);
    assert_eq!(server.desk.visitors(), 2);
}

#[test]
fn two_tabs_are_one_visitor_and_double_nothing() {
    let (server, mut browser) = pair();
    browser.say("from the first tab");
    browser.gone(".pending");
    browser.run(json!({"do": "open", "page": "b", "like": "a", "url": server.url("/chat")}));
    browser.run(json!({"do": "wait", "page": "b", "text": "from the first tab"}));
    browser.run(json!({"do": "say", "page": "b", "text": "from the second"}));
    browser.wait_text("from the second");
    browser.run(json!({"do": "reload"}));
    browser.wait_text("from the second");
    assert_eq!(server.desk.said(), ["from the first tab", "from the second"]);
    assert_eq!(server.desk.visitors(), 1);
    browser.run(json!({"do": "close", "page": "b"}));
}

#[test]
fn the_end_asks_first_takes_a_rating_and_lets_one_write_again() {
    let (server, mut browser) = pair();
    reach_an_agent(&server, &mut browser);
    browser.click("End the chat");
    browser.focus_is("Keep chatting");
    browser.picture("end-desktop");
    browser.press("Escape");
    assert_eq!(browser.keyboard_focus(), "End the chat");
    assert!(!server.desk.ended());

    browser.press("Enter");
    browser.run(json!({"do": "click", "selector": "#panel .solid"}));
    browser.wait_text("How was this chat?");
    browser.is_sound();
    browser.picture("rate-desktop");
    browser.run(json!({"do": "click", "selector": ".star:nth-child(4)"}));
    browser.run(json!({"do": "fill", "selector": ".rating textarea", "text": "Quick and kind"}));
    browser.click("Send rating");
    browser.wait_text("Thank you for your rating");
    // The page thanks at once; what it sent arrives a moment later.
    let end = std::time::Instant::now() + Duration::from_secs(5);
    while server.desk.rating().is_none() && std::time::Instant::now() < end {
        browser.count(".rating");
    }
    assert_eq!(server.desk.rating(), Some((4, Some("Quick and kind".to_owned()))));

    browser.say("One more thing");
    browser.gone(".pending");
    server.desk.state(|state| state.control = Control::Agent("Anna Berg".to_owned()));
    browser.gone(".after");
    assert!(!server.desk.ended());
}

#[test]
fn everything_can_be_done_by_keyboard_alone() {
    let (server, mut browser) = pair();
    assert_eq!(browser.focus(), "Write a message", "one can write at once");
    browser.run(json!({"do": "type", "text": "hello"}));
    browser.press("Shift+Enter");
    browser.run(json!({"do": "type", "text": "there"}));
    browser.press("Enter");
    browser.gone(".pending");
    assert_eq!(server.desk.said(), ["hello\nthere"]);
    server.desk.bot("Choose:", &[("a", "First"), ("b", "Second")]);
    browser.wait(".choice");
    // Backwards from the composer: attach, then the buttons of the conversation.
    let back = browser.run(json!({"do": "walk", "key": "Shift+Tab", "keys": 3}));
    let names: Vec<_> =
        back.as_array().expect("a walk").iter().map(|f| f["name"].clone()).collect();
    assert_eq!(names, [json!("Attach a file"), json!("Second"), json!("First")]);
    browser.press("Space");
    browser.gone(".pending");
    assert_eq!(server.desk.said().last().map(String::as_str), Some("First"));
    browser.focus_is("Write a message");

    server.desk.state(|state| {
        state.ended = true;
        state.ratable = true;
    });
    browser.wait(".rating");
    let walk = browser.run(json!({"do": "walk", "key": "Shift+Tab", "keys": 5}));
    assert!(walk.to_string().contains("5 stars: very good"), "{walk}");
    let rings = walk.as_array().expect("a walk").iter().filter(|f| f["tag"] != "input");
    assert!(rings.into_iter().all(|f| f["ring"] == true), "{walk}");
    browser.press("ArrowLeft");
    browser.press("ArrowLeft");
    browser.press("Enter");
    browser.wait_text("Thank you for your rating");
    assert_eq!(server.desk.rating().map(|(stars, _)| stars), Some(3));
}

#[test]
fn a_screen_reader_hears_new_messages_once_and_no_history() {
    let (server, mut browser) = pair();
    browser.say("hello");
    browser.gone(".pending");
    browser.run(json!({"do": "reload"}));
    browser.wait("#log[aria-live=polite]");
    let watch = "window.heard = []; new MutationObserver((all) => all.forEach((one) => \
        one.addedNodes.forEach((node) => window.heard.push(node.textContent)))).observe(\
        document.getElementById('log'), { childList: true }); null";
    browser.run(json!({"do": "evaluate", "script": watch}));
    server.desk.bot("First answer", &[]);
    browser.wait_text("First answer");
    server.desk.agent("Anna", "Second answer");
    browser.wait_text("Second answer");
    let heard = browser.run(json!({"do": "evaluate", "script": "window.heard"}));
    let heard: Vec<_> = heard.as_array().expect("a list").iter().map(Value::to_string).collect();
    assert_eq!(heard.len(), 2, "{heard:?}");
    assert!(heard[0].contains("Baton") && heard[0].contains("Bot"), "{heard:?}");
    assert!(heard[1].contains("Anna") && heard[1].contains("Person"), "{heard:?}");
    for (selector, name, value) in [
        ("#log", "role", "log"),
        ("#log", "aria-busy", "false"),
        ("#log", "aria-label", "Conversation"),
        ("#banner", "role", "status"),
    ] {
        let found = browser.run(json!({"do": "attribute", "selector": selector, "name": name}));
        assert_eq!(found, value, "{selector} {name}");
    }
}

#[test]
fn a_german_browser_gets_a_german_page_and_a_phone_has_room_for_all_of_it() {
    let server = Server::start();
    let mut browser = Browser::start();
    browser.run(json!({
        "do": "open", "url": server.url("/chat"), "languages": ["de-AT", "en"],
        "viewport": [360, 640], "touch": true,
    }));
    browser.wait("#chat[data-ready=yes]");
    browser.wait_text("Wie können wir Ihnen helfen?");
    browser.picture("greeting-phone");
    let profile = server.desk.profile();
    assert_eq!(profile.languages.as_slice()[0].as_str(), "de-AT");
    assert_eq!(profile.page.expect("a page").as_str(), server.url("/chat"));
    assert!(profile.time_zone.is_some());
    browser.say("Ich möchte mein Geld zurück");
    browser.gone(".pending");
    server.desk.bot("Geht es um eine Bestellung?", &[("yes", "Ja"), ("no", "Nein")]);
    browser.wait(".choice");
    browser.is_sound();
    browser.picture("bot-phone");
    server.desk.hand_over(2, 240);
    browser.wait_text("Das habe ich weitergegeben");
    browser.wait_text("Meist dauert es höchstens 4 Minuten.");
    browser.is_sound();
    browser.picture("queue-phone");
    server.desk.taken_by("Anna");
    server.desk.agent("Anna", "Guten Tag, ich bin Anna.");
    browser.wait_text("ich bin Anna");
    browser.click("Chat beenden");
    browser.run(json!({"do": "click", "selector": "#panel .solid"}));
    browser.wait_text("Wie war dieser Chat?");
    // The last words stay in sight when the panel opens.
    let end = "(() => { const log = document.getElementById('log'); \
        return log.scrollHeight - log.scrollTop - log.clientHeight; })()";
    assert!(browser.run(json!({"do": "evaluate", "script": end})).as_f64() < Some(2.0));
    browser.is_sound();
    browser.picture("rate-phone");
}

#[test]
fn the_dark_page_is_as_readable_as_the_light_one() {
    let server = Server::start();
    let mut browser = Browser::start();
    browser.run(json!({"do": "open", "url": server.url("/chat"), "dark": true}));
    browser.wait("#chat[data-ready=yes]");
    reach_an_agent(&server, &mut browser);
    browser.say("Thank you, Anna. See https://example.org/receipt for the receipt.");
    browser.gone(".pending");
    browser.is_sound();
    browser.picture("agent-dark");
    browser.run(json!({"do": "offline"}));
    browser.wait_text("You are offline");
    browser.say("still there?");
    browser.click("End the chat");
    browser.is_sound();
    browser.picture("offline-dark");
}

#[test]
fn files_go_by_reference_and_programs_stay_out() {
    let (server, mut browser) = pair();
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("shoe.png");
    std::fs::write(&picture, PIXEL).expect("written");
    let program = folder.path().join("run.exe");
    std::fs::write(&program, b"MZ\x90\0\x03\0\0\0").expect("written");
    browser.run(json!({"do": "upload", "path": program}));
    browser.wait_text("Only images, PDF and plain text can be sent.");
    browser.run(json!({"do": "upload", "path": picture}));
    browser.wait(".chip:not(.busy)");
    browser.is_sound();
    browser.say("This is the shoe");
    browser.gone(".pending");
    browser.wait(".picture[src^='blob:']");
    browser.is_sound();
    browser.picture("file-desktop");
    let saved = browser.run(json!({"do": "download", "selector": ".picture-holder"}));
    assert_eq!(saved["name"], "shoe.png");
    assert_eq!(server.desk.said(), ["This is the shoe"]);
}

#[test]
fn the_copy_to_keep_holds_every_line() {
    let (server, mut browser) = pair();
    reach_an_agent(&server, &mut browser);
    let saved = browser.run(json!({"do": "download", "title": "Save a copy of this chat"}));
    let text = saved["text"].as_str().expect("text");
    assert!(saved["name"].as_str().expect("a name").ends_with(".txt"));
    for needle in
        ["Acme Support", "You – ", "I want my money back", "Baton (Bot)", "Anna Berg (Person)"]
    {
        assert!(text.contains(needle), "{needle} is missing in {text}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let (server, mut browser) = pair();
    let hostile = "<img src=x onerror=\"window.owned=1\"><script>window.owned=1</script>{{7*7}} \
        javascript:alert(1) \u{202e}gnp.exe https://ok.example/<b>";
    browser.say(hostile);
    browser.gone(".pending");
    server.desk.bot(hostile, &[("x", "<b onclick=alert(1)>press</b>")]);
    server.desk.agent("<i>Mallory</i>", hostile);
    browser.wait_text("<i>Mallory</i>");
    let owned = browser.run(json!({"do": "evaluate", "script": "window.owned ?? null"}));
    assert_eq!(owned, Value::Null);
    assert_eq!(browser.count("#log img, #log script, #log i, #log b"), 0);
    let link = browser.run(json!({"do": "attribute", "selector": "#log a", "name": "href"}));
    assert_eq!(link, "https://ok.example/");
    browser.is_sound();
}

#[test]
fn the_widget_opens_counts_what_is_unread_and_gives_the_focus_back() {
    let server = Server::start();
    let mut browser = Browser::start();
    let url = server.url("/shop?secret=1#part");
    browser.run(json!({"do": "open", "url": url}));
    browser.run(json!({"do": "walk", "keys": 2}));
    assert_eq!(browser.keyboard_focus(), "Open chat");
    browser.press("Enter");
    browser.run(json!({"do": "wait", "frame": true, "selector": "#chat[data-ready=yes]"}));
    browser.run(json!({"do": "say", "frame": true, "text": "hello from the shop"}));
    browser.run(json!({"do": "gone", "frame": true, "selector": ".pending"}));
    server.desk.bot("Welcome to the shop!", &[]);
    browser.run(json!({"do": "wait", "frame": true, "text": "Welcome to the shop!"}));
    browser.picture("widget-desktop");
    let page = server.desk.profile().page.expect("a page");
    assert_eq!(page.as_str(), server.url("/shop"), "query and fragment stay at home");

    browser.press("Escape");
    browser.focus_is("Open chat");
    server.desk.bot("Anything else?", &[]);
    server.desk.bot("I am here.", &[]);
    browser.run(json!({"do": "wait", "role": "button", "title": "Open chat, 2 unread"}));
    browser.picture("widget-unread-desktop");
    assert_eq!(browser.run(json!({"do": "errors"})), json!([]));
    browser.press("Enter");
    browser.run(json!({"do": "wait", "role": "button", "title": "Close chat"}));
    let names = browser.run(json!({"do": "evaluate", "script": "Object.keys(window.Baton)"}));
    assert_eq!(names, json!(["open", "close", "toggle", "identify"]));
}

/// A JWT of the site's server, good for five minutes.
fn vouched(sub: &str) -> String {
    let end = jiff::Timestamp::now().as_second() + 300;
    let parts = [json!({"alg": "HS256"}), json!({"sub": sub, "name": "Ann", "exp": end})];
    let text = parts.map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".");
    let mut mac = Hmac::<Sha256>::new_from_slice(SITE_SECRET.as_bytes()).expect("any length");
    mac.update(text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

#[test]
fn a_page_says_who_is_signed_in_and_nothing_of_it_stays_in_the_browser() {
    let server = Server::start();
    let mut browser = Browser::start();
    browser.run(json!({"do": "open", "url": server.url("/shop")}));
    browser.run(json!({"do": "walk", "keys": 2}));
    browser.press("Enter");
    browser.run(json!({"do": "wait", "frame": true, "selector": "#chat[data-ready=yes]"}));
    browser.run(json!({"do": "say", "frame": true, "text": "as a stranger"}));
    browser.run(json!({"do": "gone", "frame": true, "selector": ".pending"}));
    assert_eq!(server.desk.profile().person, None);

    let script = format!("Baton.identify('{}')", vouched("7781"));
    browser.run(json!({"do": "evaluate", "script": script}));
    browser.run(json!({"do": "gone", "frame": true, "text": "as a stranger"}));
    browser.run(json!({"do": "say", "frame": true, "text": "as myself"}));
    browser.run(json!({"do": "gone", "frame": true, "selector": ".pending"}));
    let person = server.desk.profile().person.expect("vouched for");
    assert_eq!((person.id.as_str(), person.name.as_deref()), ("7781", Some("Ann")));
    let kept = browser.run(json!({"do": "evaluate", "script": "JSON.stringify(localStorage)"}));
    let kept = kept.as_str().expect("text");
    assert!(kept.contains("vt_") && !kept.contains("vp_") && !kept.contains("eyJ"), "{kept}");
}

/// The smallest PNG: one pixel.
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0, 0,
    0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];
