//! One attempt and how its outcome is judged.

use std::fmt;

use futures::future::LocalBoxFuture;

use super::cell::{Cell, Ran};

/// How much of what was seen is shown.
const SHOWN: usize = 160;

pub struct Attempt {
    pub name: &'static str,
    /// What success would have gained.
    pub gain: &'static str,
    /// The CVE or technique that taught it.
    pub lesson: &'static str,
    pub program: Program,
    pub refused: Refused,
}

/// What is done. All but the last two run inside, with the cell's variables in their environment.
pub enum Program {
    /// An attempt of the probe, with its arguments.
    Probe(&'static str),
    Shell(&'static str),
    /// A script for Node.
    Node(&'static str),
    /// Bytes for the proxy on loopback; `{NAME}` stands for a variable of the cell.
    Proxy(&'static str),
    /// A path behind `/v1/sandboxes/{id}/`, asked of the service as it stands here.
    Get(&'static str),
    /// Driven from the host, which judges by itself.
    Host(for<'a> fn(&'a Cell) -> LocalBoxFuture<'a, Verdict>),
}

/// What refusal looks like. Anything else is an escape, also silence.
pub enum Refused {
    /// The call failed with this errno. Another one comes from the code that should not have been reached.
    Errno(i32),
    /// The process was killed by this signal.
    Signal(i32),
    /// There is output, and each of its lines has one of these in it.
    Says(&'static [&'static str]),
    /// The output is this, white space at its ends aside.
    Prints(&'static str),
    /// `count N` is in the output, and N is not more.
    AtMost(u64),
    /// The proxy closed, refused or answered with an error, and nothing on the host was connected to.
    NoTunnel,
    /// The status is one of these, and the body shows nothing of the file system.
    Status(&'static [u16]),
    /// The program judges by itself.
    ByProgram,
}

pub const EPERM: i32 = 1;
pub const ENOSYS: i32 = 38;
pub const SIGSYS: i32 = 31;

#[derive(Debug, Clone)]
pub enum Verdict {
    Refused(String),
    Escaped(String),
}

pub const fn attempt(
    name: &'static str,
    gain: &'static str,
    lesson: &'static str,
    program: Program,
    refused: Refused,
) -> Attempt {
    Attempt { name, gain, lesson, program, refused }
}

pub const fn by_host(
    name: &'static str,
    gain: &'static str,
    lesson: &'static str,
    drive: for<'a> fn(&'a Cell) -> LocalBoxFuture<'a, Verdict>,
) -> Attempt {
    attempt(name, gain, lesson, Program::Host(drive), Refused::ByProgram)
}

impl Attempt {
    pub async fn run(&self, cell: &Cell) -> Verdict {
        let touched = cell.host.touched();
        let ran = match &self.program {
            Program::Probe(arguments) => cell.run(&format!("./probe {arguments}; echo status $?")).await,
            Program::Shell(script) => cell.run(script).await,
            Program::Node(script) => cell.node(script).await,
            Program::Proxy(request) => cell.ask_proxy(cell.proxy_port, request).await,
            Program::Get(path) => return self.judge_status(cell.get(path).await),
            Program::Host(drive) => return drive(cell).await,
        };
        if cell.host.touched() != touched {
            return Verdict::Escaped("something on the host was connected to".to_owned());
        }
        match ran {
            Ok(ran) => self.judge(&ran),
            // What ends the answer in the middle broke the pipe or the agent.
            Err(error) => Verdict::Escaped(error),
        }
    }

    fn judge(&self, ran: &Ran) -> Verdict {
        let text = ran.text.trim();
        let refused = match &self.refused {
            Refused::Errno(errno) => text.lines().any(|line| line == format!("errno {errno}")),
            Refused::Signal(signal) => text.lines().any(|line| line == format!("status {}", 128 + signal)),
            Refused::Says(words) => {
                !text.is_empty() && text.lines().all(|line| words.iter().any(|word| line.contains(word)))
            }
            Refused::Prints(wanted) => text == *wanted,
            Refused::AtMost(most) => count(text).is_some_and(|count| count <= *most),
            Refused::NoTunnel => is_no_tunnel(text),
            Refused::Status(_) | Refused::ByProgram => false,
        };
        Verdict::of(refused, &format!("{text} {:?}", ran.reason))
    }

    fn judge_status(&self, answer: (u16, String)) -> Verdict {
        let (status, text) = answer;
        let Refused::Status(statuses) = &self.refused else {
            return Verdict::Escaped("the attempt does not say which status refuses it".to_owned());
        };
        // The first line of the image's user table, whose path most of them ask for.
        Verdict::of(statuses.contains(&status) && !text.contains("root:x:0"), &format!("{status} {text}"))
    }
}

impl Verdict {
    pub fn of(refused: bool, seen: &str) -> Self {
        let seen: String = seen.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
        if refused { Self::Refused(seen) } else { Self::Escaped(seen) }
    }

    pub const fn is_escape(&self) -> bool {
        matches!(self, Self::Escaped(_))
    }

    /// A line for the failure's message.
    pub fn escape(&self, group: &str, attempt: &Attempt) -> Option<String> {
        self.is_escape().then(|| format!("{group}/{} ({}; {}): {self}", attempt.name, attempt.gain, attempt.lesson))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(seen) => write!(f, "refused | {seen}"),
            Self::Escaped(seen) => write!(f, "ESCAPED | {seen}"),
        }
    }
}

fn count(text: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix("count ")).and_then(|count| count.trim().parse().ok())
}

/// What `ask.cjs` prints when the proxy let nothing through.
fn is_no_tunnel(text: &str) -> bool {
    match text.strip_prefix("status ") {
        Some(status) => status.trim().parse().is_ok_and(|status: u16| (400..600).contains(&status)),
        None => matches!(text, "ECONNREFUSED" | "ECONNRESET" | "EPIPE" | "closed"),
    }
}

#[test]
fn silence_and_surprises_are_escapes() {
    let of = |refused: Refused, text: &str| {
        let attempt = attempt("x", "x", "", Program::Shell(""), refused);
        attempt.judge(&Ran { text: text.to_owned(), reason: isekai_channel::agent_api::ExitReason::Exit }).is_escape()
    };
    assert!(!of(Refused::Errno(EPERM), "errno 1\nstatus 0\n"));
    assert!(of(Refused::Errno(EPERM), "errno 14\nstatus 0\n") && of(Refused::Errno(EPERM), ""));
    assert!(!of(Refused::Signal(SIGSYS), "status 159") && of(Refused::Signal(SIGSYS), "errno 0\nstatus 0"));
    assert!(!of(Refused::Says(&["denied"]), "a: denied\nb: denied\n"));
    assert!(of(Refused::Says(&["denied"]), "a: denied\nroot") && of(Refused::Says(&["denied"]), ""));
    assert!(!of(Refused::AtMost(5), "count 5\n") && of(Refused::AtMost(5), "count 6") && of(Refused::AtMost(5), ""));
    for (text, escape) in [
        ("status 403", false),
        ("ECONNREFUSED", false),
        ("closed", false),
        ("status 200", true),
        ("SSH-2.0", true),
        ("", true),
    ] {
        assert_eq!(of(Refused::NoTunnel, text), escape, "{text}");
    }
}
