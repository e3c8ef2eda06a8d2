//! The thin shell: one task owns the model and the screen, waits for keys, frames, signals and
//! deadlines, and carries out what the pure core asks for. It decides nothing.

use std::collections::VecDeque;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use baton_shared::id::{AgentName, TicketNumber};
use baton_shared::wire::{ClientFrame, ErrorBody};
use crossterm::event::{Event, EventStream};
use futures_util::StreamExt;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::disk::{Saving, edit_file, saver};
use super::model::{Attention, DraftKind, Level, Model, Start};
use super::terminal::{Kind, Screen, restore};
use super::update::{Disk, Effect, Msg, next_deadline, update};
use super::view::Theme;
use super::{drafts, snippets};
use crate::client::{LinkState, NetEvent};

/// What is handled before the screen is drawn again.
const DRAIN: usize = 256;
/// Frames that background news may cost.
const FRAME: Duration = Duration::from_millis(16);

/// How long the first words stay: they are to be copied.
const NOTICE: Duration = Duration::from_secs(12);

/// What the console runs on.
#[derive(Debug)]
pub struct Session {
    /// Whose console it is, where that is known before the relay says so.
    pub me: Option<AgentName>,
    /// To the link.
    pub frames: mpsc::Sender<ClientFrame>,
    /// From the link.
    pub net: mpsc::Receiver<NetEvent>,
    /// Where drafts are kept, per relay and agent; `None` keeps them in memory only.
    pub drafts_dir: Option<PathBuf>,
    /// Where `snippets.toml` is, if anywhere.
    pub config_dir: Option<PathBuf>,
    /// Words shown first, a line each, at most three.
    pub notice: Vec<String>,
}

/// Why the console ended.
#[derive(Debug)]
pub enum ExitReason {
    /// Its agent quit.
    Quit,
    /// A signal ended it; drafts are kept.
    Signal,
    /// The relay refused it before anything was shown.
    Refused(ErrorBody),
    /// Standard output or input is no terminal.
    NoTerminal,
    /// The terminal failed.
    Terminal(io::Error),
}

/// Runs the console until it ends; the terminal is as it was then.
pub async fn run(session: Session) -> ExitReason {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return ExitReason::NoTerminal;
    }
    let ended = async {
        let mut shell = Shell::open(session)?;
        let reason = shell.live().await;
        restore();
        shell.close().await;
        reason
    };
    let reason = ended.await.unwrap_or_else(ExitReason::Terminal);
    restore();
    reason
}

struct Signals {
    end: [Signal; 4],
    stop: Signal,
}

impl Signals {
    fn listen() -> io::Result<Self> {
        let end = [
            signal(SignalKind::terminate())?,
            signal(SignalKind::hangup())?,
            signal(SignalKind::interrupt())?,
            signal(SignalKind::quit())?,
        ];
        Ok(Self { end, stop: signal(SignalKind::from_raw(signal_hook::consts::SIGTSTP))? })
    }

    async fn ends(end: &mut [Signal; 4]) {
        let [term, hup, int, quit] = end;
        tokio::select! {
            _ = term.recv() => {}
            _ = hup.recv() => {}
            _ = int.recv() => {}
            _ = quit.recv() => {}
        }
    }
}

/// What woke the shell.
enum Wake {
    Signal,
    Stop,
    Input(Option<io::Result<Event>>),
    Net(Option<NetEvent>),
    Disk(Disk),
    Sent,
    Deadline,
}

struct Shell {
    model: Model,
    screen: Screen,
    events: Option<EventStream>,
    signals: Signals,
    frames: mpsc::Sender<ClientFrame>,
    net: Option<mpsc::Receiver<NetEvent>>,
    unsent: VecDeque<ClientFrame>,
    saves: Option<std::sync::mpsc::Sender<Saving>>,
    saver: Option<JoinHandle<()>>,
    disk: mpsc::Receiver<Disk>,
    edit_dir: PathBuf,
    drawn: u64,
    drawn_at: Option<Instant>,
}

