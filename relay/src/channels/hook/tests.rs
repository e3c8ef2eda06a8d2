//! What senders get told, and golden envelopes.

use baton_shared::id::{Epoch, TicketNumber};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::desk::parts::Choice;

fn full() -> Value {
    json!({"type": "message.created", "timestamp": "2026-11-21T09:00:00Z", "data": {
        "id": "m-1",
        "customer": {"id": "c-9", "name": "Ann", "email": "a@example.org", "language": "en",
                     "attributes": {"tier": "gold", "visits": 3, "beta": true, "none": null}},
        "text": "hello",
        "attachments": [{"url": "https://example.org/x.png", "type": "image/png",
                         "name": "x.png", "size": 123}],
        "choice": {"id": "yes"}}})
}

fn parsed(body: &Value) -> Result<Received, String> {
    parse(body.to_string().as_bytes()).map_err(|error| error.to_string())
}

fn with(pointer: &str, value: Value) -> Value {
    let mut body = full();
    *body.pointer_mut(pointer).expect("there") = value;
    body
}

fn without(parent: &str, field: &str) -> Value {
    let mut body = full();
    let parent = body.pointer_mut(parent).expect("there");
    parent.as_object_mut().expect("an object").remove(field).expect("was there");
    body
}

fn refusal(body: &Value) -> String {
    parsed(body).expect_err("malformed")
}

#[test]
fn the_contracts_example_is_read_whole() {
    let Ok(Received::Message(message)) = parsed(&full()) else { panic!("not a message") };
    let attributes = [("beta", "true"), ("tier", "gold"), ("visits", "3")];
    let expected = Inbound {
        provider_id: "m-1".into(),
        customer: Customer {
            id: "c-9".into(),
            name: Some("Ann".into()),
            email: Some("a@example.org".into()),
            language: Some("en".into()),
            attributes: attributes.map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
            verified: false,
        },
        text: Some(Text::new("hello").expect("text")),
        attachments: vec![Attachment {
            url: "https://example.org/x.png".into(),
            kind: Some("image/png".into()),
            name: Some("x.png".into()),
            size: Some(123),
        }],
        choice: Some("yes".into()),
        sent_at: Some("2026-11-21T09:00:00Z".parse().expect("time")),
    };
    assert_eq!(*message, expected);
}

#[test]
fn the_smallest_message_is_an_id_a_customer_and_a_text() {
    let body = json!({"type": "message.created",
        "data": {"id": "1", "customer": {"id": "c"}, "text": "hi", "new": {"field": [1]}}});
    let Ok(Received::Message(message)) = parsed(&body) else { panic!("not a message") };
    assert_eq!(message.customer, Customer { id: "c".into(), ..Customer::default() });
    assert_eq!((message.choice, message.sent_at), (None, None));
}

#[test]
fn an_echo_is_a_message_the_other_way_with_its_author_and_the_relays_own_id() {
    let mut body = full();
    body["type"] = "message.echo".into();
    let Ok(Received::Echo(plain)) = parsed(&body) else { panic!("not an echo") };
    let Ok(Received::Message(message)) = parsed(&full()) else { panic!("not a message") };
    // Buttons are chosen by customers.
    let sent = Inbound { choice: None, ..*message };
    assert_eq!(*plain, Echo { sent: sent.clone(), author: None, of: None });
    body["data"]["author"] = json!({"name": "Sam", "kind": "agent"});
    body["data"]["echo_of"] = "01J-ours".into();
    let Ok(Received::Echo(whole)) = parsed(&body) else { panic!("not an echo") };
    let of = Some("01J-ours".parse().expect("an id"));
    assert_eq!(*whole, Echo { sent, author: Some("Sam".to_owned()), of });
    for (field, value, said) in [
        ("author", json!("Sam"), "data.author must be an object"),
        ("author", json!({"name": "x".repeat(257)}), "data.author.name has 257 bytes"),
        ("echo_of", json!("two words"), "data.echo_of must be 1 to 128 visible ASCII"),
        ("text", json!("x".repeat(17 * 1024)), "data.text has 17408 bytes"),
        ("customer", json!({}), "data.customer.id is missing"),
    ] {
        let mut wrong = body.clone();
        wrong["data"][field] = value;
        assert!(refusal(&wrong).starts_with(said), "{}", refusal(&wrong));
    }
}

#[test]
fn what_is_missing_is_named_by_its_path() {
    for (parent, field, said) in [
        ("", "type", "type is missing"),
        ("", "data", "data is missing"),
        ("/data", "id", "data.id is missing"),
        ("/data", "customer", "data.customer is missing"),
        ("/data/customer", "id", "data.customer.id is missing"),
        ("/data/attachments/0", "url", "data.attachments[0].url is missing"),
        ("/data/choice", "id", "data.choice.id is missing"),
    ] {
        assert_eq!(refusal(&without(parent, field)), said);
    }
}

