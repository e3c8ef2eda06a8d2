//! What must hold of each reader, whatever it is given.

use std::path::Path;

use baton_relay::channels::Inbound;
use baton_relay::channels::hook::{Received, parse};
use baton_relay::config::Config;
use baton_relay::http::web::bounds::Bounded;
use baton_relay::http::web::frames::{self, ClientFrame};
use baton_relay::policy::Policy;
use baton_relay::ws::read_frame;
use baton_shared::json::DEPTH_MAX;
use baton_shared::text::{Clean, Text};
use serde_json::{Value, json};

use super::run;

/// What trips readers of JSON.
const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "true",
    "-0",
    "1e400",
    "-1",
    "0.5",
    "18446744073709551616",
    "\\u0000",
    "\\ud800",
    "\\udc00\\ud800",
    "\u{feff}",
    "\u{0}",
    "\"id\":\"m-1\",",
    "\"type\":\"message.created\",",
    "\"text\":\"x\",",
    "\"__proto__\":{},",
    "\"id\":1,\"id\":2,",
    "[[[[[[[[",
    "]]]]]]]]",
    "\"client_id\":\"abcd-1234\",",
    "//",
    "NaN",
];

/// What trips readers of TOML, and words of our files.
const TOML: &[&str] = &[
    "[",
    "]",
    "[[",
    "]]",
    "=",
    " = ",
    "\"",
    "\"\"\"",
    "'''",
    "\n",
    "\r\n",
    "#",
    "\\u0000",
    "1979-05-27T07:32:00Z",
    "nan",
    "-inf",
    "0x",
    "99999999999999999999",
    "-1",
    "{",
    "}",
    ".",
    "[[channel]]\n",
    "[limits]\n",
    "[pools]\nagents = 1\n",
    "[[queue]]\n",
    "[[trigger]]\n",
    "[[route]]\n",
    "name = \"x\"\n",
    "kind = \"generic\"\n",
    "when = {}\n",
    "use = \"bot\"\n",
    "\u{feff}",
    "\u{0}",
    "é = 1\n",
    "a.b.c = 1\n",
    "= 1\n",
    "hours = \"x\"\n",
];

/// What trips terminals and whoever reads them.
const TEXT: &[&str] = &[
    "\u{1b}[2J",
    "\u{1b}]52;c;cm0K\u{7}",
    "\u{9b}31m",
    "\u{9d}0;t\u{9c}",
    "\u{202e}",
    "\u{2066}",
    "\u{200d}",
    "\u{200b}",
    "\u{feff}",
    "\u{e0041}",
    "\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\r",
    "\n",
    "\t",
    "\u{7f}",
    "\u{0}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\u{fe0f}\u{20e3}",
    "\u{ad}",
    "\u{115f}",
    "\u{3164}",
    "\u{2028}",
    "\u{85}",
    "\u{1b}",
    "\u{1b}P",
    "e\u{308}",
];

#[test]
fn webhook_bodies() {
    run("hook", JSON, |input| match parse(input) {
        Ok(Received::Message(inbound)) => {
            let again = parse(written(&inbound).to_string().as_bytes());
            let same = again.as_ref() == Ok(&Received::Message(inbound));
            same.then_some(()).ok_or_else(|| format!("reads back as {again:?}"))
        }
        Ok(Received::Echo(echo)) => {
            let mut body = written(&echo.sent);
            body["type"] = "message.echo".into();
            body["data"]["author"] = json!({ "name": echo.author });
            body["data"]["echo_of"] = json!(echo.of);
            let again = parse(body.to_string().as_bytes());
            let same = again.as_ref() == Ok(&Received::Echo(echo));
            same.then_some(()).ok_or_else(|| format!("reads back as {again:?}"))
        }
        Ok(Received::Typing { .. } | Received::Ignored) => Ok(()),
        Err(malformed) => {
            let said = malformed.to_string();
            let places = ["the body ", "type", "timestamp", "data"];
            let placed = places.iter().any(|place| said.starts_with(place));
            let harmless = said.len() < 1_000 && !said.chars().any(char::is_control);
            (placed && harmless).then_some(()).ok_or(said)
        }
    });
}

