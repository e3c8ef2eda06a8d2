//! `baton demo`: a desk to try. A private relay on this machine, a made-up bicycle shop, simulated
//! customers and colleagues, and the console on it. It touches no saved login, drafts or keys, and
//! leaves nothing behind.
//!
//! In reading order:
//! - `place`, `keeper`, `relay`: the directory, the process that cleans up, the relay in it.
//! - `desk`: the shop's policy and bot.
//! - `story`, `cast`, `arrivals`, `script`: pure; who comes when and how they behave.
//! - `web`, `hook`, `sign`, `customer`: customers on the public surface.
//! - `phrases`, `colleague`, `staff`: colleagues on the agents' socket.
//! - `talk`: the user as a customer, line by line.

mod arrivals;
mod cast;
mod chance;
mod colleague;
mod customer;
mod desk;
mod hook;
mod keeper;
mod phrases;
mod place;
mod relay;
mod script;
mod sign;
mod staff;
mod story;
mod talk;
mod web;

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Duration;

use baton_shared::id::AgentName;
use baton_shared::wire::{SUBSCRIPTION_MAX, Subscription, Surface};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::client::{Link, LinkConfig, Relay, Timing, Token};
use crate::tui::{self, ExitReason};
use arrivals::Arrivals;
use chance::Chance;
use hook::Hub;
use keeper::Keeper;
use place::Place;
use relay::Admin;
use staff::Member;

pub use keeper::keep;
pub use talk::talk;

/// The simulated colleagues and the queues they serve.
const COLLEAGUES: [(&str, &[&str]); 2] =
    [("cleo", &["support", "returns"]), ("marek", &["support", "billing"])];
const QUEUES: [&str; 3] = ["support", "billing", "returns"];

/// Why there is no demo, in one line that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoError {
    /// `snake_case`, stable.
    pub code: &'static str,
    /// What to do.
    pub message: String,
}

impl DemoError {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl fmt::Display for DemoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DemoError {}

impl From<io::Error> for DemoError {
    fn from(error: io::Error) -> Self {
        Self::new("failed", format!("the demo cannot run here: {error}"))
    }
}

/// What the environment tells the demo.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The user's login name.
    pub user: Option<String>,
    /// `SSH_CONNECTION`: from where to where, as sshd sets it.
    pub ssh: Option<String>,
}

/// Runs a demo until its user quits. `seed` makes the same customers come again.
///
/// # Errors
/// [`DemoError`] where it does not come up; nothing is left then either.
pub async fn run(
    seed: u64,
    around: &Surroundings,
    out: &mut dyn Write,
) -> Result<ExitReason, DemoError> {
    let program = relay::find()?;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Ok(ExitReason::NoTerminal);
    }
    let place = Place::create(getrandom::u64().map_err(io::Error::other)?)?;
    let user = user_name(around.user.as_deref());
    let begun = tokio::select! {
        begun = Demo::begin(&place, program, &user, seed) => begun?,
        done = ended() => return done.map(|()| ExitReason::Signal).map_err(DemoError::from),
    };
    // Without it the demo runs as well; only `--customer` does not find it.
    let _ = place.publish(&begun.url);
    let hints = hints(&begun.url, &user, around);
    writeln!(out, "{}\n", hints.join("\n"))?;
    let reason = begun.console(&place, &user, around).await;
    drop(place);
    writeln!(out, "The demo has ended; nothing of it is left.")?;
    Ok(reason)
}

/// Before the console takes signals itself.
async fn ended() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hangup = signal(SignalKind::hangup())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// A running demo. Dropping it ends its simulated part; the keeper ends the rest.
struct Demo {
    url: String,
    relay: Relay,
    token: Token,
    keeper: Keeper,
    customers: JoinHandle<()>,
}

