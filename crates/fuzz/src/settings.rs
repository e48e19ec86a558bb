//! What the environment asks for.

use std::path::PathBuf;
use std::time::Duration;

/// Seconds to search for. Without it a target is a short test.
pub const SECONDS_ENV: &str = "ISEKAI_FUZZ_SECONDS";
/// Begins another search than the last one.
pub const SEED_ENV: &str = "ISEKAI_FUZZ_SEED";
/// `1`: the corpus is written anew afterwards.
pub const KEEP_ENV: &str = "ISEKAI_FUZZ_KEEP";
/// One file to run.
pub const REPLAY_ENV: &str = "ISEKAI_FUZZ_REPLAY";

pub enum Mode {
    Test,
    Search { duration: Duration, seed: u64, keep: bool },
    Replay(PathBuf),
}

/// # Panics
/// When a number is none.
pub fn mode() -> Mode {
    if let Some(file) = variable(REPLAY_ENV) {
        return Mode::Replay(file.into());
    }
    match number(SECONDS_ENV) {
        Some(seconds) => {
            let keep = variable(KEEP_ENV).as_deref() == Some("1");
            Mode::Search { duration: Duration::from_secs(seconds), seed: number(SEED_ENV).unwrap_or_default(), keep }
        }
        None => Mode::Test,
    }
}

fn number(name: &str) -> Option<u64> {
    variable(name).map(|text| text.parse().unwrap_or_else(|_| panic!("{name} must be a number, not {text:?}")))
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests have no configuration; the program that starts them speaks to them by this"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