#[test]
fn a_wrong_type_is_named_with_what_is_wanted_and_without_what_came() {
    for (pointer, value, said) in [
        ("/type", json!(7), "type must be a string"),
        ("/data", json!([1]), "data[0] must be a string"),
        ("/data", json!("secret"), "data must be an object"),
        ("/data/customer", json!("secret"), "data.customer must be an object"),
        ("/data/customer/id", json!(77_777), "data.customer.id must be a string"),
        ("/data/text", json!({"a": "secret"}), "data.text must be a string"),
        ("/data/attachments", json!("secret"), "data.attachments must be an array"),
        (
            "/data/attachments/0/size",
            json!(-5),
            "data.attachments[0].size must be a whole number, not negative",
        ),
        (
            "/data/customer/attributes/tier",
            json!(["secret"]),
            "data.customer.attributes.tier must be a string, a number or true or false",
        ),
    ] {
        assert_eq!(refusal(&with(pointer, value)), said);
    }
}

#[test]
fn values_out_of_bounds_are_named_with_the_bound() {
    let many: serde_json::Map<String, Value> =
        (0..65).map(|i| (format!("a{i}"), json!("x"))).collect();
    let files = vec![json!({"url": "https://e.org/"}); 1001];
    for (pointer, value, said) in [
        ("/data/id", json!("a b"), "data.id must be 1 to 128 visible ASCII"),
        ("/data/id", json!(""), "data.id must be 1 to 128 visible ASCII"),
        ("/data/customer/id", json!("x".repeat(129)), "data.customer.id must be 1 to 128"),
        (
            "/data/customer/name",
            json!("x".repeat(257)),
            "data.customer.name has 257 bytes, at most 256",
        ),
        (
            "/data/customer/attributes",
            Value::Object(many),
            "data.customer.attributes has 65 entries, at most 64",
        ),
        (
            "/data/customer/attributes/tier",
            json!("x".repeat(1025)),
            "data.customer.attributes.tier has 1025 bytes",
        ),
        ("/data/attachments", json!(files), "data.attachments has 1001 entries, at most 1000"),
        (
            "/data/attachments/0/url",
            json!("javascript:alert(1)"),
            "data.attachments[0].url must be an http",
        ),
        (
            "/data/attachments/0/url",
            json!("/etc/passwd"),
            "data.attachments[0].url must be an http",
        ),
        (
            "/data/text",
            json!("x".repeat(16 * 1024 + 1)),
            "data.text has 16385 bytes, at most 16384",
        ),
        ("/timestamp", json!("yesterday"), "timestamp must be an RFC 3339 time"),
        ("/type", json!(""), "type is empty"),
    ] {
        let refusal = refusal(&with(pointer, value));
        assert!(refusal.starts_with(said), "{refusal}");
    }
}

#[test]
fn a_message_that_says_nothing_is_refused() {
    let mut body = json!({"type": "message.created",
        "data": {"id": "1", "customer": {"id": "c"}, "text": " \n", "attachments": []}});
    assert_eq!(refusal(&body), "data says nothing: send `text`, `attachments` or `choice`");
    body["data"]["choice"] = json!({"id": "yes"});
    assert!(parsed(&body).is_ok());
}

