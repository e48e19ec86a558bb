//! `isekai bench`: measurements.

mod create;
mod plan;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// From an accepted request to a running app, over all kinds of app.
    Create(Create),
    /// What understanding words costs; needs no running system.
    Plan(Plan),
}

#[derive(Debug, Args)]
pub struct Create {
    /// How many apps to make from a warm pool.
    #[arg(short, default_value_t = 24)]
    n: usize,
    #[arg(long, default_value = "http://localhost:8080")]
    url: String,
    #[arg(long, default_value = "admin")]
    username: String,
    #[arg(long, value_name = "FILE", default_value = "./var/admin-password")]
    password_file: PathBuf,
    /// sandboxd's port for operators: tells when the pool is full again.
    #[arg(long, default_value = "127.0.0.1:9467")]
    sandbox_ops: String,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct Plan {
    #[arg(long)]
    json: bool,
}

/// One of each kind, in words as people type them.
const PROMPTS: &[&str] = &[
    "Create a CSV viewer application",
    "a todo list with priorities",
    "simple notes app with search",
    "a kanban board for our team",
    "landing page for my bakery",
    "a calculator with history",
    "tic-tac-toe against the computer",
    "make me a habit tracker in React",
    "expense tracker with amount, category (food, rent, fun) and date",
    "recipe box with ratings and search",
    "a calculator, html and js only",
    "a todo list without a framework",
];

impl Bench {
    pub fn json(&self) -> bool {
        match &self.what {
            What::Create(options) => options.json,
            What::Plan(options) => options.json,
        }
    }
}

pub async fn run(options: Bench) -> anyhow::Result<ExitCode> {
    match options.what {
        What::Create(options) => create::run(options).await,
        What::Plan(options) => plan::run(&options),
    }
}

fn quantile(values: &[f64], q: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let index = ((sorted.len() as f64 * q).ceil() as usize).saturating_sub(1);
    sorted.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_nearest_rank() {
        let values: Vec<f64> = (1..=20).map(f64::from).collect();
        assert_eq!((quantile(&values, 0.5), quantile(&values, 0.95)), (10.0, 19.0));
        assert_eq!(quantile(&[], 0.5), 0.0);
    }
}
