//! `isekai bench create`: each app is new, made alone on a full pool, and deleted again; then a burst empties the pool, so that
//! the last ones start cold.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use http::Method;
use isekai_channel::bench_api::quantile;
use serde_json::{Value, json};

use super::floor::Floor;
use super::{Create, PROMPTS};
use crate::client::{Api, App, follow, http as wire};
use crate::output;

/// Burst beyond the pool.
const COLD: usize = 3;

#[derive(Default)]
struct Samples {
    total_ms: Vec<f64>,
    steps_ms: BTreeMap<String, Vec<f64>>,
}

pub async fn run(options: Create) -> anyhow::Result<ExitCode> {
    let password = std::fs::read_to_string(&options.password_file)
        .with_context(|| format!("cannot read {}", options.password_file.display()))?;
    let api = Api::sign_in(&options.url, &options.username, password.trim()).await?;
    let mut warm = Samples::default();
    let mut floor = Floor::default();
    for index in 0..options.n {
        let pool = pool_full(&options.sandbox_ops).await?;
        floor.sample();
        let (app, steps, total) = one(&api, index).await?;
        warm.add(&steps, total);
        if !options.json {
            output::line(format!(
                "  {:>3}  {:>6.0} ms  {}  (pool {pool})",
                index + 1,
                total.as_secs_f64() * 1000.0,
                app.prompt
            ));
        }
        delete(&api, &app).await?;
    }
    let cold = cold(&api, &options).await?;
    let report = json!({ "apps": options.n, "warm": warm.report(), "cold": cold.report(), "machine": floor.report() });
    if options.json {
        output::line(report.to_string());
    } else {
        print("warm pool", &report["warm"]);
        print("cold start", &report["cold"]);
        output::line(format!(
            "\n  the machine itself: sorting a million numbers p50 {:.1} ms, 64 MiB of fresh memory p50 {:.1} ms",
            report["machine"]["sortMs"].as_f64().unwrap_or_default(),
            report["machine"]["freshMemoryMs"].as_f64().unwrap_or_default(),
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes the prompt different every time: nothing may come from a cache.
async fn one(api: &Api, index: usize) -> anyhow::Result<(App, Vec<(String, Duration)>, Duration)> {
    let prompt = format!("{} called {} {}", PROMPTS[index % PROMPTS.len()], "Bench", index + 1);
    let accepted: App =
        api.json(Method::POST, "/api/apps/generate", Some(json!({ "prompt": prompt, "context": {} }))).await?;
    let started = Instant::now();
    let (steps, _) =
        follow::until_running(api, &accepted.id, 0, false).await.with_context(|| format!("{prompt:?} failed"))?;
    let total = started.elapsed();
    Ok((api.app(&accepted.id).await?, steps, total))
}

async fn cold(api: &Api, options: &Create) -> anyhow::Result<Samples> {
    let pool = pool_full(&options.sandbox_ops).await?;
    let mut samples = Samples::default();
    let mut apps = Vec::new();
    // The pool refills while we go; whoever is faster decides, so we go on until enough were cold.
    for index in 0..(pool + COLD) * 3 {
        let before = metric(&options.sandbox_ops, "sandbox_claims_total", "cold").await?;
        let (app, steps, total) = one(api, 1000 + index).await?;
        apps.push(app);
        if metric(&options.sandbox_ops, "sandbox_claims_total", "cold").await? > before {
            samples.add(&steps, total);
        }
        if samples.total_ms.len() >= COLD {
            break;
        }
    }
    for app in &apps {
        delete(api, app).await?;
    }
    Ok(samples)
}

async fn delete(api: &Api, app: &App) -> anyhow::Result<()> {
    api.send(Method::DELETE, &format!("/api/apps/{}", app.id), None).await.map(drop)
}

/// Waits until every sandbox of the pool is ready; returns how many.
async fn pool_full(ops: &str) -> anyhow::Result<usize> {
    for _ in 0..600 {
        let target = metric(ops, "sandbox_pool_target", "").await?;
        if target > 0.0 && metric(ops, "sandbox_pool_ready", "").await? >= target {
            return Ok(target as usize);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("the pool did not fill within a minute; look at sandboxd's log")
}

/// Sum of the lines of a metric in Prometheus' text format that contain `label`.
async fn metric(ops: &str, name: &str, label: &str) -> anyhow::Result<f64> {
    let response = wire::get(&format!("http://{ops}/metrics")).await?;
    let text = String::from_utf8(crate::client::api::read(response).await?)?;
    let lines = text.lines().filter(|line| line.starts_with(name) && line.contains(label));
    Ok(lines.filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok()).sum())
}

impl Samples {
    fn add(&mut self, steps: &[(String, Duration)], total: Duration) {
        self.total_ms.push(total.as_secs_f64() * 1000.0);
        for (name, time) in steps {
            self.steps_ms.entry(name.clone()).or_default().push(time.as_secs_f64() * 1000.0);
        }
    }

    fn report(&self) -> Value {
        let p50 = quantile(&self.total_ms, 0.5);
        let steps: BTreeMap<_, _> = self.steps_ms.iter().map(|(name, times)| {
            let step = quantile(times, 0.5);
            (name, json!({ "p50Ms": step, "p95Ms": quantile(times, 0.95), "share": if p50 > 0.0 { step / p50 } else { 0.0 } }))
        }).collect();
        json!({ "count": self.total_ms.len(), "p50Ms": p50, "p95Ms": quantile(&self.total_ms, 0.95), "steps": steps })
    }
}

fn print(what: &str, report: &Value) {
    output::line("");
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    output::line(format!(
        "  {what}: accepted → running  p50 {:.0} ms  p95 {:.0} ms  ({} apps)",
        number(&report["p50Ms"]),
        number(&report["p95Ms"]),
        report["count"]
    ));
    for (name, step) in report["steps"].as_object().into_iter().flatten() {
        output::line(format!(
            "    {name:<12} p50 {:>6.0} ms   p95 {:>6.0} ms   {:>4.0} %",
            number(&step["p50Ms"]),
            number(&step["p95Ms"]),
            number(&step["share"]) * 100.0
        ));
    }
}
