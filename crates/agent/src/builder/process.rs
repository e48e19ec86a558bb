//! The builder's protocol: JSON lines on its standard input and output, one request at a time. Code of the app runs in this process
//! when a page is verified, so what it says is not trusted to be well formed.

use std::io;
use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use bytes::BytesMut;
use isekai_channel::agent_api::Target;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::unix::pipe::{Receiver, Sender};

use crate::config::BuilderConfig;
use crate::logs::{Level, Logs, Source, collect};
use crate::process::{Child, Children, Role, Task};

const MAX_LINE_BYTES: usize = 8 * 1024 * 1024;

#[derive(Debug, Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Operation {
    Build {
        root: String,
        target: Target,
        outdir: String,
    },
    /// With a `port`, the app's server there answers for the page.
    Verify {
        dir: String,
        path: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        port: Option<u16>,
    },
}

#[derive(Debug)]
pub struct Process {
    pub task: Task,
    stdin: Sender,
    stdout: Receiver,
    received: BytesMut,
    last_id: u64,
}

#[derive(Serialize)]
struct Request<'a> {
    id: u64,
    #[serde(flatten)]
    operation: &'a Operation,
}

#[derive(Deserialize)]
struct Answered {
    id: u64,
}

#[derive(Deserialize)]
struct Ready {
    ready: bool,
}

impl Process {
    pub fn spawn(config: &BuilderConfig, cwd: &Path, children: &Children, logs: &Rc<Logs>) -> io::Result<Self> {
        let mut command = Command::new(&config.node);
        command.arg(&config.main);
        let Child { task, stdin, stdout, stderr, .. } = children.spawn(&mut command, cwd, Role::Builder)?;
        collect(Rc::clone(logs), stderr, Level::Warn, Source::Build);
        let stdin = stdin.ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self { task, stdin, stdout, received: BytesMut::new(), last_id: 0 })
    }

    pub async fn ready(&mut self) -> io::Result<()> {
        loop {
            let line = self.line().await?;
            if serde_json::from_slice(&line).is_ok_and(|Ready { ready }| ready) {
                return Ok(());
            }
        }
    }

    /// Lines that do not answer this request (an earlier one may have been given up) are skipped.
    pub async fn request<T: DeserializeOwned>(&mut self, operation: &Operation) -> io::Result<T> {
        self.last_id += 1;
        let mut line = serde_json::to_vec(&Request { id: self.last_id, operation })?;
        line.push(b'\n');
        self.stdin.write_all(&line).await?;
        loop {
            let line = self.line().await?;
            if serde_json::from_slice(&line).is_ok_and(|Answered { id }| id == self.last_id) {
                return Ok(serde_json::from_slice(&line)?);
            }
        }
    }

    async fn line(&mut self) -> io::Result<BytesMut> {
        let mut searched = 0;
        loop {
            if let Some(end) = self.received[searched..].iter().position(|byte| *byte == b'\n') {
                return Ok(self.received.split_to(searched + end + 1));
            }
            searched = self.received.len();
            if searched > MAX_LINE_BYTES {
                return Err(io::Error::other("its answer is too long"));
            }
            if self.stdout.read_buf(&mut self.received).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use isekai_channel::agent_api::BuildResult;
    use nix::unistd::Pid;
    use tokio::net::unix::pipe;

    use super::*;

    /// A builder that the app's code has taken over writes whatever it likes.
    #[test]
    fn fuzz_builder_lines() {
        let result = r#"{"id":1,"ok":true,"durationMs":1,"errors":[],"warnings":[{"message":"w"}],"outputs":[]}"#;
        let seeds = [
            format!("\0{{\"ready\":true}}\n{result}\n"),
            format!("\x05noise\n{{\"ready\":false}}\n{{\"ready\":true}}\n{{\"id\":0}}\n{result}"),
            "\0{\"ready\":true}\n{\"id\":1}\n".to_owned(),
        ];
        let tokens = ["\n", "{\"ready\":true}\n", "\"id\":1", "[", "{\"a\":", "null", result];
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let target = isekai_fuzz::Target::new("builder-lines").seeds(seeds).tokens(tokens);
        target.cases(2_000).run(|input| {
            runtime.block_on(async {
                let (mut process, mut builder, _stdin) = taken_over();
                let tell = async move {
                    for piece in isekai_fuzz::Input::new(input).pieces() {
                        builder.write_all(piece).await.unwrap();
                    }
                };
                let ask = async {
                    let ready = process.ready().await;
                    let operation = Operation::Verify { dir: "/".to_owned(), path: "/".to_owned(), port: None };
                    (ready.is_ok(), process.request::<BuildResult>(&operation).await.map_err(|error| error.kind()))
                };
                let (ready, answer) = tokio::join!(ask, tell).0;
                assert!(ready || answer.is_err());
                (ready, answer.map(|result| result.ok))
            })
        });
    }

    fn taken_over() -> (Process, Sender, Receiver) {
        let (stdin, asked) = pipe::pipe().unwrap();
        let (builder, stdout) = pipe::pipe().unwrap();
        let task = Task { leader: Pid::this(), tag: String::new(), role: Role::Builder, started: 0 };
        (Process { task, stdin, stdout, received: BytesMut::new(), last_id: 0 }, builder, asked)
    }
}
