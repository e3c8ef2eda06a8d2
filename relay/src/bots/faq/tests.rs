//! The bot through its two doors: the file and the call.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::bots::BotMessage;
use crate::desk::parts::{Customer, Source};

fn shop() -> Faq {
    Faq::parse(DEFAULT).unwrap()
}

fn call(text: &str, variables: &BTreeMap<String, String>) -> BotCall {
    BotCall {
        call_id: "c1".parse().unwrap(),
        epoch: baton_shared::id::Epoch(1),
        conversation: "conv1".parse().unwrap(),
        customer: Customer { id: "c-9".to_owned(), ..Customer::default() },
        messages: vec![BotMessage {
            id: "m1".parse().unwrap(),
            text: text.to_owned(),
            choice: None,
            at: Timestamp::UNIX_EPOCH,
        }],
        variables: variables.clone(),
        missing: Vec::new(),
    }
}

/// A conversation as the engine holds it: variables are merged and passed back.
#[derive(Default)]
struct Talk {
    variables: BTreeMap<String, String>,
}

impl Talk {
    fn say(&mut self, faq: &Faq, text: &str) -> BotReply {
        self.send(faq, &call(text, &self.variables))
    }

    fn press(&mut self, faq: &Faq, choice: &str) -> BotReply {
        let mut call = call("", &self.variables);
        call.messages[0].choice = Some(choice.to_owned());
        self.send(faq, &call)
    }

    fn send(&mut self, faq: &Faq, call: &BotCall) -> BotReply {
        let reply = faq.answer(call);
        self.variables.extend(reply.variables.clone());
        reply
    }
}

fn intent(reply: &BotReply) -> &str {
    reply.intent.as_ref().map_or("none", |intent| intent.name.as_str())
}

