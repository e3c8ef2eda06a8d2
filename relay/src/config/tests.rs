//! The config as an admin meets it: real files in a real folder.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;

use super::*;

const EXAMPLE: &str = include_str!("../../../config.example.toml");
const SECRET: &str = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

/// The example key of RFC 8410 §10.1.
const PUBLIC_KEY: &str = "-----BEGIN PUBLIC KEY-----\n\
    MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
    -----END PUBLIC KEY-----\n";

/// A folder with the files that the example refers to.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("temp folder");
    fs::create_dir(folder.path().join("secrets")).expect("secrets");
    for name in
        ["hook", "hook.old", "helper", "pager", "crm", "metrics", "identity", "identity.old"]
    {
        secret_file(&folder, name, SECRET, 0o600);
    }
    fs::write(folder.path().join("faq.toml"), "").expect("faq");
    fs::write(folder.path().join("identity.pem"), PUBLIC_KEY).expect("key");
    folder
}

fn secret_file(folder: &TempDir, name: &str, text: &str, mode: u32) {
    let path = folder.path().join("secrets").join(name);
    fs::write(&path, text).expect("secret");
    fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("mode");
}

fn parse(folder: &TempDir, text: &str) -> Result<Config, Faults> {
    Config::parse(&folder.path().join(FILE), text)
}

/// The faults as `line: message`.
fn faults(text: &str) -> Vec<String> {
    let folder = folder();
    let faults = parse(&folder, text).expect_err("faulty");
    faults
        .list()
        .iter()
        .map(|fault| format!("{}: {}", fault.line.unwrap_or(0), fault.message))
        .collect()
}

#[test]
fn the_example_is_faultless_and_every_secret_in_it_comes_from_a_file() {
    let folder = folder();
    let config = parse(&folder, EXAMPLE).expect("faultless");
    assert!(config.warnings.is_empty(), "{:?}", config.warnings);
    assert_eq!((config.channels.len(), config.bots.len(), config.notify.len()), (2, 2, 2));
    assert_eq!(config.relay.data, folder.path().join("data"));
    assert_eq!(config.base_url(), "https://chat.example.org");
    for line in EXAMPLE.lines().filter(|line| line.starts_with("secret")) {
        assert!(line.contains("\"file:"), "{line}");
    }
}

#[test]
fn the_example_sets_every_key_that_the_code_knows() {
    let folder = folder();
    let (mut reading, root) = Reading::new(&folder.path().join(FILE), EXAMPLE);
    Config::from(&mut reading, root);
    let absent: Vec<_> = reading.known.difference(&reading.set).collect();
    assert!(absent.is_empty(), "not in config.example.toml: {absent:?}");
    assert!(reading.known.len() > 40, "{:?}", reading.known);
}

#[test]
fn every_key_of_the_example_has_a_comment_above_it_at_its_first_appearance() {
    let mut seen = std::collections::BTreeSet::new();
    let mut before = "";
    for line in EXAMPLE.lines() {
        if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            let fresh = seen.insert(key);
            assert!(!fresh || before.starts_with('#'), "`{key}` is not explained");
        }
        before = line;
    }
}

#[test]
fn the_numbers_of_the_example_are_the_defaults() {
    let config = parse(&folder(), EXAMPLE).expect("faultless");
    let empty = parse(&folder(), "").expect("an empty file is all defaults");
    assert_eq!(config.limits, empty.limits);
    assert_eq!((&config.pools, &config.rates), (&empty.pools, &empty.rates));
    assert_eq!((&config.pools, &config.rates), (&Pools::default(), &Rates::default()));
    assert_eq!(config.relay.proxy_header, empty.relay.proxy_header);
    assert_eq!(config.delivery, empty.delivery);
    assert_eq!(config.relay.listen, empty.relay.listen);
    assert_eq!(config.relay.proxies, empty.relay.proxies);
    assert_eq!(config.web.title, empty.web.title);
    assert_eq!(config.retention, empty.retention);
    assert_eq!(config.masking, empty.masking);
    assert_eq!(config.retention, Retention::default());
    assert_eq!(config.masking, Masking::default());
    assert_eq!(config.limits, Limits::default());
    assert_eq!(config.delivery, Delivery::default());
}

