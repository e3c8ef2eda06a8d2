//! The table of addresses, against listeners that count who connects.

use std::collections::HashMap;
use std::io;
use std::net::IpAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::net::TcpListener;

use super::guard::Found;
use super::*;

/// Listens on every address of this machine and counts who connects.
struct Trap {
    port: u16,
    connects: Arc<AtomicUsize>,
}

impl Trap {
    async fn on(address: &str) -> Self {
        let listener = TcpListener::bind(address).await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let connects = Arc::<AtomicUsize>::default();
        let count = Arc::clone(&connects);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                drop(stream);
            }
        });
        Self { port, connects }
    }

    fn connects(&self) -> usize {
        self.connects.load(Ordering::SeqCst)
    }
}

/// Answers by a list, each answer once and the last one for ever.
#[derive(Debug, Default)]
struct Names(Mutex<HashMap<String, Vec<Vec<IpAddr>>>>);

impl Names {
    fn of(names: &[(&str, &[&[&str]])]) -> Arc<Self> {
        let parsed = |answer: &&[&str]| answer.iter().map(|ip| ip.parse().expect("ip")).collect();
        let names = names.iter().map(|(name, answers)| {
            ((*name).to_owned(), answers.iter().rev().map(parsed).collect())
        });
        Arc::new(Self(Mutex::new(names.collect())))
    }
}

impl Lookup for Names {
    fn addresses(&self, name: String) -> Found {
        let mut names = self.0.lock().expect("no panic");
        let answers = names.get_mut(&name);
        let answer = answers
            .and_then(|left| if left.len() > 1 { left.pop() } else { left.first().cloned() });
        Box::pin(async move { answer.ok_or_else(|| io::Error::other("no such name")) })
    }
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Whether the rules kept it from being sent.
async fn refused(clients: &Clients, text: &str) -> bool {
    let url = url(text);
    match clients.to(&url, &Trust::Request) {
        Err(_) => true,
        Ok(client) => {
            let error = client.post(url).body("{}").send().await.expect_err("nobody speaks TLS");
            forbidden(&error)
        }
    }
}

/// Hosts that lead nowhere public, however they are written.
const HOSTS: [&str; 66] = [
    "127.0.0.1",
    "127.0.0.2",
    "127.1",
    "127.255.255.254",
    "0x7f.0.0.1",
    "0x7f000001",
    "0X7F.1",
    "0177.0.0.1",
    "017700000001",
    "2130706433",
    "127.0.0.1.",
    "0.0.0.0",
    "0",
    "0x0",
    "00.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "012.0.0.1",
    "167772161",
    "100.64.0.1",
    "100.127.255.254",
    "169.254.169.254",
    "0xa9fea9fe",
    "2852039166",
    "172.16.0.1",
    "172.31.255.254",
    "192.0.0.1",
    "192.0.2.7",
    "192.88.99.1",
    "192.168.0.1",
    "0xc0a80001",
    "198.18.0.1",
    "198.19.255.254",
    "198.51.100.9",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:10.0.0.1]",
    "[::ffff:169.254.169.254]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::10.0.0.1]",
    "[64:ff9b:1::a00:1]",
    "[100::1]",
    "[2001::1]",
    "[2001:2::1]",
    "[2001:20::1]",
    "[2001:db8::1]",
    "[2002:7f00:1::]",
    "[2002:a00:1::1]",
    "[3fff::1]",
    "[5f00::1]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
];

#[tokio::test]
async fn no_address_that_leads_inside_is_connected_to_however_it_is_written() {
    let (v4, v6) = (Trap::on("0.0.0.0:0").await, Trap::on("[::1]:0").await);
    let clients = Clients::default();
    for host in HOSTS {
        let port = if host.starts_with('[') { v6.port } else { v4.port };
        assert!(refused(&clients, &format!("https://{host}:{port}/")).await, "{host}");
    }
    // Names of this machine, by the system's own resolver.
    for host in ["localhost", "LOCALHOST"] {
        assert!(refused(&clients, &format!("https://{host}:{}/", v4.port)).await, "{host}");
    }
    assert_eq!((v4.connects(), v6.connects()), (0, 0));
    // The traps do count: an address of the config may lead anywhere.
    let own = url(&format!("https://127.0.0.1:{}/", v4.port));
    let client = clients.to(&own, &Trust::Config).expect("the config's word");
    client.get(own).send().await.expect_err("nobody speaks TLS");
    assert_eq!(v4.connects(), 1);
}

