//! The one table of actions. Keys, `:` commands, the hint bar and `?` are all read from it, so
//! nothing is offered that does not exist, and nothing exists that cannot be found.

use baton_shared::wire::{From, Role, TicketState};

use super::model::{DraftKind, Mode, Model, Pane, Row};

/// Where a key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// While keys are commands.
    Normal,
    /// While keys are text.
    Compose,
    /// While what bots have is looked at.
    Bots,
}

/// Everything an agent can do at the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Action {
    Reply,
    Take,
    Transfer,
    Note,
    Close,
    Undo,
    Hold,
    Release,
    Handback,
    Accept,
    Decline,
    Mute,
    Earlier,
    Reveal,
    Unsent,
    RateGood,
    RatePoor,
    NextUnread,
    PreviousUnread,
    Open,
    Down,
    Up,
    PageDown,
    PageUp,
    Top,
    Bottom,
    Search,
    SearchNext,
    SearchPrevious,
    Copy,
    Status,
    Incident,
    Bots,
    ReadBot,
    TakeFromBot,
    ListBots,
    Briefing,
    FocusQueue,
    FocusChat,
    FocusBriefing,
    FocusNext,
    FocusPrevious,
    Zoom,
    Command,
    Help,
    Messages,
    Back,
    Redraw,
    Suspend,
    Interrupt,
    Quit,
    Send,
    Newline,
    LeaveComposer,
    Editor,
}

/// One action.
#[derive(Debug)]
pub struct Def {
    /// Which.
    pub action: Action,
    /// Its `:` name.
    pub name: &'static str,
    /// What may follow the name; empty for nothing.
    pub args: &'static str,
    /// Sequences that do it, the first one shown.
    pub keys: &'static [&'static str],
    /// One line for help and completion.
    pub doc: &'static str,
    /// Two or three words for the hint bar; empty keeps it out.
    pub hint: &'static str,
    /// Where its keys work.
    pub scope: Scope,
    /// Whether it would do something now.
    pub when: fn(&Model) -> bool,
}

const fn normal(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    doc: &'static str,
    when: fn(&Model) -> bool,
) -> Def {
    Def { action, name, args: "", keys, doc, hint: "", scope: Scope::Normal, when }
}

const fn compose(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    doc: &'static str,
    hint: &'static str,
) -> Def {
    Def { action, name, args: "", keys, doc, hint, scope: Scope::Compose, when: always }
}

const fn bots(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    doc: &'static str,
    hint: &'static str,
) -> Def {
    Def { action, name, args: "", keys, doc, hint, scope: Scope::Bots, when: always }
}

impl Def {
    const fn when(mut self, when: fn(&Model) -> bool) -> Self {
        self.when = when;
        self
    }

    const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    const fn args(mut self, args: &'static str) -> Self {
        self.args = args;
        self
    }
}

