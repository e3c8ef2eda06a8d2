//! Reads `[inbox_reply]`.

use crate::policy::faults::Faults;
use crate::policy::inbox::InboxReply;
use crate::policy::read::Table;

/// A week and a day, in minutes: whoever is silent for longer has gone.
const RETURN: std::ops::Range<u64> = 1..10_081;
const ANSWER: std::ops::Range<u64> = 1..1_441;

pub(super) fn reply(top: &mut Table<'_>, faults: &mut Faults) -> InboxReply {
    let Some(mut table) = top.table(faults, "inbox_reply") else { return InboxReply::default() };
    let reply = times(&mut table, faults);
    table.finish(faults);
    reply
}

fn times(table: &mut Table<'_>, faults: &mut Faults) -> InboxReply {
    let base = InboxReply::default();
    let mut minutes = |key, bounds, default| table.number(faults, key, bounds).unwrap_or(default);
    InboxReply {
        return_after_min: minutes("return_after_min", RETURN, base.return_after_min),
        answer_within_min: minutes("answer_within_min", ANSWER, base.answer_within_min),
    }
}

/// What an example expects of it: the keys that are named, within the bounds they have in the file.
pub(super) fn expected(wanted: &mut Table<'_>, faults: &mut Faults) -> Vec<(&'static str, String)> {
    let Some(mut table) = wanted.table(faults, "inbox_reply") else { return Vec::new() };
    let read = times(&mut table, faults).written();
    let named = table.named(read);
    table.finish(faults);
    named
}

#[cfg(test)]
mod tests {
    use crate::policy::Policy;
    use crate::policy::inbox::InboxReply;

    fn read(body: &str) -> Result<InboxReply, Vec<(usize, &'static str)>> {
        let text = Policy::default_text();
        let before = text.lines().count();
        let read = Policy::parse(&format!("{text}[inbox_reply]\n{body}\n"));
        read.map(|policy| policy.inbox_reply)
            .map_err(|list| list.into_iter().map(|one| (one.line - before, one.code)).collect())
    }

    #[test]
    fn the_two_times_are_read_and_each_has_its_own_default_and_bounds() {
        assert_eq!(read(""), Ok(InboxReply::default()));
        let both = InboxReply { return_after_min: 10_080, answer_within_min: 1_440 };
        assert_eq!(read("return_after_min = 10080\nanswer_within_min = 1440"), Ok(both));
        let one = InboxReply { answer_within_min: 3, ..InboxReply::default() };
        assert_eq!(read("answer_within_min = 3"), Ok(one));
        for (wrong, code) in [
            ("return_after_min = 0", "wrong_type"),
            ("return_after_min = 10081", "wrong_type"),
            ("answer_within_min = 0", "wrong_type"),
            ("answer_within_min = 1441", "wrong_type"),
            ("return_min = 5", "unknown_key"),
        ] {
            assert_eq!(read(wrong), Err(vec![(2, code)]), "{wrong}");
        }
    }
}
