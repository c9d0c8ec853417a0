//! Memory of a process.

use std::fs;

/// Returns the peak memory of a process and its children, in megabytes. nginx works in a child.
pub(super) fn peak(pid: Option<u32>) -> f64 {
    let Some(pid) = pid else { return 0.0 };
    let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    let children = children.split_whitespace().filter_map(|child| child.parse().ok());

    std::iter::once(pid).chain(children).map(peak_of_one).sum()
}

fn peak_of_one(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok());

    kilobytes.unwrap_or_default() * 1024.0 / 1_000_000.0
}
