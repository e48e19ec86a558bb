//! For kernels and runtimes without openat2(2): opens one segment after the other and follows no symbolic link.

use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};

use nix::errno::Errno;
use nix::fcntl::{OFlag, openat};
use nix::sys::stat::Mode;

/// `path` is relative and has no segment `..`.
pub fn open(root: BorrowedFd<'_>, path: &str, flags: OFlag) -> io::Result<OwnedFd> {
    if path.split('/').any(|segment| segment == "..") || path.starts_with('/') {
        return Err(Errno::EXDEV.into());
    }
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut folder = root.try_clone_to_owned()?;
    for segment in folders.split('/').filter(|segment| !segment.is_empty()) {
        let through = OFlag::O_PATH | OFlag::O_DIRECTORY | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC;
        folder = openat(&folder, segment, through, Mode::empty())?;
    }
    Ok(openat(&folder, name, flags | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC, Mode::empty())?)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;
    use std::os::fd::AsFd;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn opens_what_is_below_and_follows_no_link() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/b")).unwrap();
        fs::write(folder.path().join("a/b/c"), "found").unwrap();
        symlink("b", folder.path().join("a/link")).unwrap();
        symlink("b/c", folder.path().join("a/file")).unwrap();
        let root = fs::File::open(folder.path()).unwrap();
        let open = |path: &str| open(root.as_fd(), path, OFlag::O_RDONLY);
        let mut text = String::new();
        fs::File::from(open("a/b/c").unwrap()).read_to_string(&mut text).unwrap();
        assert_eq!(text, "found");
        assert!(open(".").is_ok());
        for refused in ["a/link/c", "a/file", "a/../a/b/c", "..", "/etc/hostname", "a/missing"] {
            assert!(open(refused).is_err(), "{refused}");
        }
    }
}
