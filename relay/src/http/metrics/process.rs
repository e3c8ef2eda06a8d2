//! The process itself, by the names that every dashboard knows:
//! <https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics>.

use super::page::{Kind, Page};

pub(super) fn write(page: &mut Page) {
    if let Some(bytes) = resident() {
        page.family("process_resident_memory_bytes", Kind::Gauge, "Resident memory.");
        page.sample("process_resident_memory_bytes", &[], bytes);
    }
    if let Ok(all) = std::fs::read_dir("/proc/self/fd") {
        page.family("process_open_fds", Kind::Gauge, "Open file descriptors.");
        // The listing itself has one open.
        page.sample("process_open_fds", &[], (all.count() as u64).saturating_sub(1));
    }
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    if let Some(most) = limit.current {
        page.family("process_max_fds", Kind::Gauge, "Most file descriptors.");
        page.sample("process_max_fds", &[], most);
    }
}

/// The second number of `/proc/self/statm`, in pages.
fn resident() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = text.split(' ').nth(1)?.parse().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}
