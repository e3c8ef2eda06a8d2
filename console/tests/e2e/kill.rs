//! The relay is killed at random moments while customers write, a bot and an agent answer: what
//! was acknowledged is there once and in order, what goes out has one id, and the agent's link
//! finds back by itself.
//!
//! `BATON_KILLS` says how often (50), `BATON_CROWD` how many customers only write, as fast as they are
//! acknowledged (2; with 4 a run of 1,000 kills comes to more than 100,000 acknowledgements),
//! `BATON_SEED` repeats a run's choices.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use baton_shared::id::MessageId;
use baton_shared::wire::{From, TicketDetail};

use crate::answering::{AGENT, ASKS, Seen, answering};
use crate::relay::{Agent, LOOK, PATIENCE, Relay, Setup, json, pause, until};
use crate::sender::{Callback, Receiver, Sender};

/// Conversations that an agent answers.
const WITH_AGENT: usize = 4;
/// Conversations that the bot answers.
const WITH_BOT: usize = 2;
/// What the bot knows an answer to.
const QUESTIONS: [&str; 4] = [
    "how can I pay",
    "what are your opening hours",
    "how long does delivery take",
    "I need an invoice",
];
const WISH: &str = "I want to talk to a person";

/// Small and seeded, so that a run can be repeated.
#[derive(Debug)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn pause(&mut self, most_ms: u64) {
        pause(Duration::from_millis(self.next() % most_ms));
    }
}

fn setting(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} must be a number, not {text}")))
}

/// What a customer was told is stored, in order.
type Acknowledged = Vec<String>;

/// A customer who writes until told to stop.
struct Customer {
    name: String,
    sender: Sender,
    random: Random,
    stop: Arc<AtomicBool>,
    acknowledged: Acknowledged,
    repeats: u32,
    /// How many of them, for whoever kills the relay.
    through: Arc<AtomicUsize>,
}

impl Customer {
    fn say(&mut self, text: &str) {
        // The channel knows a message by its id alone, whoever sent it.
        let id = format!("{}-{}", self.name, self.acknowledged.len());
        self.repeats += self.sender.insists(&self.name, &id, text) - 1;
        self.acknowledged.push(text.to_owned());
        self.through.fetch_add(1, Ordering::Relaxed);
    }

    fn with_agent(mut self) -> Self {
        self.say(WISH);
        for n in 1.. {
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
            self.say(&format!("{ASKS}{n} of {}", self.name));
            self.random.pause(150);
        }
        self
    }

    /// As fast as it is acknowledged.
    fn in_crowd(mut self) -> Self {
        self.say(WISH);
        for n in 1.. {
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
            self.say(&format!("line {n} of {}.", self.name));
        }
        self
    }

    /// One question after the other; in the end a person, so that somebody can look at it.
    fn with_bot(mut self, receiver: &Receiver) -> Self {
        for n in 0.. {
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
            self.say(QUESTIONS[n % QUESTIONS.len()]);
            let end = Instant::now() + PATIENCE;
            while messages_to(&receiver.kept(), &self.name, "bot").len() <= n {
                assert!(Instant::now() < end, "no answer of the bot: {}", self.heard(receiver));
                pause(LOOK);
            }
            self.random.pause(50);
        }
        self.say(WISH);
        self
    }
}

/// What the customer was told last, and by whom.
impl Customer {
    fn heard(&self, receiver: &Receiver) -> String {
        let kept = receiver.kept();
        let mine = kept.iter().filter(|one| one.customer() == self.name).rev().take(6);
        let bodies: Vec<String> = mine.map(|one| one.body.to_string()).collect();
        format!(
            "{} asked {:?} and heard, last first, {bodies:#?}",
            self.name,
            self.acknowledged.last()
        )
    }
}

/// Distinct messages to a customer by this kind of author.
fn messages_to(callbacks: &[Callback], customer: &str, author: &str) -> BTreeSet<String> {
    let to = callbacks.iter().filter(|one| one.is_message() && one.customer() == customer);
    to.filter(|one| one.author() == author).map(|one| one.data("id").to_owned()).collect()
}

