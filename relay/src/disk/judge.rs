//! How much room is enough: pure numbers.

use std::io;
use std::path::Path;

/// Above so many free bytes a share of the disk says nothing: a tenth of a large one is no emergency.
const PLENTY: u64 = 4 * 1024 * 1024 * 1024;

/// When room is short. From the config's `[disk]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Used share from which it is said, in percent.
    pub warn_percent: u8,
    /// Used share from which customers' messages are refused, in percent.
    pub refuse_percent: u8,
    /// Free bytes below which customers' messages are refused.
    pub floor: u64,
    /// Bytes of the ballast.
    pub ballast: u64,
}

/// A file system's size, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Space {
    /// What this user could ever use: used and free.
    pub total: u64,
    /// What this user can still use.
    pub free: u64,
}

impl Space {
    /// Of the file system that holds a folder.
    ///
    /// # Errors
    /// As the system says.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let found = rustix::fs::statvfs(folder)?;
        let bytes = |blocks: u64| blocks.saturating_mul(found.f_frsize);
        let used = found.f_blocks.saturating_sub(found.f_bfree);
        let total = bytes(used.saturating_add(found.f_bavail));
        Ok(Self { total, free: bytes(found.f_bavail) })
    }

    /// The used share in percent, rounded down.
    #[must_use]
    pub fn used_percent(self) -> u8 {
        let used = u128::from(self.total.saturating_sub(self.free));
        let percent = used * 100 / u128::from(self.total.max(1));
        u8::try_from(percent).unwrap_or(100)
    }
}

/// What the room allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Everything.
    Enough,
    /// Everything, but it is time to make room.
    Low,
    /// No customers' messages.
    Refuse,
}

/// Judges; `before` is what held until now. Who refused goes on refusing until the ballast fits above
/// the floor again, so that a disk at the floor does not change its mind every second.
#[must_use]
pub fn judge(space: Space, rules: &Rules, before: Room) -> Room {
    let again = if before == Room::Refuse { rules.ballast } else { 0 };
    let scarce = space.free < PLENTY;
    let used = space.used_percent();
    if space.free < rules.floor.saturating_add(again) || scarce && used >= rules.refuse_percent {
        Room::Refuse
    } else if scarce && used >= rules.warn_percent {
        Room::Low
    } else {
        Room::Enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1024 * 1024;
    const RULES: Rules =
        Rules { warn_percent: 80, refuse_percent: 90, floor: 256 * MIB, ballast: 16 * MIB };

    fn room(total: u64, free: u64, before: Room) -> Room {
        judge(Space { total: total * MIB, free: free * MIB }, &RULES, before)
    }

    #[test]
    fn a_share_counts_on_a_small_disk_and_the_floor_on_every_one() {
        assert_eq!(room(10_000, 2_100, Room::Enough), Room::Enough);
        assert_eq!(room(10_000, 2_000, Room::Enough), Room::Low);
        assert_eq!(room(10_000, 1_000, Room::Enough), Room::Refuse);
        assert_eq!(room(300, 255, Room::Enough), Room::Refuse, "used 15 %, below the floor");
        assert_eq!(room(10_000_000, 5_000, Room::Enough), Room::Enough, "99 % of ten terabytes");
    }

    #[test]
    fn refusing_ends_when_the_ballast_fits_again() {
        assert_eq!(room(1_000, 256, Room::Enough), Room::Enough);
        assert_eq!(room(1_000, 271, Room::Refuse), Room::Refuse);
        assert_eq!(room(1_000, 272, Room::Refuse), Room::Enough);
    }

    #[test]
    fn an_empty_file_system_is_no_division_by_zero() {
        assert_eq!(Space { total: 0, free: 0 }.used_percent(), 0);
    }
}