#[test]
fn broken_json_is_told_where_and_a_cut_body_as_cut() {
    let said = |body: &[u8]| parse(body).expect_err("malformed").to_string();
    assert_eq!(said(b""), "the body is JSON that ends too early: was it cut?");
    assert_eq!(
        said(br#"{"type":"message.cre"#),
        "the body is JSON that ends too early: was it cut?"
    );
    assert_eq!(said(b"type=message"), "the body is not valid JSON at line 1, column 2");
    assert_eq!(said(b"{\"type\":\"\xff\"}"), "the body is not valid JSON at line 1, column 10");
    assert_eq!(said(br#"{"type":"x"} {}"#), "the body is not valid JSON at line 1, column 14");
    assert_eq!(said(b"[]"), "the body must be an object");
    assert_eq!(said(br#"{"type":"typing","type":"x"}"#), "type stands there twice");
}

#[test]
fn a_body_nested_too_deep_is_refused_wherever_the_nesting_is() {
    let nested = |levels: usize| {
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        format!(r#"{{"type":"other","text":"\"[[[[{{{{","data":{open}{close}}}"#)
    };
    assert_eq!(parse(nested(31).as_bytes()), Ok(Received::Ignored));
    let refusal = parse(nested(32).as_bytes()).expect_err("too deep");
    assert_eq!(refusal.to_string(), "the body is nested deeper than 32 levels");
    assert!(parse(nested(100_000).as_bytes()).is_err());
}

#[test]
fn typing_names_its_customer_and_unknown_types_are_accepted_whatever_they_carry() {
    let typing = json!({"type": "typing", "data": {"customer": {"id": "c-9"}}});
    assert_eq!(parsed(&typing), Ok(Received::Typing { customer: "c-9".into() }));
    assert_eq!(refusal(&json!({"type": "typing", "data": {}})), "data.customer is missing");
    for kind in ["customer.left", "message.read", "Message.Created"] {
        assert_eq!(parsed(&json!({"type": kind, "data": [[], 5]})), Ok(Received::Ignored));
    }
}

#[test]
fn hostile_keys_do_not_reach_the_refusal() {
    let mut body = full();
    body["data"]["customer"]["attributes"]["a\u{1b}[2J\u{202e}"] = json!([]);
    let refusal = refusal(&body);
    assert!(refusal.starts_with("data.customer.attributes.a?[2J? must be"), "{refusal}");
}

proptest! {
    #[test]
    fn no_body_makes_the_parser_panic(body in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = parse(&body);
    }

    #[test]
    fn a_cut_message_is_never_taken_for_a_whole_one(cut in any::<prop::sample::Index>()) {
        let body = full().to_string();
        prop_assert!(parse(&body.as_bytes()[..cut.index(body.len())]).is_err());
    }
}

fn sent(what: What) -> Value {
    let at = "2026-11-21T09:00:00Z".parse().expect("time");
    let bytes = envelope(&Outgoing { at, customer: "c-9".into(), what });
    serde_json::from_slice(&bytes).expect("json")
}

#[test]
fn a_message_out_is_as_the_contract_shows_it() {
    let message = |author, text: Option<&str>, attachments| What::Message {
        id: "m-7".parse().expect("id"),
        author,
        text: text.map(str::to_owned),
        choices: vec![Choice { id: "yes".into(), title: "Yes, please".into() }],
        attachments,
    };
    let golden = json!({"type": "message.created", "timestamp": "2026-11-21T09:00:00Z", "data": {
        "id": "m-7", "customer": {"id": "c-9"}, "author": {"kind": "agent", "name": "Alice"},
        "text": "Hello", "choices": [{"id": "yes", "title": "Yes, please"}], "attachments": []}});
    assert_eq!(sent(message(Author::Agent("Alice".into()), Some("Hello"), vec![])), golden);
    let file = Attachment {
        url: "https://e.org/a.pdf".into(),
        kind: Some("application/pdf".into()),
        name: None,
        size: Some(9),
    };
    let data = sent(message(Author::System(None), None, vec![file]))["data"].clone();
    assert_eq!(data["author"], json!({"kind": "system", "name": null}));
    assert_eq!(data["text"], Value::Null);
    let files =
        json!([{"url": "https://e.org/a.pdf", "type": "application/pdf", "name": null, "size": 9}]);
    assert_eq!(data["attachments"], files);
}

#[test]
fn typing_and_updates_out_are_golden() {
    let typing = sent(What::Typing { author: Author::Bot("faq".into()) });
    let golden = json!({"type": "typing", "timestamp": "2026-11-21T09:00:00Z",
        "data": {"customer": {"id": "c-9"}, "author": {"kind": "bot", "name": "faq"}}});
    assert_eq!(typing, golden);
    let update = Update {
        conversation: "01J".parse().expect("id"),
        control: Controller::Queue,
        queue: Some("billing".parse().expect("name")),
        epoch: Epoch(3),
        ticket: Some(TicketNumber(12)),
        position: Some(1),
        expected_wait_s: None,
    };
    let golden = json!({"type": "conversation.updated", "timestamp": "2026-11-21T09:00:00Z",
        "data": {"conversation": "01J", "customer": {"id": "c-9"}, "control": "queue",
                 "queue": "billing", "agent": null, "epoch": 3, "ticket": 12, "position": 1,
                 "expected_wait_s": null}});
    assert_eq!(sent(What::Updated(update.clone())), golden);
    let bot = sent(What::Updated(Update { control: Controller::Bot, ..update.clone() }));
    assert_eq!(
        (&bot["data"]["control"], &bot["data"]["queue"]),
        (&json!("bot"), &json!("billing"))
    );
    let control = Controller::Agent("bob".parse().expect("name"));
    let agent = Update { control, queue: None, ..update };
    let data = sent(What::Updated(agent))["data"].clone();
    assert_eq!(
        (&data["control"], &data["agent"], &data["queue"]),
        (&json!("agent"), &json!("bob"), &Value::Null)
    );
}
