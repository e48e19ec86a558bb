//! Who somebody is and what they may do. Pure: no SQL, no HTTP; the caller gives the time.
//!
//! - [`password`]: hashing, verification, and what a password must be; [`lockout`]: how long failed sign-ins shut the
//!   door; [`network`]: whose they are; [`mfa`]: the second factor; [`username`]: what accounts may be called.
//! - [`keys`]: the installation's secrets on disk; [`keyring`]: those that protect what the database holds.
//! - [`seal`]: encryption under the key of a person, which is encrypted itself; [`index`]: how what is encrypted is found;
//!   [`audit`]: what makes the audit log provable.
//! - [`token`]: access tokens; [`refresh`]: refresh tokens; [`signed`]: what previews carry; [`api_token`]
//!   and [`scopes`]: credentials of programs.
//! - [`oidc`]: sign-in at an OpenID Connect provider.
//! - [`rbac`]: whether a set of permissions allows an action.

pub mod api_token;
pub mod audit;
mod encode;
pub mod index;
pub mod keyring;
pub mod keys;
pub mod lockout;
pub mod mfa;
pub mod network;
pub mod oidc;
pub mod password;
pub mod rbac;
pub mod refresh;
pub mod scopes;
pub mod seal;
pub mod signed;
pub mod token;
pub mod username;

pub use keyring::{KeyKind, Keyring};
pub use keys::{KeyError, Keys};
pub use password::{PasswordError, Passwords};
pub use rbac::ResourceFields;
pub use signed::{Purpose, SignedError, SignedTokens};
pub use token::{Claims, Issued, TokenError, Tokens};
