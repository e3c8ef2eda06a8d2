//! Reads `[[stage]]`, `[idle]` and the links of queues.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_language, known_queue};
use crate::policy::faults::Faults;
use crate::policy::model::Link;
use crate::policy::notice::{Messages, TextFault};
use crate::policy::read::{At, Table, nearest};
use crate::policy::waiting::{Idle, STAGE_VARIABLES, Stage};

/// Most links of a queue: a customer reads no longer list.
const LINKS_MAX: usize = 5;

pub(super) fn stages(
    top: &mut Table<'_>,
    faults: &mut Faults,
    queues: &BTreeSet<String>,
    messages: &mut Messages,
) -> Vec<Stage> {
    let tables = top.tables(faults, "stage").into_iter().enumerate();
    tables.filter_map(|(place, table)| stage(table, faults, queues, (place, messages))).collect()
}

fn stage(
    mut table: Table<'_>,
    faults: &mut Faults,
    queues: &BTreeSet<String>,
    (place, messages): (usize, &mut Messages),
) -> Option<Stage> {
    for (key, example) in [("after_s", "60"), ("text", "{ en = \"Thank you for waiting.\" }")] {
        if !table.has(key) {
            let message = format!("a stage needs {key}, such as {key} = {example}");
            faults.add(&table.at.clone(), "missing_key", message);
        }
    }
    let after_s = table.number(faults, "after_s", 5..86_401);
    let named = table.strings(faults, "queue");
    let queues = named.iter().filter_map(|at| known_queue(at, queues, faults)).collect();
    let texts = table.table(faults, "text").map(|table| table.entries(faults));
    let texts: BTreeMap<String, At<String>> =
        texts.into_iter().flatten().map(|(key, text)| (language(&key, faults), text)).collect();
    for (language, text) in &texts {
        let added = messages.add(&Stage::key(place), language, &text.value, STAGE_VARIABLES);
        match added {
            Ok(()) => {}
            Err(TextFault::Syntax(why)) => {
                faults.add(&text.at, "bad_template", format!("the stage cannot be said: {why}"));
            }
            Err(TextFault::UnknownVariable(name)) => {
                let hint = nearest(&name, STAGE_VARIABLES);
                let message = format!("a stage cannot say {{{{ {name} }}}}{hint}");
                faults.add(&text.at, "unknown_variable", message);
            }
        }
    }
    table.finish(faults);
    Some(Stage { after_s: after_s?, queues, place })
}

fn language(key: &At<String>, faults: &mut Faults) -> String {
    if !is_language(&key.value) {
        let message = format!("\"{}\" is not a language such as en or de", key.value);
        faults.add(&key.at, "bad_language", message);
    }
    key.value.clone()
}

pub(super) fn idle(top: &mut Table<'_>, faults: &mut Faults) -> Idle {
    let Some(mut table) = top.table(faults, "idle") else { return Idle::default() };
    let mut minutes = |key| table.number(faults, key, 0..43_201).unwrap_or(0);
    let idle = Idle {
        remind_after_min: minutes("remind_after_min"),
        close_after_min: minutes("close_after_min"),
    };
    if idle.close_after_min > 0 && idle.remind_after_min >= idle.close_after_min {
        let message = "remind_after_min must be less than close_after_min: who is reminded needs \
                       time to answer"
            .to_owned();
        faults.add(&table.place("remind_after_min"), "contradiction", message);
    }
    table.finish(faults);
    idle
}

pub(super) fn links(table: &mut Table<'_>, faults: &mut Faults) -> Vec<Link> {
    let place = table.place("links");
    let Some(named) = table.table(faults, "links") else { return Vec::new() };
    let entries = named.entries(faults);
    if entries.len() > LINKS_MAX {
        let message = format!("a queue has at most {LINKS_MAX} links");
        faults.add(&place, "too_many", message);
    }
    let link = |(title, url): (At<String>, At<String>)| {
        let web = url.value.starts_with("https://") || url.value.starts_with("http://");
        if !web || url.value.contains(char::is_whitespace) {
            let message = format!("\"{}\" is no address such as https://…", url.value);
            faults.add(&url.at, "bad_link", message);
        }
        Link { title: title.value, url: url.value }
    };
    entries.into_iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use crate::policy::Policy;

    /// Codes with their lines after the default policy.
    fn faults(body: &str) -> Vec<(usize, &'static str)> {
        let text = Policy::default_text();
        let before = text.lines().count();
        let list = Policy::parse(&format!("{text}{body}\n")).err().unwrap_or_default();
        list.into_iter().map(|fault| (fault.line - before, fault.code)).collect()
    }

    #[test]
    fn each_fault_of_a_stage_has_its_line_and_code() {
        let stage = |body: &str| faults(&format!("[[stage]]\n{body}"));
        assert_eq!(stage("after_s = 60\ntext = { en = \"Thanks, {{ number }}.\" }"), []);
        assert_eq!(stage("after_s = 60"), [(1, "missing_key")]);
        assert_eq!(stage("after_s = 1\ntext = { en = \"x\" }"), [(2, "wrong_type")]);
        let place = "after_s = 60\ntext = { en = \"You are {{ position }}.\" }";
        assert_eq!(stage(place), [(3, "unknown_variable")], "a place is a live promise");
        assert_eq!(stage("after_s = 60\ntext = { en = \"{{ x\" }"), [(3, "bad_template")]);
        assert_eq!(stage("after_s = 60\ntext = { english = \"x\" }"), [(3, "bad_language")]);
        let queue = "after_s = 60\nqueue = \"suport\"\ntext = { en = \"x\" }";
        assert_eq!(stage(queue), [(3, "unknown_queue")]);
    }

    #[test]
    fn each_fault_of_idle_times_and_links_has_its_line_and_code() {
        assert_eq!(faults("[idle]\nremind_after_min = 5\nclose_after_min = 30"), []);
        let wrong = "[idle]\nremind_after_min = 30\nclose_after_min = 30";
        assert_eq!(faults(wrong), [(2, "contradiction")]);
        let queue = |links: &str| faults(&format!("[[queue]]\nname = \"q\"\nlinks = {links}"));
        assert_eq!(queue("{ \"Returns\" = \"https://shop.example/returns\" }"), []);
        assert_eq!(queue("{ Returns = \"javascript:alert(1)\" }"), [(3, "bad_link")]);
    }
}
