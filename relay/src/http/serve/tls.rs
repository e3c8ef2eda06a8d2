//! TLS by rustls: versions 1.3 and 1.2 with forward secrecy and authenticated encryption only, a
//! limit on the handshake, and a certificate that is replaced while connections go on.
//!
//! New connections get the certificate that was read last; connections that stand keep what they
//! began with. Files that cannot be used leave the former certificate in place.

use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::version::{TLS12, TLS13};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use validity::not_after;

mod validity;

/// How long a peer may take to agree on keys.
const HANDSHAKE: Duration = Duration::from_secs(5);
/// The largest file read, in bytes: a chain of certificates has a few thousand.
const FILE_MAX: u64 = 1024 * 1024;

/// Where certificate and key lie, both PEM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// The relay's own certificate first, then those that lead to a root.
    pub certificate: PathBuf,
    /// Its private key: PKCS#8, SEC1 or PKCS#1.
    pub key: PathBuf,
}

/// Why a certificate cannot be used; says which file and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsError(String);

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TlsError {}

/// What a look at the files came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reloaded {
    /// They are as they were.
    Same,
    /// New connections get a new certificate, good until then.
    Replaced(Timestamp),
}

/// The certificate in use. Cheap to clone; all clones have the same.
#[derive(Clone)]
pub struct Tls {
    files: Files,
    current: Arc<RwLock<Current>>,
}

struct Current {
    config: Arc<ServerConfig>,
    expires: Timestamp,
    /// When the two files were last changed, as they were read or found unusable.
    seen: Seen,
}

type Seen = [Option<SystemTime>; 2];

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls").field("files", &self.files).finish_non_exhaustive()
    }
}

impl Tls {
    /// Reads certificate and key.
    ///
    /// # Errors
    /// [`TlsError`]: unreadable, open to every user, no PEM, or two that do not belong together.
    pub fn open(files: Files) -> Result<Self, TlsError> {
        let seen = seen(&files);
        let (config, expires) = read(&files)?;
        let current = Arc::new(RwLock::new(Current { config, expires, seen }));
        Ok(Self { files, current })
    }

    /// Until when the certificate in use is good.
    #[must_use]
    pub fn expires(&self) -> Timestamp {
        self.current.read().unwrap_or_else(PoisonError::into_inner).expires
    }

    /// Reads the files again if they changed since they were last looked at. Blocks on the disk.
    ///
    /// # Errors
    /// [`TlsError`]: what they hold cannot be used; the former certificate stays in use, and the
    /// same files are not complained of again.
    pub fn refresh(&self) -> Result<Reloaded, TlsError> {
        let seen = seen(&self.files);
        if self.current.read().unwrap_or_else(PoisonError::into_inner).seen == seen {
            return Ok(Reloaded::Same);
        }
        self.replace(seen)
    }

    /// Reads the files again, changed or not: somebody asked. Blocks on the disk.
    ///
    /// # Errors
    /// As [`Tls::refresh`].
    pub fn reload(&self) -> Result<Reloaded, TlsError> {
        self.replace(seen(&self.files))
    }

    fn replace(&self, seen: Seen) -> Result<Reloaded, TlsError> {
        let read = read(&self.files);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        current.seen = seen;
        let (config, expires) = read?;
        *current = Current { config, expires, seen };
        Ok(Reloaded::Replaced(expires))
    }

    /// The server's side of a handshake.
    ///
    /// # Errors
    /// Where the peer speaks no TLS that is accepted here, or takes longer than five seconds.
    pub(super) async fn handshake<S>(&self, stream: S) -> io::Result<TlsStream<S>>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let config =
            Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner).config);
        let accepting = TlsAcceptor::from(config).accept(stream);
        match tokio::time::timeout(HANDSHAKE, accepting).await {
            Ok(done) => done,
            Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "the peer took too long")),
        }
    }
}

/// Until when the certificate in a file is good: for whoever looks while no relay runs.
///
/// # Errors
/// [`TlsError`]: the files are none that a relay would start with.
pub fn expires(files: &Files) -> Result<Timestamp, TlsError> {
    read(files).map(|(_, expires)| expires)
}

fn seen(files: &Files) -> Seen {
    [&files.certificate, &files.key]
        .map(|path| path.metadata().and_then(|meta| meta.modified()).ok())
}

fn read(files: &Files) -> Result<(Arc<ServerConfig>, Timestamp), TlsError> {
    let fault = |path: &Path, what: &str| TlsError(format!("{}: {what}", path.display()));
    let pem = contents(&files.certificate, |_| Ok(()))?;
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<_, _>>()
        .map_err(|_| fault(&files.certificate, "is not PEM"))?;
    let own = chain.first().ok_or_else(|| fault(&files.certificate, "holds no certificate"))?;
    let expires =
        not_after(own).ok_or_else(|| fault(&files.certificate, "its first entry has no end"))?;
    let pem = contents(&files.key, |meta| closed(&files.key, meta))?;
    let key = PrivateKeyDer::from_pem_slice(&pem)
        .map_err(|_| fault(&files.key, "holds no private key in PEM without a pass phrase"))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&TLS13, &TLS12])
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(|error| {
            let pair = format!("does not go with {}: {error}", files.key.display());
            fault(&files.certificate, &pair)
        })?;
    let mut config = config;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok((Arc::new(config), expires))
}

fn contents(
    path: &Path,
    fit: impl FnOnce(&Metadata) -> Result<(), TlsError>,
) -> Result<Vec<u8>, TlsError> {
    let fault = |error: io::Error| TlsError(format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(fault)?;
    fit(&file.metadata().map_err(fault)?)?;
    let mut bytes = Vec::new();
    file.take(FILE_MAX).read_to_end(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

/// A key that every user can read is nobody's secret.
fn closed(path: &Path, meta: &Metadata) -> Result<(), TlsError> {
    if meta.permissions().mode() & 0o007 == 0 {
        return Ok(());
    }
    let path = path.display();
    Err(TlsError(format!("every user can open {path}: run chmod 600 {path}")))
}

#[cfg(test)]
mod tests;
