//! Dependencies point one way: read off the `use` lines and every `crate::` path.

use std::fs;
use std::path::{Path, PathBuf};

/// Which of the relay's modules each may name, besides itself. What is absent here is the point.
const MAY: &[(&str, &[&str])] = &[
    ("secret", &[]),
    ("service", &[]),
    ("token", &[]),
    ("key_file", &["token"]),
    ("webhook", &["secret"]),
    ("http_client", &["webhook"]),
    ("meter", &[]),
    ("disk", &[]),
    ("entropy", &[]),
    ("log", &["entropy"]),
    ("desk", &[]),
    ("policy", &[]),
    ("config", &["disk", "http_client", "log", "secret", "webhook"]),
    ("engine", &["entropy", "log", "desk", "masking", "meter", "policy", "secret"]),
    ("masking", &[]),
    ("channels", &["desk"]),
    ("media", &["http"]),
    ("bots", &["desk", "engine", "masking", "policy", "secret", "webhook", "http_client"]),
    (
        "delivery",
        &[
            "channels",
            "config",
            "desk",
            "engine",
            "http_client",
            "policy",
            "secret",
            "webhook",
            "admin",
        ],
    ),
    (
        "http",
        &[
            "bots", "channels", "config", "desk", "disk", "engine", "media", "meter", "policy",
            "secret", "token", "webhook",
        ],
    ),
    ("ws", &["desk", "engine", "http", "masking", "policy", "proof", "report", "token"]),
    ("proof", &["desk", "engine", "log", "policy"]),
    ("report", &["desk", "engine", "log", "policy"]),
    ("admin", &["config"]),
    ("backup", &["log"]),
    ("people", &["admin", "desk", "engine", "log", "media"]),
    (
        "cli",
        &[
            "admin",
            "backup",
            "bots",
            "config",
            "disk",
            "engine",
            "http",
            "http_client",
            "log",
            "policy",
            "proof",
            "secret",
            "token",
            "webhook",
        ],
    ),
];

/// What a pure part may not even name.
const IMPURE: &[&str] = &[
    "tokio::",
    "std::fs",
    "std::net",
    "std::time::SystemTime",
    "Instant::now",
    "Timestamp::now",
    "getrandom",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("the sources are there");
    for entry in entries {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The sources of one module: `name.rs` and everything under `name/`, tests left out.
fn module(name: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let (file, folder) = (source().join(format!("{name}.rs")), source().join(name));
    if file.exists() {
        found.push(file);
    }
    if folder.exists() {
        files(&folder, &mut found);
    }
    assert!(!found.is_empty(), "there is no module {name}; mend this test's table");
    let test = |path: &PathBuf| {
        let path = path.to_string_lossy();
        path.contains("/tests/") || path.ends_with("tests.rs") || path.contains("contract")
    };
    let kept = found.into_iter().filter(|path| !test(path));
    kept.map(|path| (path.clone(), code(&fs::read_to_string(path).expect("readable")))).collect()
}

/// Without comments and without the tests at the end of a file.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules a text names by `crate::…`.
fn named(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for rest in text.split("crate::").skip(1) {
        let list =
            rest.strip_prefix('{').map_or(rest, |list| list.split('}').next().unwrap_or(list));
        let many = rest.starts_with('{');
        let words = list.split(if many { ',' } else { ';' });
        for word in words.take(if many { usize::MAX } else { 1 }) {
            let name: String =
                word.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if name.chars().next().is_some_and(char::is_lowercase) {
                named.push(name);
            }
        }
    }
    named
}

#[test]
fn each_module_knows_only_what_stands_above_it() {
    let mut wrong = Vec::new();
    for (name, may) in MAY {
        for (path, text) in module(name) {
            for other in named(&text) {
                if other != *name && !may.contains(&other.as_str()) {
                    wrong.push(format!("{} names {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_pure_parts_know_no_time_no_chance_and_no_outside() {
    for name in ["desk", "masking", "policy"] {
        for (path, text) in module(name) {
            for word in IMPURE {
                assert!(!text.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn only_views_and_the_edge_speak_the_wire() {
    for name in ["log", "desk", "policy", "engine", "channels", "bots", "delivery"] {
        for (path, text) in module(name) {
            assert!(!text.contains("baton_shared::wire"), "{} names the wire", path.display());
        }
    }
}

#[test]
fn the_crates_point_one_way() {
    let manifest = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name).join("Cargo.toml");
        fs::read_to_string(path).expect("readable")
    };
    assert!(!manifest("shared").contains("baton-relay"));
    assert!(!manifest("shared").contains("baton-console"));
    assert!(!manifest("relay").contains("baton-console"));
    assert!(!manifest("console").contains("baton-relay"));
}

#[test]
fn no_file_grows_beyond_what_a_newcomer_can_hold() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for name in ["shared/src", "relay/src", "console/src"] {
        files(&workspace.join(name), &mut found);
    }
    let long = found.into_iter().filter_map(|path| {
        let text = fs::read_to_string(&path).expect("readable");
        let lines =
            text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().lines().count();
        let path_text = path.to_string_lossy();
        let table = path_text.contains("test") || path_text.ends_with("log/contract.rs");
        (lines > 500 && !table).then(|| format!("{}: {lines} lines", path.display()))
    });
    let long: Vec<String> = long.collect();
    assert!(long.is_empty(), "split these:\n{}", long.join("\n"));
}
