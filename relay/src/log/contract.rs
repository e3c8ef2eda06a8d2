//! What every log promises, as one suite that each implementation runs.
//! A case gets a way to open the log; opening again after a drop is a restart.

use std::sync::Arc;

use baton_shared::id::Position;
use jiff::Timestamp;

use super::*;

/// One log, opened as often as a case likes.
pub(super) trait Place {
    fn open(&self) -> Arc<dyn Log>;

    /// Where the bytes of an erasure are still to be found.
    fn left_behind(&self) -> WriteAhead {
        WriteAhead::Emptied
    }
}

/// Makes a test of every case. `$place` is evaluated once per case.
macro_rules! contract_tests {
    ($place:expr) => {
        $crate::log::contract::contract_tests!(@cases $place;
            positions_rise_and_are_those_of_the_events,
            a_follower_that_reads_by_steps_misses_nothing,
            a_follower_is_woken_by_the_head,
            a_record_comes_back_as_it_was_written,
            a_conflict_leaves_nothing_of_its_commit,
            a_commit_that_names_two_streams_needs_both_unmoved,
            a_commit_may_build_on_an_earlier_one_of_its_batch,
            what_builds_on_a_commit_in_conflict_is_in_conflict_too,
            a_commit_that_builds_on_another_is_answered_alike_when_repeated,
            a_commit_may_build_on_one_of_an_earlier_batch_until_another_moves_the_stream,
            a_key_is_claimed_once_across_commits_and_within_a_batch,
            a_claim_that_is_taken_is_told_before_a_conflict,
            a_key_that_was_given_up_is_free_again,
            the_greatest_key_is_that_of_its_space,
            a_repeated_commit_is_answered_with_its_first_positions,
            a_repeat_within_one_batch_is_written_once,
            the_rest_of_a_batch_is_written_beside_a_conflict,
            a_snapshot_and_its_tail_are_the_whole_stream,
            a_snapshot_of_another_fold_version_is_read_past,
            an_older_snapshot_or_one_ahead_of_its_stream_is_passed_over,
            the_resident_streams_are_those_marked,
            a_stream_is_read_from_either_end,
            records_are_fetched_by_position_and_gaps_are_none,
            what_can_never_be_written_is_refused_as_such,
            an_erasure_takes_rows_and_snapshots_and_leaves_the_chain_whole,
            an_erasure_in_conflict_erases_nothing,
            a_repeated_erasure_is_answered_and_erases_nothing_more,
            a_snapshot_from_before_an_erasure_cannot_return,
            everything_is_there_after_reopening,
            the_chain_can_be_walked_from_the_middle,
            concurrent_appends_to_one_stream_let_one_win,
            a_probe_is_answered,
        );
    };
    (@cases $place:expr; $($case:ident),* $(,)?) => {
        $(#[tokio::test] async fn $case() { $crate::log::contract::$case(&$place).await; })*
    };
}
pub(super) use contract_tests;

// What cases are made of.

pub(super) fn commit_id(n: u64) -> CommitId {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&n.to_be_bytes());
    CommitId(id)
}

fn at() -> Timestamp {
    Timestamp::from_nanosecond(1_795_000_000_123_456_789).expect("a time of this century")
}

pub(super) fn stream(n: u64) -> StreamId {
    StreamId::conversation(&format!("c-{n}").parse().expect("an id"))
}

pub(super) fn event(stream: &StreamId, facts: &str) -> NewEvent {
    NewEvent {
        stream: stream.clone(),
        kind: "said".to_owned(),
        version: 2,
        facts: facts.as_bytes().to_vec(),
        private: None,
    }
}

pub(super) fn private(stream: &StreamId, person: &str, body: &str) -> NewEvent {
    let private = Private { person: person.to_owned(), body: body.as_bytes().to_vec() };
    NewEvent { private: Some(private), ..event(stream, "{}") }
}

pub(super) fn commit(n: u64, events: Vec<NewEvent>) -> Commit {
    Commit::new(commit_id(n), at(), events)
}

