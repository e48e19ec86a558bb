//! What an app is made with: how its code is built, and what serves it.

use isekai_channel::agent_api::{Start, Target};
use serde::{Deserialize, Serialize};

/// On loopback, in the app's own container.
const PORT: u16 = 3000;
/// Node says of its database, on every start, that it is an experiment.
const NODE: [&str; 3] = ["node", "--disable-warning=ExperimentalWarning", "server/main.ts"];
const PYTHON: [&str; 3] = ["python3", "-u", "server/main.py"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Framework {
    React,
    Static,
    /// As `React`, with a server in TypeScript.
    Fullstack,
    /// As `React`, with a server in Python.
    Python,
}

impl Framework {
    /// By the name that a version is stored with. One without a name, or with one that is not known, is of the first kind.
    pub fn of(name: Option<&str>) -> Self {
        match name {
            Some("static") => Self::Static,
            Some("fullstack") => Self::Fullstack,
            Some("python") => Self::Python,
            _ => Self::React,
        }
    }

    pub const fn target(self) -> Target {
        match self {
            Self::Static => Target::Static,
            Self::React | Self::Fullstack | Self::Python => Target::React,
        }
    }

    pub fn start(self) -> Start {
        let run = |command: [&str; 3]| Start::Command { command: command.map(str::to_owned).to_vec(), port: PORT };
        match self {
            Self::React => Start::Static { root: "dist".to_owned() },
            Self::Static => Start::Static { root: ".".to_owned() },
            Self::Fullstack => run(NODE),
            Self::Python => run(PYTHON),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_known_by_its_stored_name() {
        for framework in [Framework::React, Framework::Static, Framework::Fullstack, Framework::Python] {
            let name = serde_json::to_value(framework).unwrap();
            assert_eq!(Framework::of(name.as_str()), framework);
        }
        assert_eq!([Framework::of(None), Framework::of(Some("")), Framework::of(Some("x"))], [Framework::React; 3]);
    }

    #[test]
    fn servers_build_the_same_page_and_run_on_one_port() {
        for (framework, program, file) in
            [(Framework::Fullstack, "node", "server/main.ts"), (Framework::Python, "python3", "server/main.py")]
        {
            assert_eq!(framework.target(), Target::React);
            let Start::Command { command, port } = framework.start() else { panic!("{framework:?} is a server") };
            assert_eq!((command[0].as_str(), command[2].as_str(), port), (program, file, 3000));
        }
        assert_eq!(Framework::Static.start(), Start::Static { root: ".".to_owned() });
    }
}
