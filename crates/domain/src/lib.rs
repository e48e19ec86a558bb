//! The words of the product: typed ids, statuses, error codes, quotas, roles and the clock. No I/O, no async.
//!
//! - [`id`]: one id type per entity, UUIDv7 inside.
//! - [`status`]: state machines of apps, iterations and accounts.
//! - [`error`]: public error codes, their HTTP status, and the one JSON shape of an error.
//! - [`quota`]: what a user may use, and the limits of one container.
//! - [`egress`]: which hosts an app may connect to.
//! - [`access`]: roles and permissions as data.
//! - [`clock`]: the only source of the present time.
//! - [`correlation`]: the id that ties together everything done for one request.

pub mod access;
pub mod clock;
pub mod correlation;
pub mod egress;
pub mod error;
pub mod id;
pub mod prompt;
pub mod quota;
pub mod status;

pub use access::{Permission, PermissionCondition, Role};
pub use clock::{Clock, FixedClock, SystemClock};
pub use correlation::CorrelationId;
pub use egress::{EgressPolicy, EgressPreset, EgressRule, HostName, HostPattern, MAX_EGRESS_RULES};
pub use error::{ErrorBody, ErrorCode};
pub use id::{
    ApiTokenId, AppId, CodeId, IterationId, PreviewLinkId, RoleId, SecurityEventId, SessionId, UserId, WorkflowId,
};
pub use prompt::{Prompt, PromptError};
pub use quota::{ResourceLimits, ResourceQuota};
pub use status::{AccountStatus, Activity, AppStatus, IterationStatus, LogLevel};
