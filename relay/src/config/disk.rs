//! `[disk]`: when the room on the data's disk counts as short.

use std::path::Path;

use super::reader::{Reading, Section};

/// Bytes of a MiB.
const MIB: u64 = 1024 * 1024;

/// `[disk]`. Sizes are in bytes here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disk {
    /// Used share from which the log says so, in percent.
    pub warn_percent: u8,
    /// Used share from which customers' messages are refused, in percent.
    pub refuse_percent: u8,
    /// Free bytes below which customers' messages are refused.
    pub floor: u64,
    /// Bytes of the file that is given up on a full disk.
    pub ballast: u64,
}

impl Disk {
    pub(super) fn from(mut s: Section<'_, '_>) -> Self {
        let disk = Self {
            warn_percent: s.int("warn_percent", 80, 1..=100),
            refuse_percent: s.int("refuse_percent", 90, 1..=100),
            floor: s.int("floor_mib", 256, 1..=1_048_576) * MIB,
            ballast: s.int("ballast_mib", 16, 0..=1_024) * MIB,
        };
        if disk.warn_percent > disk.refuse_percent {
            s.key_fault(s.header(), "warn_percent", "must not be above refuse_percent");
        }
        s.finish();
        disk
    }
}

impl Default for Disk {
    fn default() -> Self {
        let (mut reading, mut root) = Reading::new(Path::new(""), "");
        Self::from(root.section(&mut reading, "disk"))
    }
}
