//! The only place that opens project files: beneath the workspace, never through a symbolic link, and never what is not a plain file
//! or folder (opening a FIFO would stop the agent).

use std::cell::Cell;
use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};

use isekai_channel::SafePath;
use isekai_channel::agent_api::{FileEntry, PRIVATE_DIR};
use nix::dir::{Dir, Type};
use nix::errno::Errno;
use nix::fcntl::{AtFlags, OFlag, OpenHow, ResolveFlag, openat, openat2, renameat};
use nix::sys::stat::{Mode, SFlag, mkdirat};
use nix::unistd::{UnlinkatFlags, symlinkat, unlinkat};

mod data;
mod walk;

/// Where the builder writes, below the workspace.
pub const BUILT_DIR: &str = ".isekai/dist";
/// What the app keeps from one start to the next: no part of the project, and not touched by a build.
pub const DATA_DIR: &str = ".isekai/data";

/// What a listing may hold before it is refused.
const MAX_LISTED: usize = 20_000;
/// A rename elsewhere in the tree makes the kernel refuse and ask for another try.
const TRIES: usize = 16;

/// A plain file. Two that are equal have, as far as that can be told cheaply, the same content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub path: String,
    pub size_bytes: u64,
    /// Seconds and nanoseconds.
    modified: (i64, i64),
    inode: u64,
}

#[derive(Debug)]
pub struct Workspace {
    root: OwnedFd,
    path: PathBuf,
    temporaries: Cell<u64>,
}

