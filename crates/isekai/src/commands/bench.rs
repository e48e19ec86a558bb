//! `isekai bench`: measurements against a running system.

mod create;

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

impl Bench {
    pub fn json(&self) -> bool {
        match &self.what {
            What::Create(options) => options.json,
        }
    }
}

pub async fn run(options: Bench) -> anyhow::Result<ExitCode> {
    match options.what {
        What::Create(options) => create::run(options).await,
    }
}