pub(super) fn expecting(mut commit: Commit, seen: &[(&StreamId, Option<Position>)]) -> Commit {
    commit.expects = seen.iter().map(|(stream, pos)| ((*stream).clone(), (*pos).into())).collect();
    commit
}

pub(super) fn building_on(mut commit: Commit, stream: &StreamId, id: u64) -> Commit {
    commit.expects.push((stream.clone(), Expected::Commit(commit_id(id))));
    commit
}

pub(super) fn claiming(mut commit: Commit, space: &str, key: &str, stream: &StreamId) -> Commit {
    let (space, key, stream) = (space.to_owned(), key.to_owned(), stream.clone());
    commit.claims.push(Claim { space, key, stream });
    commit
}

pub(super) fn snapshot(stream: &StreamId, person: Option<&str>, body: &str) -> Snapshot {
    let person = person.map(ToOwned::to_owned);
    Snapshot { stream: stream.clone(), fold_version: 1, person, body: body.as_bytes().to_vec() }
}

/// Appends one commit that is expected to be written.
pub(super) async fn write(log: &dyn Log, commit: Commit) -> Span {
    match outcome(log, commit).await {
        Outcome::Written(span) => span,
        other => panic!("not written: {other:?}"),
    }
}

async fn outcome(log: &dyn Log, commit: Commit) -> Outcome {
    log.append(vec![commit]).await.expect("appended").remove(0)
}

pub(super) async fn everything(log: &dyn Log) -> Vec<Record> {
    log.read_all(Position(0), READ_MAX).await.expect("read")
}

fn facts(records: &[Record]) -> Vec<&str> {
    records.iter().map(|r| std::str::from_utf8(&r.facts).expect("text")).collect()
}

async fn whole(log: &dyn Log) -> Verified {
    verify(log, None, |_, _| {}).await.expect("the chain is whole")
}

// The cases.

pub(super) async fn positions_rise_and_are_those_of_the_events(place: &impl Place) {
    let log = place.open();
    let (a, b) = (stream(1), stream(2));
    let batch = vec![
        commit(1, vec![event(&a, "a1"), event(&b, "b1"), event(&a, "a2")]),
        commit(2, vec![event(&b, "b2")]),
    ];
    let outcomes = log.append(batch).await.expect("appended");
    let spans: Vec<Span> = outcomes.iter().filter_map(Outcome::span).collect();
    let told: Vec<Position> = spans.iter().flat_map(|span| span.positions()).collect();
    let stored = everything(&*log).await;
    assert_eq!(told, stored.iter().map(|r| r.pos).collect::<Vec<_>>());
    assert!(told.is_sorted_by(|a, b| a < b));
    assert_eq!(facts(&stored), ["a1", "b1", "a2", "b2"]);
    assert_eq!(log.head().await, Ok(told[3]));
}

pub(super) async fn a_follower_that_reads_by_steps_misses_nothing(place: &impl Place) {
    let log = place.open();
    for n in 0..10 {
        let events = (0..=n % 3).map(|i| event(&stream(n), &format!("{n}.{i}"))).collect();
        write(&*log, commit(n, events)).await;
    }
    let (mut cursor, mut seen) = (Position(0), Vec::new());
    loop {
        let step = log.read_all(cursor, 4).await.expect("read");
        cursor = step.last().map_or(cursor, |r| r.pos);
        let is_last = step.len() < 4;
        seen.extend(step);
        if is_last {
            break;
        }
    }
    assert_eq!(seen, everything(&*log).await);
    assert_eq!(seen.len(), 19);
}

pub(super) async fn a_follower_is_woken_by_the_head(place: &impl Place) {
    let log = place.open();
    let mut heads = log.heads();
    let span = write(&*log, commit(1, vec![event(&stream(1), "x")])).await;
    assert_eq!(*heads.wait_for(|head| *head == span.last).await.expect("open"), span.last);
}

