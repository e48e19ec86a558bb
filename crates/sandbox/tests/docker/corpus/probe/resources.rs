//! Using up what there is, up to a bound of one's own.

use std::ffi::c_long;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use crate::sys::{address, address_mut, call, end, exit, in_child, wait};

const MIB: usize = 1024 * 1024;
const PAUSE: c_long = 34;
/// How long to wait for what should happen at once.
const PATIENCE: Duration = Duration::from_secs(10);

pub fn forks(most: usize) {
    let mut children = Vec::new();
    while children.len() < most {
        match in_child(|| {
            call(PAUSE, &[]);
        }) {
            id if id > 0 => children.push(id),
            _ => break,
        }
    }
    println!("count {}", children.len());
    children.into_iter().for_each(end);
}

pub fn threads(most: usize) {
    let mut count = 0;
    while count < most {
        let spawned = std::thread::Builder::new().stack_size(64 * 1024).spawn(|| call(PAUSE, &[]));
        if spawned.is_err() {
            break;
        }
        count += 1;
    }
    println!("count {count}");
    std::process::exit(0);
}

/// A child takes memory and tells of each 16 MiB, until it gets no more.
pub fn memory(most: usize) {
    told_by_child(most, || vec![1_u8; 16 * MIB]);
}

/// The same in files that have no name.
pub fn memfd(most: usize) {
    told_by_child(most, || {
        let descriptor = call(319, &[address(c"x".to_bytes_with_nul()), 0]);
        let bytes = vec![1_u8; 16 * MIB];
        let mut written = 0;
        while written < bytes.len() {
            match call(1, &[descriptor, address(&bytes[written..]), (bytes.len() - written) as c_long]) {
                more if more > 0 => written += more as usize,
                _ => exit(),
            }
        }
        descriptor
    });
}

fn told_by_child<T>(most: usize, take: impl Fn() -> T) {
    let Ok((mut reader, mut writer)) = std::io::pipe() else { return };
    let child = in_child(|| {
        let mut kept = Vec::new();
        while kept.len() * 16 < most {
            kept.push(take());
            let _ = writer.write_all(b"x");
        }
    });
    drop(writer);
    let mut told = Vec::new();
    let _ = reader.read_to_end(&mut told);
    wait(child);
    println!("count {}", told.len() * 16);
}

pub fn inodes(folder: &str, most: usize) {
    let made = (0..most).take_while(|n| File::create(format!("{folder}/inode-{n}")).is_ok()).count();
    for n in 0..made {
        let _ = fs::remove_file(format!("{folder}/inode-{n}"));
    }
    println!("count {made}");
}

pub fn descriptors(most: usize) {
    let mut open = Vec::new();
    while open.len() < most {
        match File::open("/dev/null") {
            Ok(file) => open.push(file),
            Err(_) => break,
        }
    }
    println!("count {}", open.len());
}

/// Two processes that each use up more than the container's share of one period after the other.
pub fn spin() {
    let children = [0, 1].map(|_| {
        in_child(|| {
            let mut used = [0_i64; 2];
            while used[0] == 0 && used[1] < 800_000_000 {
                // CLOCK_PROCESS_CPUTIME_ID
                call(228, &[2, address_mut(&mut used)]);
            }
        })
    });
    children.into_iter().for_each(wait);
    let counted = ["/sys/fs/cgroup/cpu.stat", "/sys/fs/cgroup/cpu/cpu.stat", "/sys/fs/cgroup/cpu,cpuacct/cpu.stat"];
    let text = counted.iter().find_map(|path| fs::read_to_string(path).ok()).unwrap_or_default();
    let throttled =
        text.lines().find_map(|line| line.strip_prefix("nr_throttled ")).and_then(|n| n.trim().parse().ok());
    println!("{}", if throttled.is_some_and(|count: u64| count > 0) { "throttled" } else { "never throttled" });
}

/// Orphans that end at once: whoever inherits them must collect them.
pub fn zombies(count: usize) {
    let started = Instant::now();
    let mut made = 0;
    while made < count && started.elapsed() < PATIENCE {
        // The grandchild is the orphan.
        match in_child(|| {
            in_child(|| ());
        }) {
            id if id > 0 => {
                wait(id);
                made += 1;
            }
            _ => std::thread::yield_now(),
        }
    }
    let mut left = dead();
    while left > 0 && started.elapsed() < 2 * PATIENCE {
        left = dead();
    }
    let all = made == count && left == 0;
    println!("{}", if all { "none left".to_owned() } else { format!("{made} made, {left} left") });
}

/// Processes that ended and that nobody collected.
fn dead() -> usize {
    let Ok(entries) = fs::read_dir("/proc") else { return usize::MAX };
    entries
        .flatten()
        .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .filter(|stat| stat.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('Z')))
        .count()
}