impl Shell {
    fn open(session: Session) -> io::Result<Self> {
        let now = Timestamp::now();
        let kind = Kind::of(|name| std::env::var(name).ok());
        let (found, fault) = match session.config_dir.as_deref().map(snippets::load) {
            Some(Ok(found)) => (found, None),
            Some(Err(fault)) => (Vec::new(), Some(fault)),
            None => (Vec::new(), None),
        };
        let drafts = session.drafts_dir.as_deref().map(drafts::load).unwrap_or_default();
        let (saves, saver, disk) = saver(session.drafts_dir.clone());
        let screen = Screen::enter(kind)?;
        let nobody = || "me".parse().expect("two letters are a name");
        let mono = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let mut model = Model::new(Start {
            me: session.me.unwrap_or_else(nobody),
            id_prefix: ulid::Ulid::generate().to_string(),
            zone: TimeZone::system(),
            theme: if mono { Theme::Mono } else { Theme::Colour },
            size: screen.size()?,
            snippets: found,
            drafts,
        });
        for words in session.notice {
            super::update::tell(&mut model, Level::Info, &words, now);
        }
        for toast in &mut model.toasts {
            toast.until = now + NOTICE;
        }
        if let Some(fault) = fault {
            super::update::tell(&mut model, Level::Bad, &fault, now);
        }
        Ok(Self {
            model,
            screen,
            events: Some(EventStream::new()),
            signals: Signals::listen()?,
            frames: session.frames,
            net: Some(session.net),
            unsent: VecDeque::new(),
            saves: Some(saves),
            saver: Some(saver),
            disk,
            edit_dir: session.drafts_dir.unwrap_or_else(std::env::temp_dir),
            drawn: 0,
            drawn_at: None,
        })
    }

    async fn live(&mut self) -> io::Result<ExitReason> {
        self.screen.title("baton")?;
        loop {
            self.draw_if_due()?;
            let wake = self.wait().await;
            let input = matches!(wake, Wake::Input(_));
            if let Some(reason) = self.handle(wake).await? {
                return Ok(reason);
            }
            for _ in 0..DRAIN {
                let Some(wake) = self.ready().await else { break };
                if let Some(reason) = self.handle(wake).await? {
                    return Ok(reason);
                }
            }
            if input {
                // A key is answered at once, whatever was drawn just before.
                self.drawn_at = None;
            }
        }
    }

    /// Draws if something changed: at once for keys, for news at most every [`FRAME`].
    fn draw_if_due(&mut self) -> io::Result<()> {
        let due = self.drawn_at.is_none_or(|at| at.elapsed() >= FRAME);
        if self.drawn == self.model.version || !due {
            return Ok(());
        }
        self.drawn = self.model.version;
        self.drawn_at = Some(Instant::now());
        self.screen.draw(&self.model, Timestamp::now())
    }

    async fn wait(&mut self) -> Wake {
        let sleep = self.sleep();
        let Self { events, net, disk, signals, frames, unsent, .. } = self;
        let Signals { end, stop } = signals;
        tokio::select! {
            biased;
            () = Signals::ends(end) => Wake::Signal,
            _ = stop.recv() => Wake::Stop,
            event = next(events) => Wake::Input(event),
            room = frames.reserve(), if !unsent.is_empty() => {
                if let (Ok(room), Some(frame)) = (room, unsent.pop_front()) {
                    room.send(frame);
                } else {
                    unsent.clear();
                }
                Wake::Sent
            }
            event = receive(net) => Wake::Net(event),
            Some(news) = disk.recv() => Wake::Disk(news),
            () = tokio::time::sleep(sleep) => Wake::Deadline,
        }
    }

    /// Until something is owed: a draw held back, or the model's next deadline.
    fn sleep(&self) -> Duration {
        let now = Timestamp::now();
        let ahead = next_deadline(&self.model, now).map(|at| at.duration_since(now));
        let ahead = ahead.and_then(|ahead| Duration::try_from(ahead).ok()).unwrap_or(FRAME);
        match self.drawn_at {
            Some(at) if self.drawn != self.model.version => {
                ahead.min(FRAME.saturating_sub(at.elapsed()))
            }
            _ => ahead,
        }
    }

    /// What is there already, without waiting. It asks in the task's own context: the stream of
    /// events remembers whom to wake from the last time it was asked, and asked from nowhere
    /// (`now_or_never`) it lets the next key wait for the next deadline.
    async fn ready(&mut self) -> Option<Wake> {
        let Self { events, net, .. } = self;
        tokio::select! {
            biased;
            event = next(events) => Some(Wake::Input(event)),
            event = receive(net) => Some(Wake::Net(event)),
            () = std::future::ready(()) => None,
        }
    }

    async fn handle(&mut self, wake: Wake) -> io::Result<Option<ExitReason>> {
        let msg = match wake {
            Wake::Signal | Wake::Input(None) => {
                self.apply(Msg::Ending).await?;
                return Ok(Some(ExitReason::Signal));
            }
            Wake::Input(Some(Err(why))) => return Err(why),
            Wake::Input(Some(Ok(event))) => match message(event) {
                Some(msg) => msg,
                None => return Ok(None),
            },
            Wake::Stop => {
                self.apply(Msg::Ending).await?;
                self.suspend()?;
                return Ok(None);
            }
            Wake::Net(None) => {
                self.net = None;
                return Ok(None);
            }
            Wake::Net(Some(NetEvent::State(LinkState::Refused { error })))
                if !self.model.attached =>
            {
                return Ok(Some(ExitReason::Refused(error)));
            }
            Wake::Net(Some(event)) => Msg::Net(event),
            Wake::Disk(news) => Msg::Disk(news),
            Wake::Sent => return Ok(None),
            Wake::Deadline => Msg::Tick,
        };
        self.apply(msg).await
    }

