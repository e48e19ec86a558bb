//! What a confidential client shows to its provider.

use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

use zeroize::Zeroizing;

use crate::keys::{KeyError, file};

#[derive(Clone)]
pub struct ClientSecret(Zeroizing<String>);

impl ClientSecret {
    /// The text of a file that nobody else can read.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let missing = || KeyError::File { path: path.to_owned(), source: ErrorKind::NotFound.into() };
        let text = file::read(path)?.ok_or_else(missing)?;
        Ok(Self(Zeroizing::new(text.trim().to_owned())))
    }

    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_file_that_others_can_read_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("secret");
        assert!(matches!(ClientSecret::load(&path), Err(KeyError::File { .. })));
        fs::write(&path, "s3cret of acme\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(ClientSecret::load(&path), Err(KeyError::Permissions { .. })));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        let secret = ClientSecret::load(&path).unwrap();
        assert_eq!(secret.expose(), "s3cret of acme");
        assert!(!format!("{secret:?}").contains("s3cret"));
    }
}
