//! The key of visitors' tokens, `<data>/visitor.key`: 32 random bytes, made at the first start.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::http::web::session::{KEY_MIN, Keys};
use crate::secret::Secret;
use crate::token;

/// The key's file in the data folder.
const FILE: &str = "visitor.key";

/// Reads the key, or makes it.
///
/// # Errors
/// One line that names the file and what to do.
pub(super) fn load(data: &Path) -> Result<Keys, String> {
    let path = data.join(FILE);
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let bytes = token::random::<KEY_MIN>().map_err(|error| error.to_string())?;
            write(&path, &bytes).map_err(failed)?;
            bytes.to_vec()
        }
        Err(error) => return Err(failed(error)),
    };
    Keys::new(vec![Secret::new(bytes)]).map_err(|_| {
        format!(
            "{}: holds no key of {KEY_MIN} bytes; remove it and a new one is made (open chats \
             start anew)",
            path.display()
        )
    })
}

/// Whole or not at all: half a key would lock every visitor out at the next start.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let aside = path.with_extension("key.new");
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&aside, path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::http::web::session::VisitorId;

    #[test]
    fn the_key_is_made_once_and_only_the_relay_may_read_it() {
        let data = tempfile::tempdir().expect("a folder");
        let visitor = VisitorId::from_random([7; 16]);
        let token = load(data.path()).expect("made").mint(&visitor);
        let again = load(data.path()).expect("read");
        assert_eq!(again.verify(&token), Some(visitor));
        let mode = fs::metadata(data.path().join(FILE)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn half_a_key_is_refused_with_what_to_do() {
        let data = tempfile::tempdir().expect("a folder");
        fs::write(data.path().join(FILE), b"short").expect("written");
        let why = load(data.path()).expect_err("refused");
        assert!(why.contains("visitor.key") && why.contains("remove it"), "{why}");
    }
}
