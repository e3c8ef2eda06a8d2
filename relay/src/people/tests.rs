//! People's data on a real engine over a log in memory, with real files.

use std::sync::Arc;

use baton_shared::id::{ChannelName, ConversationId};
use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::retention::{self, Run, Terms};
use super::{Fault, Place, erase, erasures, kept, resolve};
use crate::admin::Who;
use crate::desk::event::{Cause, Outlet, Said};
use crate::desk::parts::Customer;
use crate::engine::clock::TestClock;
use crate::engine::{Command, CustomerMessage, Engine, Parts, RandomIds};
use crate::log::memory::MemoryLog;
use crate::media::{Media, Swept};
use crate::policy::Policy;

struct World {
    place: Place,
    log: MemoryLog,
    clock: Arc<TestClock>,
    folder: TempDir,
    messages: u32,
}

fn web() -> ChannelName {
    "web".parse().expect("a name")
}

impl World {
    async fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let clock = Arc::new(TestClock::at(Timestamp::now()));
        Self::on(MemoryLog::new(), clock, folder).await
    }

    async fn on(log: MemoryLog, clock: Arc<TestClock>, folder: TempDir) -> Self {
        let (log_part, ids) = (Arc::new(log.clone()), Arc::new(RandomIds));
        let parts = Parts { log: log_part, clock: clock.clone(), ids };
        let policy = Policy::parse(Policy::default_text()).expect("faultless");
        let (engine, turn) = Engine::start(parts, policy).await.expect("starts");
        tokio::spawn(turn.run());
        let media = Media::open(folder.path()).expect("opens");
        let place = Place { engine, media, data: folder.path().to_owned() };
        Self { place, log, clock, folder, messages: 0 }
    }

    async fn says(&mut self, visitor: &str, text: &str) -> ConversationId {
        self.messages += 1;
        let message = CustomerMessage {
            channel: web(),
            provider_id: format!("m-{}", self.messages),
            customer: Customer {
                id: visitor.to_owned(),
                name: Some("Ann Example".to_owned()),
                ..Customer::default()
            },
            said: Said { text: text.to_owned(), ..Said::default() },
            sent_at: None,
            bot: None,
            outlet: Outlet::Fetched,
        };
        let answer = self.place.engine.ask(Command::Customer(Box::new(message))).await;
        answer.expect("taken in").conversation.expect("one")
    }

    /// A conversation in which nothing is going on: its customer ended it.
    async fn over(&mut self, visitor: &str) -> ConversationId {
        let id = self.says(visitor, "agent please").await;
        let act = crate::engine::VisitorAct::End;
        let end = Command::Visitor { conversation: id.clone(), id: None, act };
        self.place.engine.ask(end).await.expect("ended");
        id
    }

    async fn uploads(&self, visitor: &str) {
        let (what, bytes) = (("text/plain", "a.txt".to_owned()), Bytes::from_static(b"abc"));
        let kept = self.place.media.keep(visitor, "f1".to_owned(), what, bytes).await;
        kept.expect("kept");
    }

    fn days(&self, days: i64) {
        self.clock.advance(SignedDuration::from_hours(24 * days));
    }

    async fn is_erased(&self, id: &ConversationId) -> bool {
        let conv = self.place.engine.conversation(id).await.expect("read");
        conv.is_some_and(|conv| conv.erased)
    }
}

const YEAR: Terms = Terms { conversations_days: 365, media_days: 0 };

#[tokio::test]
async fn a_person_is_found_by_the_channel_s_id_and_what_is_kept_is_counted() {
    let mut world = World::new().await;
    let id = world.says("ann", "hello").await;
    world.uploads("ann").await;
    let who = [Who::Customer("web:ann".to_owned()), Who::Conversation(id.clone())];
    assert_eq!(resolve(&world.place, &who).await.expect("found"), std::slice::from_ref(&id));
    let kept = kept(&world.place, &id).await.expect("read");
    assert_eq!((kept.files, kept.bytes), (1, 3));
    assert!(kept.private >= 2 && kept.events >= kept.private);
    for nobody in ["web:ben", "ann", "hook:ann", ":", ""] {
        let who = [Who::Customer(nobody.to_owned())];
        let why = resolve(&world.place, &who).await.expect_err("nobody");
        assert!(matches!(why, Fault::Asked(_)) && !why.to_string().contains("ben"), "{why}");
    }
}