pub(super) async fn a_record_comes_back_as_it_was_written(place: &impl Place) {
    let log = place.open();
    let agent = StreamId::agent(&"bob".parse().expect("a name"));
    let mut new = private(&agent, "p-1", "hello");
    new.facts = vec![0, 255, 1];
    let span = write(&*log, commit(7, vec![new, event(&StreamId::desk(), "")])).await;
    let all = everything(&*log).await;
    let record = &all[0];
    assert_eq!((record.pos, record.commit, record.at), (span.first, commit_id(7), at()));
    assert_eq!((&record.stream, record.kind.as_str(), record.version), (&agent, "said", 2));
    assert_eq!(record.facts, [0, 255, 1]);
    assert_eq!(record.private, PrivatePart::Kept(b"hello".to_vec()));
    assert_eq!((&all[1].private, all[1].prev), (&PrivatePart::None, record.digest));
}

pub(super) async fn a_conflict_leaves_nothing_of_its_commit(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    let span = write(&*log, expecting(commit(1, vec![event(&a, "one")]), &[(&a, None)])).await;
    let mut late = claiming(commit(2, vec![event(&a, "two")]), "cmd/bob", "k", &a);
    late.resident.push((a.clone(), true));
    late.snapshots.push(snapshot(&a, None, "state"));
    let late = expecting(late, &[(&a, None)]);
    let conflict = Outcome::Conflict { stream: a.clone(), head: Some(span.last) };
    assert_eq!(outcome(&*log, late.clone()).await, conflict);
    assert_eq!(everything(&*log).await.len(), 1);
    assert_eq!(log.claimed(vec![("cmd/bob".into(), "k".into())]).await, Ok(vec![None]));
    assert_eq!(log.resident().await, Ok(vec![]));
    assert_eq!(log.load(a.clone(), 1).await.expect("loaded").snapshot, None);
    // Decided again on what it now sees, the same commit is written.
    write(&*log, expecting(late, &[(&a, Some(span.last))])).await;
}

pub(super) async fn a_commit_that_names_two_streams_needs_both_unmoved(place: &impl Place) {
    let log = place.open();
    let (ticket, bob) = (stream(1), StreamId::agent(&"bob".parse().expect("a name")));
    let seen = write(&*log, commit(1, vec![event(&ticket, "queued")])).await.last;
    let moved = write(&*log, commit(2, vec![event(&bob, "away")])).await.last;
    let take = commit(3, vec![event(&ticket, "taken"), event(&bob, "took")]);
    let take = expecting(take, &[(&ticket, Some(seen)), (&bob, None)]);
    let conflict = Outcome::Conflict { stream: bob.clone(), head: Some(moved) };
    assert_eq!(outcome(&*log, take).await, conflict);
    assert_eq!(log.load(ticket, 1).await.expect("loaded").head, Some(seen));
}

/// Three commits to one stream in one batch, each deciding on what the one before it will leave.
fn building(first: Option<Position>) -> Vec<Commit> {
    let a = stream(1);
    vec![
        expecting(commit(11, vec![event(&a, "first")]), &[(&a, first)]),
        building_on(commit(12, vec![event(&a, "second"), event(&a, "more")]), &a, 11),
        building_on(commit(13, vec![event(&a, "third")]), &a, 12),
    ]
}

pub(super) async fn a_commit_may_build_on_an_earlier_one_of_its_batch(place: &impl Place) {
    let log = place.open();
    let outcomes = log.append(building(None)).await.expect("appended");
    assert!(outcomes.iter().all(|o| matches!(o, Outcome::Written(_))), "{outcomes:?}");
    assert_eq!(facts(&everything(&*log).await), ["first", "second", "more", "third"]);
    // One that skips a commit in between was decided on something else than there is.
    let skipping = building_on(commit(14, vec![event(&stream(1), "x")]), &stream(1), 12);
    let head = outcomes[2].span().map(|span| span.last);
    let conflict = Outcome::Conflict { stream: stream(1), head };
    assert_eq!(outcome(&*log, skipping).await, conflict);
}

