//! Several logs over one database, as several relays have them.

use std::collections::BTreeSet;

use futures_util::future::join_all;

use super::*;
use crate::log::contract::{commit, event, everything, expecting, stream, write};
use crate::log::verify;

#[tokio::test]
async fn of_appends_through_several_logs_to_one_stream_one_wins() {
    let place = Database::new();
    let logs = [place.log(), place.log(), place.log()];
    let a = stream(1);
    let mut head = None;
    for round in 0..20 {
        let tries = logs.iter().zip(0..).map(|(log, n)| {
            let id = round * 10 + n;
            let take = expecting(commit(id, vec![event(&a, &id.to_string())]), &[(&a, head)]);
            log.append(vec![take])
        });
        let outcomes = join_all(tries).await;
        let spans: Vec<_> = outcomes
            .into_iter()
            .filter_map(|outcome| outcome.expect("answered").remove(0).span())
            .collect();
        assert_eq!(spans.len(), 1, "round {round}");
        head = Some(spans[0].last);
    }
    assert_eq!(everything(&logs[0]).await.len(), 20);
}

#[tokio::test]
async fn logs_that_open_an_empty_database_together_all_find_their_tables() {
    let place = Database::new();
    let opened = outside(join_all((0..5).map(|_| PostgresLog::open(settings(&place.url)))));
    for log in opened {
        assert_eq!(log.expect("opened").head().await, Ok(Position(0)));
    }
    assert_eq!(place.tamper("SELECT count(*) FROM baton.version").trim(), "1");
}

#[tokio::test]
async fn a_key_is_claimed_once_whichever_log_it_comes_through() {
    let place = Database::new();
    let logs = [place.log(), place.log(), place.log()];
    for round in 0..20 {
        let key = format!("m-{round}");
        let tries = logs.iter().zip(0..).map(|(log, n)| {
            let on = stream(n);
            let take = commit(round * 10 + n, vec![event(&on, "x")]);
            log.append(vec![contract::claiming(take, "in/hook", &key, &on)])
        });
        let outcomes = join_all(tries).await;
        let written = outcomes.iter().filter(|o| matches!(o, Ok(o) if o[0].span().is_some()));
        assert_eq!(written.count(), 1, "round {round}");
    }
    assert_eq!(everything(&logs[2]).await.len(), 20);
}

/// The trap of sequences: a number handed out early and committed late is missed for ever.
#[tokio::test]
async fn a_follower_misses_nothing_while_three_logs_write() {
    const APPENDS: u64 = 120;
    let place = Database::new();
    let writers = [place.log(), place.log(), place.log()];
    let reader = place.log();
    let writing = join_all(writers.iter().zip(0..).map(|(log, who)| async move {
        let lanes = (0..4).map(|lane| async move {
            for n in 0..APPENDS / 4 {
                let id = who * 10_000 + lane * 1_000 + n;
                let events =
                    (0..=id % 3).map(|i| event(&stream(who), &format!("{id}.{i}"))).collect();
                write(log, commit(id, events)).await;
            }
        });
        join_all(lanes).await;
    }));
    let following = async {
        let mut heads = reader.heads();
        let (mut cursor, mut seen, mut commits) = (Position(0), Vec::new(), BTreeSet::new());
        while commits.len() < 3 * usize::try_from(APPENDS).expect("small") {
            let step = reader.read_all(cursor, 7).await.expect("read");
            if step.is_empty() {
                // Waits for the wake-up of another log's commit; polling stands behind it.
                heads.wait_for(|head| *head > cursor).await.expect("open");
            }
            cursor = step.last().map_or(cursor, |record| record.pos);
            commits.extend(step.iter().map(|record| record.commit));
            seen.extend(step);
        }
        seen
    };
    let (_, mut seen) = futures_util::future::join(writing, following).await;
    let all = everything(&reader).await;
    // The last commit may have had more events than the follower still waited for.
    seen.extend(all[seen.len()..].iter().cloned());
    assert_eq!(seen, all);
    let numbers: Vec<u64> = all.iter().map(|record| record.pos.0).collect();
    assert_eq!(numbers, (1..=all.len() as u64).collect::<Vec<_>>(), "no gap");
    assert_eq!(verify(&reader, None, |_, _| {}).await.expect("whole").records, all.len() as u64);
}

#[tokio::test]
async fn another_logs_commit_is_told_even_after_every_session_was_ended() {
    let place = Database::new();
    let (writer, reader) = (place.log(), place.log());
    let mut heads = reader.heads();
    let first = write(&writer, commit(1, vec![event(&stream(1), "x")])).await;
    assert_eq!(*heads.wait_for(|head| *head >= first.last).await.expect("open"), first.last);
    place.tamper(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    let second = write(&writer, commit(2, vec![event(&stream(1), "y")])).await;
    assert_eq!(*heads.wait_for(|head| *head >= second.last).await.expect("open"), second.last);
    assert_eq!(everything(&reader).await.len(), 2);
}

#[tokio::test]
async fn one_log_of_all_leads_and_it_moves_on_with_the_session_that_held_the_lease() {
    let place = Database::new();
    let first = place.log();
    let mut leads = first.leads();
    leads.wait_for(|leads| *leads).await.expect("open");
    let second = place.log();
    let mut other = second.leads();
    // Long enough for the second to have asked several times.
    for n in 0..3 {
        write(&second, commit(n, vec![event(&stream(1), "x")])).await;
        second.heads().wait_for(|head| head.0 > n).await.expect("open");
    }
    assert_eq!((*leads.borrow(), *other.borrow()), (true, false));
    drop(first);
    other.wait_for(|leads| *leads).await.expect("open");
}

#[tokio::test]
async fn a_leader_whose_session_ends_hears_of_it() {
    let place = Database::new();
    let log = place.log();
    let mut leads = log.leads();
    leads.wait_for(|leads| *leads).await.expect("open");
    leads.mark_unchanged();
    place.tamper(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    leads.wait_for(|leads| !*leads).await.expect("open");
    leads.wait_for(|leads| *leads).await.expect("open");
}

#[tokio::test]
async fn a_log_that_nobody_asks_to_lead_leaves_it_to_others() {
    let place = Database::new();
    let (silent, offering) = (place.log(), place.log());
    let mut leads = offering.leads();
    leads.wait_for(|leads| *leads).await.expect("open");
    assert!(!*silent.leads.borrow());
}
