//! `[identity]`: how a site that embeds the chat vouches for who is signed in there.
//!
//! The keys only; what a signed identity must hold is read by the web chat. Each key is of one
//! algorithm, so that a token's own word on its algorithm never chooses how it is checked.

use std::path::Path;

use rustls::pki_types::SubjectPublicKeyInfoDer;
use rustls::pki_types::pem::PemObject as _;

use super::reader::Section;
use super::secrets::Secrets;
use crate::secret::Secret;

/// Shortest secret, in bytes: RFC 7518 §3.2 asks for as many as the hash has.
const SECRET_MIN: usize = 32;
/// What stands before the 32 bytes of an Ed25519 key (RFC 8410 §4).
const ED25519: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
/// rsaEncryption and its NULL, the algorithm of an RSA key (RFC 8017 §A.1).
const RSA: [u8; 13] =
    [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
const SEQUENCE: u8 = 0x30;
const BIT_STRING: u8 = 0x03;

/// A site's public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// For `EdDSA`: the key's 32 bytes.
    Ed25519(Vec<u8>),
    /// For `RS256`: the PKCS #1 form.
    Rsa(Vec<u8>),
}

/// `[identity]`. Without any key every visitor is anonymous.
#[derive(Debug, Clone, Default)]
pub struct Identity {
    /// For `HS256`: shared with the site.
    pub secret: Option<Secret>,
    /// The former one while it is being changed.
    pub former: Option<Secret>,
    /// For `EdDSA` or `RS256`: the site keeps the private half.
    pub public_key: Option<PublicKey>,
    /// What `iss` must be.
    pub issuer: Option<String>,
    /// What `aud` must name.
    pub audience: Option<String>,
}

impl Identity {
    pub(super) fn from(mut s: Section<'_, '_>, secrets: &Secrets) -> Self {
        let secret = secrets.shared(&mut s, "secret", SECRET_MIN);
        let former = secrets.shared(&mut s, "secret_previous", SECRET_MIN);
        let public_key = public_key(&mut s, secrets.folder());
        let issuer = s.get::<String>("issuer").map(|at| at.value);
        let audience = s.get::<String>("audience").map(|at| at.value);
        s.finish();
        Self { secret, former, public_key, issuer, audience }
    }

    /// Whether anybody can be vouched for.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.secret.is_some() || self.public_key.is_some()
    }
}

fn public_key(s: &mut Section<'_, '_>, folder: &Path) -> Option<PublicKey> {
    let file = s.get::<String>("public_key")?;
    let path = folder.join(file.value.strip_prefix("file:").unwrap_or(&file.value));
    let read = std::fs::read(&path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))
        .and_then(|text| of_pem(&text).map_err(|why| format!("{}: {why}", path.display())));
    match read {
        Ok(key) => Some(key),
        Err(rule) => {
            s.key_fault(Some(file.offset), "public_key", &rule);
            None
        }
    }
}

/// A public key as `openssl pkey -pubout` writes it.
fn of_pem(text: &[u8]) -> Result<PublicKey, &'static str> {
    let der = SubjectPublicKeyInfoDer::from_pem_slice(text)
        .map_err(|_| "holds no PUBLIC KEY in PEM: openssl pkey -in key.pem -pubout makes one")?;
    if let Some(key) = der.strip_prefix(&ED25519).filter(|key| key.len() == 32) {
        return Ok(PublicKey::Ed25519(key.to_vec()));
    }
    rsa(&der).ok_or("is neither an Ed25519 nor an RSA key")
}

fn rsa(der: &[u8]) -> Option<PublicKey> {
    let (whole, _) = element(der, SEQUENCE)?;
    let (algorithm, rest) = element(whole, SEQUENCE)?;
    let (bits, _) = element(rest, BIT_STRING)?;
    let key = bits.strip_prefix(&[0])?;
    (algorithm == RSA).then(|| PublicKey::Rsa(key.to_vec()))
}

/// The content of a DER element of this tag, and what follows it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&first, rest) = der.split_first()?;
    let (&short, rest) = rest.split_first()?;
    let (len, rest) = match short {
        0..=0x7f => (usize::from(short), rest),
        0x81 | 0x82 => {
            let (long, rest) = rest.split_at_checked(usize::from(short & 0x7f))?;
            (long.iter().fold(0, |len, byte| len << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    (first == tag).then(|| rest.split_at_checked(len)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example key of RFC 8410 §10.1.
    const ED: &str = "-----BEGIN PUBLIC KEY-----\n\
        MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
        -----END PUBLIC KEY-----\n";

    #[test]
    fn an_ed25519_key_is_read_and_anything_else_is_refused_with_how_to_make_one() {
        let Ok(PublicKey::Ed25519(key)) = of_pem(ED.as_bytes()) else { panic!("an Ed25519 key") };
        assert_eq!((key.len(), key[0], key[31]), (32, 0x19, 0xe1));
        assert!(of_pem(b"hello").expect_err("no key").contains("openssl"));
        let cut = ED.replace("xZuE=", "");
        assert!(of_pem(cut.as_bytes()).is_err());
    }

    #[test]
    fn no_bytes_make_the_reader_of_keys_panic() {
        for seed in 0..2_000_usize {
            let bytes: Vec<u8> = (0..seed % 60)
                .map(|at| u8::try_from((seed * 31 + at * 7) % 256).unwrap_or(0))
                .collect();
            let mut led = vec![SEQUENCE, 0x82];
            led.extend(&bytes);
            let _ = (rsa(&bytes), rsa(&led));
        }
    }
}