/// The body that says what was read.
fn written(inbound: &Inbound) -> Value {
    let customer = &inbound.customer;
    let attachments: Vec<Value> = inbound
        .attachments
        .iter()
        .map(|file| json!({ "url": file.url, "type": file.kind, "name": file.name, "size": file.size }))
        .collect();
    json!({
        "type": "message.created",
        "timestamp": inbound.sent_at,
        "data": {
            "id": inbound.provider_id,
            "customer": {
                "id": customer.id, "name": customer.name, "email": customer.email,
                "language": customer.language, "attributes": customer.attributes,
                "verified": customer.verified,
            },
            "text": inbound.text.as_ref().map(Text::as_str),
            "attachments": attachments,
            "choice": inbound.choice.as_ref().map(|id| json!({ "id": id })),
        },
    })
}

#[test]
fn agents_frames() {
    run("agent_frame", JSON, |input| {
        let Ok(text) = std::str::from_utf8(input) else { return Ok(()) };
        match read_frame(text, DEPTH_MAX) {
            Ok(frame) => {
                let written = serde_json::to_string(&frame).map_err(|error| error.to_string())?;
                let again = read_frame(&written, DEPTH_MAX)?;
                let rewritten = serde_json::to_string(&again).map_err(|error| error.to_string())?;
                let same = again == frame && rewritten == written;
                same.then_some(()).ok_or_else(|| format!("{written} reads back as {rewritten}"))
            }
            Err(said) => {
                let places = ["line ", "nested deeper", "field `", "variant `", ": "];
                let placed = places.iter().any(|place| said.contains(place));
                placed.then_some(()).ok_or(said)
            }
        }
    });
}

#[test]
fn visitors_frames() {
    run("visitor_frame", JSON, |input| {
        let Ok(text) = std::str::from_utf8(input) else { return Ok(()) };
        match frames::parse_within(text, DEPTH_MAX) {
            Ok(frame) => {
                let again = frames::parse_within(&visitor(&frame).to_string(), DEPTH_MAX);
                let same = again.as_ref() == Ok(&frame);
                same.then_some(()).ok_or_else(|| format!("{frame:?} reads back as {again:?}"))
            }
            Err(error) => {
                let id = error.client_id.is_none_or(|id| (8..=64).contains(&id.len()));
                (id && !error.message.is_empty()).then_some(()).ok_or(error.message)
            }
        }
    });
}

/// The frame a browser would have sent.
fn visitor(frame: &ClientFrame) -> Value {
    match frame {
        ClientFrame::Hello(hello) => {
            let profile = &hello.profile;
            let languages: Vec<_> =
                profile.languages.as_slice().iter().map(Bounded::as_str).collect();
            json!({
                "type": "hello", "token": hello.token.as_str(), "cursor": hello.cursor,
                "languages": languages, "page": profile.page, "time_zone": profile.time_zone,
                "name": profile.name,
            })
        }
        ClientFrame::Say(say) => {
            let attachments: Vec<_> =
                say.attachments.as_slice().iter().map(Bounded::as_str).collect();
            json!({
                "type": "say", "client_id": say.client_id, "text": say.text, "choice": say.choice,
                "attachments": attachments,
            })
        }
        ClientFrame::Typing(typing) => json!({ "type": "typing", "on": typing.on }),
        ClientFrame::Read(read) => json!({ "type": "read", "seq": read.seq }),
        ClientFrame::End(end) => json!({ "type": "end", "client_id": end.client_id }),
        ClientFrame::Rate(rate) => json!({
            "type": "rate", "client_id": rate.client_id, "stars": rate.stars,
            "comment": rate.comment,
        }),
        ClientFrame::Correct(correct) => json!({
            "type": "correct", "client_id": correct.client_id, "field": correct.field,
            "value": correct.value,
        }),
        ClientFrame::Ping => json!({ "type": "ping" }),
    }
}

