//! `[disk]`: when the room on the data's disk counts as short.

use super::reader::Section;
use crate::disk::Rules;

/// Bytes of a MiB.
const MIB: u64 = 1024 * 1024;

/// Sizes are in bytes here, whatever unit the key has.
pub(super) fn rules(mut s: Section<'_, '_>) -> Rules {
    let disk = Rules {
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
