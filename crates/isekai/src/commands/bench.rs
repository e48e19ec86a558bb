//! `isekai bench`: measurements.

mod auth;
mod create;
mod floor;
mod plan;
mod sandbox;

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
    /// What sign-in, permissions and the audit log cost.
    Auth(Auth),
    /// From an accepted request to a running app, over all kinds of app.
    Create(Create),
    /// What understanding words costs, and a whole project from them; needs no running system.
    Plan(Plan),
    /// What sandboxes cost beside what the engine and the machine take by themselves; needs the engine and the image.
    Sandbox(Sandbox),
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
pub struct Auth {
    /// An empty database, made for this: postgres://USER:PASSWORD@HOST/NAME. Without it the audit log is not measured.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Length of the long audit log.
    #[arg(long, default_value_t = 1_000_000)]
    rows: u64,
    /// A running system, to sign in there. Without it sign-in is not measured.
    #[arg(long, requires = "password_file")]
    url: Option<String>,
    #[arg(long, default_value = "admin")]
    username: String,
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct Plan {
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct Sandbox {
    /// Attempts of whatever the engine takes part in; single requests are tried ten times as often.
    #[arg(short, default_value_t = 20)]
    n: u16,
    /// Sandboxes that are kept ready.
    #[arg(long, default_value_t = 4, value_name = "N")]
    pool: u16,
    /// Claims before the refill of the pool is measured.
    #[arg(long, default_value_t = 50, value_name = "N")]
    burst: u16,
    /// Instead: so many apps that run at the same time.
    #[arg(long, value_name = "N", conflicts_with = "neighbour")]
    apps: Option<u16>,
    /// Instead: an app beside a hostile one.
    #[arg(long)]
    neighbour: bool,
    /// A configuration file with the engine and the image, laid over the defaults.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
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
            What::Auth(options) => options.json,
            What::Create(options) => options.json,
            What::Plan(options) => options.json,
            What::Sandbox(options) => options.json,
        }
    }
}

pub async fn run(options: Bench) -> anyhow::Result<ExitCode> {
    match options.what {
        What::Auth(options) => auth::run(&options).await,
        What::Create(options) => create::run(options).await,
        What::Plan(options) => plan::run(&options).await,
        What::Sandbox(options) => sandbox::run(&options).await,
    }
}