#[test]
fn all_faults_are_reported_at_once_each_with_its_line_and_what_to_do() {
    let text = "\
[relay]
listen = \"here\"
public_url = \"ftp://x\"
datta = \"d\"
[limits]
header_byte = 1
body_kib = 0
header_count = \"many\"
[[channel]]
name = \"hook\"
kind = \"generic\"
bot = \"nobody\"
secret = \"file:secrets/hook\"
[[channel]]
name = \"hook\"
kind = \"smoke\"
[[channel]]
kind = \"web\"
[limitz]
";
    let found = faults(text);
    let expected = [
        "2: relay.listen: `here` is no ADDRESS:PORT",
        "3: relay.public_url: `ftp://x` must begin with https://",
        "4: unknown key `datta` in [relay]: did you mean `data`?",
        "6: unknown key `header_byte` in [limits]: did you mean `header_bytes`?",
        "7: limits.body_kib: must be a whole number from 1 to 16384 (default 256)",
        "8: limits.header_count: must be a whole number",
        "12: channel.bot: no bot is called `nobody`: there is no [[bot]] yet",
        "15: channel.name: `hook` is taken",
        "16: channel.kind: must be \"web\" or \"generic\"",
        "17: channel.name is missing: write name = ",
        "19: unknown table `limitz`: did you mean `limits`?",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found} instead of {expected}");
    }
}

#[test]
fn broken_syntax_does_not_hide_the_other_faults() {
    let found = faults("[relay]\nlisten = \n[limits]\nbody_kib = 0\n");
    assert!(found.iter().any(|f| f.starts_with("2: not TOML")), "{found:#?}");
    assert!(found.iter().any(|f| f.starts_with("4: limits.body_kib")), "{found:#?}");
}

#[test]
fn a_key_of_another_kind_is_refused_on_a_web_channel() {
    let found =
        faults("[[channel]]\nname = \"web\"\nkind = \"web\"\ncallback_url = \"https://a\"\n");
    assert_eq!(found, ["4: unknown key `callback_url` in [channel]: its keys are name, bot, kind"]);
}

#[test]
fn a_channel_without_a_secret_is_a_fault_so_that_nothing_is_checked_against_nothing() {
    let found = faults("[[channel]]\nname = \"hook\"\nkind = \"generic\"\n");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("1: channel.secret is missing"), "{found:?}");
    for weak in ["", "hunter2", "whsec_", "whsec_c2hvcnQ=", "file:secrets/absent", "file:secrets"] {
        let text =
            format!("[[channel]]\nname = \"hook\"\nkind = \"generic\"\nsecret = \"{weak}\"\n");
        let found = faults(&text);
        assert!(found[0].starts_with("4: channel.secret: "), "{weak}: {found:?}");
        assert!(!found[0].contains("hunter2"), "a fault must not repeat a secret");
    }
}

#[test]
fn a_secret_that_every_user_can_open_is_refused_with_the_line_to_type() {
    let folder = folder();
    secret_file(&folder, "hook", SECRET, 0o644);
    let fault = parse(&folder, EXAMPLE).expect_err("exposed").to_string();
    let path = folder.path().join("secrets/hook");
    assert!(fault.ends_with(&format!("run chmod 600 {}", path.display())), "{fault}");
}

#[test]
fn a_literal_secret_in_a_config_that_others_can_read_is_a_fault_with_the_line_to_type() {
    let folder = folder();
    let path = folder.path().join(FILE);
    let text = format!("[[channel]]\nname = \"hook\"\nkind = \"generic\"\nsecret = \"{SECRET}\"\n");
    fs::write(&path, text).expect("config");
    for mode in [0o644, 0o640] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("mode");
        let faults = Config::read(&path).expect_err("exposed");
        assert_eq!(faults.list().len(), 1);
        assert_eq!(faults.list()[0].line, Some(4));
        assert!(faults.list()[0].message.contains("chmod 600"), "{faults}");
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("mode");
    assert!(Config::read(&path).expect("faultless").warnings.is_empty());
}

#[test]
fn a_secret_never_prints() {
    let config = parse(&folder(), EXAMPLE).expect("faultless");
    assert!(!format!("{config:?}").contains("whsec_"));
}

#[test]
fn an_origin_is_only_scheme_host_and_port() {
    let folder = folder();
    let good = parse(&folder, "[web]\norigins = [\"https://a.example:8443/\"]\n").expect("good");
    assert_eq!(good.web.origins, ["https://a.example:8443"]);
    let found = faults("[web]\norigins = [\n \"https://a.example\",\n \"https://a.example/x\"]\n");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("4: web.origins"), "{found:?}");
}

#[test]
fn an_address_with_a_password_in_it_is_refused() {
    assert!(web_address("https://u:p@example.org/").is_err());
    assert!(web_address("https://example.org/x?y=1").is_ok());
}

#[test]
fn a_command_to_wake_somebody_is_an_absolute_path() {
    let found = faults("[[notify]]\nkind = \"command\"\ncommand = [\"ring\"]\n");
    assert_eq!(found, ["3: notify.command: must begin with the program's absolute path"]);
}

#[test]
fn a_data_path_too_long_for_its_socket_is_a_fault_at_start_and_not_at_the_first_command() {
    let found = faults(&format!("[relay]\ndata = \"/{}\"\n", "d".repeat(120)));
    assert!(found[0].starts_with("1: relay.data: /ddd"), "{found:?}");
}

