//! What a relay's log must never hold, looked for at the end of every test that ran one: whatever
//! opens a door, by its shape, and whatever customers and agents wrote, as the log of events has it.
//!
//! The harnesses let every relay say all it ever would ([`LEVEL`]) and call [`assert_none`] when it
//! has ended. The console's tests use this file too.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// How loud a relay under test is, as `RUST_LOG` has it.
pub(crate) const LEVEL: &str = "trace";

/// What opens a door: how it begins, and from how many further characters on it is one. The public
/// half of a token may be named.
const DOORS: [(&str, usize); 5] =
    [("bt_", 20), ("vt_", 20), ("whsec_", 8), ("v1,", 20), ("Bearer ", 8)];
/// Shorter than this, a text may be in a log by chance: `en`, `c-1`, `hello`.
const TELLING: usize = 10;
/// A relay under test names its own chat, where a visitor's page is that one.
const OWN: &str = "http://127.0.0.1:";
/// Events whose private part is looked for.
const EVENTS: &str = "2000";

/// Fails where the log of a relay with this config holds anything it must not. Where the relay's own
/// log of events cannot be read, as after a test that damaged it, only the doors are looked for.
pub(crate) fn assert_none(program: &Path, config: &Path, log: &str) {
    assert_no_door(log);
    for text in &kept(program, config) {
        assert_not_in(text, log);
    }
}

/// Fails where a log holds what opens a door.
pub(crate) fn assert_no_door(log: &str) {
    for (start, least) in DOORS {
        let opens = log.match_indices(start).find(|(at, _)| {
            let rest = log[at + start.len()..].chars();
            let fits = |c: &char| c.is_ascii_alphanumeric() || "_-+/=".contains(*c);
            rest.take_while(fits).count() >= least
        });
        assert!(opens.is_none(), "a log shows what begins with {start}: {}", line(log, start));
    }
}

/// Fails where a log holds this text.
pub(crate) fn assert_not_in(text: &str, log: &str) {
    assert!(!log.contains(text), "a log shows {text}, which is private: {}", line(log, text));
}

fn line<'a>(log: &'a str, word: &str) -> &'a str {
    log.lines().find(|line| line.contains(word)).unwrap_or_default()
}

/// The texts of all private parts of the relay's events, each once.
fn kept(program: &Path, config: &Path) -> BTreeSet<String> {
    let mut sql = Command::new(program);
    sql.args(["sql", "SELECT body FROM private", "--json", "--limit", EVENTS, "--config"]);
    sql.arg(config).env_remove("BATON_CONFIG").stdin(Stdio::null());
    let output = sql.output().expect("the program runs");
    let mut texts = BTreeSet::new();
    let Ok(answer) = serde_json::from_slice::<Value>(&output.stdout) else { return texts };
    let rows = answer["rows"].as_array().into_iter().flatten();
    for body in rows.filter_map(|row| row[0].as_str()) {
        let body = serde_json::from_str(body).expect("an event's private part is JSON");
        gather(&body, &mut texts);
    }
    texts
}

fn gather(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.len() >= TELLING && !text.starts_with(OWN) => {
            texts.insert(text.clone());
        }
        Value::Array(all) => all.iter().for_each(|one| gather(one, texts)),
        Value::Object(all) => all.values().for_each(|one| gather(one, texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    #[test]
    fn what_opens_a_door_is_noticed_and_its_public_half_is_not() {
        let secret = "x".repeat(43);
        let doors = [
            format!("WARN no agent has bt_0123abcd_{secret}"),
            format!("token=vt_{secret}"),
            "secret=whsec_MfKQ9r8GKYqrTwjU".to_owned(),
            format!("signature=\"v1,{secret}=\""),
            format!("authorization: Bearer {secret}"),
        ];
        for door in doors {
            catch_unwind(|| assert_no_door(&door)).expect_err(&door);
        }
        assert_no_door("INFO a token was made id=bt_0123abcd by v1, with whsec_ and Bearer tokens");
    }

    #[test]
    fn a_text_within_a_private_part_is_noticed_and_a_common_word_is_not() {
        let body = serde_json::json!({"text": "my parcel is late", "customer": {"language": "en"},
            "choices": [{"title": "call me back"}]});
        let mut texts = BTreeSet::new();
        gather(&body, &mut texts);
        assert_eq!(Vec::from_iter(&texts), ["call me back", "my parcel is late"]);
        catch_unwind(|| assert_not_in("call me back", "DEBUG frame=call me back"))
            .expect_err("noticed");
    }
}
