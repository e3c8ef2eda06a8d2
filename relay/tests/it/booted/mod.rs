//! The service under a systemd that really runs: booted as the first process of namespaces of its own,
//! and set up by the commands of the README. Root, a minute, and systemd; so it runs when asked for:
//! `cargo test -p baton-relay --test it booted -- --ignored --nocapture`.

mod machine;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use self::machine::{Machine, Posts};

/// Restarts while customers write.
const RESTARTS: usize = 20;
/// Senders at once.
const SENDERS: usize = 8;

#[test]
#[ignore = "boots systemd: needs root, and takes a minute"]
fn systemd_keeps_the_relay_up_and_refuses_nobody() {
    let machine = Machine::boot();
    machine.install();
    restarts_refuse_nobody(&machine);
    a_broken_config_keeps_customers_waiting_and_no_longer(&machine);
    a_killed_relay_comes_back(&machine);
    a_stuck_relay_is_restarted(&machine);
    stopped_for_good_it_is_gone(&machine);
}

fn restarts_refuse_nobody(machine: &Machine) {
    let (posts, ends) = (Posts::to(machine), Arc::new(AtomicBool::new(false)));
    let senders: Vec<_> = (0..SENDERS)
        .map(|_| {
            let (posts, ends) = (posts.clone(), Arc::clone(&ends));
            std::thread::spawn(move || {
                let mut sent = 0_u32;
                while !ends.load(Ordering::Relaxed) {
                    assert_eq!(
                        posts.post().map_err(|why| why.to_string()),
                        Ok(200),
                        "after {sent}"
                    );
                    sent += 1;
                }
                sent
            })
        })
        .collect();
    for _ in 0..RESTARTS {
        machine.systemctl(&["restart", "baton-relay"]);
    }
    ends.store(true, Ordering::Relaxed);
    let sent: u32 = senders.into_iter().map(|one| one.join().expect("none was refused")).sum();
    report(&format!("{RESTARTS} restarts by systemd: {sent} messages taken, 0 refused"));
    assert!(usize::try_from(sent).expect("small") > RESTARTS * SENDERS, "hardly anything was sent");
}

fn a_broken_config_keeps_customers_waiting_and_no_longer(machine: &Machine) {
    let whole = machine.read("etc/baton/baton.toml");
    machine.write("etc/baton/baton.toml", &format!("{whole}\nnonsense = 1\n"));
    assert!(!machine.tries(&["systemctl", "restart", "baton-relay"]), "it has no config");
    // More starts than systemd's own limit would allow.
    machine.until_started_again(8);
    let posts = Posts::to(machine);
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || tell.send(posts.post().map_err(|why| why.to_string())));
    let early = told.recv_timeout(Duration::from_secs(1));
    assert_eq!(early, Err(RecvTimeoutError::Timeout), "the customer was sent away");
    machine.write("etc/baton/baton.toml", &whole);
    assert_eq!(told.recv().expect("asked"), Ok(200));
}

fn a_killed_relay_comes_back(machine: &Machine) {
    machine.kill("KILL");
    assert_eq!(Posts::to(machine).post().map_err(|why| why.to_string()), Ok(200));
}

fn a_stuck_relay_is_restarted(machine: &Machine) {
    let (stuck, since) = (machine.relay(), Instant::now());
    machine.kill("STOP");
    // What it accepted before it stands still would go with it.
    machine.until_still(&stuck);
    assert_eq!(Posts::to(machine).post().map_err(|why| why.to_string()), Ok(200));
    assert_ne!(machine.relay(), stuck, "another process answered");
    report(&format!("a stuck relay was restarted after {} s", since.elapsed().as_secs()));
}

fn stopped_for_good_it_is_gone(machine: &Machine) {
    machine.systemctl(&["stop", "baton-relay.socket", "baton-relay"]);
    assert!(Posts::to(machine).post().is_err(), "somebody answers");
}

/// Shown by `cargo test -- --nocapture`; kept in no file.
#[allow(clippy::print_stderr)]
fn report(line: &str) {
    eprintln!("{line}");
}