pub(super) async fn what_builds_on_a_commit_in_conflict_is_in_conflict_too(place: &impl Place) {
    let log = place.open();
    let (a, b) = (stream(1), stream(2));
    let moved = write(&*log, commit(1, vec![event(&a, "moved on")])).await.last;
    let mut batch = building(None);
    batch.push(expecting(commit(15, vec![event(&b, "elsewhere")]), &[(&b, None)]));
    let outcomes = log.append(batch).await.expect("appended");
    let conflict = Outcome::Conflict { stream: a.clone(), head: Some(moved) };
    assert_eq!(outcomes[..3], [conflict.clone(), conflict.clone(), conflict]);
    assert!(matches!(outcomes[3], Outcome::Written(_)));
    assert_eq!(facts(&everything(&*log).await), ["moved on", "elsewhere"]);
    // On a stream that has no record at all it is a conflict as well.
    let on_nothing = building_on(commit(16, vec![event(&stream(3), "x")]), &stream(3), 11);
    let conflict = Outcome::Conflict { stream: stream(3), head: None };
    assert_eq!(outcome(&*log, on_nothing).await, conflict);
    // Decided again, all three are written.
    let outcomes = log.append(building(Some(moved))).await.expect("appended");
    assert!(outcomes.iter().all(|o| matches!(o, Outcome::Written(_))), "{outcomes:?}");
}

pub(super) async fn a_commit_that_builds_on_another_is_answered_alike_when_repeated(
    place: &impl Place,
) {
    let log = place.open();
    let first = log.append(building(None)).await.expect("appended");
    let spans: Vec<Span> = first.iter().filter_map(Outcome::span).collect();
    let replayed: Vec<Outcome> = spans.into_iter().map(Outcome::Replayed).collect();
    assert_eq!(log.append(building(None)).await.expect("appended"), replayed);
    write(&*log, commit(20, vec![event(&stream(1), "later")])).await;
    assert_eq!(log.append(building(None)).await.expect("appended"), replayed);
    assert_eq!(everything(&*log).await.len(), 5);
}

pub(super) async fn a_commit_may_build_on_one_of_an_earlier_batch_until_another_moves_the_stream(
    place: &impl Place,
) {
    let log = place.open();
    let a = stream(1);
    write(&*log, commit(1, vec![event(&a, "x"), event(&stream(2), "y")])).await;
    drop(log);
    let log = place.open();
    write(&*log, building_on(commit(2, vec![event(&a, "on it")]), &a, 1)).await;
    let late = building_on(commit(3, vec![event(&a, "late")]), &a, 1);
    assert!(matches!(outcome(&*log, late).await, Outcome::Conflict { .. }));
}

pub(super) async fn a_key_is_claimed_once_across_commits_and_within_a_batch(place: &impl Place) {
    let log = place.open();
    let (a, b) = (stream(1), stream(2));
    let take = |n, on: &StreamId| claiming(commit(n, vec![event(on, "x")]), "in/hook", "m-1", on);
    let outcomes = log.append(vec![take(1, &a), take(2, &b)]).await.expect("appended");
    let first = outcomes[0].span().expect("written").first;
    let by = ClaimRow { pos: first, stream: a.clone() };
    let refused = |n: u64| Outcome::Claimed { claim: take(n, &b).claims.remove(0), by: by.clone() };
    assert_eq!(outcomes[1], refused(2));
    assert_eq!(outcome(&*log, take(3, &b)).await, refused(3));
    let keys = [("in/hook", "m-1"), ("in/hook", "m-2"), ("in/web", "m-1")];
    let keys = keys.map(|(space, key)| (space.to_owned(), key.to_owned())).to_vec();
    assert_eq!(log.claimed(keys).await, Ok(vec![Some(by), None, None]));
    assert_eq!(everything(&*log).await.len(), 1);
}

pub(super) async fn a_claim_that_is_taken_is_told_before_a_conflict(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    let inbound = |n| {
        let new = claiming(commit(n, vec![event(&a, "x")]), "in/hook", "m-1", &a);
        expecting(new, &[(&a, None)])
    };
    write(&*log, inbound(1)).await;
    assert!(matches!(outcome(&*log, inbound(2)).await, Outcome::Claimed { .. }));
}

