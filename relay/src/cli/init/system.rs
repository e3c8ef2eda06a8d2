//! `init --system`: the service of this machine. A plan first, so that `--print` shows exactly what
//! would be done; repeating it changes nothing.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use reqwest::Url;
use serde_json::json;

use super::super::args::InitArgs;
use super::super::failure::Failure;
use super::super::out;
use super::templates::{self, Choices};
use super::{cannot_write, fresh_secret, make_dir, proxy, write_new};

const USER: &str = "baton";
const CONFIG: &str = "/etc/baton/baton.toml";
const DATA: &str = "/var/lib/baton";
const SOCKET_ELSEWHERE: &str = "/etc/systemd/system/baton-relay.socket.d/listen.conf";
const PROGRAM: &str = "/usr/local/bin/baton-relay";

/// One thing that must be there in the end.
#[derive(Debug)]
enum Step {
    /// The service's user and group.
    User,
    /// A folder of the service's.
    Folder { path: &'static str, mode: u32 },
    /// A file; what exists is kept, whatever is in it.
    File { path: &'static str, mode: u32, owner: Owner, text: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Service,
    Root,
}

/// The machine's users. A parameter so that a test needs no root.
trait Accounts {
    /// The user's ids; makes the user where there is none, and says so.
    fn ensure(&self, user: &str) -> Result<(u32, u32, bool), Failure>;
}

/// What was made and what was there already.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcome {
    made: Vec<String>,
    kept: Vec<String>,
}

/// Runs it on this machine.
pub(super) fn run(args: &InitArgs) -> Result<(), Failure> {
    let steps = plan(args, &fresh_secret()?);
    if args.print {
        return out::text(&format!("{}{}", shown(&steps), blocks(args)));
    }
    if !rustix::process::geteuid().is_root() {
        return Err(Failure::failed(
            "setting up the service needs root: run it with sudo, or look first with --print",
        ));
    }
    let outcome = apply(&steps, Path::new("/"), &Machine)?;
    if args.json {
        let Outcome { made, kept } = outcome;
        return out::json(&json!({"config": CONFIG, "made": made, "kept": kept}));
    }
    out::text(&format!("{}{}{}", outcome_text(&outcome), blocks(args), next_steps()))
}

fn plan(args: &InitArgs, secret: &str) -> Vec<Step> {
    let config = templates::config(&Choices {
        listen: args.listen,
        data: DATA,
        public_url: args.public_url.as_ref(),
        hook_secret: "file:secrets/hook",
        callback_url: args.callback_url.as_ref(),
    });
    let file = |path, mode, text: &str| Step::File {
        path,
        mode,
        owner: Owner::Service,
        text: text.to_owned(),
    };
    let system = |path, text: &str| Step::File {
        path,
        mode: 0o644,
        owner: Owner::Root,
        text: text.to_owned(),
    };
    let elsewhere = templates::socket_elsewhere(args.listen);
    let mut steps = vec![
        Step::User,
        Step::Folder { path: "/etc/baton", mode: 0o750 },
        Step::Folder { path: "/etc/baton/secrets", mode: 0o700 },
        Step::Folder { path: DATA, mode: 0o700 },
        file("/etc/baton/secrets/hook", 0o600, &format!("{secret}\n")),
        file("/etc/baton/policy.toml", 0o640, &templates::policy()),
        file("/etc/baton/faq.toml", 0o640, &templates::faq()),
        file(CONFIG, 0o640, &config),
        system("/etc/sysusers.d/baton.conf", templates::SYSUSERS),
        system("/etc/systemd/system/baton-relay.service", templates::SERVICE),
        system("/etc/systemd/system/baton-relay.socket", templates::SOCKET),
    ];
    steps.extend(elsewhere.map(|text| system(SOCKET_ELSEWHERE, &text)));
    steps
}

/// The plan as text; a secret is never shown.
fn shown(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::User => {
                let _ = writeln!(text, "# user and group {USER}\n{}", useradd().join(" "));
            }
            Step::Folder { path, mode } => {
                let _ = writeln!(text, "\n# folder {path}, mode {mode:04o}, owner {USER}");
            }
            Step::File { path, mode, owner, text: body } => {
                let owner = if *owner == Owner::Root { "root" } else { USER };
                let _ = writeln!(text, "\n# file {path}, mode {mode:04o}, owner {owner}");
                let secret = path.contains("/secrets/");
                text.push_str(if secret { "(a fresh secret)\n" } else { body });
            }
        }
    }
    text
}

