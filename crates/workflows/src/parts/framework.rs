//! What an app is made with: how its code is built, and what serves it.

use isekai_channel::agent_api::{self, Start};
use isekai_codegen::{SERVER_PORT, Target, server_command};

/// By the name that a version is stored with. One without a name, or with one that is not known, is of the first kind.
pub fn of(name: Option<&str>) -> Target {
    Target::ALL.into_iter().find(|target| Some(target.name()) == name).unwrap_or(Target::React)
}

/// What the builder in the sandbox makes of it.
pub const fn build(target: Target) -> agent_api::Target {
    match target {
        Target::Static => agent_api::Target::Static,
        Target::React | Target::Fullstack | Target::Python => agent_api::Target::React,
    }
}

pub fn start(target: Target) -> Start {
    match target {
        Target::React => Start::Static { root: "dist".to_owned() },
        Target::Static => Start::Static { root: ".".to_owned() },
        Target::Fullstack | Target::Python => {
            let command = server_command(target).iter().map(|&word| word.to_owned()).collect();
            Start::Command { command, port: SERVER_PORT }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_known_by_its_stored_name() {
        for target in Target::ALL {
            assert_eq!(of(Some(target.name())), target);
        }
        assert_eq!([of(None), of(Some("")), of(Some("x"))], [Target::React; 3]);
    }

    #[test]
    fn servers_build_the_same_page_and_run_on_one_port() {
        for (target, program, file) in
            [(Target::Fullstack, "node", "server/main.ts"), (Target::Python, "python3", "server/main.py")]
        {
            assert_eq!(build(target), agent_api::Target::React);
            let Start::Command { command, port } = start(target) else { panic!("{target:?} is a server") };
            assert_eq!((command[0].as_str(), command[2].as_str(), port), (program, file, 3000));
        }
        assert_eq!(start(Target::Static), Start::Static { root: ".".to_owned() });
    }
}