pub(super) async fn a_key_that_was_given_up_is_free_again(place: &impl Place) {
    let log = place.open();
    let (a, b) = (stream(1), stream(2));
    write(&*log, claiming(commit(1, vec![event(&a, "x")]), "who/hook", "ann", &a)).await;
    let mut leaving = commit(2, vec![event(&a, "gone")]);
    let key = |space: &str, key: &str| (space.to_owned(), key.to_owned());
    leaving.releases = vec![key("who/hook", "ann"), key("who/hook", "nobody has this one")];
    write(&*log, leaving).await;
    let held = || log.claimed(vec![key("who/hook", "ann")]);
    assert_eq!(held().await, Ok(vec![None]));
    write(&*log, claiming(commit(3, vec![event(&b, "y")]), "who/hook", "ann", &b)).await;
    let by = held().await.expect("read").pop().flatten().expect("held");
    assert_eq!(by.stream, b);
    // A tombstone gives keys up in the transaction that erases.
    let mut tombstone = commit(4, vec![event(&b, "erased")]);
    tombstone.releases = vec![key("who/hook", "ann")];
    log.erase("ann".to_owned(), tombstone).await.expect("erased");
    drop(log);
    assert_eq!(place.open().claimed(vec![key("who/hook", "ann")]).await, Ok(vec![None]));
}

pub(super) async fn the_greatest_key_is_that_of_its_space(place: &impl Place) {
    let log = place.open();
    assert_eq!(log.greatest_key("ticket".into()).await, Ok(None));
    for (n, (space, key)) in (1..).zip([
        ("ticket", "0000000009"),
        ("ticket", "0000000010"),
        ("tickets", "9"),
        ("a", "z"),
    ]) {
        write(&*log, claiming(commit(n, vec![event(&stream(1), "x")]), space, key, &stream(1)))
            .await;
    }
    assert_eq!(log.greatest_key("ticket".into()).await, Ok(Some("0000000010".into())));
}

pub(super) async fn a_repeated_commit_is_answered_with_its_first_positions(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    let first = claiming(commit(1, vec![event(&a, "x"), event(&a, "y")]), "in/hook", "m", &a);
    let first = expecting(first, &[(&a, None)]);
    let span = write(&*log, first.clone()).await;
    write(&*log, commit(2, vec![event(&a, "z")])).await;
    assert_eq!(outcome(&*log, first).await, Outcome::Replayed(span));
    assert_eq!(facts(&everything(&*log).await), ["x", "y", "z"]);
}

pub(super) async fn a_repeat_within_one_batch_is_written_once(place: &impl Place) {
    let log = place.open();
    let twice = vec![commit(1, vec![event(&stream(1), "x")]); 2];
    let outcomes = log.append(twice).await.expect("appended");
    let span = outcomes[0].span().expect("written");
    assert_eq!(outcomes, [Outcome::Written(span), Outcome::Replayed(span)]);
}

pub(super) async fn the_rest_of_a_batch_is_written_beside_a_conflict(place: &impl Place) {
    let log = place.open();
    let (a, b) = (stream(1), stream(2));
    let batch = vec![
        expecting(commit(1, vec![event(&a, "a")]), &[(&a, None)]),
        expecting(commit(2, vec![event(&a, "late")]), &[(&a, None)]),
        expecting(commit(3, vec![event(&b, "b")]), &[(&b, None)]),
    ];
    let outcomes = log.append(batch).await.expect("appended");
    let head = outcomes[0].span().map(|span| span.last);
    assert_eq!(outcomes[1], Outcome::Conflict { stream: a, head });
    assert!(matches!(outcomes[2], Outcome::Written(_)));
    assert_eq!(facts(&everything(&*log).await), ["a", "b"]);
}

