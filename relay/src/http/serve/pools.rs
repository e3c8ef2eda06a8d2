//! Places for connections, in pools that are apart: what fills one slows or refuses its own users
//! and never its neighbours.
//!
//! A place is weak until its holder has proved itself (a signature, a token); when a pool is full
//! the oldest weak place is cut for a newcomer, and only where all are proved the newcomer is
//! refused. Pure bookkeeping: knows addresses and classes, no socket.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Has not shown it yet.
    Unproven,
    /// An agent's socket.
    Agents,
    /// Web chat.
    Visitors,
    /// Webhooks, probes, the rest of the API.
    Hooks,
}

/// Of one pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Places.
    pub all: u32,
    /// Of them for one address; `None`: as many as there are.
    pub per_address: Option<u32>,
}

/// Of all pools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sizes {
    pub unproven: Size,
    pub agents: Size,
    pub visitors: Size,
    pub hooks: Size,
}

impl Default for Sizes {
    fn default() -> Self {
        let size = |all, per_address| Size { all, per_address };
        Self {
            unproven: size(64, Some(8)),
            agents: size(500, None),
            visitors: size(10_000, Some(256)),
            hooks: size(512, Some(128)),
        }
    }
}

impl Sizes {
    fn of(&self, class: Class) -> Size {
        match class {
            Class::Unproven => self.unproven,
            Class::Agents => self.agents,
            Class::Visitors => self.visitors,
            Class::Hooks => self.hooks,
        }
    }

    /// Places in all, those who wait for one included.
    #[must_use]
    pub fn total(&self) -> u32 {
        let waiting = self.unproven.all.saturating_mul(WAITING);
        let all = [self.unproven.all, self.agents.all, self.visitors.all, self.hooks.all, waiting];
        all.into_iter().fold(0, u32::saturating_add)
    }
}

/// So many may wait for each place among the unproven: browsers and providers open several
/// connections in one moment, and each shows what it is in the next.
const WAITING: u32 = 8;

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// This address has all it may have.
    Address,
    /// Everybody in the pool has proved themselves, and it is full.
    Pool,
}

/// All places of one server.
#[derive(Debug)]
pub struct Pools(Mutex<Table>);

#[derive(Debug)]
struct Table {
    sizes: Sizes,
    holders: HashMap<u64, Holder>,
    pools: HashMap<Class, Pool>,
    /// Who waits for a place among the unproven until another of their address has left it.
    queues: HashMap<IpAddr, VecDeque<Arc<Notify>>>,
    queued: u32,
    /// Rises with every place taken: a holder's name, and its age in its pool.
    next: u64,
}

#[derive(Debug, Default)]
struct Pool {
    used: u32,
    by_address: HashMap<IpAddr, u32>,
    /// Those who may be cut: since when, and who.
    weak: BTreeMap<u64, u64>,
}

#[derive(Debug)]
struct Holder {
    class: Class,
    address: Option<IpAddr>,
    /// Where it stands among the weak; `None` once it is proved.
    weak: Option<u64>,
    cut: Arc<Notify>,
}

impl Pools {
    /// All places free.
    #[must_use]
    pub fn new(sizes: Sizes) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Table {
            sizes,
            holders: HashMap::new(),
            pools: HashMap::new(),
            queues: HashMap::new(),
            queued: 0,
            next: 0,
        })))
    }

    /// A weak place; `address` is `None` for whoever is not counted by it.
    ///
    /// # Errors
    /// [`Full`].
    pub fn enter(self: &Arc<Self>, class: Class, address: Option<IpAddr>) -> Result<Claim, Full> {
        let mut table = self.lock();
        table.make_room(class, address)?;
        let (id, cut) = (table.tick(), Arc::new(Notify::new()));
        let holder = Holder { class, address, weak: None, cut: cut.clone() };
        table.seat(id, holder, Strength::Weak);
        Ok(Claim(Arc::new(Seat { pools: self.clone(), id, cut })))
    }

    /// A place among the unproven for a new connection. Where its address has its share, it waits
    /// for one of them to move on; the caller limits for how long.
    ///
    /// # Errors
    /// [`Full`], where too many wait already.
    pub async fn arrive(self: &Arc<Self>, address: IpAddr) -> Result<Claim, Full> {
        loop {
            match self.enter(Class::Unproven, Some(address)) {
                Err(Full::Address) => {}
                entered => return entered,
            }
            let turn = self.lock().queue(address)?;
            let mut turn = Turn { pools: self.clone(), address, turn, come: false };
            turn.turn.notified().await;
            turn.come = true;
        }
    }

    /// Places taken.
    #[must_use]
    pub fn used(&self, class: Class) -> u32 {
        self.lock().pools.get(&class).map_or(0, |pool| pool.used)
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    Weak,
    Proved,
}

