//! The folder for what an app keeps: listing it, emptying it, and a place to put an archive together.

use std::fs::File;
use std::io;

use isekai_channel::SafePath;
use nix::dir::{Dir, Type};
use nix::errno::Errno;
use nix::fcntl::{AtFlags, OFlag};
use nix::sys::stat::{Mode, fstatat};
use nix::unistd::{UnlinkatFlags, unlinkat};

use super::{MAX_LISTED, PRIVATE_DIR, Workspace};

const NANOS: i128 = 1_000_000_000;

impl Workspace {
    /// A file without a name, which takes of the app's disk space as long as it is open.
    pub fn temporary(&self) -> io::Result<File> {
        self.make_folder(PRIVATE_DIR)?;
        let mode = Mode::from_bits_truncate(0o600);
        Ok(File::from(self.open_beneath(PRIVATE_DIR, OFlag::O_TMPFILE | OFlag::O_RDWR, mode)?))
    }

    /// Every plain file below `folder` with a safe path, its size, and when it changed in nanoseconds, sorted; `None` when there are
    /// too many. A folder that is not there has none.
    pub fn list_below(&self, folder: &str) -> io::Result<Option<Vec<(SafePath, u64, i128)>>> {
        let (mut files, mut seen) = (Vec::new(), 0);
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for (name, kind) in self.entries(&folder)? {
                seen += 1;
                if seen > MAX_LISTED {
                    return Ok(None);
                }
                let Ok(path) = SafePath::parse(&format!("{folder}/{name}")) else { continue };
                match kind {
                    Type::Directory => folders.push(path.into()),
                    Type::File => {
                        let parent = self.folder(&folder)?;
                        if let Ok(stat) = fstatat(&parent, name.as_str(), AtFlags::AT_SYMLINK_NOFOLLOW) {
                            let changed = i128::from(stat.st_mtime) * NANOS + i128::from(stat.st_mtime_nsec);
                            files.push((path, u64::try_from(stat.st_size).unwrap_or_default(), changed));
                        }
                    }
                    _ => {}
                }
            }
        }
        files.sort();
        Ok(Some(files))
    }

    /// Removes everything below `folder`, and not what symbolic links there point to.
    pub fn clear(&self, folder: &str) -> io::Result<()> {
        for (name, kind) in self.entries(folder)? {
            let flag = if kind == Type::Directory {
                self.clear(&format!("{folder}/{name}"))?;
                UnlinkatFlags::RemoveDir
            } else {
                UnlinkatFlags::NoRemoveDir
            };
            match unlinkat(&self.folder(folder)?, name.as_str(), flag) {
                Ok(()) | Err(Errno::ENOENT) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Names that are UTF-8 and what they are; none of a folder that is not there.
    fn entries(&self, folder: &str) -> io::Result<Vec<(String, Type)>> {
        let descriptor = match self.folder(folder) {
            Ok(descriptor) => descriptor,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut listing = Dir::from_fd(descriptor)?;
        let entries = listing.iter().flatten().filter_map(|entry| {
            let name = entry.file_name().to_str().ok().filter(|name| !matches!(*name, "." | ".."))?;
            Some((name.to_owned(), entry.file_type()?))
        });
        Ok(entries.take(MAX_LISTED + 1).collect())
    }
}
