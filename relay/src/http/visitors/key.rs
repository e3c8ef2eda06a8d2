//! The key of visitors' tokens, `<data>/visitor.key`: 32 random bytes, made at the first start.

use std::path::Path;

use crate::http::web::session::{KEY_MIN, Keys};
use crate::key_file;
use crate::secret::Secret;

/// The key's file in the data folder.
const FILE: &str = "visitor.key";

/// Reads the key, or makes it.
///
/// # Errors
/// One line that names the file and what to do.
pub(super) fn load(data: &Path) -> Result<Keys, String> {
    let path = data.join(FILE);
    let bytes = key_file::read_or_make::<KEY_MIN>(&path)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Keys::new(vec![Secret::new(bytes)]).map_err(|_| {
        format!(
            "{}: holds no key of {KEY_MIN} bytes; remove it and a new one is made (open chats \
             start anew)",
            path.display()
        )
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
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