#[tokio::test]
async fn a_name_is_refused_for_what_it_leads_to_and_only_vetted_addresses_are_connected_to() {
    let (inside, open) = (Trap::on("127.0.0.1:0").await, Trap::on("127.0.0.2:0").await);
    // One address of this machine plays the open internet.
    let stand_in: Allow = "127.0.0.2/32".parse().expect("a network");
    let names = Names::of(&[
        ("inside.example", &[&["127.0.0.1"]]),
        ("cloud.example", &[&["169.254.169.254", "fd00:ec2::254"]]),
        ("mapped.example", &[&["::ffff:127.0.0.1"]]),
        ("mixed.example", &[&["127.0.0.1", "127.0.0.2"]]),
        // Public when it is looked at, inside when it is used.
        ("rebinds.example", &[&["127.0.0.2"], &["127.0.0.1"]]),
    ]);
    let clients = Clients::looking_up(vec![stand_in], names);
    for name in ["inside.example", "cloud.example", "mapped.example"] {
        let there = format!("https://{name}:{}/", inside.port);
        assert!(refused(&clients, &there).await, "{name}");
    }
    assert!(!refused(&clients, &format!("https://mixed.example:{}/", open.port)).await);
    assert_eq!((inside.connects(), open.connects()), (0, 1));
    assert!(!refused(&clients, &format!("https://rebinds.example:{}/", open.port)).await);
    for _ in 0..3 {
        assert!(refused(&clients, &format!("https://rebinds.example:{}/", inside.port)).await);
    }
    assert_eq!((inside.connects(), open.connects()), (0, 2));
}

#[tokio::test]
async fn without_tls_with_credentials_or_on_a_port_of_another_protocol_nothing_is_sent() {
    let clients = Clients::looking_up(Vec::new(), Names::of(&[]));
    let rule = |text: &str| clients.to(&url(text), &Trust::Request).err();
    assert_eq!(rule("http://shop.example.org/"), Some(Forbidden::NotHttps));
    assert_eq!(rule("ftp://shop.example.org/"), Some(Forbidden::NotHttps));
    assert_eq!(rule("https://me:secret@shop.example.org/"), Some(Forbidden::Credentials));
    for port in [1, 22, 25, 80, 389, 1023] {
        let there = format!("https://shop.example.org:{port}/");
        assert_eq!(rule(&there), Some(Forbidden::Port(port)));
    }
    for fine in ["https://shop.example.org/", "https://8.8.8.8/", "https://[2606:4700::1]:8443/"] {
        assert_eq!(rule(fine), None, "{fine}");
    }
}

#[tokio::test]
async fn an_origin_that_an_admin_named_may_be_inside_and_only_that_one() {
    let (named, other) = (Trap::on("127.0.0.1:0").await, Trap::on("127.0.0.1:0").await);
    let origin = format!("http://127.0.0.1:{}", named.port);
    let there = url(&format!("{origin}/callback"));
    let elsewhere = url(&format!("http://127.0.0.1:{}/", other.port));
    let by_config = Clients::new(vec![origin.parse().expect("an origin")]);
    let by_token = (Clients::default(), Trust::Named(origin));
    for (clients, trust) in [(&by_config, &Trust::Request), (&by_token.0, &by_token.1)] {
        let client = clients.to(&there, trust).expect("named");
        client.get(there.clone()).send().await.expect_err("it says nothing");
        assert_eq!(clients.to(&elsewhere, trust).err(), Some(Forbidden::NotHttps));
    }
    assert!(Clients::default().to(&there, &Trust::Request).is_err());
    assert_eq!((named.connects(), other.connects()), (2, 0));
}

#[test]
fn an_exception_is_a_site_or_a_network_and_nothing_else() {
    let parse = |text: &str| text.parse::<Allow>();
    let origin = |text: &str| Ok(Allow::Origin(text.to_owned()));
    assert_eq!(parse("http://localhost:9000"), origin("http://localhost:9000"));
    assert_eq!(parse("https://Bot.Example.org/"), origin("https://bot.example.org"));
    assert!(matches!(parse("10.1.0.0/16"), Ok(Allow::Network(_))));
    assert!(matches!(parse("fd00::/8"), Ok(Allow::Network(_))));
    for wrong in [
        "",
        "localhost",
        "10.1.0.0",
        "10.1.0.0/33",
        "10.1/16",
        "::/129",
        "ftp://x.example",
        "https://x.example/path",
        "https://u:p@x.example",
        "https://",
    ] {
        assert!(parse(wrong).is_err(), "{wrong:?} was accepted");
    }
}
