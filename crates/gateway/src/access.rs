//! Who calls, and what they may do. [`authorize`] is the one place where a permission is asked for; refusals and
//! administrative actions leave a row in the audit log.

mod authorize;
mod caller;
mod load;
mod principal;
pub mod report;

pub use authorize::{Resource, allows, audit, audit_entry, authorize};
pub use caller::{AnyCaller, Caller, Enrolling, Newcomer, Person};
pub use load::app_for;
pub use principal::{Credential, Demand, Principal, Principals};