/// Every so many kills the relay lives until each customer got through: on a busy machine most lives
/// are too short for whoever has the longest way.
const LONG_LIFE_EVERY: u64 = 10;

/// Waits until everything that is counted has moved on.
fn everybody_gets_through(through: &[Arc<AtomicUsize>]) {
    let counts = || through.iter().map(|count| count.load(Ordering::Relaxed)).collect::<Vec<_>>();
    let before = counts();
    until("everybody to get through", || {
        before.iter().zip(counts()).all(|(before, now)| *before < now).then_some(())
    });
}

/// Kills at moments that the seed chooses, some while the relay only starts.
fn kill_often(relay: &mut Relay, kills: u64, random: &mut Random, through: &[Arc<AtomicUsize>]) {
    for kill in 1..=kills {
        random.pause(600);
        if kill.is_multiple_of(LONG_LIFE_EVERY) {
            relay.ready();
            everybody_gets_through(through);
        }
        relay.kill9();
        random.pause(60);
        relay.launch();
        if random.next().is_multiple_of(4) {
            random.pause(150);
        } else {
            relay.ready();
        }
    }
    relay.restart();
}

fn customers(
    relay: &Relay,
    receiver: &Receiver,
    seed: u64,
    through: &[Arc<AtomicUsize>],
) -> (Vec<JoinHandle<Customer>>, Arc<AtomicBool>) {
    let stop = Arc::new(AtomicBool::new(false));
    let begin = |(n, through): (usize, &Arc<AtomicUsize>)| {
        let customer = Customer {
            name: format!("c-{n}"),
            sender: Sender::to(relay),
            random: Random(seed.wrapping_add(n as u64)),
            stop: Arc::clone(&stop),
            acknowledged: Vec::new(),
            repeats: 0,
            through: Arc::clone(through),
        };
        let receiver = receiver.clone();
        std::thread::spawn(move || match n {
            _ if n < WITH_AGENT => customer.with_agent(),
            _ if n < WITH_AGENT + WITH_BOT => customer.with_bot(&receiver),
            _ => customer.in_crowd(),
        })
    };
    let threads = through.iter().enumerate().map(begin).collect();
    (threads, stop)
}

/// The ticket as `show` gives it, once nothing is under way in it any more.
fn settled(agent: &Agent, customer: &Customer) -> TicketDetail {
    let number = agent.ticket_of(&customer.name).to_string();
    let asked = customer.acknowledged.iter().filter(|text| text.starts_with(ASKS));
    let (last_asked, asked) = (asked.clone().next_back(), asked.count());
    let mut last = String::new();
    let mut end = Instant::now() + PATIENCE;
    loop {
        let shown = agent.json(&["show", &number]);
        let detail: TicketDetail = serde_json::from_value(shown).expect("the contract's shape");
        let mut by_agent = detail.transcript.iter().filter(|entry| entry.from == From::Agent);
        let answers = by_agent.clone().count();
        let all = last_asked
            .is_none_or(|last| by_agent.next_back().is_some_and(|e| e.text.ends_with(last)));
        let unsent = detail.transcript.iter().filter(|entry| {
            entry.from != From::Customer
                && entry.delivery != Some(baton_shared::wire::DeliveryState::Sent)
        });
        let unsent = unsent.count();
        if unsent == 0 && all {
            return detail;
        }
        if Instant::now() > end {
            let name = &customer.name;
            panic!("{name}: {answers} answers to {asked} questions, {unsent} not sent; {last}");
        }
        let now = format!("{:?}", detail.transcript.last());
        if now != last {
            // After a long run there is much left to answer; what counts is that it goes on.
            (last, end) = (now, Instant::now() + PATIENCE);
        }
        pause(LOOK * 10);
    }
}

