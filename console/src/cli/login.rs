//! `login` and `logout`. The token is read without echo, tried, and only then saved.

use std::io::{BufRead, IsTerminal, Read};

use baton_shared::text::Clean;
use crossterm::event::{Event, EventStream, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use futures_util::StreamExt;
use serde_json::json;

use super::access::{Access, Session, paths};
use super::failure::{Exit, Failure};
use super::out::{Form, Out};
use super::status::{sentence, who};
use crate::client::{Call, Token};
use crate::login;

/// Longest token typed or piped, in bytes.
const TYPED_MAX: usize = 4096;

pub(super) async fn login(access: Access, out: &mut Out) -> Result<(), Failure> {
    let path = paths()?.login_file();
    let relay = match access.named_relay()? {
        Some(relay) => relay,
        None => match login::load(&path) {
            Ok(Some(saved)) => match access.ca() {
                Some(ca) => saved.relay.trusting(Some(ca)),
                None => saved.relay,
            },
            _ => return Err(Failure::usage("which relay? baton login --relay URL")),
        },
    };
    let token = match access.filed_token()? {
        Some(token) => token,
        None => ask(&format!("Token for {relay}: ")).await?,
    };
    let mut call = Call::new(relay.clone(), token.clone());
    let me = call.welcome().await?.me;
    call.close().await;
    let session = Session { relay, token, agent: Some(me.name.clone()) };
    login::save(&path, &session)
        .map_err(|e| Failure::new(Exit::Failed, "saved_login", e.to_string()))?;
    match out.form() {
        Form::Json => {
            let mut told = who(&me);
            if let Some(object) = told.as_object_mut() {
                object.insert("relay".to_owned(), json!(session.relay.to_string()));
                object.insert("saved".to_owned(), json!(path));
            }
            out.json(&told)
        }
        Form::Human => {
            out.line(&Clean::line(&format!("logged in to {} as {}", session.relay, me.name)))?;
            out.line(&Clean::line(&sentence(&me, jiff::Timestamp::now())))
        }
    }
}

pub(super) fn logout(_access: &Access, out: &mut Out) -> Result<(), Failure> {
    let path = paths()?.login_file();
    let relay = login::load(&path).ok().flatten().map(|saved| saved.relay.to_string());
    let forgotten = login::forget(&path)
        .map_err(|e| Failure::new(Exit::Failed, "saved_login", e.to_string()))?;
    match (out.form(), forgotten) {
        (Form::Json, _) => out.json(&json!({ "relay": relay, "forgotten": forgotten })),
        (Form::Human, true) => {
            let relay = relay.unwrap_or_else(|| "the relay".to_owned());
            out.line(&Clean::line(&format!(
                "logged out of {relay} here; the token itself lives on until an admin revokes it"
            )))
        }
        (Form::Human, false) => out.line(&Clean::line("nobody was logged in")),
    }
}

/// The token, from the terminal without echo, or from a pipe.
async fn ask(prompt: &str) -> Result<Token, Failure> {
    let typed = if std::io::stdin().is_terminal() { typed(prompt).await? } else { piped()? };
    Token::parse(&typed).map_err(|e| Failure::new(Exit::Failed, "bad_token", e.to_string()))
}

fn piped() -> Result<String, Failure> {
    let mut line = String::new();
    let most = u64::try_from(TYPED_MAX).unwrap_or(u64::MAX);
    std::io::stdin().lock().take(most).read_line(&mut line)?;
    Ok(line)
}

/// Puts the terminal back however the prompt ends.
struct Quiet;

impl Quiet {
    #[allow(clippy::print_stderr)]
    fn begin(prompt: &str) -> Result<Self, Failure> {
        enable_raw_mode()?;
        eprint!("{}", Clean::line(prompt));
        Ok(Self)
    }
}

impl Drop for Quiet {
    #[allow(clippy::print_stderr)]
    fn drop(&mut self) {
        let _ = disable_raw_mode();
        eprintln!();
    }
}

async fn typed(prompt: &str) -> Result<String, Failure> {
    let quiet = Quiet::begin(prompt)?;
    let mut keys = EventStream::new();
    let mut text = String::new();
    let read = async {
        while let Some(event) = keys.next().await {
            if let Some(whole) = key(event?, &mut text)? {
                return Ok(whole);
            }
        }
        Err(cancelled())
    };
    let done = tokio::select! {
        done = read => done,
        () = signalled() => Err(cancelled()),
    };
    drop(quiet);
    done
}

/// Takes one key in. The whole text once Enter ends it.
fn key(event: Event, text: &mut String) -> Result<Option<String>, Failure> {
    let key = match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => key,
        Event::Paste(pasted) => {
            text.push_str(&pasted);
            return Ok(None);
        }
        _ => return Ok(None),
    };
    match (key.code, key.modifiers.contains(KeyModifiers::CONTROL)) {
        (KeyCode::Enter, _) | (KeyCode::Char('j' | 'm'), true) => {
            return Ok(Some(std::mem::take(text)));
        }
        (KeyCode::Char('c' | 'd'), true) | (KeyCode::Esc, _) => return Err(cancelled()),
        (KeyCode::Char('u'), true) => text.clear(),
        (KeyCode::Char(c), false) if text.len() < TYPED_MAX => text.push(c),
        (KeyCode::Backspace, _) => {
            text.pop();
        }
        _ => {}
    }
    Ok(None)
}

fn cancelled() -> Failure {
    Failure::new(Exit::Failed, "cancelled", "cancelled; nothing was saved")
}

#[cfg(unix)]
async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    let wait = |kind| async move {
        match signal(kind) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = wait(SignalKind::terminate()) => {}
        () = wait(SignalKind::hangup()) => {}
        () = wait(SignalKind::interrupt()) => {}
    }
}

#[cfg(not(unix))]
async fn signalled() {
    std::future::pending().await
}