#[test]
fn customers_are_understood_in_their_own_words_and_language() {
    let cases = [
        ("Hi, where's my order?", "order-status", "en"),
        ("my parcel still hasnt arrived", "order-status", "en"),
        ("i forgot my pasword", "login", "en"),
        ("how do I resset my pasword please", "login", "en"),
        ("I'd like to get my money back", "refund", "en"),
        ("can i get an invoce", "invoice", "en"),
        ("what time do you open on Saturdays?", "opening-hours", "en"),
        ("someone hacked my account!!", "fraud", "en"),
        ("how long is delivery", "delivery-time", "en"),
        ("Wo bleibt denn mein Paket?", "order-status", "de"),
        ("Ich habe mein Passwort vergessen", "login", "de"),
        ("Wie sind Ihre oeffnungszeiten?", "opening-hours", "de"),
        ("ich will mein geld zurück", "refund", "de"),
        ("Ich brauche die Rechnung", "invoice", "de"),
        ("¿Dónde está mi pedido?", "order-status", "es"),
        ("he olvidado la contrasena", "login", "es"),
        ("quiero un reembolso", "refund", "es"),
        ("necesito la factura", "invoice", "es"),
    ];
    let faq = shop();
    let mut wrong = Vec::new();
    for (text, id, language) in cases {
        let reply = Talk::default().say(&faq, text);
        if (intent(&reply), reply.variables["_faq_language"].as_str()) != (id, language) {
            wrong.push(format!("{text}: {} {:?}", intent(&reply), reply.confidence));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_the_file_does_not_know_is_said_to_be_not_understood() {
    let faq = shop();
    for text in [
        "do you sell blue garden gnomes with red hats",
        "the weather in Lisbon is lovely this week",
        "asdf qwer zxcv",
        "🙈🙈🙈",
        "?",
        "Können Sie mir ein Gedicht über den Mond schreiben",
    ] {
        let reply = Talk::default().say(&faq, text);
        assert_eq!(reply.understood, Some(false), "{text}: {reply:?}");
        assert!(reply.confidence.unwrap() < 0.5, "{text}");
        assert!(!reply.messages[0].choices.is_empty(), "{text}: nothing offered");
    }
}

#[test]
fn a_question_that_needs_a_value_asks_for_it_and_then_answers() {
    let (faq, mut talk) = (shop(), Talk::default());
    let asked = talk.say(&faq, "where is my order");
    assert!(asked.messages[0].text.contains("order number"));
    assert!(asked.sources.is_empty());
    let answered = talk.say(&faq, "it's #81234");
    assert!(answered.messages[0].text.starts_with("Order 81234:"), "{answered:?}");
    assert_eq!(answered.variables["order"], "81234");
    assert_eq!(answered.sources, ["order-status"]);
    assert_eq!(talk.variables["_faq_waiting"], "");
    let later = talk.say(&faq, "I want a refund");
    let handover = later.handover.expect("a refund is for people");
    assert_eq!(handover.queue.unwrap().as_str(), "billing");
    let order = &handover.briefing.collected["order"];
    assert_eq!(
        (order.value.as_str(), order.by, order.verified),
        ("81234", Source::Customer, false)
    );
    assert_eq!(handover.briefing.tried, ["Where is my order?"]);
    assert_eq!(handover.briefing.sources, ["order-status"]);
    assert!(handover.tags.contains(&"refund".to_owned()));
    assert!(handover.variables.keys().all(|name| !name.starts_with("_faq_")));
}

#[test]
fn a_value_given_with_the_question_is_not_asked_for_again() {
    let reply = Talk::default().say(&shop(), "Where is my order 81234?");
    assert!(reply.messages[0].text.starts_with("Order 81234:"), "{reply:?}");
}

#[test]
fn another_question_instead_of_the_value_is_answered_and_a_misfit_is_asked_again_once() {
    let (faq, mut talk) = (shop(), Talk::default());
    talk.say(&faq, "where is my order");
    assert_eq!(intent(&talk.say(&faq, "what are your opening hours?")), "opening-hours");

    let mut talk = Talk::default();
    talk.say(&faq, "I want a refund");
    let again = talk.say(&faq, "no idea");
    assert_eq!(again.understood, Some(false));
    assert!(again.messages[0].text.contains("order number"));
    let passed_on = talk.say(&faq, "really no idea");
    assert!(passed_on.handover.is_some(), "{passed_on:?}");
}

#[test]
fn a_button_leads_to_its_question_in_the_language_spoken() {
    let (faq, mut talk) = (shop(), Talk::default());
    let reply = talk.say(&faq, "Ich kann mich nicht anmelden");
    assert_eq!(reply.messages[0].choices[0].id, "login-help");
    let pressed = talk.press(&faq, "login-help");
    assert_eq!(intent(&pressed), "login-help");
    assert_eq!(pressed.confidence, Some(1.0));
    assert_eq!(pressed.handover.unwrap().language.as_deref(), Some("de"));
}

#[test]
fn a_greeting_is_greeted_with_the_menu_and_thanks_are_taken() {
    let faq = shop();
    for (text, name, start) in [
        ("Hello!", "greeting", "Hello"),
        ("Guten Tag", "greeting", "Hallo"),
        ("hola", "greeting", "¡Hola"),
        ("thank you very much", "thanks", "You are welcome"),
        ("Vielen Dank!", "thanks", "Gern"),
    ] {
        let reply = Talk::default().say(&faq, text);
        assert_eq!(intent(&reply), name, "{text}");
        assert!(reply.messages[0].text.starts_with(start), "{text}: {reply:?}");
        assert_eq!(reply.messages[0].choices.len(), if name == "greeting" { 4 } else { 0 });
    }
}

#[test]
fn a_value_with_braces_is_put_in_as_it_is() {
    let file = r#"
language = "en"
greeting = "hi"
thanks = "np"
fallback = "what?"
again = "no."
[[variable]]
name = "item"
ask = "Which one?"
[[question]]
id = "stock"
ask = ["is it in stock"]
needs = ["item"]
answer = "{item} is in stock, {item}."
"#;
    let (faq, mut talk) = (Faq::parse(file).unwrap(), Talk::default());
    talk.say(&faq, "is it in stock");
    let reply = talk.say(&faq, "{item} {{name}}");
    assert_eq!(reply.messages[0].text, "{item} {{name}} is in stock, {item} {{name}}.");
}

#[test]
fn every_fault_of_a_file_is_named_with_its_line() {
    let file = r#"language = "en"
greeting = "hi"
thanks = { de = "bitte" }
fallback = "what?"
again = "no."
menu = ["nowhere"]
[[question]]
id = "Bad Id"
ask = []
answer = "{order}"
needs = ["order"]
"#;
    let faults = Faq::parse(file).unwrap_err();
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let all = said.join("\n");
    for part in [
        "line 3: `thanks`",
        "line 6: `menu`",
        "line 7: the question's id",
        "no `ask`",
        "[[variable]]",
    ] {
        assert!(all.contains(part), "{part} is missing in:\n{all}");
    }
    let unknown = Faq::parse("language = \"en\"\ncolour = 3\n").unwrap_err();
    assert_eq!(unknown[0].line, 2, "{unknown:?}");
}

#[test]
fn the_default_file_speaks_three_languages_with_the_same_questions() {
    let faq = shop();
    let ids = |code: &str| -> Vec<&str> {
        let own = faq.questions.iter().filter(|q| q.language == code);
        own.map(|q| q.id.as_str()).collect()
    };
    assert_eq!(ids("en"), ids("de"));
    assert_eq!(ids("en"), ids("es"));
    assert!(faq.queues().all(|q| ["support", "billing"].contains(&q.as_str())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn hostile_text_gets_an_answer_within_bounds(
        text in "\\PC{0,300}|[\\x00-\\x7f]{0,80}|(passw[o0]rd ?){0,300}|[{}@.]{0,60}",
        pending in proptest::option::of(("[a-z-]{0,12}|refund", "\\PC{0,12}|order", "\\PC{0,6}")),
    ) {
        let mut variables = BTreeMap::new();
        if let Some((question, waiting, tries)) = pending {
            variables.insert("_faq_question".to_owned(), question);
            variables.insert("_faq_waiting".to_owned(), waiting);
            variables.insert("_faq_tries".to_owned(), tries.clone());
            variables.insert("_faq_shown".to_owned(), format!("{tries},,login"));
        }
        thread_local!(static SHOP: Faq = shop());
        let reply = SHOP.with(|faq| faq.answer(&call(&text, &variables)));
        let confidence = reply.confidence.expect("always told");
        prop_assert!((0.0..=1.0).contains(&confidence));
        prop_assert!(!reply.messages.is_empty());
        prop_assert!(reply.messages.iter().all(|m| !m.text.trim().is_empty()));
    }
}