impl Workspace {
    pub fn open(path: &Path) -> io::Result<Self> {
        let root = nix::fcntl::open(path, OFlag::O_DIRECTORY | OFlag::O_RDONLY | OFlag::O_CLOEXEC, Mode::empty())?;
        Ok(Self { root, path: path.to_owned(), temporaries: Cell::new(0) })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the plain file `path`, a clean relative path.
    pub fn file(&self, path: &str) -> io::Result<(File, Metadata)> {
        let file = File::from(self.open_beneath(path, OFlag::O_RDONLY | OFlag::O_NONBLOCK, Mode::empty())?);
        let metadata = file.metadata()?;
        match metadata.file_type() {
            kind if kind.is_file() => Ok((file, metadata)),
            kind if kind.is_dir() => Err(Errno::EISDIR.into()),
            _ => Err(Errno::ENOENT.into()),
        }
    }

    pub fn folder(&self, path: &str) -> io::Result<OwnedFd> {
        self.open_beneath(path, OFlag::O_DIRECTORY | OFlag::O_RDONLY, Mode::empty())
    }

    /// Puts a file in place at once: who reads it meanwhile gets the old one whole or the new one whole.
    pub fn write(&self, path: &SafePath, bytes: &[u8]) -> io::Result<()> {
        let (folder, name) = split(path);
        let parent = self.make_folder(folder)?;
        self.temporaries.set(self.temporaries.get() + 1);
        let temporary = format!(".isekai-write-{}", self.temporaries.get());
        // A leftover or a trap of the app under that name.
        let _ = unlinkat(&parent, temporary.as_str(), UnlinkatFlags::NoRemoveDir);
        let flags = OFlag::O_WRONLY | OFlag::O_CREAT | OFlag::O_EXCL | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC;
        let mut file = File::from(openat(&parent, temporary.as_str(), flags, Mode::from_bits_truncate(0o644))?);
        let written = file.write_all(bytes).and_then(|()| Ok(renameat(&parent, temporary.as_str(), &parent, name)?));
        if written.is_err() {
            let _ = unlinkat(&parent, temporary.as_str(), UnlinkatFlags::NoRemoveDir);
        }
        written
    }

    /// Removes a file (or a symbolic link itself) and the folders that it leaves empty; false when there is none.
    pub fn delete(&self, path: &SafePath) -> io::Result<bool> {
        let (folder, name) = split(path);
        let parent = match self.folder(folder) {
            Ok(parent) => parent,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
        };
        match unlinkat(&parent, name, UnlinkatFlags::NoRemoveDir) {
            Ok(()) => {}
            Err(Errno::ENOENT) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
        let mut empty = folder;
        while !empty.is_empty() {
            let (above, name) = empty.rsplit_once('/').unwrap_or(("", empty));
            let removed = self.folder(above).map(|parent| unlinkat(&parent, name, UnlinkatFlags::RemoveDir));
            if !matches!(removed, Ok(Ok(()))) {
                break;
            }
            empty = above;
        }
        Ok(true)
    }

    /// Every plain file with a safe path, sorted; `None` when there are too many.
    pub fn list(&self) -> io::Result<Option<Vec<Entry>>> {
        let (mut files, mut folders, mut seen) = (Vec::new(), vec![String::new()], 0);
        while let Some(folder) = folders.pop() {
            let Ok(descriptor) = self.folder(&folder) else { continue };
            let mut listing = Dir::from_fd(descriptor)?;
            let mut names = Vec::new();
            for entry in listing.iter().flatten() {
                seen += 1;
                if seen > MAX_LISTED {
                    return Ok(None);
                }
                if let (Ok(name), Some(kind)) = (entry.file_name().to_str(), entry.file_type()) {
                    names.push((name.to_owned(), kind));
                }
            }
            for (name, kind) in names {
                let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                if path == PRIVATE_DIR || SafePath::parse(&path).is_err() {
                    continue;
                }
                match kind {
                    Type::Directory => folders.push(path),
                    Type::File => {
                        if let Ok(stat) = nix::sys::stat::fstatat(&listing, last(&path), AtFlags::AT_SYMLINK_NOFOLLOW) {
                            files.push(Entry {
                                path,
                                size_bytes: u64::try_from(stat.st_size).unwrap_or_default(),
                                modified: (stat.st_mtime, stat.st_mtime_nsec),
                                inode: stat.st_ino,
                            });
                        }
                    }
                    _ => {}
                }
            }
        }
        files.sort();
        Ok(Some(files))
    }

    /// Whether `path` is a symbolic link at this moment. What is not there is none; an error when the way to it leads through one.
    pub fn is_link(&self, path: &SafePath) -> io::Result<bool> {
        let (folder, name) = split(path);
        let found = match self.folder(folder) {
            Ok(parent) => nix::sys::stat::fstatat(&parent, name, AtFlags::AT_SYMLINK_NOFOLLOW).map_err(io::Error::from),
            Err(error) => Err(error),
        };
        match found {
            Ok(stat) => Ok(stat.st_mode & SFlag::S_IFMT.bits() == SFlag::S_IFLNK.bits()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether the disk space of the app is used up.
    pub fn is_full(&self) -> bool {
        nix::sys::statvfs::fstatvfs(&self.root).is_ok_and(|stat| stat.blocks_available() == 0 || stat.files_free() == 0)
    }

    /// Bytes in use. The file system counts them, so this costs the same however many files an app made and whatever their names.
    pub fn used_bytes(&self) -> io::Result<u64> {
        let stat = nix::sys::statvfs::fstatvfs(&self.root)?;
        Ok((stat.blocks() - stat.blocks_free().min(stat.blocks())).saturating_mul(stat.fragment_size()))
    }

    /// Opens `folder`, creating what is missing.
    pub fn make_folder(&self, folder: &str) -> io::Result<OwnedFd> {
        for (end, _) in folder.match_indices('/').chain((!folder.is_empty()).then_some((folder.len(), ""))) {
            let (above, name) = folder[..end].rsplit_once('/').unwrap_or(("", &folder[..end]));
            match mkdirat(&self.folder(above)?, name, Mode::from_bits_truncate(0o755)) {
                Ok(()) | Err(Errno::EEXIST) => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.folder(folder)
    }

    /// A server of the project finds what was built of it in `dist`, as after a build anywhere else, unless the project has something
    /// of that name. A link is no file of the project: listings leave it out.
    pub fn show_built(&self) -> io::Result<()> {
        match symlinkat(BUILT_DIR, &self.root, "dist") {
            Ok(()) | Err(Errno::EEXIST) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether there is a page that the builder has built.
    pub fn is_built(&self) -> bool {
        self.file(&format!("{BUILT_DIR}/index.html")).is_ok()
    }

    fn open_beneath(&self, path: &str, flags: OFlag, mode: Mode) -> io::Result<OwnedFd> {
        let path = if path.is_empty() { "." } else { path };
        let how = OpenHow::new()
            .flags(flags | OFlag::O_CLOEXEC)
            .mode(mode)
            .resolve(ResolveFlag::RESOLVE_BENEATH | ResolveFlag::RESOLVE_NO_SYMLINKS);
        for _ in 0..TRIES {
            match openat2(&self.root, path, how) {
                Err(Errno::EAGAIN | Errno::EINTR) => {}
                Err(Errno::ENOSYS) => return walk::open(self.root.as_fd(), path, flags),
                opened => return Ok(opened?),
            }
        }
        Err(Errno::EAGAIN.into())
    }
}

impl From<Entry> for FileEntry {
    fn from(entry: Entry) -> Self {
        Self { path: entry.path, size_bytes: entry.size_bytes }
    }
}

/// Folder (`""`: the workspace) and name.
fn split(path: &SafePath) -> (&str, &str) {
    path.as_str().rsplit_once('/').unwrap_or(("", path.as_str()))
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
