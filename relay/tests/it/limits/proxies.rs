//! The relay behind the two usual proxies, from Debian's packages, with the very blocks that `init`
//! prints: files of the largest size, sockets, and the customer's own address.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;
use tokio::io::AsyncWriteExt as _;

use super::relay::{Answer, PATIENCE, Relay, answer, connect, loopback, program, upgrade};

/// The largest file that `docs/webchat.md` allows.
const LARGEST: usize = 5 * 1024 * 1024;
/// Sessions that one address may begin at once, of `docs/webchat.md`, and a few that come by while asked.
const SESSIONS: usize = 40;

#[tokio::test]
async fn behind_nginx_as_init_prints_it_all_of_the_web_chat_works() {
    let relay = Relay::start("", "").await;
    let proxy = Proxy::nginx(&relay);
    passes_everything(&proxy).await;
}

#[tokio::test]
async fn behind_caddy_as_init_prints_it_all_of_the_web_chat_works() {
    let relay = Relay::start("", "").await;
    let proxy = Proxy::caddy(&relay);
    passes_everything(&proxy).await;
}

async fn passes_everything(proxy: &Proxy) {
    proxy.ready().await;
    let token = proxy.post("/chat/session", "", b"", 2).await.json()["token"].clone();
    let token = token.as_str().expect("a token");

    let bearer = format!("authorization: Bearer {token}\r\nx-file-name: all.txt\r\n");
    let kept = proxy.post("/chat/files", &bearer, &vec![b'a'; LARGEST], 2).await;
    assert_eq!(kept.status, 201, "the largest file: {kept:?}");
    let refused = proxy.post("/chat/files", &bearer, &vec![b'a'; LARGEST + 1], 2).await;
    assert_eq!(refused.status, 413, "a larger one: {refused:?}");

    let (stream, host) = (proxy.connect(2).await, proxy.address.to_string());
    let mut socket = upgrade(stream, "/chat/socket", &[("host", &host)]).await.expect("upgraded");
    socket.send(&json!({ "type": "hello", "token": token })).await;
    socket.until("welcome").await;

    proxy.has_one_limit_for_each_true_address().await;
}

/// A proxy in a folder of its own; ended when dropped.
struct Proxy {
    address: SocketAddr,
    child: Child,
    folder: tempfile::TempDir,
}

impl Proxy {
    fn nginx(relay: &Relay) -> Self {
        let (address, folder) = (free(), folder());
        let at = folder.path().display();
        // Everything around the block is what Debian's package has outside of `sites-enabled`.
        let config = format!(
            "pid {at}/pid;\nerror_log {at}/log;\nevents {{}}\nhttp {{\naccess_log off;\n\
             client_body_temp_path {at}/b;\nproxy_temp_path {at}/p;\nfastcgi_temp_path {at}/f;\n\
             uwsgi_temp_path {at}/u;\nscgi_temp_path {at}/s;\n{}\n}}\n",
            block(relay, address, "nginx")
        );
        let path = write(folder.path(), &config);
        let args = ["-g", "daemon off;", "-e", &format!("{at}/log"), "-c", &path];
        let child = spawn("nginx", "nginx-light", &args, folder.path());
        Self { address, child, folder }
    }

    fn caddy(relay: &Relay) -> Self {
        let (address, folder) = (free(), folder());
        let config = format!("{{\n\tadmin off\n}}\n{}", block(relay, address, "Caddy"));
        let path = write(folder.path(), &config);
        let args = ["run", "--adapter", "caddyfile", "--config", &path];
        let child = spawn("caddy", "caddy", &args, folder.path());
        Self { address, child, folder }
    }

    async fn ready(&self) {
        let ready = async {
            while connect(self.address, loopback(2), None).await.is_err() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let up = tokio::time::timeout(PATIENCE, ready).await;
        up.unwrap_or_else(|_| panic!("{}", self.said()));
    }

    /// What the proxy complained of.
    fn said(&self) -> String {
        ["log", "stderr"]
            .map(|name| fs::read_to_string(self.folder.path().join(name)).unwrap_or_default())
            .concat()
    }

    async fn connect(&self, from: u8) -> tokio::net::TcpStream {
        connect(self.address, loopback(from), None).await.expect("connected")
    }

    async fn post(&self, path: &str, headers: &str, body: &[u8], from: u8) -> Answer {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n{headers}content-length: {}\r\n\r\n",
            self.address,
            body.len()
        );
        let mut stream = self.connect(from).await;
        let whole = [head.as_bytes(), body].concat();
        // The answer may come, and the connection end, before all is written.
        let _early = stream.write_all(&whole).await;
        answer(&mut stream).await.expect("an answer")
    }

    /// Whoever names another address with each request is one address all the same; the next house
    /// is another.
    async fn has_one_limit_for_each_true_address(&self) {
        let mut statuses = Vec::new();
        for n in 0..SESSIONS {
            let forged =
                format!("x-forwarded-for: 203.0.113.{n}\r\nforwarded: for=203.0.113.{n}\r\n");
            statuses.push(self.post("/chat/session", &forged, b"", 3).await.status);
        }
        assert!(statuses.contains(&429), "believed a stranger's header: {statuses:?}");
        let next = self.post("/chat/session", "", b"", 4).await;
        assert_eq!(next.status, 200, "paid for its neighbour: {next:?}");
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has noticed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free() -> SocketAddr {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    port.local_addr().expect("bound")
}

fn folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("b-").tempdir_in("/tmp").expect("a folder")
}

fn write(folder: &Path, config: &str) -> String {
    let path = folder.join("config");
    fs::write(&path, config).expect("written");
    path.to_str().expect("UTF-8").to_owned()
}

/// What `init` prints for one of them.
fn block(relay: &Relay, public: SocketAddr, name: &str) -> String {
    let (listen, public) = (relay.address.to_string(), format!("http://{public}"));
    let args = ["init", "--system", "--print", "--listen", &listen, "--public-url", &public];
    let printed = program().args(args).output().expect("the program runs");
    assert!(printed.status.success(), "{printed:?}");
    let printed = String::from_utf8(printed.stdout).expect("UTF-8");
    let mut parts = printed.split("\n# ");
    let block = parts.find_map(|part| part.strip_prefix(&format!("{name}: "))).expect("a block");
    block.split_once('\n').expect("lines").1.to_owned()
}

fn spawn(program: &str, package: &str, args: &[&str], folder: &Path) -> Child {
    let stderr = fs::File::create(folder.join("stderr")).expect("a file");
    let mut command = Command::new(program);
    command.args(args).current_dir(folder).env("HOME", folder).env("XDG_DATA_HOME", folder);
    command.env("PATH", search_path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(stderr);
    command.spawn().unwrap_or_else(|error| panic!("{program}: {error}; install {package}"))
}

/// Debian keeps nginx where only root looks for programs.
fn search_path() -> String {
    format!("{}:/usr/sbin", std::env::var("PATH").unwrap_or_default())
}
