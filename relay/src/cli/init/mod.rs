//! `init`: everything a new relay needs, written once and never over something else.

mod proxy;
mod system;
mod templates;

use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use serde_json::json;

use super::args::InitArgs;
use super::failure::Failure;
use super::out;
use crate::config;
use crate::token;
use templates::Choices;

/// Runs it.
pub(super) fn run(args: &InitArgs) -> Result<(), Failure> {
    match &args.dir {
        Some(dir) => folder(args, dir),
        None => system::run(args),
    }
}

fn folder(args: &InitArgs, dir: &Path) -> Result<(), Failure> {
    let secret = fresh_secret()?;
    let choices = Choices {
        listen: args.listen,
        data: "data",
        public_url: None,
        hook_secret: &secret,
        callback_url: args.callback_url.as_ref(),
    };
    let files = [
        // Last, so that a config that exists refers to files that do.
        ("policy.toml", 0o644, templates::policy()),
        ("faq.toml", 0o644, templates::faq()),
        (config::FILE, 0o600, templates::config(&choices)),
    ];
    let taken = files.iter().map(|(name, ..)| dir.join(name)).find(|path| path.exists());
    if let Some(path) = taken {
        return Err(Failure::failed(format!(
            "{} exists and is not overwritten: choose another --dir, or move it away",
            path.display()
        )));
    }
    make_dir(&dir.join("data"), 0o700)?;
    for (name, mode, text) in files {
        write_new(&dir.join(name), mode, &text)?;
    }
    let config = dir.join(config::FILE);
    let url = config::local_url(args.listen);
    if args.json {
        return out::json(&json!({"config": config, "url": url, "hook_secret": secret}));
    }
    out::text(&next_steps(&config, &url))
}

fn next_steps(config: &Path, url: &str) -> String {
    let config = config.display();
    format!(
        "Written: {config}, beside it policy.toml and faq.toml. The secret of the channel `hook` is in it.\n\
         Next:\n  \
         baton-relay agent add alice --config {config}\n  \
         baton-relay serve --config {config}\n\
         Then a customer writes at {url}/chat, and alice works with `baton login --relay {url}` and `baton`."
    )
}

/// A fresh secret of Standard Webhooks.
fn fresh_secret() -> Result<String, Failure> {
    let random = token::random().map_err(|error| {
        Failure::failed(format!("the system gives no randomness for a secret: {error}"))
    })?;
    Ok(token::webhook_secret(&random))
}

/// A folder and those above it; one that exists stays as it is.
fn make_dir(path: &Path, mode: u32) -> Result<(), Failure> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(mode)
        .create(path)
        .map_err(|error| cannot_write(path, &error))
}

/// A file that must not exist yet; a half-written one is taken away again.
fn write_new(path: &Path, mode: u32, text: &str) -> Result<(), Failure> {
    let mut options = fs::OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(mode)
        .open(path)
        .map_err(|error| cannot_write(path, &error))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| {
        // The fault to tell is the first one.
        let _ = fs::remove_file(path);
        cannot_write(path, &error)
    })
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    Failure::failed(format!("{} cannot be written: {error}", path.display()))
}
