//! `isekai`: one program, many roles. `main` is a match; each arm is a file.

mod cli;
mod client;
mod commands;
mod output;
mod roles;
mod up;

use std::process::ExitCode;

use clap::Parser as _;
use nix::sys::resource::{Resource, getrlimit, setrlimit};

fn main() -> ExitCode {
    isekai_platform::tls::install_crypto();
    raise_descriptor_limit();
    let cli = cli::Cli::parse();
    let runtime =
        match tokio::runtime::Builder::new_multi_thread().worker_threads(cli.command.threads()).enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return output::failure(&error.into()),
        };
    let result = runtime.block_on(cli.run());
    // A blocking read of standard input must not keep a finished command alive.
    runtime.shutdown_background();
    match result {
        Ok(code) => code,
        Err(error) => output::failure(&error),
    }
}

/// Every connection is a descriptor. The usual soft limit of 1024 is there for programs that call `select(2)`; children inherit
/// what is set here.
fn raise_descriptor_limit() {
    if let Ok((soft, hard)) = getrlimit(Resource::RLIMIT_NOFILE)
        && soft < hard
    {
        // Where it is refused, fewer connections are open at a time.
        let _ = setrlimit(Resource::RLIMIT_NOFILE, hard, hard);
    }
}
