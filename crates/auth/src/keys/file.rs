//! Secret files: made whole or not at all, once.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use isekai_platform::random;
use zeroize::Zeroizing;

use super::KeyError;

pub(crate) fn ensure_dir(dir: &Path) -> Result<(), KeyError> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(dir);
    made.map_err(|source| KeyError::File { path: dir.to_owned(), source })
}

/// The file's text; when there is none, `make` gives it.
pub(crate) fn load_or_create(
    path: &Path,
    make: impl FnOnce() -> Result<Zeroizing<String>, KeyError>,
) -> Result<Zeroizing<String>, KeyError> {
    let failed = |source| KeyError::File { path: path.to_owned(), source };
    if let Some(text) = read(path)? {
        return Ok(text);
    }
    let fresh = path.with_extension(format!("{}.new", random::token_hex(8)));
    let text = make()?;
    let linked = write(&fresh, &text).and_then(|()| fs::hard_link(&fresh, path));
    let removed = fs::remove_file(&fresh);
    match linked {
        Ok(()) => removed.map_err(failed)?,
        // Somebody else was faster; theirs holds.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => removed.map_err(failed)?,
        Err(error) => return Err(failed(error)),
    }
    read(path)?.ok_or_else(|| failed(ErrorKind::NotFound.into()))
}

/// Its text, if there is such a file and nobody else can read it.
pub(crate) fn read(path: &Path) -> Result<Option<Zeroizing<String>>, KeyError> {
    let failed = |source| KeyError::File { path: path.to_owned(), source };
    let metadata = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        metadata => metadata.map_err(failed)?,
    };
    if metadata.permissions().mode() & 0o077 != 0 {
        return Err(KeyError::Permissions { path: path.to_owned() });
    }
    fs::read_to_string(path).map(|text| Some(Zeroizing::new(text))).map_err(failed)
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    // An operator's command makes it as root, for the role whose folder it is.
    let folder = fs::metadata(path.parent().unwrap_or(Path::new(".")))?;
    if folder.uid() != file.metadata()?.uid() {
        std::os::unix::fs::fchown(&file, Some(folder.uid()), Some(folder.gid()))?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
