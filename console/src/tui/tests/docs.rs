//! The page for agents says what the table of actions says.

use std::fmt::Write as _;
use std::path::Path;

use crate::tui::command::{ACTIONS, Def, Scope};

const BEGIN: &str = "<!-- keys: from the table of actions -->\n";
const END: &str = "<!-- keys end -->";

fn table(scope: Scope) -> String {
    let mut table = String::from("| key | does | command |\n|---|---|---|\n");
    for def in ACTIONS.iter().filter(|def| def.scope == scope) {
        let keys: Vec<String> = def.keys.iter().map(|key| format!("`{key}`")).collect();
        let _ = writeln!(table, "| {} | {} | {} |", keys.join(", "), def.doc, typed(def));
    }
    table
}

fn typed(def: &Def) -> String {
    match def.scope {
        Scope::Normal => format!("`{}`", format!(":{} {}", def.name, def.args).trim_end()),
        Scope::Compose | Scope::Bots => String::new(),
    }
}

#[test]
fn the_page_for_agents_lists_every_key_as_the_console_has_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/console.md");
    let page = std::fs::read_to_string(&path).expect("docs/console.md");
    let (before, rest) = page.split_once(BEGIN).expect("the mark before the tables");
    let (kept, after) = rest.split_once(END).expect("the mark after the tables");
    let (keys, typing) = (table(Scope::Normal), table(Scope::Compose));
    let bots = table(Scope::Bots);
    let tables = format!(
        "\n{keys}\nWhile you write:\n\n{typing}\nWhile you look at what bots have:\n\n{bots}\n"
    );
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{tables}{END}{after}")).expect("written");
        return;
    }
    assert_eq!(kept, tables, "run once with UPDATE_SNAPSHOTS=1");
}
