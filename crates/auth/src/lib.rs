//! Who somebody is and what they may do. Pure: no SQL, no HTTP; the caller gives the time.
//!
//! - [`password`]: hashing, verification, and what a password must be; [`lockout`]: how long failed sign-ins shut the
//!   door.
//! - [`keys`]: the installation's secrets on disk.
//! - [`token`]: access tokens; [`refresh`]: refresh tokens; [`signed`]: what previews carry.
//! - [`rbac`]: whether a set of permissions allows an action.

pub mod keys;
pub mod lockout;
pub mod password;
pub mod rbac;
pub mod refresh;
pub mod signed;
pub mod token;

pub use keys::{KeyError, Keys};
pub use password::{PasswordError, Passwords};
pub use rbac::ResourceFields;
pub use signed::{Purpose, SignedError, SignedTokens};
pub use token::{Claims, Issued, TokenError, Tokens};
