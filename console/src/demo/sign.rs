//! Standard Webhooks from the sender's side, as any customer of the generic channel would write it:
//! the symmetric scheme `v1` of <https://www.standardwebhooks.com>.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// A signing key. Prints as `[secret]`.
#[derive(Clone)]
pub(super) struct Key(Vec<u8>);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[secret]")
    }
}

impl Key {
    /// Reads `whsec_` and base64; `None` where it is something else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        STANDARD.decode(text.strip_prefix("whsec_")?).ok().map(Self)
    }

    /// `v1,<base64>` over `id.unix_ts.body`.
    pub(super) fn sign(&self, id: &str, unix_ts: &str, body: &[u8]) -> String {
        format!("v1,{}", STANDARD.encode(self.mac(id, unix_ts, body).finalize().into_bytes()))
    }

    /// Whether one of the signatures in a header fits.
    pub(super) fn fits(&self, id: &str, unix_ts: &str, body: &[u8], header: &str) -> Fit {
        let fits = header
            .split(' ')
            .filter_map(|one| STANDARD.decode(one.strip_prefix("v1,")?).ok())
            .any(|given| self.mac(id, unix_ts, body).verify_slice(&given).is_ok());
        if fits { Fit::Good } else { Fit::Forged }
    }

    fn mac(&self, id: &str, unix_ts: &str, body: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any size");
        for part in [id.as_bytes(), b".", unix_ts.as_bytes(), b".", body] {
            mac.update(part);
        }
        mac
    }
}

/// What a signature turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    Good,
    Forged,
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"test": 2432232314}"#;
    const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const AT: &str = "1614265330";
    /// The published example of the reference libraries' own tests.
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    fn key() -> Key {
        Key::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("a good key")
    }

    #[test]
    fn the_published_example_signs_as_published() {
        assert_eq!(key().sign(ID, AT, BODY), SIGNATURE);
    }

    #[test]
    fn only_the_signed_bytes_fit_and_one_good_signature_of_several_is_enough() {
        let rotated = format!("v1,AAAA v2,{} {SIGNATURE}", &SIGNATURE[3..]);
        assert_eq!(key().fits(ID, AT, BODY, &rotated), Fit::Good);
        assert_eq!(key().fits(ID, AT, b"{}", SIGNATURE), Fit::Forged);
        assert_eq!(key().fits(ID, "1614265331", BODY, SIGNATURE), Fit::Forged);
        assert_eq!(key().fits(ID, AT, BODY, ""), Fit::Forged);
    }

    #[test]
    fn what_is_no_key_is_none_and_a_key_never_prints() {
        assert!(Key::parse("MfKQ9r8G").is_none());
        assert!(Key::parse("whsec_?").is_none());
        assert_eq!(format!("{:?}", key()), "[secret]");
    }
}
