//! What an endpoint may answer. That one is asked at all, signed and in time, is shown by the whole
//! program: `console/tests/e2e/policy.rs`.

use baton_shared::id::QueueName;

use super::*;

#[test]
fn an_answer_names_a_queue_or_leaves_the_ticket_where_it_is() {
    let (answer, reason) = parse(
        br#"{"queue":"billing","priority":"high","tags":["vip"],"reason":"owes us","new":1}"#,
    )
    .expect("an answer");
    assert_eq!(answer.queue.as_ref().map(QueueName::as_str), Some("billing"));
    assert_eq!((answer.priority, answer.tags.len()), (Some(Priority::High), 1));
    assert_eq!(reason.as_deref(), Some("owes us"));
    assert_eq!(parse(b"{}"), Ok((RouteAnswer::default(), None)));
}

#[test]
fn what_is_no_answer_is_refused_with_the_reason() {
    let long = format!(r#"{{"tags":["{}"]}}"#, "x".repeat(65));
    let many = format!(r#"{{"skills":[{}]}}"#, vec!["\"a\""; 21].join(","));
    for (body, why) in [
        ("[]", "no answer"),
        (r#"{"queue":"Not A Queue"}"#, "no queue's name"),
        (r#"{"priority":"highest"}"#, "no answer"),
        (long.as_str(), "tags of its answer"),
        (many.as_str(), "skills of its answer"),
    ] {
        let fault = parse(body.as_bytes()).expect_err(body);
        assert!(fault.contains(why), "{body}: {fault}");
    }
}
