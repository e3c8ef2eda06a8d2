//! The one-line prompts: `:` commands with their completion, `/` search, a reason.

use baton_shared::id::TicketNumber;
use baton_shared::wire::{Status, Target};
use crossterm::event::{KeyCode, KeyEvent};
use jiff::SignedDuration;

use super::Turn;
use super::keys::edit;
use crate::tui::command::{ACTIONS, Action, Def, commands};
use crate::tui::model::{
    DraftKind, Level, LineInput, Model, Overlay, Pane, Prompt, PromptKind, Row, Search, ranked,
};

/// Completions shown at once.
pub const SHOWN: usize = 6;

/// The commands that fit what is typed, best first.
#[must_use]
pub fn completions(model: &Model, typed: &str) -> Vec<&'static Def> {
    let name = typed.split_whitespace().next().unwrap_or("");
    if let Some(def) = exact(name)
        && typed.contains(' ')
    {
        return vec![def];
    }
    let all: Vec<&Def> = commands(model).collect();
    let names = all.iter().map(|def| def.name.to_owned());
    let mut best: Vec<&Def> = ranked(name, names).into_iter().map(|i| all[i]).collect();
    best.sort_by_key(|def| (def.name != name, !def.name.starts_with(name)));
    // A key or a word of the description finds a command too, after those named so.
    let told = |def: &&Def| def.doc.contains(typed) || def.keys.contains(&typed);
    let others: Vec<&Def> = all.into_iter().filter(told).collect();
    for def in others {
        if !best.iter().any(|known| known.action == def.action) {
            best.push(def);
        }
    }
    best
}

fn exact(name: &str) -> Option<&'static Def> {
    let name = if name == "quit" { "q" } else { name };
    ACTIONS.iter().find(|def| def.name == name && def.scope == crate::tui::command::Scope::Normal)
}

impl Turn<'_> {
    pub(super) fn prompt_key(&mut self, mut prompt: Prompt, key: KeyEvent) {
        match key.code {
            KeyCode::Esc => return self.prompt_left(prompt.kind),
            KeyCode::Enter => return self.prompt_entered(&prompt),
            KeyCode::Backspace if prompt.input.text().is_empty() => return,
            KeyCode::Down => prompt.at += 1,
            KeyCode::Up => prompt.at = prompt.at.saturating_sub(1),
            KeyCode::Tab | KeyCode::BackTab => self.complete(&mut prompt),
            _ => {
                edit(&mut prompt.input, key);
                prompt.at = 0;
                if let PromptKind::Search(pane) = prompt.kind {
                    self.search(pane, prompt.input.text());
                }
            }
        }
        if prompt.kind == PromptKind::Command {
            let last = completions(self.m, prompt.input.text()).len().min(SHOWN).saturating_sub(1);
            prompt.at = prompt.at.min(last);
        }
        self.m.overlay = Some(Overlay::Prompt(prompt));
    }

    fn prompt_left(&mut self, kind: PromptKind) {
        if matches!(kind, PromptKind::Search(_)) {
            self.m.search = None;
        }
    }

    fn complete(&mut self, prompt: &mut Prompt) {
        if prompt.kind != PromptKind::Command || prompt.input.text().contains(' ') {
            return;
        }
        if let Some(def) = completions(self.m, prompt.input.text()).get(prompt.at) {
            prompt.input = LineInput::with(&format!("{} ", def.name));
            prompt.at = 0;
        }
    }

    fn prompt_entered(&mut self, prompt: &Prompt) {
        let text = prompt.input.text().trim();
        match prompt.kind {
            PromptKind::Mute(ticket) => self.mute(ticket, text),
            PromptKind::Incident => self.incident(text),
            PromptKind::Search(_) if text.is_empty() => self.m.search = None,
            PromptKind::Search(_) if !hits(self.m).contains(&true) => {
                self.m.search = None;
                self.toast(Level::Info, &format!("no “{text}” here"));
            }
            PromptKind::Search(_) => {}
            PromptKind::Command if text.is_empty() => {}
            PromptKind::Command => self.command(text, prompt.at),
        }
    }

    fn command(&mut self, typed: &str, at: usize) {
        let (name, rest) = typed.split_once(' ').unwrap_or((typed, ""));
        let rest = rest.trim();
        // A bare number opens that ticket.
        if let Ok(number) = name.parse::<TicketNumber>() {
            return self.open_number(number);
        }
        let fits = completions(self.m, typed);
        let def = exact(name).or_else(|| fits.get(at).or(fits.first()).copied());
        let Some(def) = def else {
            return self.toast(Level::Bad, &format!(":{name} is no command · ? shows them all"));
        };
        if rest.is_empty() || def.name != name {
            return self.run(def.action);
        }
        self.run_with(def, rest);
    }

    /// A command with words after it.
    fn run_with(&mut self, def: &'static Def, rest: &str) {
        if def.args.is_empty() {
            return self.toast(Level::Bad, &format!(":{} takes nothing after it", def.name));
        }
        if !(def.when)(self.m) && !matches!(def.action, Action::Open | Action::Status) {
            return self.run(def.action);
        }
        let Some(row) = self.target() else { return self.run_without_ticket(def, rest) };
        match def.action {
            Action::Transfer => self.transfer_to(&row, rest),
            Action::Note => {
                self.open(row.number);
                self.say(row.number, DraftKind::Note, rest);
            }
            Action::Close => self.close(Some(rest.to_owned())),
            Action::Hold => match duration(rest) {
                Some(wait) => self.hold(Some(wait)),
                None => self.toast(Level::Bad, "how long? as in :hold 30m or :hold 2h"),
            },
            Action::Decline => self.decline(Some(rest.to_owned())),
            Action::Mute => self.mute(row.number, rest),
            _ => self.run_without_ticket(def, rest),
        }
    }

    fn run_without_ticket(&mut self, def: &'static Def, rest: &str) {
        match def.action {
            Action::Status => {
                let (word, reason) = rest.split_once(' ').unwrap_or((rest, ""));
                let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
                match status(word) {
                    Some(status) => self.set_status(status, reason),
                    None => self.toast(
                        Level::Bad,
                        &format!("{word}? available, away, transfers-only or off"),
                    ),
                }
            }
            Action::Incident => self.switch(rest),
            Action::Open => match rest.parse() {
                Ok(number) => self.open_number(number),
                Err(_) => self.toast(Level::Bad, "which ticket? as in :open 12"),
            },
            action => self.run(action),
        }
    }

    fn open_number(&mut self, number: TicketNumber) {
        self.open(number);
        if self.m.rows.contains_key(&number) {
            self.m.selected = Some(number);
        }
        self.m.pane = Pane::Chat;
    }

    fn transfer_to(&mut self, row: &Row, rest: &str) {
        let (to, note) = rest.split_once(' ').unwrap_or((rest, ""));
        let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        let queue = self.m.queues.iter().find(|queue| queue.name.as_str() == to);
        let target = match queue {
            Some(queue) => Some(Target::Queue(queue.name.clone())),
            None => Target::try_from(to.to_owned()).ok(),
        };
        match target {
            Some(target) => self.transfer(row.number, target, note),
            None => {
                self.toast(Level::Bad, "to whom? as in :transfer bob or :transfer queue:billing");
            }
        }
    }

    /// Moves to the first match from here, and remembers the words for `n` and `N`.
    fn search(&mut self, pane: Pane, words: &str) {
        let words = words.trim().to_lowercase();
        self.m.search = (!words.is_empty()).then_some(Search { pane, words });
        self.find(0, 1);
    }

    pub(super) fn search_step(&mut self, step: isize) {
        self.find(step, step);
    }

    fn find(&mut self, first: isize, step: isize) {
        let Some(search) = self.m.search.clone() else { return };
        let found = match search.pane {
            Pane::Queue => self.find_row(first, step),
            Pane::Chat | Pane::Briefing => self.find_line(first, step),
        };
        if !found && first != 0 {
            self.toast(Level::Info, &format!("no “{}” here", search.words));
        }
    }

    fn find_row(&mut self, first: isize, step: isize) -> bool {
        let at = self.m.order.iter().position(|n| self.m.selected == Some(*n)).unwrap_or(0);
        let Some(i) = around(&hits(self.m), at, first, step) else { return false };
        self.m.selected = self.m.order.get(i).copied();
        true
    }

    fn find_line(&mut self, first: isize, step: isize) -> bool {
        let hits = hits(self.m);
        let Some(thread) = self.m.open.and_then(|n| self.m.threads.get_mut(&n)) else {
            return false;
        };
        let last = thread.lines.len().saturating_sub(1);
        let here = |key: &(u64, String)| thread.lines.iter().position(|line| line.id == key.1);
        let at = thread.found.as_ref().and_then(here);
        // A chat is searched from its end, as one reads it.
        let (at, first, step) = (at.unwrap_or(last), -first, -step);
        let Some(line) = around(&hits, at, first, step).and_then(|i| thread.lines.get(i)) else {
            return false;
        };
        let key = (line.seq, line.id.clone());
        thread.found = Some(key.clone());
        thread.scroll = crate::tui::model::Scroll::At { top: key, skip: 0 };
        true
    }
}

