//! Bugs made on purpose, one a thread, so that the simulation can show that it finds them.

use std::cell::Cell;

use super::codec::{Event, Placed};
use super::deadlines::Kind;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bug {
    /// A bot speaks although control has changed hands.
    NoFence,
    /// Senders are answered before the batch is on disk.
    EarlyAnswer,
    /// Commits name nothing that they were decided on.
    NoExpectations,
    /// What another relay wrote to an agent's stream is not folded.
    DeafToOthers,
    /// A command in conflict is answered as if it had been written.
    ConflictIsFine,
    /// What agents carry counts for nothing when they are asked.
    WeighsNothing,
    /// Nobody who comes free is asked about what waits.
    NeverAsksAgain,
    /// What a queue needs to know of its customer does not follow a ticket that moves.
    ForgetsIdentity,
    /// A ticket that moves asks for the skills and fields of the queue that it came from.
    KeepsItsSkills,
    /// Who answers with a question is asked for the field again.
    AsksAgain,
    /// Somebody outside decides although the ticket no longer waits for it.
    DecidesLate,
    /// Nobody looks whether somebody outside has answered in time.
    WaitsForOutside,
    /// A ticket's time in a full queue is over and nothing comes of it.
    NeverOverflows,
    /// Nothing comes of a ticket's waiting for an agent with its skills.
    NeverRelaxes,
    /// Who let a ticket pass is not asked about it again while they sit there.
    AsksOnlyOnce,
    /// A lead takes a conversation although somebody other than a bot has it.
    TakesFromAnybody,
    /// Where a ticket waits is told to its channel by changes of control alone.
    MovesInSilence,
    /// A deadline of a conversation fires and nothing comes of it.
    FiresInVain,
}

thread_local! {
    static BUG: Cell<Option<Bug>> = const { Cell::new(None) };
    static FIRED: Cell<u32> = const { Cell::new(0) };
}

/// Makes the bug on this thread, or none.
pub(crate) fn inject(bug: Option<Bug>) {
    BUG.set(bug);
}

/// Whether it was asked for on this thread.
pub(crate) fn is(bug: Bug) -> bool {
    BUG.get() == Some(bug)
}

/// Does something without the bug.
pub(super) fn without<T>(something: impl FnOnce() -> T) -> T {
    let bug = BUG.replace(None);
    let done = something();
    BUG.set(bug);
    done
}

/// Whether nothing comes of this firing. A loop that fires without a pause ends in a panic.
pub(super) fn in_vain() -> bool {
    if !is(Bug::FiresInVain) {
        return false;
    }
    FIRED.set(FIRED.get() + 1);
    assert!(FIRED.get() < 1_000, "fired a thousand times");
    true
}

/// How often nothing came of a firing on this thread.
pub(super) fn fired_in_vain() -> u32 {
    FIRED.get()
}

/// Whether what falls due is not looked for.
pub(super) fn forgets(kind: Kind) -> bool {
    match BUG.get() {
        Some(Bug::WaitsForOutside) => kind == Kind::RouteAsked,
        Some(Bug::NeverOverflows) => kind == Kind::Overflow,
        Some(Bug::NeverRelaxes) => kind == Kind::Relax,
        _ => false,
    }
}

/// What is left of a foreign commit by one who is deaf to agents' streams.
pub(super) fn overheard(mut placed: Vec<Placed>) -> Vec<Placed> {
    if is(Bug::DeafToOthers) && placed.len() > 1 {
        placed.retain(|one| !matches!(one.event, Event::Agent(..)));
    }
    placed
}
