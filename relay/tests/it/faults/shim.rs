//! Compiles `shim.c` and puts it under a relay; brings back what a power loss would have left.

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::process::{Desk, text};

/// The library, compiled once a test program.
fn library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/faults/shim.c");
        let library =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("shim-{}.so", std::process::id()));
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o"])
            .arg(&library)
            .args([source, "-ldl", "-lpthread"])
            .output()
            .expect("a C compiler (`cc`) is installed");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        library
    })
}

/// How a call fails; `shim.c` says what each does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct How(pub(super) &'static str);

/// A failing disk for one desk.
#[derive(Debug)]
pub(super) struct Shim {
    count: PathBuf,
    shadow: Option<PathBuf>,
    data: PathBuf,
}

impl Shim {
    /// With `shadow`, what is not synced is forgotten by [`Shim::lose_power`].
    pub(super) fn under(desk: &Desk) -> Self {
        Self { count: desk.beside("count"), shadow: None, data: desk.data() }
    }

    /// Remembers what is synced, beginning with what the data folder holds now.
    pub(super) fn remembering(desk: &Desk) -> Self {
        let shadow = desk.beside("shadow");
        fs::create_dir_all(&shadow).expect("made");
        fs::create_dir_all(desk.data()).expect("made");
        fs::set_permissions(desk.data(), fs::Permissions::from_mode(0o700)).expect("a mode");
        remember(&desk.data(), &shadow);
        Self { shadow: Some(shadow), ..Self::under(desk) }
    }

    /// Puts it under a command; the call `at` fails, none where 0.
    pub(super) fn put(&self, command: &mut Command, how: How, at: u64) {
        // The kernel forgets a removed mapping's bytes, so every command counts from 0.
        let _ = fs::remove_file(&self.count);
        command.env("LD_PRELOAD", library()).env("BATON_SHIM_DIR", &self.data);
        command.env("BATON_SHIM_COUNT", &self.count).env("BATON_SHIM_AT", at.to_string());
        command.env("BATON_SHIM_HOW", how.0);
        if let Some(shadow) = &self.shadow {
            command.env("BATON_SHIM_SHADOW", shadow);
        }
    }

    /// Calls counted so far.
    pub(super) fn calls(&self) -> u64 {
        let bytes = fs::read(&self.count).expect("the shim ran");
        u64::from_ne_bytes(bytes[..8].try_into().expect("eight bytes"))
    }

    /// Replaces the data folder by what was synced. The relay must have ended.
    pub(super) fn lose_power(&self) {
        let shadow = self.shadow.as_ref().expect("it remembers");
        let inode = fs::metadata(&self.data).expect("a folder").ino();
        let image = self.data.with_extension("image");
        rebuild(shadow, inode, &image);
        fs::remove_dir_all(&self.data).expect("removed");
        fs::rename(&image, &self.data).expect("moved");
    }
}

/// Everything below a folder counts as synced.
fn remember(folder: &Path, shadow: &Path) {
    let mut lines = String::new();
    for one in fs::read_dir(folder).expect("a folder") {
        let one = one.expect("an entry");
        let (kind, inode) = (one.file_type().expect("a type"), one.metadata().expect("one").ino());
        let name = one.file_name().into_string().expect("UTF-8");
        if kind.is_dir() {
            lines.push_str(&format!("d {inode} {name}\n"));
            remember(&one.path(), shadow);
        } else if kind.is_file() {
            lines.push_str(&format!("f {inode} {name}\n"));
            fs::copy(one.path(), shadow.join(format!("blob-{inode}"))).expect("copied");
        }
    }
    let inode = fs::metadata(folder).expect("a folder").ino();
    fs::write(shadow.join(format!("dir-{inode}")), lines).expect("written");
}

/// A folder as a power loss leaves it: the names synced, each file's bytes as of its last sync.
fn rebuild(shadow: &Path, inode: u64, to: &Path) {
    fs::create_dir_all(to).expect("made");
    fs::set_permissions(to, fs::Permissions::from_mode(0o700)).expect("a mode");
    let names = fs::read_to_string(shadow.join(format!("dir-{inode}"))).unwrap_or_default();
    let mut seen = HashSet::new();
    for line in names.lines() {
        let mut words = line.splitn(3, ' ');
        let (kind, inode, name) = (words.next(), words.next(), words.next().expect("a name"));
        let inode: u64 = inode.expect("an inode").parse().expect("a number");
        assert!(seen.insert(name), "{name} twice in {}", text(to));
        let to = to.join(name);
        if kind == Some("d") {
            rebuild(shadow, inode, &to);
        } else {
            let bytes = fs::read(shadow.join(format!("blob-{inode}"))).unwrap_or_default();
            fs::write(&to, bytes).expect("written");
            fs::set_permissions(&to, fs::Permissions::from_mode(0o600)).expect("a mode");
        }
    }
}
