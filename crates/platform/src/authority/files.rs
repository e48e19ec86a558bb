//! Where an authority's files are, so that a role's own folder never holds half a file.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;

use super::AuthorityError;
use crate::tls::TlsFiles;

fn unfinished_name(role: &str) -> String {
    format!("{role}.new")
}

/// Files that wait for their place.
pub(super) fn unfinished(pki: &Path, role: &str) -> TlsFiles {
    TlsFiles::in_dir(pki, &unfinished_name(role))
}

pub(super) fn write_unfinished(pki: &Path, role: &str, key: &str, cert: &str, ca: &str) -> Result<(), AuthorityError> {
    let dir = pki.join(unfinished_name(role));
    remove(&dir)
        .and_then(|()| fs::create_dir_all(pki))
        .and_then(|()| fs::DirBuilder::new().mode(0o700).create(&dir))
        .map_err(|source| AuthorityError::Write { path: dir, source })?;
    let files = unfinished(pki, role);
    for (path, text) in [(files.key, key), (files.cert, cert), (files.ca, ca)] {
        write_private(&path, text).map_err(|source| AuthorityError::Write { path, source })?;
    }
    Ok(())
}

pub(super) fn put_in_place(pki: &Path, role: &str) -> Result<(), AuthorityError> {
    let dir = pki.join(role);
    remove(&dir)
        .and_then(|()| fs::rename(pki.join(unfinished_name(role)), &dir))
        .map_err(|source| AuthorityError::Write { path: dir, source })
}

pub(super) fn discard(pki: &Path, role: &str) -> Result<(), AuthorityError> {
    let dir = pki.join(unfinished_name(role));
    remove(&dir).map_err(|source| AuthorityError::Write { path: dir, source })
}

/// Puts `text` in the place of what is in `path`, whole or not at all, with the owner that the file had.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), AuthorityError> {
    let new = path.with_extension("new");
    let replace = || {
        let (before, own) = (fs::metadata(path)?, fs::metadata("/proc/self")?);
        write_private(&new, text)?;
        if (before.uid(), before.gid()) != (own.uid(), own.gid()) {
            std::os::unix::fs::chown(&new, Some(before.uid()), Some(before.gid()))?;
        }
        fs::rename(&new, path)
    };
    replace().map_err(|source| AuthorityError::Write { path: path.to_owned(), source })
}

/// What is not there is removed already.
fn remove(dir: &Path) -> io::Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())
}
