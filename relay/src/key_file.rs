//! Small secret files of the data folder, such as `visitor.key`: written whole or not at all, for
//! their owner only. Knows nothing of what they are for.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::token;

/// Bound into a mark, so that it is no signature of anything else.
const MARK: &[u8] = b"baton key mark 1\0";

/// Makes a key of `N` random bytes, in place of whatever the file holds.
///
/// # Errors
/// Why it cannot be written.
pub fn make<const N: usize>(path: &Path) -> io::Result<[u8; N]> {
    let bytes = token::random::<N>().map_err(|error| io::Error::other(error.to_string()))?;
    write_whole(path, &bytes)?;
    Ok(bytes)
}

/// By what a key is known again, 16 hexadecimal digits: whoever reads it learns nothing of the key.
#[must_use]
pub fn mark(key: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(MARK);
    let digest = mac.finalize().into_bytes();
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a file of mode 0600 so that a crash leaves the old one or the new one, never a part: half
/// a key would lock everybody out at the next start.
///
/// # Errors
/// Why it cannot be written or synced.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = path.with_extension("key.new");
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&aside, path)?;
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_key_is_its_owner_s_alone_and_known_again_by_a_mark_that_holds_none_of_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("some.key");
        let (one, two) = (make::<32>(&path).expect("made"), make::<32>(&path).expect("made"));
        assert_eq!(fs::read(&path).expect("there"), two);
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing beside it");
        assert_eq!(mark(&two), mark(&two));
        assert_ne!(mark(&one), mark(&two));
        assert_eq!(mark(&one).len(), 16);
    }
}