/// What of `all` a transcript of so many lines can show.
fn tail<T>(all: &[T], shown: usize, truncated: bool) -> &[T] {
    if truncated { &all[all.len().saturating_sub(shown)..] } else { all }
}

/// Every acknowledged message is there once and in order, and so is every answer.
fn nothing_is_lost(customer: &Customer, detail: &TicketDetail) {
    let by = |from: From| {
        let lines = detail.transcript.iter().filter(move |entry| entry.from == from);
        lines.map(|entry| entry.text.clone()).collect::<Vec<_>>()
    };
    let said = by(From::Customer);
    let expected = tail(&customer.acknowledged, said.len(), detail.truncated);
    assert_eq!(said, expected, "{}", customer.name);
    let asked = customer.acknowledged.iter().filter(|text| text.starts_with(ASKS));
    let answers: Vec<String> = asked.map(|text| format!("answer to {text}")).collect();
    let given = by(From::Agent);
    assert_eq!(given, tail(&answers, given.len(), detail.truncated), "{}", customer.name);
}

/// What went out, in order, is what the transcript holds; an id has one body, and is only ever
/// repeated before anything else goes out. How many repeats.
fn nothing_goes_out_twice(
    customer: &Customer,
    detail: &TicketDetail,
    callbacks: &[Callback],
) -> u64 {
    let mut sent: Vec<&Callback> = Vec::new();
    let mut repeats = 0;
    let of = |one: &&Callback| one.is_message() && one.customer() == customer.name;
    for callback in callbacks.iter().filter(of) {
        if let Some(last) = sent.last().filter(|last| last.id == callback.id) {
            assert_eq!(last.body, callback.body, "one id with two bodies");
            repeats += 1;
        } else {
            sent.push(callback);
        }
    }
    let went: Vec<&str> = sent.iter().map(|callback| callback.data("id")).collect();
    let lines = detail.transcript.iter().filter(|entry| entry.from != From::Customer);
    let written: Vec<&str> = lines.map(|entry| entry.id.as_str()).collect();
    let went_last = tail(&went, written.len(), detail.truncated);
    assert_eq!(went_last, written, "{}", customer.name);
    let ids: BTreeSet<&str> = sent.iter().map(|callback| callback.id.as_str()).collect();
    assert_eq!(ids.len(), sent.len(), "an id came again after another message");
    let agents: Vec<&str> =
        sent.iter().filter(|one| one.author() == "agent").map(|one| one.data("text")).collect();
    let texts: BTreeSet<&str> = agents.iter().copied().collect();
    assert_eq!(texts.len(), agents.len(), "one answer went out under two ids");
    repeats
}

/// Every message that the log holds, each customer's in its order; asked by SQL of the stopped relay.
fn stored(relay: &Relay) -> Vec<String> {
    let query = "SELECT p.body FROM event e JOIN private p ON p.pos = e.pos
                 WHERE e.kind = 'customer_said' ORDER BY e.pos";
    let answer = json(&relay.admin(&["sql", "--json", "--limit", "10000000", query]));
    let rows = answer["rows"].as_array().expect("rows");
    rows.iter().map(|row| row[0].as_str().expect("a body").to_owned()).collect()
}

/// All of the crowd's acknowledged lines are stored, once and in order; doubled would be two
/// records of one line.
fn the_crowd_is_stored(stored: &[String], crowd: &[Customer]) {
    for customer in crowd {
        let mark = format!(" of {}.", customer.name);
        let lines: Vec<&str> =
            stored.iter().map(String::as_str).filter(|body| body.contains(&mark)).collect();
        let acked = &customer.acknowledged[1..];
        assert_eq!(lines.len(), acked.len(), "{}: lost or doubled", customer.name);
        for (body, line) in lines.iter().zip(acked) {
            assert!(body.contains(line.as_str()), "{}: {body} is not {line}", customer.name);
        }
    }
}

