//! Commit, then acknowledge, as the kernel saw it: in a trace of the real relay's system calls every
//! 200 to a webhook comes after a sync of the write-ahead log that began after the request was read.

use std::collections::HashMap;
use std::process::Command;

use super::process::{Desk, Running, signal, text, until};

/// Senders at once, and messages of each.
const SENDERS: usize = 4;
const MESSAGES: usize = 25;

/// How a webhook's request begins.
const WEBHOOK: &str = "\"POST /channels/hook";

/// One line of `strace -f -yy`: `PID call(FD<what>, …) = result`, or one of its two halves.
#[derive(Debug, PartialEq, Eq)]
enum Seen<'t> {
    /// A webhook was read from this connection.
    Asked(&'t str),
    /// The thread began to read from this connection.
    Reading { thread: &'t str, socket: &'t str },
    /// The thread's read has brought a webhook.
    Read(&'t str),
    /// The thread began to sync the write-ahead log.
    Syncing(&'t str),
    /// The thread's sync has returned, well or not.
    Synced { thread: &'t str, good: bool },
    /// A 200 goes to this connection.
    Answered(&'t str),
    /// Anything else.
    Other,
}

fn read(line: &str) -> Seen<'_> {
    let Some((thread, call)) = line.split_once(' ') else { return Seen::Other };
    let call = call.trim_start();
    let good = call.ends_with("= 0");
    if call.starts_with("<... fsync resumed>") || call.starts_with("<... fdatasync resumed>") {
        return Seen::Synced { thread, good };
    }
    // A read that was interrupted by another thread's line shows its bytes in its second half.
    if call.starts_with("<... recvfrom resumed>") || call.starts_with("<... read resumed>") {
        return if call.contains(WEBHOOK) { Seen::Read(thread) } else { Seen::Other };
    }
    let Some((name, rest)) = call.split_once('(') else { return Seen::Other };
    let socket = rest.split_once("<TCP:[").and_then(|(_, rest)| rest.split_once(']'));
    let socket = socket.map_or("", |(socket, _)| socket);
    match name {
        "fsync" | "fdatasync" if !rest.contains("log.db-wal>") => Seen::Other,
        "fsync" | "fdatasync" if rest.contains("unfinished") => Seen::Syncing(thread),
        "fsync" | "fdatasync" => Seen::Synced { thread, good },
        "recvfrom" | "read" if rest.contains(WEBHOOK) => Seen::Asked(socket),
        "recvfrom" | "read" if rest.contains("unfinished") => Seen::Reading { thread, socket },
        "sendto" | "write" | "writev" if rest.contains("HTTP/1.1 200") && !socket.is_empty() => {
            Seen::Answered(socket)
        }
        _ => Seen::Other,
    }
}

/// How many answers the trace has to webhooks, each of them after its sync.
fn judge(trace: &str) -> Result<usize, String> {
    // By connection: the line of a request not covered by a sync yet; by thread: where its sync began.
    let (mut open, mut began) = (HashMap::new(), HashMap::new());
    // By thread: the connection it was about to read from.
    let mut reading = HashMap::new();
    let (mut covered, mut answers) = (HashMap::new(), 0);
    for (number, line) in trace.lines().enumerate() {
        match read(line) {
            Seen::Asked(socket) => {
                open.insert(socket, number);
            }
            Seen::Reading { thread, socket } => {
                reading.insert(thread, socket);
            }
            Seen::Read(thread) => {
                let socket = reading.get(thread).ok_or_else(|| format!("read by whom? {line}"))?;
                open.insert(*socket, number);
            }
            Seen::Syncing(thread) => {
                began.insert(thread, number);
            }
            Seen::Synced { thread, good } => {
                // A whole line began where it ended.
                let start = began.remove(thread).unwrap_or(number);
                if good {
                    let done = open.extract_if(|_, asked| *asked < start);
                    covered.extend(done);
                }
            }
            Seen::Answered(socket) => match (covered.remove(socket), open.remove(socket)) {
                (Some(_), _) => answers += 1,
                (None, Some(_)) => return Err(format!("answered before any sync: {line}")),
                (None, None) => {}
            },
            Seen::Other => {}
        }
    }
    Ok(answers)
}

#[test]
fn every_webhook_is_answered_after_a_sync_of_the_log() {
    let desk = Desk::new("");
    let trace = desk.beside("trace");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-yy", "-s", "80", "-qq", "-o", text(&trace)]);
    strace.args(["-e", "trace=recvfrom,read,sendto,write,writev,fsync,fdatasync"]);
    let serve = desk.serve();
    strace.arg(serve.get_program()).args(serve.get_args()).env_remove("BATON_CONFIG");
    let mut relay = match Running::launch(&desk, strace).ready() {
        Ok(relay) => relay,
        Err(ended) => panic!("strace must be installed and allowed: {ended:?}"),
    };
    std::thread::scope(|scope| {
        for who in 0..SENDERS {
            let mut sender = relay.sender();
            scope.spawn(move || {
                for n in 0..MESSAGES {
                    let id = format!("m-{who}-{n}");
                    let reply =
                        sender.message(&format!("c-{who}"), &id, "hello").expect("answered");
                    assert_eq!(reply.status, 200, "{reply:?}");
                }
            });
        }
    });
    // strace ends with the relay and hands its exit code on.
    let children = format!("/proc/{0}/task/{0}/children", relay.pid());
    let child = std::fs::read_to_string(children).expect("strace has a child");
    signal(child.trim().parse().expect("one child"), "-TERM");
    until("the end of the trace", || relay.ended());
    let trace = std::fs::read_to_string(&trace).expect("a trace");
    assert_eq!(judge(&trace), Ok(SENDERS * MESSAGES));
}

#[test]
fn an_answer_before_its_sync_would_be_noticed() {
    let ask = "7 recvfrom(9<TCP:[1->2]>, \"POST /channels/hook HTTP\", 8192, 0, NULL, NULL) = 99\n";
    let sync = "8 fsync(5</tmp/x/log.db-wal>) = 0\n";
    let answer = "7 writev(9<TCP:[1->2]>, [{iov_base=\"HTTP/1.1 200 OK\", iov_len=15}], 1) = 15\n";
    assert_eq!(judge(&[ask, sync, answer].concat()), Ok(1));
    assert!(judge(&[sync, ask, answer].concat()).is_err());
    assert!(judge(&[ask, &sync.replace("= 0", "= -1 EIO"), answer].concat()).is_err());
    assert!(judge(&[ask, "8 fsync(5</tmp/x/log.db>) = 0\n", answer].concat()).is_err());
    let (begin, end) =
        ("8 fsync(5</tmp/x/log.db-wal> <unfinished ...>\n", "8 <... fsync resumed>) = 0\n");
    assert_eq!(judge(&[ask, begin, end, answer].concat()), Ok(1));
    assert!(judge(&[begin, ask, end, answer].concat()).is_err(), "that sync began too early");
    let asked = "7 recvfrom(9<TCP:[1->2]>,  <unfinished ...>\n\
                 7 <... recvfrom resumed>\"POST /channels/hook HTTP\", 8192, 0, NULL, NULL) = 99\n";
    assert_eq!(judge(&[asked, sync, answer].concat()), Ok(1));
    assert!(judge(&[sync, asked, answer].concat()).is_err());
}