    async fn apply(&mut self, msg: Msg) -> io::Result<Option<ExitReason>> {
        let effects = update(&mut self.model, msg, Timestamp::now());
        for effect in effects {
            match effect {
                Effect::Send(frame) => self.send(frame),
                Effect::SaveDraft { ticket, kind, text } => {
                    if let Some(saves) = &self.saves {
                        // The saver ends only after this sender is gone.
                        let _ = saves.send((ticket, kind, text));
                    }
                }
                Effect::Bell => self.screen.bell()?,
                Effect::Notify(words) => self.screen.notify(&words)?,
                Effect::Title(title) => self.screen.title(&title)?,
                Effect::Copy(text) => self.screen.copy(&text)?,
                Effect::Redraw => self.screen.forget()?,
                Effect::Suspend => self.suspend()?,
                Effect::Editor { ticket, kind, text } => self.edit(ticket, kind, &text).await?,
                Effect::Quit => return Ok(Some(ExitReason::Quit)),
            }
        }
        Ok(None)
    }

    /// In order, and never waiting: what the link has no room for goes as soon as it has.
    fn send(&mut self, frame: ClientFrame) {
        if !self.unsent.is_empty() {
            return self.unsent.push_back(frame);
        }
        if let Err(mpsc::error::TrySendError::Full(frame)) = self.frames.try_send(frame) {
            self.unsent.push_back(frame);
        }
    }

    /// Gives the terminal back and stops, until the shell continues us.
    fn suspend(&mut self) -> io::Result<()> {
        self.events = None;
        restore();
        signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)?;
        self.resume()
    }

    fn resume(&mut self) -> io::Result<()> {
        self.screen.reenter()?;
        self.events = Some(EventStream::new());
        let (columns, rows) = self.screen.size()?;
        let now = Timestamp::now();
        update(&mut self.model, Msg::Resize(columns, rows), now);
        update(&mut self.model, Msg::Focus(Attention::Here), now);
        self.drawn_at = None;
        Ok(())
    }

    /// Runs the editor on a file that only its owner reads; the link goes on meanwhile.
    async fn edit(&mut self, ticket: TicketNumber, kind: DraftKind, text: &str) -> io::Result<()> {
        self.events = None;
        restore();
        let path = self.edit_dir.join(format!("edit-{}-{ticket}.txt", std::process::id()));
        let edited = edit_file(&path, text).await;
        let _ = std::fs::remove_file(&path);
        self.resume()?;
        let now = Timestamp::now();
        let effects = match edited {
            Ok(text) => update(&mut self.model, Msg::Edited { ticket, kind, text }, now),
            Err(why) => {
                let words = format!("the editor did not finish: {why}; your text is as it was");
                super::update::tell(&mut self.model, Level::Bad, &words, now);
                Vec::new()
            }
        };
        for effect in effects {
            match effect {
                Effect::Send(frame) => self.send(frame),
                Effect::SaveDraft { ticket, kind, text } => {
                    if let Some(saves) = &self.saves {
                        let _ = saves.send((ticket, kind, text));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Hands the last frames to the link, and waits until every draft is on disk.
    async fn close(&mut self) {
        while let Some(frame) = self.unsent.pop_front() {
            if self.frames.try_send(frame).is_err() {
                break;
            }
        }
        self.saves = None;
        if let Some(saver) = self.saver.take() {
            // It ends by itself once its last draft is written.
            let _ = saver.await;
        }
    }
}

async fn next(events: &mut Option<EventStream>) -> Option<io::Result<Event>> {
    match events {
        Some(events) => events.next().await,
        None => std::future::pending().await,
    }
}

async fn receive(net: &mut Option<mpsc::Receiver<NetEvent>>) -> Option<NetEvent> {
    match net {
        Some(net) => net.recv().await,
        None => std::future::pending().await,
    }
}

fn message(event: Event) -> Option<Msg> {
    Some(match event {
        Event::Key(key) => Msg::Key(key),
        Event::Paste(text) => Msg::Paste(text),
        Event::Resize(columns, rows) => Msg::Resize(columns, rows),
        Event::FocusGained => Msg::Focus(Attention::Here),
        Event::FocusLost => Msg::Focus(Attention::Elsewhere),
        Event::Mouse(_) => return None,
    })
}
