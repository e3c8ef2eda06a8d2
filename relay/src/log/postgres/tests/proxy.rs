//! A wire to the server that can be cut at the worst moment: when a writer's COMMIT passes. Knows
//! only the standard library, so that the tests of the whole relay can use it, too.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// Where the next COMMIT is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The server never gets it.
    Before,
    /// The server does it, and its answer is lost.
    After,
}

/// What the wires are to do.
#[derive(Debug, Default)]
struct Orders {
    before: AtomicU32,
    after: AtomicU32,
    cuts: AtomicU32,
    hold: AtomicU32,
    held: Held,
}

/// A COMMIT that waits to be let go.
#[derive(Debug, Default)]
struct Held {
    state: Mutex<(bool, Option<Cut>)>,
    changed: Condvar,
}

impl Held {
    fn change(&self, change: impl FnOnce(&mut (bool, Option<Cut>))) {
        change(&mut self.state.lock().expect("no panic under it"));
        self.changed.notify_all();
    }

    fn wait<T>(&self, look: impl Fn(&mut (bool, Option<Cut>)) -> Option<T>) -> T {
        let mut state = self.state.lock().expect("no panic under it");
        loop {
            if let Some(found) = look(&mut state) {
                return found;
            }
            state = self.changed.wait(state).expect("no panic under it");
        }
    }
}

/// Passes on from a port of this machine to the server's socket.
#[derive(Debug)]
pub(crate) struct Proxy {
    port: u16,
    orders: Arc<Orders>,
}

impl Proxy {
    /// Listens from here on, for as long as the process lives.
    pub(crate) fn start(socket: PathBuf) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let orders = Arc::new(Orders::default());
        let given = orders.clone();
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (socket, orders) = (socket.clone(), given.clone());
                thread::spawn(move || connect(client, &socket, &orders));
            }
        });
        Self { port, orders }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Cuts the wire of the next writer that commits.
    pub(crate) fn cut_next(&self, cut: Cut) {
        let order = match cut {
            Cut::Before => &self.orders.before,
            Cut::After => &self.orders.after,
        };
        order.fetch_add(1, Ordering::SeqCst);
    }

    /// Holds the next COMMIT of something said back, and answers when one is held.
    pub(crate) fn hold_next(&self) -> impl FnOnce() + Send + 'static {
        self.orders.hold.fetch_add(1, Ordering::SeqCst);
        let orders = self.orders.clone();
        move || orders.held.wait(|(is_held, _)| is_held.then_some(()))
    }

    /// Lets the held one go on to the server, or not.
    pub(crate) fn let_go(&self, cut: Cut) {
        self.orders.held.change(|state| *state = (false, Some(cut)));
    }

    /// Wires cut so far.
    pub(crate) fn cuts(&self) -> u32 {
        self.orders.cuts.load(Ordering::SeqCst)
    }
}

fn connect(client: TcpStream, socket: &Path, orders: &Arc<Orders>) {
    let Ok(server) = UnixStream::connect(socket) else { return };
    let _ = client.set_nodelay(true);
    let swallow = Arc::new(AtomicBool::new(false));
    let (from, to) = (client.try_clone().expect("a wire"), server.try_clone().expect("a wire"));
    let (back, counts) = (swallow.clone(), orders.clone());
    let answers = thread::spawn(move || answers(server, client, &back, &counts));
    asks(from, to, &swallow, orders);
    let _ended = answers.join();
}

/// Takes one order where there is one.
fn take(order: &AtomicU32) -> bool {
    order.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok()
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn asks(mut from: TcpStream, mut to: UnixStream, swallow: &AtomicBool, orders: &Orders) {
    let (mut buffer, mut is_writer, mut says) = (vec![0; 64 * 1024], false, false);
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let bytes = &buffer[..count];
        is_writer |= holds(bytes, b"FOR UPDATE");
        // A relay commits other things too: that it is ready, that it still writes.
        says |= holds(bytes, b"said");
        if is_writer && holds(bytes, b"COMMIT\0") {
            if says && take(&orders.hold) {
                orders.held.change(|state| *state = (true, None));
                if orders.held.wait(|(_, fate)| fate.take()) == Cut::Before {
                    break;
                }
            }
            if take(&orders.before) {
                orders.cuts.fetch_add(1, Ordering::SeqCst);
                break;
            }
            swallow.store(take(&orders.after), Ordering::SeqCst);
            says = false;
        }
        if to.write_all(bytes).is_err() {
            break;
        }
    }
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}

fn answers(mut from: UnixStream, mut to: TcpStream, swallow: &AtomicBool, orders: &Orders) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        if swallow.load(Ordering::SeqCst) {
            orders.cuts.fetch_add(1, Ordering::SeqCst);
            break;
        }
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}
