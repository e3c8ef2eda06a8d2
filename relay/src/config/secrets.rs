//! Secrets of the config: `file:` and a path, `credential:` and a name that systemd lends, or
//! literal in a config that nobody else can read. An absent or weak one is a fault at start,
//! because a signature checked against nothing lets everybody in. Never by argument, and never by
//! an environment variable: both are seen by other programs.

use std::fs::{File, Metadata};
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::reader::{At, Section};
use crate::secret::Secret;

/// What Standard Webhooks puts before a symmetric secret.
const PREFIX: &str = "whsec_";
/// The largest secret file, in bytes.
const FILE_MAX: u64 = 4096;

/// Where systemd lays what it lends to the running service, for its user to read: the commands that
/// an admin types find it there.
const OF_THE_SERVICE: &str = "/run/credentials/baton-relay.service";

/// Where secrets are looked up.
#[derive(Debug)]
pub(super) struct Secrets {
    folder: PathBuf,
    /// The config, with its mode and who owns it; `None` where it is no file.
    config: Option<(PathBuf, Metadata)>,
    /// Where systemd lays the credentials of this service.
    credentials: Option<PathBuf>,
}

impl Secrets {
    pub(super) fn new(folder: PathBuf, config: &Path) -> Self {
        let meta = std::fs::metadata(config).ok();
        let config = meta.map(|meta| (config.to_owned(), meta));
        let own = std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
        let lent = || Path::new(OF_THE_SERVICE).is_dir().then(|| OF_THE_SERVICE.into());
        let credentials = own.or_else(lent);
        Self { folder, config, credentials }
    }

    /// The folder that relative paths start at.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The webhook secret under `key`, which must be there. Its bytes are the text with its
    /// `whsec_` prefix, checked to hold 24 to 64 bytes of base64 (Standard Webhooks).
    pub(super) fn webhook(&self, s: &mut Section<'_, '_>, key: &'static str) -> Option<Secret> {
        let text = s.need::<String>(key, "a file, as in secret = \"file:secrets/hook\"")?;
        self.resolved(s, key, text, checked)
    }

    /// The webhook secret under `key`, if it is there: the former one during a rotation.
    pub(super) fn former(&self, s: &mut Section<'_, '_>, key: &'static str) -> Option<Secret> {
        let text = s.get::<String>(key)?;
        self.resolved(s, key, text, checked)
    }

    /// A secret of another's making under `key`, if it is there: any text of `min` bytes or more.
    pub(super) fn shared(
        &self,
        s: &mut Section<'_, '_>,
        key: &'static str,
        min: usize,
    ) -> Option<Secret> {
        let text = s.get::<String>(key)?;
        self.resolved(s, key, text, |found| match found.len() {
            0 => Err("the secret is empty: `openssl rand -hex 32` makes one".to_owned()),
            len if len < min => {
                Err(format!("the secret has {len} bytes; {min} or more are asked for"))
            }
            _ => Ok(Secret::new(found)),
        })
    }

    fn resolved(
        &self,
        s: &mut Section<'_, '_>,
        key: &'static str,
        text: At<String>,
        check: impl FnOnce(&str) -> Result<Secret, String>,
    ) -> Option<Secret> {
        match self.text(text.value).and_then(|secret| check(&secret)) {
            Ok(secret) => Some(secret),
            Err(rule) => {
                s.key_fault(Some(text.offset), key, &rule);
                None
            }
        }
    }

    /// The text itself, or what the file or credential holds that it names.
    pub(super) fn text(&self, text: String) -> Result<String, String> {
        match text.split_once(':') {
            Some(("file", path)) => self.read_file(path),
            Some(("credential", name)) => self.read_credential(name),
            _ => self.literal(text),
        }
    }

    /// A secret that stands in the config itself, which must then be private.
    fn literal(&self, text: String) -> Result<String, String> {
        match &self.config {
            Some((config, meta)) if meta.mode() & 0o077 != 0 => Err(format!(
                "a secret stands in a file that others can read: run chmod 600 {}, or write \
                 file:PATH here",
                config.display()
            )),
            _ => Ok(text),
        }
    }