impl Demo {
    async fn begin(
        place: &Place,
        program: PathBuf,
        user: &AgentName,
        seed: u64,
    ) -> Result<Self, DemoError> {
        let callbacks = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let admin = Admin { program: &program, place };
        let now = Timestamp::now().to_zoned(TimeZone::system());
        let port = relay::free_port()?;
        let made = admin.init(port, callbacks.local_addr()?.port(), &now).await?;
        let token = parse(&admin.add(user.as_str(), "lead", &QUEUES).await?)?;
        let mut members = Vec::new();
        for (name, queues) in COLLEAGUES {
            let token = parse(&admin.add(name, "agent", queues).await?)?;
            let name = name.parse().map_err(|error| io::Error::other(format!("{error}")))?;
            members.push(Member { name, token });
        }
        let client = http_client();
        let mut keeper = Keeper::start(place, &program)?;
        relay::ready(&client, &made.url, &mut keeper).await?;
        let relay = Relay::parse(&made.url)
            .map_err(|error| DemoError::new("relay_failed", error.to_string()))?;
        let key = sign::Key::parse(&made.hook_secret)
            .ok_or_else(|| DemoError::new("relay_failed", "`baton-relay init` gave no secret"))?;
        let chance = Chance::new(seed);
        let start = Instant::now();
        for (n, member) in (1_000..).zip(members) {
            staff::employ(member, user.clone(), relay.clone(), chance.part(n), start).await;
        }
        let hub = Hub::open(client.clone(), format!("{}/channels/hook", made.url), key, callbacks);
        let doors = customer::Doors { client, base: made.url.clone(), hub };
        let customers = tokio::spawn(customer::stream(Arrivals::new(chance), doors, start));
        Ok(Self { url: made.url, relay, token, keeper, customers })
    }

    /// Opens the console until its user leaves, then ends everything.
    async fn console(self, place: &Place, user: &AgentName, around: &Surroundings) -> ExitReason {
        let console = place.dir().join("console");
        let drafts = console.join("drafts");
        // Without them there are no snippets and drafts stay in memory, which does for a demo.
        let _ = std::fs::create_dir_all(&drafts);
        let _ = std::fs::write(console.join("snippets.toml"), include_str!("desk/snippets.toml"));
        let (frames, net) = Link::spawn(LinkConfig {
            relay: self.relay,
            token: self.token,
            surface: Surface::Console,
            subscription: Some(Subscription { limit: SUBSCRIPTION_MAX, ..Subscription::default() }),
            resume: None,
            timing: Timing::default(),
        });
        let session = tui::Session {
            me: Some(user.clone()),
            frames,
            net,
            drafts_dir: Some(drafts),
            config_dir: Some(console),
            notice: notice(&self.url, around),
        };
        let reason = Box::pin(tui::run(session)).await;
        self.customers.abort();
        self.keeper.end().await;
        reason
    }
}

fn parse(text: &str) -> Result<Token, DemoError> {
    Token::parse(text).map_err(|error| DemoError::new("relay_failed", error.to_string()))
}

fn http_client() -> reqwest::Client {
    // A second call finds the provider installed, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = || reqwest::Client::builder().no_proxy().connect_timeout(Duration::from_secs(5));
    builder().build().unwrap_or_else(|_| {
        // Nothing here is https, so a machine without root certificates does as well.
        let none = builder().tls_certs_only([]).build();
        none.expect("a client that trusts no certificate needs nothing from the system")
    })
}

/// The user's name as an agent's: their login name where it can be one.
fn user_name(login: Option<&str>) -> AgentName {
    let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == '_';
    let name: String =
        login.unwrap_or_default().to_lowercase().chars().filter(plain).take(20).collect();
    let taken = COLLEAGUES.iter().any(|(colleague, _)| *colleague == name);
    // Customers are told that "root is here"; somebody is nicer.
    let name = if taken || name == "root" { "demo".to_owned() } else { name };
    name.parse().or_else(|_| "demo".parse()).expect("four letters are a name")
}

fn port(url: &str) -> &str {
    url.rsplit(':').next().unwrap_or_default()
}

