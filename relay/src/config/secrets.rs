//! Secrets of the config: literal, or `file:` and a path. An absent or weak one is a fault at
//! start, because a signature checked against nothing lets everybody in.

use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::reader::Section;
use crate::secret::Secret;

/// What Standard Webhooks puts before a symmetric secret.
const PREFIX: &str = "whsec_";
/// The largest secret file, in bytes.
const FILE_MAX: u64 = 4096;

/// The shortest bearer token, in characters: 128 bits in hexadecimal.
const TOKEN_MIN: usize = 32;

/// Where secrets are looked up.
#[derive(Debug)]
pub(super) struct Secrets {
    folder: PathBuf,
    /// The config, if every user of the machine can read it.
    exposed: Option<PathBuf>,
}

impl Secrets {
    pub(super) fn new(folder: PathBuf, config: &Path) -> Self {
        let exposed = world_readable(config).then(|| config.to_owned());
        Self { folder, exposed }
    }

    /// The folder that relative paths start at.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The webhook secret under `key`, which must be there. Its bytes are the text with its
    /// `whsec_` prefix, checked to hold 24 to 64 bytes of base64 (Standard Webhooks).
    pub(super) fn webhook(&self, s: &mut Section<'_, '_>, key: &'static str) -> Option<Secret> {
        let text = s.need::<String>(key, "a file, as in secret = \"file:secrets/hook\"")?;
        let found = self.text(s, text.value, text.offset);
        match found.and_then(|secret| checked(&secret)) {
            Ok(secret) => Some(secret),
            Err(rule) => {
                s.key_fault(Some(text.offset), key, &rule);
                None
            }
        }
    }

    /// The text itself, or that of the file it names.
    pub(super) fn text(
        &self,
        s: &mut Section<'_, '_>,
        text: String,
        offset: usize,
    ) -> Result<String, String> {
        match text.strip_prefix("file:") {
            Some(path) => self.read_file(path),
            None => {
                self.warn_if_exposed(s, offset);
                Ok(text)
            }
        }
    }

    /// A bearer token under `key`, at least [`TOKEN_MIN`] characters; `None` where there is none.
    pub(super) fn optional(&self, s: &mut Section<'_, '_>, key: &'static str) -> Option<Secret> {
        let text = s.get::<String>(key)?;
        let found = self.text(s, text.value, text.offset);
        let checked = found.and_then(|token| match token.len() {
            length if length >= TOKEN_MIN => Ok(Secret::new(token)),
            length => Err(format!(
                "the token has {length} characters, at least {TOKEN_MIN} are asked for: \
                 `openssl rand -hex 32` makes one"
            )),
        });
        match checked {
            Ok(token) => Some(token),
            Err(rule) => {
                s.key_fault(Some(text.offset), key, &rule);
                None
            }
        }
    }

    fn warn_if_exposed(&self, s: &mut Section<'_, '_>, offset: usize) {
        if let Some(config) = &self.exposed {
            let config = config.display();
            let message = format!(
                "a secret stands in a file that every user can read: chmod 600 {config}, or write \
                 file:PATH here"
            );
            s.reading.warn(Some(offset), message);
        }
    }

    fn read_file(&self, path: &str) -> Result<String, String> {
        let path = self.folder.join(path);
        let shown = path.display();
        let mut file = std::fs::File::open(&path)
            .map_err(|error| format!("the secret's file {shown} cannot be read: {error}"))?;
        let meta = file.metadata().map_err(|error| format!("{shown}: {error}"))?;
        if !meta.is_file() {
            return Err(format!("{shown} is not a file"));
        }
        if meta.permissions().mode() & 0o007 != 0 {
            return Err(format!("every user can open {shown}: run chmod 600 {shown}"));
        }
        let mut text = String::new();
        file.by_ref()
            .take(FILE_MAX)
            .read_to_string(&mut text)
            .map_err(|error| format!("{shown} cannot be read as text: {error}"))?;
        Ok(text.trim().to_owned())
    }
}

fn world_readable(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o004 != 0)
}

/// Never repeats the secret in its fault.
fn checked(text: &str) -> Result<Secret, String> {
    if text.is_empty() {
        return Err("the secret is empty: `openssl rand -base64 32` makes one, \
                    write whsec_ before it"
            .to_owned());
    }
    // Both spellings of base64 are about, with and without its padding.
    let bare = text.strip_prefix(PREFIX).map(|rest| rest.trim_end_matches('='));
    let key = bare.and_then(|bare| STANDARD_NO_PAD.decode(bare).ok());
    match key {
        Some(key) if (24..=64).contains(&key.len()) => Ok(Secret::new(text)),
        Some(key) => Err(format!("the secret holds {} bytes; 24 to 64 are asked for", key.len())),
        None => Err("a secret is whsec_ and base64, as in whsec_$(openssl rand -base64 32)".into()),
    }
}