/// The same file, written by somebody else: other order, other quotes, no comments.
fn rewritten(text: &str) -> Result<String, String> {
    let table: toml::Table = text.parse().map_err(|error| format!("accepted, and {error}"))?;
    toml::to_string(&table).map_err(|error| error.to_string())
}

#[test]
fn configs() {
    run("config", TOML, |input| {
        let Ok(text) = std::str::from_utf8(input) else { return Ok(()) };
        let path = Path::new("/nowhere/baton.toml");
        match Config::parse(path, text) {
            Ok(config) => {
                let again = Config::parse(path, &rewritten(text)?).map_err(|f| f.to_string())?;
                // Warnings name lines, which have moved.
                let shown = |config: Config| format!("{:?}", Config { warnings: vec![], ..config });
                let (one, two) = (shown(config), shown(again));
                (one == two).then_some(()).ok_or_else(|| format!("{one} reads back as {two}"))
            }
            Err(faults) => {
                let lines = text.lines().count().max(1);
                let bad = faults.list().iter().find(|fault| {
                    fault.message.is_empty() || fault.line.is_some_and(|n| n == 0 || n > lines + 1)
                });
                bad.map_or(Ok(()), |fault| Err(format!("{fault:?} of {lines} lines")))
            }
        }
    });
}

#[test]
fn policies() {
    run("policy", TOML, |input| {
        let Ok(text) = std::str::from_utf8(input) else { return Ok(()) };
        match Policy::parse(text) {
            Ok(policy) => {
                if policy.text() != text {
                    return Err("the text is not kept as it is".to_owned());
                }
                let again = Policy::parse(&rewritten(text)?).map_err(|f| format!("{f:?}"))?;
                let (one, two) = (shown(&policy), shown(&again));
                (one == two).then_some(()).ok_or_else(|| format!("{one} reads back as {two}"))
            }
            Err(faults) => {
                let lines = text.lines().count().max(1);
                let bad = faults.iter().find(|fault| {
                    fault.message.is_empty() || fault.line == 0 || fault.line > lines + 1
                });
                match bad {
                    _ if faults.is_empty() => Err("refused without a fault".to_owned()),
                    Some(fault) => Err(format!("{fault:?} of {lines} lines")),
                    None => Ok(()),
                }
            }
        }
    });
}

fn shown(policy: &Policy) -> String {
    let Policy { owner, settings, triggers, routes, queues, fallback, hours, .. } = policy;
    format!("{owner:?} {settings:?} {triggers:?} {routes:?} {queues:?} {fallback:?} {hours:?}")
}

#[test]
fn text_on_its_way_to_a_terminal() {
    run("text", TEXT, |input| {
        let raw = String::from_utf8_lossy(input);
        for (clean, breaks) in [(Clean::block(&raw), true), (Clean::line(&raw), false)] {
            let bad = clean.chars().find(|&c| {
                let control = c.is_control() && !(breaks && c == '\n');
                let bidi = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
                    | '\u{2066}'..='\u{2069}');
                let tag = matches!(c, '\u{e0000}'..='\u{e007f}');
                control || bidi || tag
            });
            if let Some(bad) = bad {
                return Err(format!("{bad:?} is let through"));
            }
            let again = if breaks { Clean::block(&clean) } else { Clean::line(&clean) };
            if again != clean {
                return Err(format!("{clean:?} is cleaned once more to {again:?}"));
            }
            if clean.len() > 16 * raw.len() + 16 {
                return Err(format!("{} bytes become {}", raw.len(), clean.len()));
            }
        }
        if let Ok(text) = Text::new(&raw) {
            let again = Text::new(text.as_str());
            return (again == Ok(text)).then_some(()).ok_or_else(|| format!("{again:?}"));
        }
        Ok(())
    });
}