/// For every row of the list, or line of the open chat, whether it has what is searched for.
#[must_use]
pub fn hits(model: &Model) -> Vec<bool> {
    let Some(Search { pane, words }) = &model.search else { return Vec::new() };
    let lines = || model.thread().map_or(&[][..], |thread| &thread.lines);
    match pane {
        Pane::Queue => {
            let rows = model.order.iter().map(|n| model.rows.get(n));
            rows.map(|row| row.is_some_and(|row| tells(row, words))).collect()
        }
        Pane::Chat | Pane::Briefing => {
            lines().iter().map(|line| line.text.to_lowercase().contains(words)).collect()
        }
    }
}

fn tells(row: &Row, words: &str) -> bool {
    let last = row.last.as_ref().map_or("", |last| &*last.text);
    let goal = row.briefing.goal.as_deref().unwrap_or("");
    let text = format!("#{} {} {} {goal} {last}", row.number, &*row.customer.name, row.queue);
    text.to_lowercase().contains(words)
}

/// The first hit from `at + first` on, going by `step`, once around.
fn around(hits: &[bool], at: usize, first: isize, step: isize) -> Option<usize> {
    let len = isize::try_from(hits.len()).ok().filter(|len| *len > 0)?;
    let at = isize::try_from(at).ok()?;
    (0..len)
        .map(|i| (at + first + i * step).rem_euclid(len))
        .filter_map(|i| usize::try_from(i).ok())
        .find(|i| hits[*i])
}

fn status(word: &str) -> Option<Status> {
    Some(match word {
        "available" => Status::Available,
        "away" => Status::Away,
        "transfers-only" => Status::TransfersOnly,
        "off" => Status::Off,
        _ => return None,
    })
}

/// Reads `90s`, `30m`, `2h`, `3d`; at most a year.
pub(super) fn duration(text: &str) -> Option<SignedDuration> {
    let unit = text.chars().last()?;
    let number: i64 = text.strip_suffix(unit)?.parse().ok()?;
    let seconds = match unit {
        's' => number,
        'm' => number.checked_mul(60)?,
        'h' => number.checked_mul(3_600)?,
        'd' => number.checked_mul(86_400)?,
        _ => return None,
    };
    (1..=366 * 86_400).contains(&seconds).then(|| SignedDuration::from_secs(seconds))
}
