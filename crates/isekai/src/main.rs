//! `isekai`: one program, many roles. `main` is a match; each arm is a file.

mod cli;
mod client;
mod commands;
mod output;
mod roles;
mod up;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    isekai_platform::tls::install_crypto();
    isekai_platform::descriptors::raise_limit();
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