/// All actions, in the order of hint bar and help.
pub const ACTIONS: &[Def] = &[
    normal(Action::Accept, "accept", &["Y"], "accept the offered ticket", offered).hint("accept"),
    normal(Action::Decline, "decline", &["N"], "decline the offered ticket", offered)
        .hint("decline")
        .args("[reason]"),
    normal(
        Action::Unsent,
        "unsent",
        &["g s"],
        "a message does not get through: send or drop",
        late,
    )
    .hint("send or drop"),
    normal(Action::Undo, "undo", &["u"], "take back the close, transfer or offer", undoable)
        .hint("undo"),
    normal(Action::Take, "take", &["c"], "take this ticket", takable).hint("take"),
    normal(Action::Reply, "reply", &["i"], "write to the customer", repliable).hint("reply"),
    normal(Action::Transfer, "transfer", &["t"], "pass it on: bob, or queue:billing", movable)
        .hint("transfer")
        .args("[to] [note]"),
    normal(Action::Note, "note", &["a"], "write an internal note", on_ticket)
        .hint("note")
        .args("[text]"),
    normal(Action::Close, "close", &["x"], "done: close the ticket", movable)
        .hint("close")
        .args("[outcome]"),
    normal(Action::Hold, "hold", &["H"], "wait for the customer, or go on", held)
        .hint("hold")
        .args("[2h]"),
    normal(Action::RateGood, "rate-good", &["+"], "this briefing told what you needed", briefed)
        .hint("helpful"),
    normal(Action::RatePoor, "rate-poor", &["-"], "this briefing left you asking", briefed)
        .hint("not helpful"),
    normal(Action::NextUnread, "next-unread", &["]"], "next ticket with something new", unread)
        .hint("next unread"),
    normal(Action::PreviousUnread, "previous-unread", &["["], "the one before", unread),
    normal(Action::Search, "search", &["/"], "search in this pane", always).hint("search"),
    normal(Action::Command, "command", &[":"], "type a command by its name", always)
        .hint("command"),
    normal(Action::Help, "help", &["?"], "the keys that work here", always).hint("keys"),
    normal(Action::Release, "release", &["R"], "put it back at the front of its queue", held),
    normal(Action::Handback, "handback", &["B"], "give it back to the bot and close", movable),
    normal(Action::Mute, "mute", &["!"], "mute this web visitor, with a reason", on_web)
        .args("[reason]"),
    normal(Action::Earlier, "earlier", &["g c"], "the customer's earlier tickets", on_ticket),
    normal(Action::Reveal, "reveal", &["g r"], "show what is masked; recorded", masked),
    normal(Action::Open, "open", &["Enter"], "open the ticket; again: write", on_ticket)
        .args("[number]"),
    normal(Action::Down, "down", &["j", "Down"], "down", always),
    normal(Action::Up, "up", &["k", "Up"], "up", always),
    normal(Action::PageDown, "page-down", &["C-d", "PgDn"], "half a page down", always),
    normal(Action::PageUp, "page-up", &["C-u", "PgUp"], "half a page up", always),
    normal(Action::Top, "top", &["g g", "Home"], "to the beginning", always),
    normal(Action::Bottom, "bottom", &["G", "End"], "to the end", always),
    normal(Action::SearchNext, "search-next", &["n"], "next match", searching),
    normal(Action::SearchPrevious, "search-previous", &["N"], "the match before", searching_freely),
    normal(Action::Copy, "copy", &["y"], "copy a line, an id or the transcript", on_ticket),
    normal(Action::Status, "status", &["A"], "say whether you are available", always)
        .args("[word] [reason]"),
    normal(Action::Incident, "desk", &["D"], "hand-overs off in an incident, or on again", leads)
        .args("[off [2h] reason | on]"),
    normal(Action::Bots, "bots", &["g b"], "what bots have, to read and to take", leads),
    normal(Action::Briefing, "briefing", &["b"], "show or hide the briefing", always),
    normal(Action::FocusQueue, "queue", &["1"], "to the queue", always),
    normal(Action::FocusChat, "chat", &["2"], "to the chat", always),
    normal(Action::FocusBriefing, "read-briefing", &["3"], "to the briefing", always),
    normal(Action::FocusNext, "next-pane", &["Tab"], "next pane", always),
    normal(Action::FocusPrevious, "previous-pane", &["S-Tab"], "the pane before", always),
    normal(Action::Zoom, "zoom", &["z"], "this pane alone, or all of them", always),
    normal(Action::Messages, "messages", &[], "what was said in passing", always),
    normal(Action::Back, "back", &["Esc", "q"], "back, close what is open", always),
    normal(Action::Redraw, "redraw", &["C-l"], "draw the screen anew", always),
    normal(Action::Suspend, "suspend", &["C-z"], "to the shell; fg returns", always),
    normal(Action::Interrupt, "interrupt", &["C-c"], "twice: quit", always),
    normal(Action::Quit, "q", &[], "quit; asks what becomes of open chats", always),
    compose(Action::Send, "send", &["Enter"], "send it", "send"),
    compose(Action::Newline, "newline", &["Alt-Enter", "C-j"], "a new line", "newline"),
    compose(Action::LeaveComposer, "normal", &["Esc"], "to the keys; the draft is kept", "keys"),
    compose(Action::Editor, "editor", &["C-o"], "write it in $VISUAL or $EDITOR", "editor"),
    compose(Action::Interrupt, "interrupt-typing", &["C-c"], "twice: quit", ""),
    compose(Action::Suspend, "suspend-typing", &["C-z"], "to the shell; fg returns", ""),
    compose(Action::Redraw, "redraw-typing", &["C-l"], "draw the screen anew", ""),
    bots(Action::Accept, "accept-there", &["Y"], "accept the offered ticket", "accept")
        .when(offered),
    bots(Action::Decline, "decline-there", &["N"], "decline the offered ticket", "decline")
        .when(offered),
    bots(Action::Undo, "undo-there", &["u"], "take back the close or transfer", "undo")
        .when(undoing),
    bots(
        Action::TakeFromBot,
        "take-from-bot",
        &["c"],
        "take it from the bot: yours at once",
        "take",
    )
    .when(any_bot),
    bots(Action::ReadBot, "read-bot", &["Enter"], "read what was said; recorded", "read")
        .when(any_bot),
    bots(Action::Down, "next-bot", &["j", "Down"], "down", "down").when(any_bot),
    bots(Action::Up, "previous-bot", &["k", "Up"], "up", "up").when(any_bot),
    bots(Action::PageDown, "bots-down", &["C-d", "PgDn"], "half a page down", ""),
    bots(Action::PageUp, "bots-up", &["C-u", "PgUp"], "half a page up", ""),
    bots(Action::Top, "first-bot", &["g g", "Home"], "to the beginning", ""),
    bots(Action::Bottom, "last-bot", &["G", "End"], "to the end", ""),
    bots(Action::ListBots, "list-bots", &["r"], "list them anew now; else every 5 seconds", ""),
    bots(Action::Status, "status-there", &["A"], "say whether you are available", ""),
    bots(Action::Back, "leave-bots", &["Esc", "q"], "back", "back"),
    bots(Action::Help, "help-bots", &["?"], "the keys that work here", "keys"),
    bots(Action::Interrupt, "interrupt-bots", &["C-c"], "twice: quit", ""),
    bots(Action::Suspend, "suspend-bots", &["C-z"], "to the shell; fg returns", ""),
    bots(Action::Redraw, "redraw-bots", &["C-l"], "draw the screen anew", ""),
];