/// Does what is not done yet, below `root`.
fn apply(steps: &[Step], root: &Path, accounts: &dyn Accounts) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::default();
    let mut service = (0, 0);
    for step in steps {
        let (name, made) = match step {
            Step::User => {
                let (uid, gid, made) = accounts.ensure(USER)?;
                service = (uid, gid);
                (format!("user {USER}"), made)
            }
            Step::Folder { path, mode } => {
                ((*path).to_owned(), folder(&below(root, path), *mode, service)?)
            }
            Step::File { path, mode, owner, text } => {
                let place = below(root, path);
                let made = !place.exists();
                if made {
                    make_dir(place.parent().unwrap_or(root), 0o755)?;
                    write_new(&place, *mode, text)?;
                    if *owner == Owner::Service {
                        give(&place, service)?;
                    }
                }
                ((*path).to_owned(), made)
            }
        };
        if made { outcome.made.push(name) } else { outcome.kept.push(name) }
    }
    Ok(outcome)
}

fn folder(place: &Path, mode: u32, service: (u32, u32)) -> Result<bool, Failure> {
    if place.is_dir() {
        return Ok(false);
    }
    // Those above it belong to the system and stay open to all.
    make_dir(place.parent().unwrap_or(Path::new("/")), 0o755)?;
    make_dir(place, mode)?;
    // The umask may have taken bits away.
    fs::set_permissions(place, fs::Permissions::from_mode(mode))
        .map_err(|error| cannot_write(place, &error))?;
    give(place, service)?;
    Ok(true)
}

fn give(path: &Path, (uid, gid): (u32, u32)) -> Result<(), Failure> {
    chown(path, Some(uid), Some(gid)).map_err(|error| cannot_write(path, &error))
}

fn below(root: &Path, path: &str) -> PathBuf {
    root.join(path.trim_start_matches('/'))
}

fn outcome_text(outcome: &Outcome) -> String {
    let line = |(word, name): (&str, &String)| format!("{word}  {name}\n");
    let made = outcome.made.iter().map(|name| ("made", name));
    let kept = outcome.kept.iter().map(|name| ("kept", name));
    made.chain(kept).map(line).collect()
}

fn blocks(args: &InitArgs) -> String {
    let block = |public: &Url| {
        format!(
            "\n# Caddy: in the Caddyfile\n{}\n# nginx: in a file of sites-enabled\n{}",
            proxy::caddy(public, args.listen),
            proxy::nginx(public, args.listen)
        )
    };
    args.public_url.as_ref().map(block).unwrap_or_default()
}

fn next_steps() -> String {
    // Where nobody can tell where this program lies, it is taken for installed.
    let elsewhere = std::env::current_exe().ok().filter(|here| here != Path::new(PROGRAM));
    let install = elsewhere
        .map(|here| format!("  install -m 755 {} {PROGRAM}\n", here.display()))
        .unwrap_or_default();
    format!(
        "\nNext:\n{install}  systemctl daemon-reload\n  systemctl enable --now baton-relay.socket baton-relay\n  \
         sudo -u {USER} {PROGRAM} agent add alice\n  \
         sudo -u {USER} {PROGRAM} doctor\n"
    )
}

fn useradd() -> [&'static str; 9] {
    let shell = "/usr/sbin/nologin";
    [
        "useradd",
        "--system",
        "--user-group",
        "--home-dir",
        DATA,
        "--no-create-home",
        "--shell",
        shell,
        USER,
    ]
}

/// This machine's users.
struct Machine;

impl Accounts for Machine {
    fn ensure(&self, user: &str) -> Result<(u32, u32, bool), Failure> {
        if let Some((uid, gid)) = look_up(user)? {
            return Ok((uid, gid, false));
        }
        let [program, args @ ..] = useradd();
        let done = Command::new(program).args(args).output().map_err(|error| {
            Failure::failed(format!(
                "useradd cannot be run ({error}): make the user {user} by hand"
            ))
        })?;
        if !done.status.success() {
            let why = String::from_utf8_lossy(&done.stderr).trim().to_owned();
            return Err(Failure::failed(format!("useradd failed: {why}")));
        }
        match look_up(user)? {
            Some((uid, gid)) => Ok((uid, gid, true)),
            None => Err(Failure::failed(format!("useradd made no user {user}: look at its log"))),
        }
    }
}