#[test]
fn an_absent_file_says_how_to_write_one() {
    let folder = folder();
    let fault = Config::read(&folder.path().join("none.toml")).expect_err("absent");
    assert!(fault.to_string().ends_with("`baton-relay init --dir DIR` writes one"), "{fault}");
}

#[test]
fn the_config_is_found_where_it_is_named_then_in_the_system_then_at_the_users() {
    let folder = folder();
    let places = Places {
        system: folder.path().join("etc.toml"),
        user: Some(folder.path().join("home.toml")),
    };
    let named = Path::new("elsewhere.toml");
    assert_eq!(find(Some(named), &places).expect("named"), named);
    let missing = find(None, &places).expect_err("nowhere").to_string();
    assert!(missing.contains("etc.toml or ") && missing.contains("--config"), "{missing}");
    fs::write(folder.path().join("home.toml"), "").expect("file");
    assert_eq!(find(None, &places).expect("home"), folder.path().join("home.toml"));
    fs::write(folder.path().join("etc.toml"), "").expect("file");
    assert_eq!(find(None, &places).expect("system"), places.system);
}

#[test]
fn listening_on_every_address_is_a_warning_and_is_reached_on_this_machine() {
    let config = parse(&folder(), "[relay]\nlisten = \"0.0.0.0:80\"\n").expect("allowed");
    assert_eq!(config.warnings[0].line, Some(2));
    assert_eq!(config.base_url(), "http://127.0.0.1:80");
}

#[test]
fn tls_needs_both_files_keeps_keys_out_of_the_config_and_makes_every_address_https() {
    let folder = folder();
    let whole = "[relay]\nlisten = \"0.0.0.0:8443\"\n[tls]\ncertificate = \"chain.pem\"\n\
                 key = \"file:key.pem\"\n[[channel]]\nname = \"web\"\nkind = \"web\"\n";
    let config = parse(&folder, whole).expect("faultless");
    assert!(config.warnings.is_empty(), "it is not open without TLS: {:?}", config.warnings);
    assert_eq!(config.base_url(), "https://127.0.0.1:8443");
    let tls = config.tls.expect("set");
    assert_eq!(tls.certificate, folder.path().join("chain.pem"));
    assert_eq!(tls.key, folder.path().join("key.pem"));
    assert_eq!(tls.hsts.as_secs(), 30 * 86_400);
    let faulty = faults("[tls]\nkey = \"-----BEGIN PRIVATE KEY-----\"\nhsts_days = 4000\n");
    assert_eq!(faulty.len(), 3, "{faulty:?}");
    assert!(faulty.iter().any(|fault| fault.contains("tls.certificate is missing")));
    assert!(faulty.iter().any(|fault| fault.contains("tls.key: must be file:")));
    let faulty = faults("[tls]\ncertificate = \"credential:a/b\"\nkey = \"file:k\"\n");
    assert!(faulty[0].contains("plain name"), "{faulty:?}");
}

#[test]
fn an_exception_of_egress_that_is_none_is_named() {
    let faulty = faults("[egress]\nallow = [\"https://a.example\", \"10.0.0.1\", \"localhost\"]\n");
    assert_eq!(faulty.len(), 2, "{faulty:?}");
    assert!(faulty[0].starts_with("2: egress.allow: `10.0.0.1` is no network"), "{faulty:?}");
}

#[test]
fn a_log_in_a_database_needs_its_address_in_a_private_file_and_never_shows_it() {
    let folder = folder();
    let text = "[log]\nengine = \"postgres\"\nurl = \"file:secrets/postgres\"\n";
    secret_file(&folder, "postgres", "postgres://baton:hunter2@127.0.0.1/baton\n", 0o600);
    let config = parse(&folder, text).expect("faultless");
    let numbers = |of: &LogEngine| match of {
        LogEngine::Postgres(of) => (of.readers, of.poll, of.connect_timeout),
        LogEngine::Sqlite => panic!("{of:?}"),
    };
    fs::write(folder.path().join("secrets/postgres-ca.pem"), "").expect("file");
    let example = EXAMPLE.replace("engine = \"sqlite\"", "engine = \"postgres\"");
    let example = parse(&folder, &example).expect("faultless");
    assert_eq!(numbers(&config.log), numbers(&example.log), "the example has the defaults");
    assert!(!format!("{config:?}").contains("hunter2"));
    secret_file(&folder, "postgres", "postgres://baton:hunter2@db.example.org/baton", 0o600);
    let weak = parse(&folder, text).expect_err("no TLS").to_string();
    assert!(weak.contains("sslmode=require") && !weak.contains("hunter2"), "{weak}");
    let found = faults("[log]\nengine = \"postgres\"\n");
    assert!(found[0].starts_with("1: log.url: is missing"), "{found:?}");
    let found = faults("[log]\nengine = \"mysql\"\n");
    assert_eq!(found, ["2: log.engine: is \"sqlite\" or \"postgres\""]);
}