#[tokio::test]
async fn a_reason_that_names_the_person_is_refused_before_anything_is_done() {
    let mut world = World::new().await;
    let id = world.says("ann-visitor", "hello").await;
    for reason in ["ann example wants it", "by ANN-VISITOR", &"x".repeat(201)] {
        let why = (Cause::Wish, Some(reason.to_owned()));
        assert!(erase(&world.place, std::slice::from_ref(&id), why).await.is_err(), "{reason}");
    }
    assert_eq!(erasures::read(world.folder.path()).expect("read"), []);
    let why = (Cause::Wish, Some("request 114".to_owned()));
    let gone = erase(&world.place, std::slice::from_ref(&id), why).await.expect("erased");
    assert!(gone.records >= 2 && world.is_erased(&id).await);
    assert_eq!(erasures::read(world.folder.path()).expect("read").len(), 1);
}

#[tokio::test]
async fn what_the_list_names_is_erased_once_and_what_the_log_never_knew_is_passed_over() {
    let mut world = World::new().await;
    let id = world.says("ann", "hello").await;
    world.uploads("ann").await;
    let now = world.place.engine.now();
    let unknown = "never-there".parse().expect("an id");
    let list = [erasures::Erasure::of(&unknown, now), erasures::Erasure::of(&id, now)];
    assert_eq!(erasures::apply(&world.place, &list).await.expect("applied"), 1);
    assert_eq!(erasures::apply(&world.place, &list).await.expect("applied"), 0);
    assert!(world.is_erased(&id).await);
    assert!(world.place.media.list("ann").await.expect("read").is_empty());
}

#[tokio::test]
async fn retention_takes_what_is_over_and_old_and_nothing_else() {
    let mut world = World::new().await;
    let old = world.over("old").await;
    let open = world.says("open", "agent please").await;
    let alive = world.over("alive").await;
    world.days(300);
    world.says("alive", "one more thing").await;
    let young = world.over("young").await;
    world.days(100);
    let dry = retention::run(&world.place, YEAR, Run::Dry).await.expect("counted");
    assert_eq!((dry.conversations, dry.records), (1, 0));
    assert!(!world.is_erased(&old).await, "it was dry");
    let real = retention::run(&world.place, YEAR, Run::Real).await.expect("ran");
    assert_eq!(real.conversations, 1);
    assert!(real.records > 0 && world.is_erased(&old).await);
    for kept in [&open, &alive, &young] {
        assert!(!world.is_erased(kept).await);
    }
    let again = retention::run(&world.place, YEAR, Run::Real).await.expect("ran");
    assert_eq!(again.conversations, 0);
    world.days(400);
    let later = retention::run(&world.place, YEAR, Run::Real).await.expect("ran");
    // The open one and the one whose customer wrote again have tickets that nobody took.
    assert!(world.is_erased(&young).await && !world.is_erased(&open).await, "{later:?}");
    assert_eq!(erasures::read(world.folder.path()).expect("read").len(), 2);
}

#[tokio::test]
async fn retention_goes_on_where_it_ended_after_a_restart() {
    let mut world = World::new().await;
    let first = world.over("first").await;
    world.days(400);
    retention::run(&world.place, YEAR, Run::Real).await.expect("ran");
    let second = world.over("second").await;
    world.days(400);
    let World { log, clock, folder, .. } = world;
    let world = World::on(log, clock, folder).await;
    let done = retention::run(&world.place, YEAR, Run::Real).await.expect("ran");
    assert_eq!(done.conversations, 1);
    assert!(world.is_erased(&first).await && world.is_erased(&second).await);
}

#[tokio::test]
async fn with_no_terms_everything_is_kept() {
    let mut world = World::new().await;
    let id = world.over("ann").await;
    world.uploads("ann").await;
    world.days(10_000);
    let done = retention::run(&world.place, Terms::default(), Run::Real).await.expect("ran");
    assert_eq!(done, retention::Outcome::default());
    assert!(!world.is_erased(&id).await);
}

#[tokio::test]
async fn files_of_visitors_who_never_write_are_swept_and_nobody_else_s() {
    let mut world = World::new().await;
    world.says("writer", "hello").await;
    world.uploads("writer").await;
    world.uploads("silent").await;
    let channel = web();
    let sweep = || retention::sweep_unsent(&world.place, &channel);
    assert_eq!(sweep().await.expect("swept"), Swept::default(), "they may still write");
    world.clock.advance(SignedDuration::from_hours(2));
    assert_eq!(sweep().await.expect("swept"), Swept { files: 1, bytes: 3 });
    assert_eq!(world.place.media.list("writer").await.expect("read").len(), 1);
}