/// Asks `id`, which knows every source of users and not only one file.
fn look_up(user: &str) -> Result<Option<(u32, u32)>, Failure> {
    let ask = |flag| {
        let output = Command::new("id").args([flag, user]).output();
        let output =
            output.map_err(|error| Failure::failed(format!("id cannot be run: {error}")))?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().parse().ok())
    };
    Ok(ask("-u")?.zip(ask("-g")?))
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use tempfile::TempDir;

    use super::super::super::args::{Cli, Command};
    use super::*;
    use crate::config::Config;

    /// Everything belongs to whoever runs the test.
    struct Me;

    impl Accounts for Me {
        fn ensure(&self, _: &str) -> Result<(u32, u32, bool), Failure> {
            let uid = rustix::process::geteuid().as_raw();
            Ok((uid, rustix::process::getegid().as_raw(), false))
        }
    }

    fn args(more: &[&str]) -> InitArgs {
        let words = ["baton-relay", "init", "--system"].iter().chain(more);
        match Cli::try_parse_from(words).expect("parsed").command {
            Command::Init(args) => args,
            other => panic!("{other:?}"),
        }
    }

    const SECRET: &str = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    fn mode(root: &TempDir, path: &str) -> u32 {
        let meta = fs::metadata(below(root.path(), path)).expect("made");
        meta.permissions().mode() & 0o777
    }

    #[test]
    fn a_first_run_makes_a_faultless_config_whose_secrets_only_the_service_reads() {
        let root = TempDir::new().expect("temp");
        let args = args(&["--public-url", "https://chat.example.org"]);
        let outcome = apply(&plan(&args, SECRET), root.path(), &Me).expect("applied");
        assert_eq!(outcome.made.len(), 10, "{outcome:?}");
        assert_eq!(mode(&root, "/etc/baton/secrets"), 0o700);
        assert_eq!(mode(&root, "/etc/baton/secrets/hook"), 0o600);
        assert_eq!(mode(&root, DATA), 0o700);
        let config = Config::read(&below(root.path(), CONFIG)).expect("faultless");
        assert!(config.warnings.is_empty(), "{:?}", config.warnings);
        assert_eq!(config.relay.data, Path::new(DATA));
        assert_eq!(config.base_url(), "https://chat.example.org");
    }

    #[test]
    fn repeating_it_changes_nothing_and_keeps_what_an_admin_edited() {
        let root = TempDir::new().expect("temp");
        apply(&plan(&args(&[]), SECRET), root.path(), &Me).expect("applied");
        let secret = below(root.path(), "/etc/baton/secrets/hook");
        let config = below(root.path(), CONFIG);
        fs::write(&config, "# mine\n").expect("edited");
        let other = SECRET.replace("MDEy", "OTk5");
        let outcome = apply(&plan(&args(&[]), &other), root.path(), &Me).expect("applied again");
        assert_eq!(outcome.made, Vec::<String>::new());
        assert_eq!(fs::read_to_string(&secret).expect("kept").trim(), SECRET);
        assert_eq!(fs::read_to_string(&config).expect("kept"), "# mine\n");
    }

    #[test]
    fn the_units_are_those_of_the_project_and_another_address_moves_the_socket() {
        let root = TempDir::new().expect("temp");
        let args = args(&["--listen", "[::1]:9090"]);
        apply(&plan(&args, SECRET), root.path(), &Me).expect("applied");
        let read = |path| fs::read_to_string(below(root.path(), path)).expect("installed");
        for (path, text) in [
            ("/etc/systemd/system/baton-relay.service", templates::SERVICE),
            ("/etc/systemd/system/baton-relay.socket", templates::SOCKET),
            ("/etc/sysusers.d/baton.conf", templates::SYSUSERS),
        ] {
            assert_eq!(read(path), text);
            assert_eq!(mode(&root, path), 0o644);
        }
        assert!(read(SOCKET_ELSEWHERE).contains("ListenStream=\nListenStream=[::1]:9090\n"));
        let usual = plan(&self::args(&["--listen", "127.0.0.1:8080"]), SECRET);
        let shown = shown(&usual);
        assert!(!shown.contains(SOCKET_ELSEWHERE), "the socket's own address needs no exception");
    }

    #[test]
    fn what_is_printed_names_every_path_and_no_secret() {
        let steps = plan(&args(&[]), SECRET);
        let text = shown(&steps);
        for step in &steps {
            if let Step::Folder { path, .. } | Step::File { path, .. } = step {
                assert!(text.contains(path), "{path}");
            }
        }
        assert!(text.contains("ExecStart=") && text.contains("useradd --system"));
        assert!(!text.contains(SECRET));
    }
}