    /// A credential of systemd (`LoadCredential=`), which alone decides who reads it.
    fn read_credential(&self, name: &str) -> Result<String, String> {
        let plain = !name.is_empty() && !name.starts_with('.') && !name.contains('/');
        if !plain {
            return Err("credential: takes the plain name of a credential".to_owned());
        }
        let Some(folder) = &self.credentials else {
            return Err(format!(
                "systemd lends no credentials to this process: add LoadCredential={name}:PATH to \
                 the unit and start it, set CREDENTIALS_DIRECTORY to the folder where it lies, or \
                 write file:PATH here"
            ));
        };
        let path = folder.join(name);
        let mut file = open(&path)?;
        read(&mut file, &path)
    }

    fn read_file(&self, path: &str) -> Result<String, String> {
        let path = self.folder.join(path);
        let shown = path.display();
        let mut file = open(&path)?;
        let meta = file.metadata().map_err(|error| format!("{shown}: {error}"))?;
        if !meta.is_file() {
            return Err(format!("{shown} is not a file"));
        }
        if meta.mode() & 0o077 != 0 {
            return Err(format!("others can open {shown}: run chmod 600 {shown}"));
        }
        if !self.trusts(meta.uid()) {
            return Err(format!(
                "{shown} belongs to another user, who could change it: run chown on it, to the \
                 user of the relay or to root"
            ));
        }
        read(&mut file, &path)
    }

    /// Whose files are believed: one's own, root's, and those of whoever owns the config.
    fn trusts(&self, owner: u32) -> bool {
        let own = rustix::process::geteuid().as_raw();
        let of_config = self.config.as_ref().map(|(_, meta)| meta.uid());
        owner == own || owner == 0 || Some(owner) == of_config
    }
}

fn open(path: &Path) -> Result<File, String> {
    File::open(path)
        .map_err(|error| format!("the secret's file {} cannot be read: {error}", path.display()))
}

fn read(file: &mut File, path: &Path) -> Result<String, String> {
    let mut text = String::new();
    file.by_ref()
        .take(FILE_MAX)
        .read_to_string(&mut text)
        .map_err(|error| format!("{} cannot be read as text: {error}", path.display()))?;
    Ok(text.trim().to_owned())
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn lending(folder: &Path) -> Secrets {
        let credentials = Some(folder.to_owned());
        Secrets { folder: folder.to_owned(), config: None, credentials }
    }

    #[test]
    fn a_credential_that_systemd_lends_is_read_by_its_name_and_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("hook"), "whsec_x\n").expect("written");
        let secrets = lending(folder.path());
        assert_eq!(secrets.read_credential("hook").as_deref(), Ok("whsec_x"));
        for bad in ["", "../hook", "/etc/passwd", ".."] {
            let why = secrets.read_credential(bad).expect_err("refused");
            assert!(why.contains("plain name"), "{bad}: {why}");
        }
        assert!(secrets.read_credential("absent").is_err());
        let none = Secrets { credentials: None, ..lending(folder.path()) };
        let why = none.read_credential("hook").expect_err("there are none");
        assert!(why.contains("LoadCredential=hook:"), "{why}");
    }

    #[test]
    fn a_secrets_file_that_a_group_or_all_can_read_is_refused_with_what_to_do() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("hook");
        fs::write(&path, "whsec_x").expect("written");
        let secrets = lending(folder.path());
        for (mode, good) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("mode");
            let read = secrets.read_file("hook");
            assert_eq!(read.is_ok(), good, "{mode:o}: {read:?}");
            assert!(good || read.expect_err("refused").contains("chmod 600"));
        }
    }

    #[test]
    fn files_of_strangers_are_not_believed() {
        let folder = tempfile::tempdir().expect("a folder");
        let secrets = lending(folder.path());
        let own = rustix::process::geteuid().as_raw();
        assert!(secrets.trusts(own) && secrets.trusts(0));
        assert!(!secrets.trusts(own.wrapping_add(4_711)));
    }
}
