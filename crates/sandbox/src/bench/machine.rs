//! What the kernel says of the machine, proc(5). 0 where it does not.

use std::fs;

/// Average over a minute.
pub fn load() -> f64 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or(0.0)
}

/// `name` like `MemAvailable:`.
pub fn memory_bytes(name: &str) -> u64 {
    memory_of(&fs::read_to_string("/proc/meminfo").unwrap_or_default(), name)
}

fn memory_of(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) * 1024
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_one_line_of_many() {
        let text = "MemTotal:       24600000 kB\nMemAvailable:   23000000 kB\n";
        assert_eq!(memory_of(text, "MemAvailable:"), 23_000_000 * 1024);
        assert_eq!(memory_of(text, "SwapFree:"), 0);
    }
}