pub(super) async fn a_snapshot_and_its_tail_are_the_whole_stream(place: &impl Place) {
    let log = place.open();
    let (a, b) = (stream(1), stream(2));
    write(&*log, commit(1, vec![event(&a, "1"), event(&b, "-")])).await;
    let mut second = commit(2, vec![event(&a, "2"), event(&b, "-")]);
    second.snapshots.push(snapshot(&a, None, "12"));
    let at = write(&*log, second).await.first;
    write(&*log, commit(3, vec![event(&b, "-"), event(&a, "3")])).await;
    let loaded = log.load(a.clone(), 1).await.expect("loaded");
    let body = loaded.snapshot.expect("kept");
    assert_eq!((body.pos, body.body.as_slice()), (at, b"12".as_slice()));
    assert_eq!(facts(&loaded.tail), ["3"]);
    assert_eq!(loaded.head, loaded.tail.last().map(|r| r.pos));
    let all = log.read_stream(a.clone(), Range::default()).await.expect("read");
    assert_eq!(facts(&all), ["1", "2", "3"]);
    let head = all[2].pos;
    let row = SnapshotRow { pos: head, snapshot: snapshot(&a, None, &"123".repeat(500)) };
    log.save_snapshots(vec![row]).await.expect("saved");
    let loaded = log.load(a, 1).await.expect("loaded");
    let body = loaded.snapshot.expect("kept");
    assert_eq!((body.pos, body.body), (head, "123".repeat(500).into_bytes()));
    assert_eq!(loaded.tail, []);
}

pub(super) async fn a_snapshot_of_another_fold_version_is_read_past(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    let mut first = commit(1, vec![event(&a, "1")]);
    first.snapshots.push(snapshot(&a, None, "old"));
    let span = write(&*log, first).await;
    let loaded = log.load(a.clone(), 2).await.expect("loaded");
    assert_eq!((loaded.snapshot, loaded.tail.len()), (None, 1));
    let refolded = Snapshot { fold_version: 2, ..snapshot(&a, None, "new") };
    let row = SnapshotRow { pos: span.last, snapshot: refolded };
    log.save_snapshots(vec![row]).await.expect("saved");
    let loaded = log.load(a, 2).await.expect("loaded");
    assert_eq!(loaded.snapshot.expect("kept").body, b"new");
}

pub(super) async fn an_older_snapshot_or_one_ahead_of_its_stream_is_passed_over(
    place: &impl Place,
) {
    let log = place.open();
    let a = stream(1);
    let old = write(&*log, commit(1, vec![event(&a, "1")])).await.last;
    let mut second = commit(2, vec![event(&a, "2")]);
    second.snapshots.push(snapshot(&a, None, "new"));
    let new = write(&*log, second).await.last;
    let row = |pos, stream: &StreamId| SnapshotRow { pos, snapshot: snapshot(stream, None, "?") };
    let rows = vec![row(old, &a), row(new.next(), &a), row(old, &stream(9))];
    log.save_snapshots(rows).await.expect("answered");
    assert_eq!(log.load(a, 1).await.expect("loaded").snapshot.expect("kept").body, b"new");
    assert_eq!(log.load(stream(9), 1).await.expect("loaded").snapshot, None);
}

pub(super) async fn the_resident_streams_are_those_marked(place: &impl Place) {
    let log = place.open();
    for n in 1..=3 {
        let mut open = commit(n, vec![event(&stream(n), "opened")]);
        open.resident.push((stream(n), true));
        write(&*log, open).await;
    }
    let mut close = commit(4, vec![event(&stream(2), "closed")]);
    close.resident.push((stream(2), false));
    write(&*log, close).await;
    assert_eq!(log.resident().await, Ok(vec![stream(1), stream(3)]));
    drop(log);
    assert_eq!(place.open().resident().await, Ok(vec![stream(1), stream(3)]));
}

