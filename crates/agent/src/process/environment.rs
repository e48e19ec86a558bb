//! What children get and do not get of the agent's environment.

use std::ffi::{OsStr, OsString};
use std::net::SocketAddr;
use std::process::Command;

use super::children::Role;
use crate::config::PRIVATE_ENV;

/// In both spellings: curl reads the first in lower case only, others in upper case only.
const PROXY_ENV: [&str; 4] = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"];
const NO_PROXY_ENV: [&str; 2] = ["NO_PROXY", "no_proxy"];
const NO_PROXY: &str = "localhost,127.0.0.1,::1";
/// Tells Node, from 22.21 and 24.0 on, to heed the others.
const NODE_ENV: (&str, &str) = ("NODE_USE_ENV_PROXY", "1");
/// It would say in every app's log that this is an experiment.
const NODE_QUIET: (&str, &str) = ("NODE_OPTIONS", "--disable-warning=UNDICI-EHPA");

/// Tells programs of the proxy to the outside. What the command sets by itself stays, but for the agent's own.
pub fn prepare(command: &mut Command, proxy: Option<SocketAddr>, role: Role) {
    if let Some(proxy) = proxy {
        let url = format!("http://{proxy}");
        let proxies = PROXY_ENV.map(|name| (name, url.as_str()));
        let exceptions = NO_PROXY_ENV.map(|name| (name, NO_PROXY));
        // Not for the builder: it connects to nothing, and with this Node takes 13 MB more.
        let node = (role == Role::App).then_some([NODE_ENV, NODE_QUIET]).into_iter().flatten();
        let own: Vec<OsString> = command.get_envs().map(|(name, _)| name.to_owned()).collect();
        let all = proxies.into_iter().chain(exceptions).chain(node);
        command.envs(all.filter(|(name, _)| !own.iter().any(|own| own == OsStr::new(name))));
    }
    for name in PRIVATE_ENV {
        command.env_remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(command: &mut Command, role: Role) -> Vec<(String, Option<String>)> {
        prepare(command, Some(SocketAddr::from(([127, 0, 0, 1], 3128))), role);
        let text = |text: &OsStr| text.to_str().unwrap().to_owned();
        let envs = command.get_envs().map(|(name, value)| (text(name), value.map(text)));
        envs.filter(|(name, _)| !name.starts_with("ISEKAI_")).collect()
    }

    #[test]
    fn points_to_the_proxy_where_the_command_says_nothing_else() {
        let set = |name: &str, value: &str| (name.to_owned(), Some(value.to_owned()));
        let url = "http://127.0.0.1:3128";
        let mut expected = vec![
            set("HTTPS_PROXY", url),
            set("HTTP_PROXY", url),
            set("NO_PROXY", NO_PROXY),
            set("http_proxy", url),
            set("https_proxy", url),
            set("no_proxy", NO_PROXY),
        ];
        assert_eq!(environment(&mut Command::new("true"), Role::Builder), expected);
        expected.insert(2, set(NODE_QUIET.0, NODE_QUIET.1));
        expected.insert(3, set(NODE_ENV.0, NODE_ENV.1));
        assert_eq!(environment(&mut Command::new("true"), Role::App), expected);
        expected[1] = set("HTTP_PROXY", "");
        assert_eq!(environment(Command::new("true").env("HTTP_PROXY", ""), Role::App), expected);
    }

    #[test]
    fn without_a_proxy_only_the_agents_own_is_taken_away() {
        let mut command = Command::new("true");
        command.env(PRIVATE_ENV[0], "secret").env("PATH", "/bin");
        prepare(&mut command, None, Role::App);
        let kept: Vec<_> = command.get_envs().filter(|(_, value)| value.is_some()).map(|(name, _)| name).collect();
        assert_eq!(kept, ["PATH"]);
    }
}
