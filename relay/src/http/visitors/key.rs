//! The key of visitors' tokens, `<data>/visitor.key`: 32 random bytes, made when the log is first opened.

use std::fs;
use std::path::Path;

use crate::http::web::session::{KEY_MIN, Keys};
use crate::secret::Secret;

/// The key's file in the data folder.
const FILE: &str = "visitor.key";

/// Reads the key.
///
/// # Errors
/// One line that names the file and what to do.
pub(super) fn load(data: &Path) -> Result<Keys, String> {
    let path = data.join(FILE);
    let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Keys::new(vec![Secret::new(bytes)]).map_err(|_| {
        format!(
            "{}: holds no key of {KEY_MIN} bytes; empty it and a new one is made (open chats \
             start anew)",
            path.display()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::web::session::VisitorId;
    use crate::key_file;

    #[test]
    fn a_token_of_the_key_is_known_again_and_none_of_another() {
        let data = tempfile::tempdir().expect("a folder");
        key_file::make::<KEY_MIN>(&data.path().join(FILE)).expect("made");
        let visitor = VisitorId::from_random([7; 16]);
        let token = load(data.path()).expect("read").mint(&visitor);
        let again = load(data.path()).expect("read");
        assert_eq!(again.verify(&token), Some(visitor));
        key_file::make::<KEY_MIN>(&data.path().join(FILE)).expect("another");
        assert_eq!(load(data.path()).expect("read").verify(&token), None);
    }

    #[test]
    fn half_a_key_is_refused_with_what_to_do() {
        let data = tempfile::tempdir().expect("a folder");
        fs::write(data.path().join(FILE), b"short").expect("written");
        let why = load(data.path()).expect_err("refused");
        assert!(why.contains("visitor.key") && why.contains("empty it"), "{why}");
    }
}
