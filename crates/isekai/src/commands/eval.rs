//! `isekai eval`: makes an app for each prompt of the evaluation set on a running system, and has it judged by the set's own program,
//! which drives it in a browser.

mod checks;
mod room;
mod session;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use futures::{StreamExt as _, TryStreamExt as _};
use http::Method;
use isekai_domain::ErrorCode;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::client::{Api, App, ClientError, follow};
use crate::output;
use crate::roles::Signals;
use checks::Checks;
use room::Room;
use session::Session;

/// How often a request is repeated that the system has no time for.
const ATTEMPTS: u32 = 10;
const PAUSE: Duration = Duration::from_secs(3);

#[derive(Debug, Args)]
pub struct Eval {
    /// Folder of the evaluation set.
    #[arg(long, value_name = "DIR", default_value = "./eval")]
    set: PathBuf,
    /// Which of its sets: first, second, third or fourth. The later ones tell how the planner does with words that nobody had in mind.
    #[arg(long, value_name = "NAME", default_value = "first")]
    of: String,
    /// Only these prompts.
    #[arg(long, value_name = "ID", num_args = 1..)]
    only: Vec<String>,
    /// Only so many prompts, spread evenly over the set.
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// Apps at the same time.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=64))]
    jobs: u16,
    /// Put pictures there: of each first page, and of what there was when a check failed.
    #[arg(long, value_name = "DIR")]
    screenshots: Option<PathBuf>,
    /// Write the results there, a line for each prompt.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Fail when fewer checks pass.
    #[arg(long, value_name = "PERCENT")]
    min: Option<f64>,
    #[arg(long, default_value = "http://localhost:8080")]
    url: String,
    #[arg(long, default_value = "admin")]
    username: String,
    #[arg(long, value_name = "FILE", default_value = "./var/admin-password")]
    password_file: PathBuf,
}

#[derive(Debug, Clone, Deserialize)]
struct Prompt {
    id: String,
    prompt: String,
}

