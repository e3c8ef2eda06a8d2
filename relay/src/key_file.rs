//! Small secret files of the data folder, such as `visitor.key`: written whole or not at all, for
//! their owner only, and made at the first start. Knows nothing of what they are for.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::token;

/// What the file holds; where there is none, it is made of `N` random bytes.
///
/// # Errors
/// Why it can be neither read nor made. Whether what it holds is a key is for the caller to say.
pub fn read_or_make<const N: usize>(path: &Path) -> io::Result<Vec<u8>> {
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let bytes =
                token::random::<N>().map_err(|error| io::Error::other(error.to_string()))?;
            write_whole(path, &bytes)?;
            Ok(bytes.to_vec())
        }
        read => read,
    }
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