impl Table {
    fn tick(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Checks that one more may come, and cuts the oldest weak one where only that makes room.
    fn make_room(&mut self, class: Class, address: Option<IpAddr>) -> Result<(), Full> {
        let size = self.sizes.of(class);
        let pool = self.pools.entry(class).or_default();
        if let (Some(address), Some(most)) = (address, size.per_address)
            && pool.by_address.get(&address).is_some_and(|count| *count >= most)
        {
            return Err(Full::Address);
        }
        if pool.used < size.all {
            return Ok(());
        }
        let oldest = pool.weak.first_key_value().map(|(_, id)| *id).ok_or(Full::Pool)?;
        if let Some(holder) = self.unseat(oldest) {
            holder.cut.notify_waiters();
        }
        Ok(())
    }

    fn queue(&mut self, address: IpAddr) -> Result<Arc<Notify>, Full> {
        let size = self.sizes.unproven;
        let own = size.per_address.unwrap_or(size.all).saturating_mul(WAITING);
        let length = self.queues.get(&address).map_or(0, VecDeque::len);
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        if length >= own || self.queued >= size.all.saturating_mul(WAITING) {
            return Err(Full::Address);
        }
        let turn = Arc::new(Notify::new());
        self.queues.entry(address).or_default().push_back(turn.clone());
        self.queued += 1;
        Ok(turn)
    }

    /// Calls the first one in the queue that is looked for, if it is there.
    fn unqueue(&mut self, address: IpAddr, wanted: impl Fn(&Arc<Notify>) -> bool) -> bool {
        let Some(queue) = self.queues.get_mut(&address) else { return false };
        let found = queue.iter().position(wanted).and_then(|at| queue.remove(at));
        if queue.is_empty() {
            self.queues.remove(&address);
        }
        let Some(turn) = found else { return false };
        self.queued -= 1;
        turn.notify_one();
        true
    }

    fn seat(&mut self, id: u64, mut holder: Holder, strength: Strength) {
        let order = self.tick();
        let pool = self.pools.entry(holder.class).or_default();
        pool.used += 1;
        if let Some(address) = holder.address {
            *pool.by_address.entry(address).or_default() += 1;
        }
        holder.weak = (strength == Strength::Weak).then_some(order);
        if strength == Strength::Weak {
            pool.weak.insert(order, id);
        }
        self.holders.insert(id, holder);
    }

    fn unseat(&mut self, id: u64) -> Option<Holder> {
        let holder = self.holders.remove(&id)?;
        let pool = self.pools.entry(holder.class).or_default();
        pool.used = pool.used.saturating_sub(1);
        if let Some(order) = holder.weak {
            pool.weak.remove(&order);
        }
        if let Some(address) = holder.address
            && let Some(count) = pool.by_address.get_mut(&address)
        {
            *count -= 1;
            if *count == 0 {
                pool.by_address.remove(&address);
            }
        }
        if let (Class::Unproven, Some(address)) = (holder.class, holder.address) {
            self.unqueue(address, |_| true);
        }
        Some(holder)
    }

    fn change(&mut self, id: u64, class: Class, strength: Strength) -> Result<(), Full> {
        let Some(holder) = self.holders.get(&id) else { return Err(Full::Pool) };
        if holder.class == class && (holder.weak.is_none() || strength == Strength::Weak) {
            return Ok(());
        }
        if holder.class != class {
            let address = holder.address;
            self.make_room(class, address)?;
        }
        // It may have been the oldest itself only in its own pool, which was not touched.
        if let Some(holder) = self.unseat(id) {
            self.seat(id, Holder { class, ..holder }, strength);
        }
        Ok(())
    }
}

/// Somebody's turn to come; out of the queue when dropped.
struct Turn {
    pools: Arc<Pools>,
    address: IpAddr,
    turn: Arc<Notify>,
    come: bool,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut table = self.pools.lock();
        let waited = table.unqueue(self.address, |turn| Arc::ptr_eq(turn, &self.turn));
        // It was called and had left already: the next one comes instead.
        if !waited && !self.come {
            table.unqueue(self.address, |_| true);
        }
    }
}

