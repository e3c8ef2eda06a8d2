//! `[messages.<language>]`: the desk's own texts, for all channels or, in a table of the channel's
//! name, for one.

use super::{At, Faults, Key, Messages, Table, TextFault, nearest};

pub(super) fn read(top: &mut Table<'_>, faults: &mut Faults) -> Messages {
    let mut messages = Messages::built_in();
    let Some(table) = top.table(faults, "messages") else { return messages };
    for (language, section) in table.sections(faults) {
        if !is_language(&language.value) {
            let message = format!("\"{}\" is not a language such as en or de", language.value);
            faults.add(&language.at, "bad_language", message);
        }
        let (texts, channels) = section.texts_and_sections(faults);
        for (key, text) in &texts {
            message(&mut messages, (&language.value, None), (key, text), faults);
        }
        for (channel, section) in channels {
            if Key::named(&channel.value).is_some() {
                let message = format!("{} needs a text in quotes", channel.value);
                faults.add(&channel.at, "wrong_type", message);
                continue;
            }
            for (key, text) in section.entries(faults) {
                let place = (language.value.as_str(), Some(channel.value.as_str()));
                message(&mut messages, place, (&key, &text), faults);
            }
        }
    }
    messages
}

fn message(
    messages: &mut Messages,
    place: (&str, Option<&str>),
    (key, text): (&At<String>, &At<String>),
    faults: &mut Faults,
) {
    let Some(known) = Key::named(&key.value) else {
        let all: Vec<&str> = Key::ALL.iter().map(|key| key.as_str()).collect();
        let hint = nearest(&key.value, &all);
        faults.add(&key.at, "unknown_message", format!("no message \"{}\"{hint}", key.value));
        return;
    };
    match messages.replace(place, known, &text.value) {
        Ok(()) => {}
        Err(TextFault::Syntax(why)) => {
            faults.add(&text.at, "bad_template", format!("{} cannot be used: {why}", key.value));
        }
        Err(TextFault::UnknownVariable(name)) => {
            let hint = nearest(&name, known.variables());
            let message = format!("{} cannot say {{{{ {name} }}}}{hint}", key.value);
            faults.add(&text.at, "unknown_variable", message);
        }
    }
}

/// A primary language subtag of BCP 47: two or three small letters.
pub(super) fn is_language(tag: &str) -> bool {
    (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_lowercase())
}
