//! The set's own program: lists the prompts, judges apps in a browser, prints the tables.

use std::collections::HashMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};

use anyhow::Context as _;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::oneshot;

use super::Prompt;

/// Who waits for which prompt; `None` once the program has ended.
type Waiting = Arc<Mutex<Option<HashMap<String, oneshot::Sender<Value>>>>>;

pub struct Checks {
    child: Child,
    input: tokio::sync::Mutex<ChildStdin>,
    waiting: Waiting,
}

pub async fn list(set: &Path, of: &str) -> anyhow::Result<Vec<Prompt>> {
    let output = node(set, "run.mjs")?.args(["--list", "--set", of]).stderr(Stdio::inherit()).output().await;
    let output = output.context("cannot start node")?;
    anyhow::ensure!(output.status.success(), "the prompts cannot be listed ({})", output.status);
    serde_json::from_slice(&output.stdout).context("the list of prompts is not valid")
}

/// Prints the tables of results.
pub async fn report(set: &Path, results: &str) -> anyhow::Result<()> {
    let mut child = node(set, "report.mjs")?.stdin(Stdio::piped()).spawn().context("cannot start node")?;
    let mut input = child.stdin.take().context("the report has no input")?;
    input.write_all(results.as_bytes()).await?;
    drop(input);
    let status = child.wait().await?;
    anyhow::ensure!(status.success(), "the report failed ({status})");
    Ok(())
}

fn node(set: &Path, script: &str) -> anyhow::Result<Command> {
    let path = set.join(script);
    anyhow::ensure!(path.is_file(), "there is no {}; --set names the folder of the evaluation set", path.display());
    let mut command = Command::new("node");
    command.arg(path).kill_on_drop(true);
    Ok(command)
}

impl Checks {
    pub fn start(set: &Path, jobs: u16, screenshots: Option<&Path>) -> anyhow::Result<Self> {
        let mut command = node(set, "run.mjs")?;
        command.arg("--jobs").arg(jobs.to_string());
        if let Some(folder) = screenshots {
            command.arg("--screenshots").arg(folder);
        }
        Self::with(command)
    }

    fn with(mut command: Command) -> anyhow::Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A Ctrl-C at the terminal is for us.
            .process_group(0)
            .spawn()
            .context("cannot start the program of the checks")?;
        let input = child.stdin.take().context("the checks have no input")?;
        let output = child.stdout.take().context("the checks have no output")?;
        let waiting: Waiting = Arc::new(Mutex::new(Some(HashMap::new())));
        tokio::spawn(answer(output, Arc::clone(&waiting)));
        Ok(Self { child, input: tokio::sync::Mutex::new(input), waiting })
    }

    /// The results of one prompt.
    pub async fn judge(&self, id: &str, question: &Value) -> anyhow::Result<Value> {
        let (sender, receiver) = oneshot::channel();
        self.expect_answer(id, sender)?;
        self.input.lock().await.write_all(format!("{question}\n").as_bytes()).await.context(ENDED)?;
        receiver.await.context(ENDED)
    }

    fn expect_answer(&self, id: &str, sender: oneshot::Sender<Value>) -> anyhow::Result<()> {
        let mut waiting = self.waiting.lock().ok().context(ENDED)?;
        waiting.as_mut().context(ENDED)?.insert(id.to_owned(), sender);
        Ok(())
    }

    /// Nothing more will be asked.
    pub async fn end(mut self) -> anyhow::Result<()> {
        drop(self.input);
        let status = self.child.wait().await?;
        anyhow::ensure!(status.success(), "{ENDED} ({status})");
        Ok(())
    }
}

const ENDED: &str = "the program of the checks ended early";

/// Hands each line to who waits for it. At the end, nobody waits in vain.
async fn answer(output: ChildStdout, waiting: Waiting) {
    let mut lines = BufReader::new(output).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        let Ok(result) = serde_json::from_str::<Value>(&line) else { continue };
        let id = result["id"].as_str().unwrap_or_default();
        let sender = waiting.lock().ok().and_then(|mut waiting| waiting.as_mut()?.remove(id));
        if let Some(sender) = sender {
            // Who asked may have been interrupted.
            let _ = sender.send(result);
        }
    }
    if let Ok(mut waiting) = waiting.lock() {
        *waiting = None;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[tokio::test]
    async fn each_prompt_gets_its_own_results() {
        // What is asked comes back as it is.
        let checks = Checks::with(Command::new("cat")).unwrap();
        let [one, other] = ["a", "b"].map(|id| json!({ "id": id, "url": format!("http://{id}/") }));
        let (first, second) = tokio::join!(checks.judge("a", &one), checks.judge("b", &other));
        assert_eq!((first.unwrap(), second.unwrap()), (one, other));
        checks.end().await.unwrap();
    }

    #[tokio::test]
    async fn nobody_waits_for_a_program_that_has_ended() {
        let checks = Checks::with(Command::new("true")).unwrap();
        let error = checks.judge("a", &json!({ "id": "a" })).await.unwrap_err();
        assert!(format!("{error:#}").starts_with(ENDED), "{error:#}");
    }
}