/// How to reach the web chat from the machine that one sits at, where that is another one.
fn tunnel(url: &str, around: &Surroundings) -> Option<String> {
    let told = around.ssh.as_deref()?;
    let [_, _, host, ssh_port] = told.split_whitespace().collect::<Vec<_>>()[..] else {
        return None;
    };
    let safe =
        |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b".:-_%".contains(&b));
    if !safe(host) || !ssh_port.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let way = if ssh_port == "22" { String::new() } else { format!("-p {ssh_port} ") };
    let at = match around.user.as_deref().filter(|user| !user.is_empty() && safe(user)) {
        Some(user) => format!("{user}@"),
        None => String::new(),
    };
    let port = port(url);
    Some(format!("ssh {way}-L {port}:127.0.0.1:{port} {at}{host}"))
}

/// What is printed before the console opens, and so still stands there after it.
fn hints(url: &str, user: &AgentName, around: &Surroundings) -> Vec<String> {
    let mut lines = vec![
        format!("A made-up bicycle shop, on this machine only. You are {user}, a lead;"),
        "cleo and marek are simulated colleagues, and so are the customers.".to_owned(),
        format!("Be a customer yourself:  {url}/chat"),
        "  or in another terminal:  baton demo --customer".to_owned(),
    ];
    if let Some(tunnel) = tunnel(url, around) {
        lines.push(format!("  from where you sit:      {tunnel}"));
    }
    lines.push("`?` shows the keys, `:q` ends the demo.".to_owned());
    lines
}

/// The same, short, on the console's own screen.
fn notice(url: &str, around: &Surroundings) -> Vec<String> {
    let mut lines =
        vec!["You are the agent: Enter opens a ticket, c takes it, ? shows the keys.".to_owned()];
    lines.push(match tunnel(url, around) {
        Some(tunnel) => tunnel,
        None => "Or be a customer in another terminal: baton demo --customer".to_owned(),
    });
    lines.push(format!("Or in a browser: {url}/chat"));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "http://127.0.0.1:40123";

    #[test]
    fn any_login_becomes_an_agents_name_that_is_nobody_elses() {
        for (login, name) in [
            (Some("Dana"), "dana"),
            (Some("dana.müller"), "danamller"),
            (Some("cleo"), "demo"),
            (Some("root"), "demo"),
            (Some("___"), "demo"),
            (Some("$(x)"), "x"),
            (None, "demo"),
        ] {
            assert_eq!(user_name(login).as_str(), name, "{login:?}");
        }
    }

    #[test]
    fn over_ssh_the_way_back_is_told_and_nothing_foreign_with_it() {
        let ssh = |told: &str| Surroundings { user: Some("dana".into()), ssh: Some(told.into()) };
        assert_eq!(
            tunnel(URL, &ssh("10.0.0.9 50022 10.0.0.7 22")).as_deref(),
            Some("ssh -L 40123:127.0.0.1:40123 dana@10.0.0.7")
        );
        assert_eq!(
            tunnel(URL, &ssh("10.0.0.9 50022 10.0.0.7 2222")).as_deref(),
            Some("ssh -p 2222 -L 40123:127.0.0.1:40123 dana@10.0.0.7")
        );
        assert_eq!(tunnel(URL, &ssh("a b \u{1b}[2J 22")), None);
        assert_eq!(tunnel(URL, &ssh("")), None);
        assert_eq!(tunnel(URL, &Surroundings::default()), None);
    }

    #[test]
    fn what_stands_on_the_console_fits_eighty_columns() {
        let around = Surroundings {
            user: Some("dana".into()),
            ssh: Some("10.0.0.9 1 192.168.100.200 22".into()),
        };
        for around in [around, Surroundings::default()] {
            for line in notice(URL, &around).iter().chain(&hints(URL, &user_name(None), &around)) {
                assert!(line.chars().count() <= 76, "{line}");
            }
        }
    }
}
