//! State machines as enums. The text forms are the spec's and stand in the database and in JSON.

use serde::{Deserialize, Serialize};
use thiserror::Error;

#[derive(Debug, Error)]
#[error("{text:?} is not a {kind}")]
pub struct UnknownStatus {
    kind: &'static str,
    text: String,
}

macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownStatus;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(UnknownStatus { kind: stringify!($name), text: text.to_owned() }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

text_enum!(
    /// What a user sees of an app; what it is doing in detail is its [`Activity`].
    AppStatus {
        Generating = "generating",
        Running = "running",
        Stopped = "stopped",
        Error = "error",
    }
);

text_enum!(
    /// What an app is doing right now.
    Activity {
        Queued = "queued",
        Planning = "planning",
        Building = "building",
        Verifying = "verifying",
        Ready = "ready",
        Paused = "paused",
        Deleting = "deleting",
    }
);

text_enum!(IterationStatus {
    Pending = "pending",
    Applied = "applied",
    Failed = "failed",
});

text_enum!(AccountStatus {
    Active = "active",
    Locked = "locked",
    Suspended = "suspended",
});

text_enum!(LogLevel {
    Debug = "debug",
    Info = "info",
    Warn = "warn",
    Error = "error",
});

impl AppStatus {
    /// Whether the app holds a sandbox, and so counts against `maxConcurrentApps`.
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Generating | Self::Running)
    }

    /// The moves that are allowed; the store refuses all others.
    pub const fn can_become(self, next: Self) -> bool {
        use AppStatus::{Error, Generating, Running, Stopped};
        matches!(
            (self, next),
            (Generating, Running | Error | Stopped)
                | (Running, Generating | Stopped | Error)
                | (Stopped, Running | Generating | Error)
                | (Error, Generating | Running | Stopped)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_forms_read_back() {
        for status in AppStatus::ALL {
            assert_eq!(status.as_str().parse::<AppStatus>().ok(), Some(*status));
        }
        let error = "asleep".parse::<AppStatus>().err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("\"asleep\" is not a AppStatus"));
    }

    #[test]
    fn no_status_becomes_itself() {
        for status in AppStatus::ALL {
            assert!(!status.can_become(*status));
        }
    }
}
