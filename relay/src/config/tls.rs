//! `[tls]`: certificate and key of the relay's own TLS; absent where a proxy does it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::reader::{Reading, Root};

/// Where systemd puts the files of `LoadCredential=`.
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// `[tls]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tls {
    /// The chain, PEM, the relay's own certificate first.
    pub certificate: PathBuf,
    /// The private key, PEM.
    pub key: PathBuf,
    /// For how long browsers are told to come by https only; nothing is told where zero.
    pub hsts: Duration,
}

impl Tls {
    pub(super) fn from<'i>(
        reading: &mut Reading<'i>,
        root: &mut Root<'i>,
        folder: &Path,
    ) -> Option<Self> {
        let mut s = root.section(reading, "tls");
        s.header()?;
        let certificate = s.need::<String>("certificate", "the chain's file in PEM");
        let key = s.need::<String>("key", "a file, as in key = \"file:secrets/key.pem\"");
        let days: u16 = s.int("hsts_days", 30, 0..=3_650);
        let mut place = |at: Option<super::reader::At<String>>, name, bare| {
            let at = at?;
            place(&at.value, folder, bare)
                .map_err(|rule| s.key_fault(Some(at.offset), name, &rule))
                .ok()
        };
        let certificate = place(certificate, "certificate", Bare::IsAPath);
        let key = place(key, "key", Bare::IsRefused);
        s.finish();
        Some(Self { certificate: certificate?, key: key?, hsts: DAY * u32::from(days) })
    }
}

/// What a value without a prefix is.
#[derive(Debug, Clone, Copy)]
enum Bare {
    IsAPath,
    /// A key's text must never stand in the config, so nothing may look like it did.
    IsRefused,
}

fn place(text: &str, folder: &Path, bare: Bare) -> Result<PathBuf, String> {
    if let Some(name) = text.strip_prefix("credential:") {
        if name.is_empty() || name.contains('/') {
            return Err("credential: takes the plain name of a credential".to_owned());
        }
        let given = std::env::var_os(CREDENTIALS).ok_or_else(|| {
            format!("{CREDENTIALS} is not set: add LoadCredential={name}:PATH to the unit")
        })?;
        return Ok(Path::new(&given).join(name));
    }
    match (text.strip_prefix("file:"), bare) {
        (Some(path), _) => Ok(folder.join(path)),
        (None, Bare::IsAPath) => Ok(folder.join(text)),
        (None, Bare::IsRefused) => {
            Err("must be file: and a path, or credential: and a name".to_owned())
        }
    }
}