pub(super) async fn a_stream_is_read_from_either_end(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    let mut positions = Vec::new();
    for n in 1..=5 {
        let events = vec![event(&stream(2), "-"), event(&a, &n.to_string())];
        positions.push(write(&*log, commit(n, events)).await.last);
    }
    let read = async |range| {
        let records = log.read_stream(a.clone(), range).await.expect("read");
        facts(&records).concat()
    };
    let newest = Range { order: Order::NewestFirst, limit: 2, ..Range::default() };
    assert_eq!(read(newest).await, "54");
    assert_eq!(read(Range { before: Some(positions[3]), ..newest }).await, "32");
    let between =
        Range { after: Some(positions[0]), before: Some(positions[4]), ..Range::default() };
    assert_eq!(read(between).await, "234");
    assert_eq!(read(Range { limit: 0, ..Range::default() }).await, "");
    assert_eq!(log.read_stream(stream(9), Range::default()).await, Ok(vec![]));
}

pub(super) async fn records_are_fetched_by_position_and_gaps_are_none(place: &impl Place) {
    let log = place.open();
    let span = write(&*log, commit(1, vec![event(&stream(1), "1"), event(&stream(2), "2")])).await;
    let wanted = vec![span.last, span.last.next(), span.first, Position(0)];
    let found = log.records(wanted).await.expect("read");
    let facts: Vec<Option<&[u8]>> =
        found.iter().map(|r| r.as_ref().map(|r| r.facts.as_slice())).collect();
    assert_eq!(facts, [Some(b"2".as_slice()), None, Some(b"1"), None]);
}

pub(super) async fn what_can_never_be_written_is_refused_as_such(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    let twice = claiming(commit(1, vec![event(&a, "x")]), "s", "k", &a);
    let twice = claiming(twice, "s", "k", &a);
    let mut homeless = commit(1, vec![event(&a, "x")]);
    homeless.snapshots.push(snapshot(&stream(2), None, "state"));
    let mut huge = commit(1, vec![event(&a, "x")]);
    huge.events[0].facts = vec![0; EVENT_BYTES_MAX + 1];
    for bad in [commit(1, vec![]), twice, homeless, huge] {
        let answer = log.append(vec![commit(2, vec![event(&a, "x")]), bad]).await;
        let never = matches!(answer, Err(AppendError::NotWritten { retry: Retry::Never, .. }));
        assert!(never, "{answer:?}");
    }
    assert_eq!(everything(&*log).await, []);
}

pub(super) async fn an_erasure_takes_rows_and_snapshots_and_leaves_the_chain_whole(
    place: &impl Place,
) {
    let log = place.open();
    let (a, b) = (stream(1), stream(2));
    let mut first = commit(1, vec![private(&a, "ann", "secret"), private(&b, "bea", "kept")]);
    first.snapshots = vec![snapshot(&a, Some("ann"), "ann's"), snapshot(&b, Some("bea"), "bea's")];
    write(&*log, first).await;
    let before = everything(&*log).await;
    let erasure = log.erase("ann".into(), commit(2, vec![event(&a, "erased")])).await;
    let erasure = erasure.expect("erased");
    assert!(matches!(erasure.outcome, Outcome::Written(_)));
    assert_eq!((erasure.rows, erasure.snapshots), (1, 1));
    assert_eq!(erasure.write_ahead, place.left_behind());
    let after = everything(&*log).await;
    let parts: Vec<&PrivatePart> = after.iter().map(|r| &r.private).collect();
    let kept = PrivatePart::Kept(b"kept".to_vec());
    assert_eq!(parts, [&PrivatePart::Erased, &kept, &PrivatePart::None]);
    assert_eq!(after[0].digest, before[0].digest);
    assert_eq!(whole(&*log).await.records, 3);
    assert_eq!(log.load(a, 1).await.expect("loaded").snapshot, None);
    assert!(log.load(b, 1).await.expect("loaded").snapshot.is_some());
}

pub(super) async fn an_erasure_in_conflict_erases_nothing(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    write(&*log, commit(1, vec![private(&a, "ann", "secret")])).await;
    let tombstone = expecting(commit(2, vec![event(&a, "erased")]), &[(&a, None)]);
    let erasure = log.erase("ann".into(), tombstone).await.expect("answered");
    assert!(matches!(erasure.outcome, Outcome::Conflict { .. }));
    assert_eq!((erasure.rows, everything(&*log).await.len()), (0, 1));
    assert!(matches!(everything(&*log).await[0].private, PrivatePart::Kept(_)));
}

