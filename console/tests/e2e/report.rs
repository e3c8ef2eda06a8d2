//! The report of a month: conversations through the hook, closed and rated, and then a lead who
//! asks for the figures, an agent who may not, and an admin on the box with and without a relay.

use std::process::Output;

use serde_json::Value;

use crate::relay::{Agent, Relay, Setup, json, until};
use crate::sender::Sender;

fn month() -> String {
    jiff::Timestamp::now().strftime("%Y-%m").to_string()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn figure<'a>(report: &'a Value, section: &str, key: &str) -> &'a Value {
    let figures = report["figures"].as_array().expect("a list");
    let found = figures.iter().find(|one| one["section"] == section && one["key"] == key);
    found.unwrap_or_else(|| panic!("{section} {key}: {report}"))
}

/// A customer who is served: taken, rated, answered, closed, and content.
fn serve(relay: &Relay, agent: &Agent, customer: &str) -> u64 {
    let sender = Sender::to(relay);
    sender.says(customer, &format!("{customer}-1"), "I want to talk to a person");
    let ticket = agent.ticket_of(customer);
    let number = ticket.to_string();
    let done = |args: &[&str]| {
        let output = agent.run(args);
        assert!(output.status.success(), "{args:?}: {output:?}");
    };
    done(&["take", &number]);
    done(&["rate", &number, "poor"]);
    done(&["rate", &number, "good"]);
    done(&["say", &number, "It is on its way."]);
    done(&["close", &number, "--disposition", "=solved"]);
    until("the survey", || {
        let lines = agent.lines(ticket);
        lines.iter().any(|(_, text)| text.contains('5')).then_some(())
    });
    sender.says(customer, &format!("{customer}-2"), "5");
    ticket
}

#[test]
fn a_lead_reads_the_month_in_three_forms_and_an_agent_does_not() {
    let mut relay =
        Relay::with(&Setup { policy: &[("undo_s = 5 ", "undo_s = 1 ")], ..Setup::default() });
    let lead = relay.agent("lea", &["--role", "lead"]);
    let agent = relay.agent("bob", &["--queue", "support"]);
    let auditor = relay.agent("ada", &["--role", "auditor"]);
    let ticket = serve(&relay, &agent, "c-1");
    let month = month();
    let ask = ["report", "--month", &month, "--zone", "UTC"];
    let report = until("the rating", || {
        let report = lead.json(&ask);
        (figure(&report, "survey", "answered")["value"] == 1).then_some(report)
    });
    for (section, key) in [
        ("volume", "hand_overs"),
        ("volume", "taken"),
        ("volume", "answered"),
        ("volume", "closed"),
        ("handovers_by_trigger", "wants_person"),
        ("handovers_by_channel", "hook"),
        ("handovers_by_language", "en"),
        ("closed", "by_agent"),
        ("closed_by_disposition", "=solved"),
        ("survey", "answered"),
        ("survey_stars", "5"),
        ("briefing", "good"),
    ] {
        let one = figure(&report, section, key);
        assert_eq!((&one["value"], &one["of"]), (&1.into(), &1.into()), "{one}");
    }
    assert_eq!(report["sample"]["tickets"], serde_json::json!([ticket]));
    assert_eq!(report["complete"], false);
    let page = said(&lead.run(&ask));
    let line = page.lines().find(|line| line.starts_with("  wants_person ")).expect("a line");
    assert!(line.contains(" 100 % (1 of 1) "), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    assert!(!page.contains('\u{1b}'));
    let csv = said(&lead.run(&[&ask[..], &["--csv"]].concat()));
    assert!(csv.starts_with("section,key,measure,value,of,unit,month_before,month_before_of\n"));
    assert!(csv.contains("\nhandovers_by_channel,hook,count,1,1,count,0,0\n"), "{csv}");
    assert!(csv.contains("\nclosed_by_disposition,'=solved,count,1,1,count,0,0\n"), "{csv}");
    let refused = agent.run(&ask);
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("read reports"), "{refused:?}");
    assert!(auditor.run(&ask).status.success());
    on_the_box(&mut relay, &ask, &report);
}

/// The same on the box, with the relay running and stopped.
fn on_the_box(relay: &mut Relay, ask: &[&str], report: &Value) {
    let there = json(&relay.admin(&[ask, &["--json"]].concat()));
    assert_eq!(there["figures"], report["figures"]);
    relay.stop();
    let stopped = json(&relay.admin(&[ask, &["--json"]].concat()));
    assert_eq!(stopped["figures"], report["figures"]);
    assert_eq!(stopped["sample"], report["sample"]);
    let page = said(&relay.admin(ask));
    assert!(page.contains("Policy versions in force"), "{page}");
}

#[test]
fn what_is_no_month_or_not_yet_one_is_refused_with_what_to_write() {
    let relay = Relay::start();
    let lead = relay.agent("lea", &["--role", "lead"]);
    let wrong = lead.run(&["report", "--month", "october"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("2026-10"), "{wrong:?}");
    let later = lead.run(&["report", "--month", "2999-01"]);
    assert_eq!(later.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&later.stderr).contains("the latest month is"), "{later:?}");
    let nowhere = relay.admin(&["report", "--month", "2026-01", "--zone", "Mars/Base"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("Europe/Berlin"), "{nowhere:?}");
    let empty = said(&lead.run(&["report", "--month", "2026-01"]));
    assert!(empty.contains("Nothing was handed over"), "{empty}");
}
