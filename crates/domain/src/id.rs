//! Typed ids. All are UUIDv7 (RFC 9562), so that an index on them grows at its end.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id, ordered by the time of its making.
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )+};
}

typed_id!(
    /// A person or a service account.
    UserId,
    /// A set of permissions with a name.
    RoleId,
    /// A generated application.
    AppId,
    /// One stored state of an application's files.
    CodeId,
    /// One request to change an application.
    IterationId,
    /// A durable piece of work.
    WorkflowId,
    /// A refresh-token family: one sign-in on one device.
    SessionId,
    /// A shareable, revocable link to a preview.
    PreviewLinkId,
    /// A credential for programs.
    ApiTokenId,
    /// Something that an administrator should look at.
    SecurityEventId,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_what_they_print_and_grow_with_time() {
        let first = AppId::new();
        let second = AppId::new();
        assert_eq!(first.to_string().parse::<AppId>(), Ok(first));
        assert!(first < second);
        assert!("not-an-id".parse::<AppId>().is_err());
    }
}