pub(super) async fn a_repeated_erasure_is_answered_and_erases_nothing_more(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    write(&*log, commit(1, vec![private(&a, "ann", "secret")])).await;
    let tombstone = commit(2, vec![event(&a, "erased")]);
    let first = log.erase("ann".into(), tombstone.clone()).await.expect("erased");
    write(&*log, commit(3, vec![private(&a, "ann", "came back")])).await;
    let again = log.erase("ann".into(), tombstone).await.expect("answered");
    assert_eq!(again.outcome.span(), first.outcome.span());
    assert_eq!((again.rows, everything(&*log).await.len()), (0, 3));
}

pub(super) async fn a_snapshot_from_before_an_erasure_cannot_return(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    let old = write(&*log, commit(1, vec![private(&a, "ann", "secret")])).await.last;
    let tombstone = commit(2, vec![event(&a, "erased")]);
    let erasure = log.erase("ann".into(), tombstone).await.expect("erased");
    let new = erasure.outcome.span().expect("written").last;
    let row = |pos, body| SnapshotRow { pos, snapshot: snapshot(&a, Some("ann"), body) };
    log.save_snapshots(vec![row(old, "secret")]).await.expect("answered");
    assert_eq!(log.load(a.clone(), 1).await.expect("loaded").snapshot, None);
    log.save_snapshots(vec![row(new, "nothing")]).await.expect("answered");
    assert!(log.load(a, 1).await.expect("loaded").snapshot.is_some());
}

pub(super) async fn everything_is_there_after_reopening(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    let first = claiming(commit(1, vec![private(&a, "ann", "hello")]), "in/hook", "m", &a);
    let span = write(&*log, first.clone()).await;
    let before = (everything(&*log).await, log.load(a.clone(), 1).await);
    drop(log);
    let log = place.open();
    assert_eq!((everything(&*log).await, log.load(a.clone(), 1).await), before);
    assert_eq!(*log.heads().borrow(), span.last);
    assert_eq!(outcome(&*log, first).await, Outcome::Replayed(span));
    assert!(write(&*log, commit(2, vec![event(&a, "next")])).await.first > span.last);
    assert_eq!(whole(&*log).await.records, 2);
}

pub(super) async fn the_chain_can_be_walked_from_the_middle(place: &impl Place) {
    let log = place.open();
    let mut spans = Vec::new();
    for n in 1..=5 {
        spans.push(write(&*log, commit(n, vec![event(&stream(1), "x")])).await);
    }
    let all = whole(&*log).await;
    let mut heard = Vec::new();
    let rest = verify(&*log, Some(spans[2].last), |at, goal| heard.push((at, goal))).await;
    assert_eq!(rest, Ok(Verified { records: 2, ..all }));
    assert_eq!(heard, [(spans[4].last, spans[4].last)]);
    assert!(verify(&*log, Some(spans[4].last.next()), |_, _| {}).await.is_err());
}

pub(super) async fn concurrent_appends_to_one_stream_let_one_win(place: &impl Place) {
    let log = place.open();
    let a = stream(1);
    let tries = (0..20).map(|n| {
        let take = expecting(commit(n, vec![event(&a, &n.to_string())]), &[(&a, None)]);
        log.append(vec![take])
    });
    let outcomes = futures_util::future::join_all(tries).await;
    let won = outcomes.into_iter().filter(|o| {
        let outcomes = o.as_ref().expect("answered");
        matches!(outcomes[0], Outcome::Written(_))
    });
    assert_eq!(won.count(), 1);
    assert_eq!(everything(&*log).await.len(), 1);
}

pub(super) async fn a_probe_is_answered(place: &impl Place) {
    let log = place.open();
    let before = log.head().await;
    assert_eq!(log.probe().await, Ok(()));
    assert_eq!(log.head().await, before);
}