/// The scope that a model's keys are read in.
#[must_use]
pub fn scope(model: &Model) -> Scope {
    match model.mode {
        Mode::Compose(_) => Scope::Compose,
        Mode::Normal if model.bots.is_some() => Scope::Bots,
        Mode::Normal => Scope::Normal,
    }
}

/// The actions that would do something now, in the scope of the keys.
pub fn valid(model: &Model) -> impl Iterator<Item = &'static Def> {
    let scope = scope(model);
    ACTIONS.iter().filter(move |def| def.scope == scope && (def.when)(model))
}

/// The actions that `:` knows: those with a name of their own that would do something now.
pub fn commands(model: &Model) -> impl Iterator<Item = &'static Def> {
    let typed = |def: &&Def| !matches!(def.action, Action::Command | Action::Interrupt);
    ACTIONS
        .iter()
        .filter(|def| def.scope == Scope::Normal)
        .filter(typed)
        .filter(|d| (d.when)(model))
}

fn always(_: &Model) -> bool {
    true
}

/// What only leads may: the incident switch, what bots have.
pub(super) fn leads(model: &Model) -> bool {
    matches!(model.me.role, Role::Lead | Role::Admin)
}

fn masked(model: &Model) -> bool {
    model.thread().is_some_and(|thread| thread.masked().is_some())
}

/// Whether one is asked about messages to this customer that do not get through.
fn late(model: &Model) -> bool {
    let thread = model.target().and_then(|row| model.threads.get(&row.number));
    held(model) && thread.is_some_and(|thread| thread.late().next().is_some())
}

fn on_ticket(model: &Model) -> bool {
    model.target().is_some()
}

fn is_held(model: &Model, row: &Row) -> bool {
    row.held_by(&model.me.name)
}

fn held(model: &Model) -> bool {
    model.target().is_some_and(|row| is_held(model, row))
}

/// One's own, and for a lead also what others hold or nobody does.
fn movable(model: &Model) -> bool {
    model.target().is_some_and(|row| may_move(model, row))
}

/// Whether one may pass this ticket on or close it.
pub(super) fn may_move(model: &Model, row: &Row) -> bool {
    is_held(model, row) || (leads(model) && row.state != TicketState::Closed)
}

fn takable(model: &Model) -> bool {
    model.target().is_some_and(|row| !is_held(model, row) && row.state != TicketState::Closed)
}

/// One may write to a ticket one holds, and to one that nobody holds, which takes it first.
fn repliable(model: &Model) -> bool {
    let free = |row: &Row| row.state != TicketState::Closed && row.agent.is_none();
    model.target().is_some_and(|row| is_held(model, row) || free(row))
}

fn on_web(model: &Model) -> bool {
    model.target().is_some_and(|row| &*row.channel == "web" && is_held(model, row))
}

fn offered(model: &Model) -> bool {
    model.offer().is_some()
}

fn undoable(model: &Model) -> bool {
    model.undo().is_some() || model.offered_on().is_some()
}

/// Where no ticket is looked at, only what counts down is undone.
fn undoing(model: &Model) -> bool {
    model.undo().is_some()
}

/// Whether bots have any conversation, as far as it is listed.
fn any_bot(model: &Model) -> bool {
    model.bots.as_ref().is_some_and(|bots| !bots.rows.is_empty())
}

/// A briefing is rated where it is read.
fn briefed(model: &Model) -> bool {
    model.pane == Pane::Briefing && on_ticket(model)
}

fn unread(model: &Model) -> bool {
    model.rows.values().any(|row| is_unread(model, row))
}

/// Whether a ticket of one's own has something new.
#[must_use]
pub fn is_unread(model: &Model, row: &Row) -> bool {
    let spoke = row.last.as_ref().is_some_and(|last| last.from == From::Customer);
    is_held(model, row) && row.unread > 0 && spoke
}

fn searching(model: &Model) -> bool {
    model.search.is_some()
}

/// `N` answers an offer first; a match is looked for only without one.
fn searching_freely(model: &Model) -> bool {
    searching(model) && !offered(model)
}

/// What the composer's border calls a draft.
#[must_use]
pub fn draft_word(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::Reply => "reply",
        DraftKind::Note => "note",
    }
}

/// The pane's name.
#[must_use]
pub fn pane_word(pane: Pane) -> &'static str {
    match pane {
        Pane::Queue => "queue",
        Pane::Chat => "chat",
        Pane::Briefing => "briefing",
    }
}
