//! Whom to believe that it is the relay: the authorities that the public trusts, or a file's.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use baton_shared::wire::ErrorBody;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio_tungstenite::Connector;

use super::{Broken, Relay};

/// The largest file of certificates read, in bytes.
const FILE_MAX: u64 = 4 * 1024 * 1024;
/// What to do about a relay that cannot prove who it is, in words that follow "the relay".
pub(super) const DISTRUST: &str = "has a certificate that is not trusted here: if your organisation has its own authority, give \
     its certificate with --ca-file FILE or BATON_CA";

/// How to make the TLS connection; `None` where the public's authorities do.
pub(super) fn connector(relay: &Relay) -> Result<Option<Connector>, Broken> {
    // Fails only if it was done before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let Some(path) = relay.ca() else { return Ok(None) };
    let refused = |why: &str| {
        let message = format!("{}: {why}", path.display());
        Broken::Refused(ErrorBody { code: "bad_ca_file".to_owned(), message })
    };
    let roots = roots(path).map_err(|error| refused(&error.to_string()))?;
    if roots.is_empty() {
        return Err(refused("holds no certificate in PEM"));
    }
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    Ok(Some(Connector::Rustls(Arc::new(config))))
}

fn roots(path: &Path) -> io::Result<RootCertStore> {
    let mut pem = Vec::new();
    File::open(path)?.take(FILE_MAX).read_to_end(&mut pem)?;
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(CertificateDer::pem_slice_iter(&pem).map_while(Result::ok));
    Ok(roots)
}

/// Whether a connection failed because the other side could not prove who it is.
pub(super) fn is_distrust(error: &io::Error) -> bool {
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref::<rustls::Error>());
    matches!(cause, Some(rustls::Error::InvalidCertificate(_)))
}
