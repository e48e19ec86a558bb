//! What tests of the built-in planner begin with.

use std::sync::LazyLock;

use chrono::NaiveDate;
use isekai_codegen::{AppSpec, compile};
use isekai_domain::Prompt;
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::Context;

static PLANNER: LazyLock<BuiltIn> = LazyLock::new(|| BuiltIn::load().unwrap());

/// The app of a prompt, of which a project can be made.
pub fn app(prompt: &str) -> AppSpec {
    let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let analysis = PLANNER.analyse_now(&Prompt::parse(prompt).unwrap(), &Context::new(today));
    let spec = analysis.unwrap_or_else(|error| panic!("{prompt}: {error}")).spec;
    compile(&spec).unwrap_or_else(|error| panic!("{prompt}: {error}"));
    spec
}