/// What the link handed on is what the ticket holds.
fn the_link_missed_nothing(seen: &Seen, detail: &TicketDetail) {
    let ticket = detail.row.number;
    let known: Vec<&MessageId> = seen.lines[&ticket].values().map(|entry| &entry.id).collect();
    let held: Vec<&MessageId> = detail.transcript.iter().map(|entry| &entry.id).collect();
    assert_eq!(tail(&known, held.len(), detail.truncated), held, "ticket {ticket}");
}

#[test]
#[allow(clippy::print_stderr)]
fn killed_again_and_again_it_loses_nothing_doubles_nothing_and_everybody_finds_back() {
    let kills = setting("BATON_KILLS").unwrap_or(50);
    let now = jiff::Timestamp::now().as_millisecond().unsigned_abs();
    let seed = setting("BATON_SEED").unwrap_or(now);
    eprintln!("BATON_KILLS={kills} BATON_SEED={seed}");
    let receiver = Receiver::start();
    let config = "\n[delivery]\nfirst_retry_s = 1\n[limits]\nframes_per_s = 10000\n\
                  frames_burst = 10000\n";
    let mut relay =
        Relay::with(&Setup { callback: Some(&receiver.url), config, ..Setup::default() });
    let alice = relay.agent(AGENT, &["--queue", "support", "--queue", "billing"]);
    let (runtime, seen) = answering(&alice);
    let crowd = usize::try_from(setting("BATON_CROWD").unwrap_or(2)).expect("a number");
    let through: Vec<Arc<AtomicUsize>> =
        (0..WITH_AGENT + WITH_BOT + crowd).map(|_| Arc::default()).collect();
    let (threads, stop) = customers(&relay, &receiver, seed, &through);
    kill_often(&mut relay, kills, &mut Random(seed), &through);
    stop.store(true, Ordering::Relaxed);
    let mut customers: Vec<Customer> =
        threads.into_iter().map(|thread| thread.join().expect("no customer failed")).collect();
    let crowd = customers.split_off(WITH_AGENT + WITH_BOT);
    let details: Vec<TicketDetail> =
        customers.iter().map(|customer| settled(&alice, customer)).collect();
    let callbacks = receiver.kept().clone();
    let mut repeats = 0;
    for (customer, detail) in customers.iter().zip(&details) {
        nothing_is_lost(customer, detail);
        let repeated = nothing_goes_out_twice(customer, detail, &callbacks);
        assert!(repeated <= kills, "{repeated} repeats to {}", customer.name);
        repeats += repeated;
    }
    for customer in &customers[WITH_AGENT..] {
        let asked = customer.acknowledged.len() - 1;
        assert_eq!(messages_to(&callbacks, &customer.name, "bot").len(), asked);
    }
    let seen_by_link = |detail: &TicketDetail| {
        until("the link to be level with the relay", || {
            let seen = seen.lock().expect("no thread panicked while holding it");
            let lines = seen.lines.get(&detail.row.number)?;
            let last = detail.transcript.last()?;
            lines.contains_key(&last.seq).then_some(())
        });
    };
    details.iter().for_each(seen_by_link);
    runtime.shutdown_background();
    let seen = seen.lock().expect("no thread panicked while holding it");
    assert_eq!(seen.faults, Vec::<String>::new());
    details.iter().for_each(|detail| the_link_missed_nothing(&seen, detail));
    relay.stop();
    the_crowd_is_stored(&stored(&relay), &crowd);
    let all = || customers.iter().chain(&crowd);
    let said: usize = all().map(|customer| customer.acknowledged.len()).sum();
    let again: u32 = all().map(|customer| customer.repeats).sum();
    let (welcomes, resumed) = (seen.welcomes, seen.resumed);
    eprintln!(
        "{kills} kills: {said} messages acknowledged, {again} sent again; {} callbacks, {repeats} \
         repeated; {welcomes} welcomes, {resumed} resumed",
        callbacks.len()
    );
    assert!(said as u64 > kills, "there was hardly any traffic: {said}");
    assert!(welcomes > 1, "the link was never cut");
}
