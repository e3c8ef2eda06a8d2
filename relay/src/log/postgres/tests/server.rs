//! A real `PostgreSQL` of Debian's package, for tests: in a temporary folder, on a Unix socket, with
//! fsync on. It ends with the process that started it, however that ends: a watchdog waits on a
//! pipe whose other end this process holds. Knows only the standard library, so that the tests of
//! the whole relay can use it, too.

use std::fs;
use std::io;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Where Debian puts them, by version.
const PROGRAMS: &str = "/usr/lib/postgresql";
const MISSING: &str = "no PostgreSQL server: install Debian's package `postgresql`";
/// Of the databases on it; everybody on the machine's socket is let in as this one.
const USER: &str = "baton";

/// A running server.
#[derive(Debug)]
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    databases: AtomicU32,
    /// Its standard input is the pipe; when that closes, the watchdog stops the server.
    _watchdog: Child,
}

impl Server {
    /// The one of this process; every test has a database of its own on it.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Server> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// One more, for a test that mistreats it.
    pub(crate) fn start() -> Self {
        Self::start_with("listen_addresses = ''")
    }

    /// One that shows a certificate on a port of this machine; with the certificate's file, and
    /// the address of a new database by that port, over TLS.
    pub(crate) fn start_with_tls() -> (Self, PathBuf, String) {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("bound").port();
        drop(free);
        let server = Self::start_with(&format!("listen_addresses = 'localhost'\nport = {port}"));
        let data = server.folder.join("data");
        let ask = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
                   -subj /CN=localhost -addext subjectAltName=DNS:localhost \
                   -addext basicConstraints=critical,CA:FALSE -keyout server.key -out server.crt";
        let mut openssl = as_user("sh");
        output(openssl.args(["-c", &format!("cd '{}' && openssl {ask} 2>&1", data.display())]));
        server.sql("postgres", "ALTER SYSTEM SET ssl = on");
        server.crash_and_restart();
        let url = server.database();
        let url = format!("postgres://{USER}@localhost:{port}/{}", database_of(&url));
        (server, data.join("server.crt"), format!("{url}?sslmode=require"))
    }

    fn start_with(listen: &str) -> Self {
        let programs = newest_programs();
        let folder = output(as_user("mktemp").args(["-d", "/tmp/baton-pg-XXXXXX"]));
        let folder = PathBuf::from(folder.trim());
        let data = folder.join("data");
        // Before anything runs, so that nothing is left behind whatever fails from here on.
        let watchdog = watch(&programs, &folder);
        let server = Self { programs, folder, databases: AtomicU32::new(0), _watchdog: watchdog };
        output(
            as_user(server.programs.join("initdb"))
                .args(["--no-sync", "--no-locale", "-E", "UTF8", "-A", "trust", "-U", USER, "-D"])
                .arg(&data),
        );
        let options = format!(
            "{listen}\nunix_socket_directories = '{}'\nmax_connections = 200\n\
             shared_buffers = 64MB\nfsync = on\nlogging_collector = off\n",
            server.folder.display()
        );
        output(
            as_user("sh")
                .arg("-c")
                .arg(format!("printf '%s' \"$1\" >> '{}/postgresql.conf'", data.display()))
                .args(["sh", &options]),
        );
        server.control(&["start", "-w", "-l"], Some("log"));
        server
    }

    /// Makes an empty database and answers its URL.
    pub(crate) fn database(&self) -> String {
        let number = self.databases.fetch_add(1, Ordering::Relaxed);
        let name = format!("log{number}");
        self.sql("postgres", &format!("CREATE DATABASE {name}"));
        self.url(&name)
    }

    /// By the socket.
    pub(crate) fn url(&self, database: &str) -> String {
        let folder = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://{USER}@{folder}/{database}")
    }

    /// By something on a port of this machine that passes on to [`Server::socket`].
    pub(crate) fn url_by_port(&self, database_url: &str, port: u16) -> String {
        let database = database_of(database_url);
        format!("postgres://{USER}@127.0.0.1:{port}/{database}")
    }

    /// Where it listens.
    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.join(format!(".s.PGSQL.{}", self.port()))
    }

    /// Also the ending of the socket's name.
    fn port(&self) -> String {
        let names = fs::read_dir(&self.folder).expect("listed").filter_map(Result::ok);
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let mut ports = names.filter_map(|name| name.strip_prefix(".s.PGSQL.").map(str::to_owned));
        ports.find(|port| !port.ends_with(".lock")).unwrap_or_else(|| "5432".to_owned())
    }

    /// Runs SQL behind the log's back; answers the rows, unaligned.
    pub(crate) fn sql(&self, database: &str, sql: &str) -> String {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.env("PGPORT", self.port());
        psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", USER, "-h"]);
        output(psql.arg(&self.folder).args(["-d", database_of(database), "-c", sql]))
    }

    /// Everything that the database holds, as text.
    pub(crate) fn dump(&self, database: &str) -> String {
        let mut dump = Command::new(self.programs.join("pg_dump"));
        output(dump.args(["-U", USER, "-h"]).arg(&self.folder).arg(database_of(database)))
    }

    /// Without a shutdown checkpoint and without asking anybody: as a crash.
    pub(crate) fn crash_and_restart(&self) {
        self.control(&["restart", "-m", "immediate", "-w", "-l"], Some("log"));
    }

    fn control(&self, words: &[&str], log: Option<&str>) {
        let mut control = as_user(self.programs.join("pg_ctl"));
        control.arg("-D").arg(self.folder.join("data")).args(words);
        if let Some(log) = log {
            control.arg(self.folder.join(log));
        }
        // The server inherits what pg_ctl has: no pipe of a test may stay open with it.
        control.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let status = control.status().expect("pg_ctl runs");
        let said = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        assert!(status.success(), "pg_ctl {words:?} failed:\n{said}");
    }
}

/// The last part of a database's URL, or the name itself.
fn database_of(url: &str) -> &str {
    url.rsplit('/').next().unwrap_or(url)
}

fn newest_programs() -> PathBuf {
    let versions = fs::read_dir(PROGRAMS).map_err(|_| MISSING).expect("a server");
    let version = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let folders = versions.filter_map(|entry| Some(entry.ok()?.path()));
    let newest = folders
        .filter(|folder| folder.join("bin/initdb").exists())
        .max_by_key(|folder| version(folder));
    newest.expect(MISSING).join("bin")
}

/// The server refuses to run as root, so for root it is the package's own user that runs it.
fn as_user(program: impl AsRef<Path>) -> Command {
    let is_root = fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
    let mut command = if is_root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program.as_ref());
        command
    } else {
        Command::new(program.as_ref())
    };
    command.current_dir("/");
    command
}

fn watch(programs: &Path, folder: &Path) -> Child {
    let script = format!(
        "read -r _; '{}/pg_ctl' -D '{folder}/data' stop -m immediate -w; rm -rf '{folder}'",
        programs.display(),
        folder = folder.display()
    );
    let mut shell = as_user("sh");
    shell.args(["-c", &script]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // Its own group: what interrupts the tests must not interrupt the cleaning up.
    shell.process_group(0).spawn().expect("a shell")
}

fn output(command: &mut Command) -> String {
    let done = command.stdin(Stdio::null()).output();
    let done = done.map_err(|e: io::Error| format!("{command:?}: {e}")).expect("runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?} failed:\n{said}");
    String::from_utf8_lossy(&done.stdout).into_owned()
}
