//! Who calls, and what they may do. [`authorize`] is the one place where a permission is asked for; refusals and
//! administrative actions leave a row in the audit log.
//!
//! Each endpoint says once what it needs, as `x-permission` of its description: a [`Permit`], which is also what it asks
//! [`authorize`] or [`app_for`] for, or one of the words below. `tests/permissions.rs` holds every endpoint to what it says.

mod authorize;
mod caller;
mod load;
mod principal;
mod reach;
pub mod report;

pub use authorize::{Resource, allows, audit, audit_entry, authorize, entry};
pub use caller::{AnyCaller, Caller, Enrolling, Newcomer, Person};
pub use isekai_domain::access::Permit;
pub use load::{app_fields, app_for};
pub use principal::{Credential, Demand, Principal, Principals};
pub use reach::{user_for, user_within_reach, within_reach};

/// Needs a sign-in, and concerns the caller alone.
pub const SIGNED_IN: &str = "signed-in";
/// Needs nothing.
pub const PUBLIC: &str = "public";
