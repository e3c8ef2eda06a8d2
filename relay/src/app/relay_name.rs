//! What this relay calls itself: a name in its data directory, so that after a restart it knows the
//! sessions of its former run from those of other relays that share the log.

use std::io::{ErrorKind, Write};
use std::path::Path;

/// The file in the data directory.
const FILE: &str = "relay-name";
/// Most characters of a name.
const NAME_MAX: usize = 40;

/// The name, made at the first start. The caller holds the directory's lock.
///
/// # Errors
/// Why it can be neither read nor written, and what to do, in one line.
pub(super) fn of(data: &Path) -> Result<String, String> {
    let path = data.join(FILE);
    let shown = path.display();
    match std::fs::read_to_string(&path) {
        Ok(text) if is_name(text.trim()) => Ok(text.trim().to_owned()),
        Ok(_) => {
            Err(format!("{shown} holds no relay's name: remove it while the relay is stopped"))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make(&path).map_err(|error| format!("{shown}: {error}"))
        }
        Err(error) => Err(format!("{shown}: {error}")),
    }
}

fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    !text.is_empty() && text.len() <= NAME_MAX && text.chars().all(plain)
}

/// Written whole before it has its name, so that a crash leaves none rather than half of one.
fn make(path: &Path) -> std::io::Result<String> {
    let random = getrandom::u64().map_err(|error| std::io::Error::other(error.to_string()))?;
    let name = format!("relay-{random:016x}");
    let part = path.with_extension("part");
    let mut file = std::fs::File::create(&part)?;
    file.write_all(name.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(part, path)?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relay_keeps_its_name_and_two_have_two() {
        let (here, there) =
            (tempfile::tempdir().expect("made"), tempfile::tempdir().expect("made"));
        let name = of(here.path()).expect("made");
        assert!(is_name(&name), "{name}");
        assert_eq!(of(here.path()), Ok(name.clone()));
        assert_ne!(of(there.path()), Ok(name));
    }

    #[test]
    fn a_damaged_name_is_refused_rather_than_taken() {
        let here = tempfile::tempdir().expect("made");
        for bad in ["", "a.b", "two words"] {
            std::fs::write(here.path().join(FILE), bad).expect("written");
            assert!(of(here.path()).is_err(), "{bad:?}");
        }
    }
}
