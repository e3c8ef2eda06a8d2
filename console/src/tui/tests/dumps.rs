//! Whole screens at the three sizes, compared verbatim with the files beside this one.
//! `UPDATE_SNAPSHOTS=1` writes them anew; look at them before they are committed.

use std::path::Path;

use super::bots;
use super::desk::Desk;
use super::fixture::{offered, row};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn compare(name: &str, desk: &Desk) {
    let (w, h) = desk.model.size;
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui/snapshots");
    let path = dir.join(format!("{name}-{w}x{h}.txt"));
    let screen = desk.screen();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &screen).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("run once with UPDATE_SNAPSHOTS=1");
    assert!(kept == screen, "{name} at {w}x{h} looks different now:\n{screen}");
}

#[test]
fn a_working_day_looks_the_same_as_when_it_was_found_good() {
    for size in SIZES {
        let mut desk = Desk::busy(size);
        desk.open_maria();
        compare("chat", &desk);
        desk.keys("i");
        desk.types("I can see the refund left us on 6 May; your bank can take up to three days to show it.");
        desk.pass(jiff::SignedDuration::from_secs(1));
        compare("reply", &desk);
    }
}

#[test]
fn the_transfer_picker_over_an_offer_looks_the_same() {
    for size in SIZES {
        let mut desk = Desk::busy(size);
        desk.upsert(offered(row(4840, "Lena", "support", "hi"), "bob"));
        desk.open_maria();
        desk.keys("t 2 Tab");
        desk.types("she was promised a call");
        desk.presence(&["bob"]);
        compare("transfer", &desk);
    }
}

#[test]
fn help_command_line_and_briefing_look_the_same() {
    for size in SIZES {
        let mut desk = Desk::busy(size);
        desk.open_maria();
        desk.keys("3");
        compare("briefing", &desk);
        desk.keys("?");
        compare("help", &desk);
        desk.keys("Esc : t r");
        compare("command", &desk);
    }
}

#[test]
fn a_first_screen_before_any_ticket_teaches_the_first_keys() {
    for size in SIZES {
        compare("empty", &Desk::empty(size));
    }
}

#[test]
fn what_bots_have_looks_the_same_listed_and_read() {
    for size in SIZES {
        let mut desk = bots::looking(size);
        compare("bots", &desk);
        bots::read(&mut desk);
        compare("bots-read", &desk);
    }
}

#[test]
fn other_sizes_have_layouts_of_their_own() {
    let mut desk = Desk::busy((50, 18));
    desk.open_maria();
    compare("narrow", &desk);
    desk.keys("1");
    compare("narrow-queue", &desk);
    let tiny = Desk::busy((39, 12));
    assert_eq!(tiny.screen().lines().next(), Some("too small: 40x10 is needed"));
}
