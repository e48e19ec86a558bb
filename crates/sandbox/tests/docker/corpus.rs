//! The isolation corpus: attempts to get out of a sandbox, tried against real containers that the real driver made. Each says what
//! it would have gained, what taught it, and what refusal looks like. `weakened` proves that they can fail: it takes the driver's
//! hardening away line by line and names the attempts that must notice. `docs/security/sandbox.md` explains the classes.

pub mod attempt;
pub mod cell;
mod channel;
mod egress;
pub mod exhaustion;
mod filesystem;
mod kernel;
mod network;
mod preview;
mod privilege;
mod sockets;
mod traversal;

use self::attempt::{Attempt, Verdict};
use self::cell::Cell;

/// What the design asks for.
const LEAST_PER_GROUP: usize = 5;
const LEAST: usize = 60;

pub struct Group {
    pub name: &'static str,
    pub attempts: &'static [Attempt],
}

pub const GROUPS: &[Group] = &[
    Group { name: "filesystem", attempts: filesystem::ATTEMPTS },
    Group { name: "privilege", attempts: privilege::ATTEMPTS },
    Group { name: "kernel", attempts: kernel::ATTEMPTS },
    Group { name: "sockets", attempts: sockets::ATTEMPTS },
    Group { name: "network", attempts: network::ATTEMPTS },
    Group { name: "egress", attempts: egress::ATTEMPTS },
    Group { name: "exhaustion", attempts: exhaustion::ATTEMPTS },
    Group { name: "channel", attempts: channel::ATTEMPTS },
    Group { name: "traversal", attempts: traversal::ATTEMPTS },
    Group { name: "preview", attempts: preview::ATTEMPTS },
];

pub fn group(name: &str) -> &'static Group {
    GROUPS.iter().find(|group| group.name == name).unwrap()
}

/// One line per attempt, for people and for programs: group, name, verdict, what was seen.
#[expect(clippy::print_stdout, reason = "the log of the tests is where they are read")]
pub fn report(group: &str, name: &str, verdict: &Verdict) {
    println!("{group} | {name} | {verdict}");
}

/// Every attempt of a group against one sandbox, which must still answer afterwards.
async fn refuse_all(name: &str) {
    let cell = Cell::new(None).await;
    let mut escaped = Vec::new();
    for attempt in group(name).attempts {
        let verdict = attempt.run(&cell).await;
        report(name, attempt.name, &verdict);
        escaped.extend(verdict.escape(name, attempt));
    }
    cell.assert_alive().await;
    assert!(escaped.is_empty(), "escaped:\n{}", escaped.join("\n"));
}

#[test]
fn the_corpus_is_as_large_as_the_design_asks() {
    let mut names = std::collections::HashSet::new();
    for group in GROUPS {
        assert!(group.attempts.len() >= LEAST_PER_GROUP, "{}", group.name);
        for attempt in group.attempts {
            assert!(names.insert((group.name, attempt.name)), "{} is there twice", attempt.name);
            assert!(!attempt.gain.is_empty(), "{}", attempt.name);
        }
    }
    assert!(names.len() >= LEAST, "{}", names.len());
}

#[tokio::test]
async fn filesystem() {
    refuse_all("filesystem").await;
}

#[tokio::test]
async fn privilege() {
    refuse_all("privilege").await;
}

#[tokio::test]
async fn kernel() {
    refuse_all("kernel").await;
}

#[tokio::test]
async fn sockets() {
    refuse_all("sockets").await;
}

#[tokio::test]
async fn network() {
    refuse_all("network").await;
}

#[tokio::test]
async fn egress() {
    refuse_all("egress").await;
}

#[tokio::test]
async fn channel() {
    refuse_all("channel").await;
}

#[tokio::test]
async fn traversal() {
    refuse_all("traversal").await;
}

#[tokio::test]
async fn preview() {
    refuse_all("preview").await;
}

/// Each in a sandbox of its own: what one used up must not refuse the next.
#[tokio::test]
async fn exhaustion() {
    let first = Cell::new(Some(exhaustion::limits())).await;
    let mut escaped = Vec::new();
    for attempt in group("exhaustion").attempts {
        let cell = first.another().await;
        let verdict = attempt.run(&cell).await;
        report("exhaustion", attempt.name, &verdict);
        escaped.extend(verdict.escape("exhaustion", attempt));
        cell.assert_alive().await;
        cell.remove().await;
    }
    first.assert_alive().await;
    assert!(escaped.is_empty(), "escaped:\n{}", escaped.join("\n"));
}