/// A place: given back when the last clone is dropped. An extension of every request.
#[derive(Debug, Clone)]
pub struct Claim(Arc<Seat>);

#[derive(Debug)]
struct Seat {
    pools: Arc<Pools>,
    id: u64,
    cut: Arc<Notify>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.pools.lock().unseat(self.id);
    }
}

impl Claim {
    /// Moves on to another pool, as a weak one. Whoever has shown what they are never goes back to
    /// the unproven.
    ///
    /// # Errors
    /// [`Full`]; the place it has stays.
    pub fn show(&self, class: Class) -> Result<(), Full> {
        match class {
            Class::Unproven => Ok(()),
            class => self.0.pools.lock().change(self.0.id, class, Strength::Weak),
        }
    }

    /// Moves on to a pool as one who has proved to belong there, and is not cut any more.
    ///
    /// # Errors
    /// [`Full`]; the place it has stays.
    pub fn prove(&self, class: Class) -> Result<(), Full> {
        self.0.pools.lock().change(self.0.id, class, Strength::Proved)
    }

    /// Where it stands; `None` once it was cut.
    #[must_use]
    pub fn class(&self) -> Option<Class> {
        self.0.pools.lock().holders.get(&self.0.id).map(|holder| holder.class)
    }

    /// Until it is cut to make room.
    pub async fn cut(&self) {
        let mut cut = std::pin::pin!(self.0.cut.notified());
        // Listening comes before looking, so that a cut in between is not missed.
        cut.as_mut().enable();
        if self.class().is_some() {
            cut.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pools() -> Arc<Pools> {
        let size = |all, per_address| Size { all, per_address };
        Pools::new(Sizes {
            unproven: size(3, Some(2)),
            agents: size(2, None),
            visitors: size(3, Some(2)),
            hooks: size(2, None),
        })
    }

    fn from(n: u8) -> Option<IpAddr> {
        Some(IpAddr::from([192, 0, 2, n]))
    }

    #[test]
    fn an_address_has_its_share_and_gets_it_back() {
        let pools = pools();
        let first = pools.enter(Class::Unproven, from(1)).expect("a place");
        let _second = pools.enter(Class::Unproven, from(1)).expect("a place");
        assert_eq!(pools.enter(Class::Unproven, from(1)).err(), Some(Full::Address));
        drop(first);
        assert!(pools.enter(Class::Unproven, from(1)).is_ok());
        assert_eq!(pools.used(Class::Unproven), 1, "a place not kept is free again");
    }

    #[tokio::test]
    async fn whoever_comes_with_many_at_once_waits_its_turn_and_too_many_are_refused() {
        let pools = pools();
        let address = from(1).expect("an address");
        let first = pools.arrive(address).await.expect("a place");
        let _second = pools.arrive(address).await.expect("a place");
        let wait = || {
            let pools = pools.clone();
            tokio::spawn(async move { pools.arrive(address).await })
        };
        let waiting: Vec<_> = (0..16).map(|_| wait()).collect();
        while pools.lock().queued < 16 {
            tokio::task::yield_now().await;
        }
        assert_eq!(pools.arrive(address).await.err(), Some(Full::Address));
        first.show(Class::Hooks).expect("room");
        let (third, _, others) = futures_util::future::select_all(waiting).await;
        assert_eq!(third.expect("no panic").expect("its turn").class(), Some(Class::Unproven));
        others.iter().for_each(tokio::task::JoinHandle::abort);
        for other in others {
            let _aborted = other.await;
        }
        let table = pools.lock();
        assert_eq!((table.queued, table.queues.len()), (0, 0), "nothing is left behind");
    }

    #[tokio::test]
    async fn a_full_pool_cuts_its_oldest_weak_holder_for_a_newcomer() {
        let pools = pools();
        let places: Vec<_> =
            (1..=3).map(|n| pools.enter(Class::Unproven, from(n)).expect("a place")).collect();
        let _new = pools.enter(Class::Unproven, from(4)).expect("room was made");
        places[0].cut().await;
        assert_eq!(places[0].class(), None);
        assert_eq!(places[1].class(), Some(Class::Unproven));
        assert_eq!(pools.used(Class::Unproven), 3);
        drop(places);
        assert_eq!(pools.used(Class::Unproven), 1, "whoever was cut gives nothing back twice");
    }

    #[test]
    fn whoever_has_proved_themselves_is_never_cut_and_a_newcomer_is_refused() {
        let pools = pools();
        let places: Vec<_> =
            (0..2).map(|_| pools.enter(Class::Unproven, None).expect("a place")).collect();
        for place in &places {
            place.prove(Class::Hooks).expect("room");
        }
        assert_eq!(pools.enter(Class::Hooks, from(9)).err(), Some(Full::Pool));
        let late = pools.enter(Class::Unproven, from(9)).expect("the unproven have room");
        assert_eq!(late.show(Class::Hooks), Err(Full::Pool));
        assert_eq!(late.class(), Some(Class::Unproven), "it keeps what it has");
        assert!(places.iter().all(|place| place.class() == Some(Class::Hooks)));
    }

    #[test]
    fn a_full_pool_takes_nothing_from_its_neighbours() {
        let pools = pools();
        let _visitors: Vec<_> = (1..=3)
            .map(|n| {
                let place = pools.enter(Class::Unproven, from(n)).expect("a place");
                place.prove(Class::Visitors).expect("room");
                place
            })
            .collect();
        let strangers: Vec<_> =
            (11..=13).map(|n| pools.enter(Class::Unproven, from(n)).expect("a place")).collect();
        let agent = pools.enter(Class::Unproven, from(20)).expect("the oldest stranger goes");
        agent.prove(Class::Agents).expect("agents have room");
        assert_eq!(strangers[0].class(), None);
        assert_eq!(agent.class(), Some(Class::Agents));
        assert_eq!(pools.used(Class::Visitors), 3);
    }

    #[test]
    fn showing_and_proving_move_a_place_and_never_double_it() {
        let pools = pools();
        let place = pools.enter(Class::Unproven, from(1)).expect("a place");
        for _ in 0..2 {
            place.show(Class::Visitors).expect("room");
            place.show(Class::Unproven).expect("nothing to do");
        }
        place.prove(Class::Visitors).expect("room");
        place.show(Class::Visitors).expect("still proved");
        assert_eq!([Class::Unproven, Class::Visitors].map(|class| pools.used(class)), [0, 1]);
        let _others = [pools.enter(Class::Visitors, None), pools.enter(Class::Visitors, None)];
        let _third = pools.enter(Class::Visitors, None).expect("the weak give way");
        assert_eq!(place.class(), Some(Class::Visitors));
        drop(place);
        assert_eq!(pools.used(Class::Visitors), 2);
    }
}