pub async fn run(options: Eval) -> anyhow::Result<ExitCode> {
    let password = std::fs::read_to_string(&options.password_file)
        .with_context(|| format!("cannot read {}", options.password_file.display()))?;
    let prompts = choose(checks::list(&options.set, &options.of).await?, &options.only, options.sample)?;
    let signals = Signals::listen()?;
    let session = Session::sign_in(&options.url, &options.username, password.trim()).await?;
    let room = Room::make(&session.api().await?, usize::from(options.jobs)).await?;
    let evaluation = Evaluation {
        checks: Checks::start(&options.set, options.jobs, options.screenshots.as_deref())?,
        session,
        apps: Mutex::default(),
        judged: Mutex::default(),
        total: prompts.len(),
    };
    let outcome = tokio::select! {
        outcome = evaluation.all(prompts, usize::from(options.jobs)) => outcome,
        () = signals.stop.cancelled() => Err(anyhow::anyhow!("interrupted")),
    };
    let tidied = evaluation.tidy(room).await;
    let results = outcome?;
    tidied?;
    evaluation.checks.end().await?;
    if let Some(file) = &options.json {
        std::fs::write(file, lines(&results)).with_context(|| format!("cannot write {}", file.display()))?;
    }
    checks::report(&options.set, &lines(&results)).await?;
    let score = score(&results);
    match options.min {
        Some(min) if score < min => {
            output::note(format!("{score:.1} % of the checks pass, fewer than {min} %"));
            Ok(ExitCode::FAILURE)
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

struct Evaluation {
    checks: Checks,
    session: Session,
    /// Those that are to be deleted again.
    apps: Mutex<BTreeSet<String>>,
    judged: Mutex<usize>,
    total: usize,
}

impl Evaluation {
    /// Results in the order of the prompts.
    async fn all(&self, prompts: Vec<Prompt>, jobs: usize) -> anyhow::Result<Vec<Value>> {
        let work = prompts.into_iter().map(|prompt| self.one(prompt));
        futures::stream::iter(work).buffered(jobs).try_collect().await
    }

    async fn one(&self, prompt: Prompt) -> anyhow::Result<Value> {
        let question = match self.made(&prompt).await {
            Ok(link) => json!({ "id": prompt.id, "url": link }),
            Err(error) if is_about_the_prompt(&error) => {
                json!({ "id": prompt.id, "failure": format!("it is not made: {error:#}") })
            }
            Err(error) => return Err(error.context(format!("{} could not be tried", prompt.id))),
        };
        let result = self.checks.judge(&prompt.id, &question).await?;
        self.delete_made_for(&prompt).await?;
        self.tell(&prompt.id, &result);
        Ok(result)
    }

    /// Makes the app and returns the link that opens it.
    async fn made(&self, prompt: &Prompt) -> anyhow::Result<String> {
        let api = self.session.api().await?;
        let accepted = accepted(&api, &prompt.prompt).await?;
        self.keep(&prompt.id, &accepted.id);
        follow::until_running(&api, &accepted.id, 0, false).await?;
        api.preview_link(&accepted.id).await
    }

    fn keep(&self, prompt: &str, app: &str) {
        if let Ok(mut apps) = self.apps.lock() {
            apps.insert(format!("{prompt} {app}"));
        }
    }

    async fn delete_made_for(&self, prompt: &Prompt) -> anyhow::Result<()> {
        let begin = format!("{} ", prompt.id);
        let made = |apps: &BTreeSet<String>| apps.iter().find(|app| app.starts_with(&begin)).cloned();
        let Some(found) = self.apps.lock().ok().and_then(|apps| made(&apps)) else { return Ok(()) };
        self.delete(&found).await
    }

    async fn delete(&self, found: &str) -> anyhow::Result<()> {
        let app = found.rsplit(' ').next().unwrap_or_default();
        self.session.api().await?.send(Method::DELETE, &format!("/api/apps/{app}"), None).await?;
        if let Ok(mut apps) = self.apps.lock() {
            apps.remove(found);
        }
        Ok(())
    }

    /// Whatever came of it: no app stays, and the user has the quotas of before.
    async fn tidy(&self, room: Room) -> anyhow::Result<()> {
        let left: Vec<String> = self.apps.lock().map(|apps| apps.iter().cloned().collect()).unwrap_or_default();
        for app in left {
            self.delete(&app).await?;
        }
        room.give_back(&self.session.api().await?).await
    }

    fn tell(&self, id: &str, result: &Value) {
        let Ok(mut judged) = self.judged.lock() else { return };
        *judged += 1;
        let (passed, all) = count(result);
        output::note(format!("  {:>3}/{}  {id}: {passed}/{all}", *judged, self.total));
    }
}

/// Asks again while the system has no time for it.
async fn accepted(api: &Api, prompt: &str) -> anyhow::Result<App> {
    let body = json!({ "prompt": prompt, "context": {} });
    for _ in 1..ATTEMPTS {
        match api.json(Method::POST, "/api/apps/generate", Some(body.clone())).await {
            Err(error) if ClientError::may_pass(&error) => tokio::time::sleep(PAUSE).await,
            answer => return answer,
        }
    }
    api.json(Method::POST, "/api/apps/generate", Some(body)).await
}

/// Whether the system works, but makes nothing of the prompt.
fn is_about_the_prompt(error: &anyhow::Error) -> bool {
    match error.downcast_ref::<ClientError>() {
        Some(ClientError::AppFailed(_)) => true,
        Some(ClientError::Refused(body)) => matches!(body.error, ErrorCode::NotUnderstood | ErrorCode::Validation),
        _ => false,
    }
}

fn choose(prompts: Vec<Prompt>, only: &[String], sample: Option<usize>) -> anyhow::Result<Vec<Prompt>> {
    if let Some(unknown) = only.iter().find(|id| !prompts.iter().any(|prompt| prompt.id == **id)) {
        anyhow::bail!("the set has no prompt {unknown:?}");
    }
    let chosen: Vec<Prompt> =
        prompts.into_iter().filter(|prompt| only.is_empty() || only.contains(&prompt.id)).collect();
    let Some(wanted) = sample.filter(|wanted| *wanted < chosen.len()) else { return Ok(chosen) };
    Ok((0..wanted).map(|index| chosen[index * chosen.len() / wanted].clone()).collect())
}

/// Passed checks, and all.
fn count(result: &Value) -> (usize, usize) {
    let checks = result["checks"].as_array().map(Vec::as_slice).unwrap_or_default();
    (checks.iter().filter(|check| check["passed"] == true).count(), checks.len())
}

/// Passed checks in percent.
fn score(results: &[Value]) -> f64 {
    let (passed, all) = results.iter().map(count).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    if all == 0 { 0.0 } else { 100.0 * passed as f64 / all as f64 }
}

fn lines(results: &[Value]) -> String {
    results.iter().map(|result| format!("{result}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompts(ids: &[&str]) -> Vec<Prompt> {
        ids.iter().map(|id| Prompt { id: (*id).to_owned(), prompt: String::new() }).collect()
    }

    fn chosen(ids: &[&str], only: &[&str], sample: Option<usize>) -> Vec<String> {
        let only: Vec<String> = only.iter().map(|id| (*id).to_owned()).collect();
        choose(prompts(ids), &only, sample).unwrap().into_iter().map(|prompt| prompt.id).collect()
    }

    #[test]
    fn a_sample_is_spread_over_the_set() {
        let all = ["a", "b", "c", "d", "e", "f"];
        assert_eq!(chosen(&all, &[], None), all);
        assert_eq!(chosen(&all, &[], Some(3)), ["a", "c", "e"]);
        assert_eq!(chosen(&all, &[], Some(9)), all);
        assert_eq!(chosen(&all, &["d", "b"], None), ["b", "d"]);
        assert!(choose(prompts(&all), &["x".to_owned()], None).is_err());
    }

    #[test]
    fn the_score_counts_checks_not_prompts() {
        let result = |passed: &[bool]| json!({ "checks": passed.iter().map(|passed| json!({ "passed": passed })).collect::<Vec<_>>() });
        let results = [result(&[true, true, true, false]), result(&[false, false])];
        assert!((score(&results) - 50.0).abs() < f64::EPSILON);
        assert!(score(&[]).abs() < f64::EPSILON);
    }

    #[test]
    fn only_what_is_about_the_prompt_counts_against_it() {
        assert!(is_about_the_prompt(&ClientError::AppFailed("not understood".to_owned()).into()));
        assert!(!is_about_the_prompt(&ClientError::NotSignedIn.into()));
        let away = ClientError::Unreachable { url: "http://localhost:1/".to_owned(), source: "refused".into() };
        assert!(!is_about_the_prompt(&away.into()));
    }
}
