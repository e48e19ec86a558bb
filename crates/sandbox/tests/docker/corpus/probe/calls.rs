//! System calls that the filter should refuse. Where possible their arguments are such that the kernel would not say EPERM itself.

use std::arch::asm;
use std::ffi::c_long;

use crate::sys::{address, address_mut, call, end, errno, exit, in_child, wait};

/// Stands for the address of a page of zeroes.
const ZEROES: c_long = c_long::MIN;
const NEW_USER: c_long = 0x1000_0000;
const NEW_NET: c_long = 0x4000_0000;
const SIGCHLD: c_long = 17;

const CALLS: &[(&str, c_long, &[c_long])] = &[
    ("io_uring_setup", 425, &[1, ZEROES]),
    ("io_uring_enter", 426, &[-1, 1, 0, 0]),
    ("io_uring_register", 427, &[-1, 0, 0, 0]),
    // Nothing to copy: the kernel is done before it asks who may.
    ("process_vm_readv", 310, &[1, ZEROES, 0, ZEROES, 0, 0]),
    ("process_vm_writev", 311, &[1, ZEROES, 0, ZEROES, 0, 0]),
    ("process_madvise", 440, &[-1, ZEROES, 0, 4, 0]),
    ("kcmp", 312, &[4_194_303, 4_194_303, 0, 0, 0]),
    ("pidfd_getfd", 438, &[-1, 0, 0]),
    // For faults of this process only, which needs no privilege.
    ("userfaultfd", 323, &[1]),
    ("keyctl", 250, &[0, -3, 1]),
    ("request_key", 249, &[0, 0, 0, 0]),
    ("bpf", 321, &[0, ZEROES, 0x1_0000]),
    ("perf_event_open", 298, &[ZEROES, 0, -1, -1, 1 << 20]),
    ("mount", 165, &[0, 0, 0, 0, 0]),
    ("umount2", 166, &[0, 0xff00]),
    ("pivot_root", 155, &[0, 0]),
    ("chroot", 161, &[0]),
    ("fsopen", 430, &[0, 0]),
    ("fsconfig", 431, &[-1, 0, 0, 0, 0]),
    ("fsmount", 432, &[-1, 0, 0]),
    ("move_mount", 429, &[-1, 0, -1, 0, 0]),
    ("open_tree", 428, &[-100, 0, 0]),
    ("mount_setattr", 442, &[-100, 0, 1, 0, 0]),
    ("unshare_user", 272, &[NEW_USER]),
    ("unshare_net", 272, &[NEW_USER | NEW_NET]),
    ("setns", 308, &[-1, 0]),
    ("name_to_handle_at", 303, &[-100, 0, 0, 0, 0]),
    ("open_by_handle_at", 304, &[-100, ZEROES, 0]),
    // Reporting file ids, as anybody may since Linux 5.13.
    ("fanotify_init", 300, &[0x200, 0]),
    ("io_setup", 206, &[1, ZEROES]),
    ("shmget", 29, &[0, 4096, 0o1600]),
    ("semget", 64, &[0, 1, 0o1600]),
    ("msgget", 68, &[0, 0o1600]),
    ("mq_open", 240, &[0, 0, 0, 0]),
    ("remap_file_pages", 216, &[0, 0, 0, 0, 0]),
    ("vmsplice", 278, &[-1, 0, 0, 0]),
    ("memfd_secret", 447, &[0]),
    ("modify_ldt", 154, &[0, ZEROES, 16]),
    // ADDR_NO_RANDOMIZE
    ("personality", 135, &[0x004_0000]),
    ("sync", 162, &[]),
    ("syslog", 103, &[10, 0, 0]),
    ("reboot", 169, &[0, 0, 0, 0]),
    ("swapon", 167, &[0, 0]),
    ("init_module", 175, &[0, 0, 0]),
    ("finit_module", 313, &[-1, 0, 0]),
    ("kexec_load", 246, &[0, 0, 0, 0]),
    ("iopl", 172, &[3]),
    ("quotactl", 179, &[0, 0, 0, 0]),
    ("sethostname", 170, &[0, 1]),
    ("clock_settime", 227, &[0, 0]),
];

pub fn attempt(name: &str) -> Option<i32> {
    match name {
        "ptrace" => return Some(ptrace_child()),
        "add_key" => return Some(add_key()),
        "clone_user" => return Some(clone_user()),
        "clone3_user" => return Some(clone3_user()),
        "int80" => return Some(int80()),
        "x32" => return Some(errno(0x4000_0000 + 39, &[])),
        _ => {}
    }
    let zeroes = [0_u64; 512];
    let (_, number, arguments) = CALLS.iter().find(|(known, ..)| *known == name)?;
    let arguments: Vec<c_long> =
        arguments.iter().map(|value| if *value == ZEROES { address(&zeroes) } else { *value }).collect();
    Some(errno(*number, &arguments))
}

/// PTRACE_SEIZE of a child of one's own, which nothing but the filter forbids.
fn ptrace_child() -> i32 {
    let child = in_child(|| {
        call(34, &[]);
    });
    let refused = errno(101, &[0x4206, child, 0, 0]);
    end(child);
    refused
}

/// Into the keyring of the user, which all containers of this user share.
fn add_key() -> i32 {
    errno(248, &[address(c"user".to_bytes_with_nul()), address(c"isekai".to_bytes_with_nul()), address(b"x"), 1, -4])
}

fn clone_user() -> i32 {
    match call(56, &[NEW_USER | SIGCHLD, 0, 0, 0, 0]) {
        0 => exit(),
        id if id > 0 => {
            wait(id);
            0
        }
        errno => i32::try_from(-errno).unwrap_or(i32::MAX),
    }
}

fn clone3_user() -> i32 {
    // Flags first, the signal at the end in the fifth place; the rest is zero.
    let mut arguments = [0_u64; 11];
    arguments[0] = NEW_USER as u64;
    arguments[4] = SIGCHLD as u64;
    match call(435, &[address_mut(&mut arguments), 88]) {
        0 => exit(),
        id if id > 0 => {
            wait(id);
            0
        }
        errno => i32::try_from(-errno).unwrap_or(i32::MAX),
    }
}

/// getpid through the 32-bit entry.
fn int80() -> i32 {
    let result: i32;
    // SAFETY: the call takes no argument and touches no memory.
    unsafe { asm!("int 0x80", inlateout("eax") 20 => result) };
    -result.min(0)
}
