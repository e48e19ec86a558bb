//! Apps to be changed, and changing them.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use isekai_codegen::{AppSpec, apply_patches, compile};
use isekai_domain::Prompt;
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::Context;
use isekai_planner::edit::{self, EditError};

pub type Files = BTreeMap<String, String>;

pub struct Bench {
    pub planner: BuiltIn,
    today: NaiveDate,
}

/// What became of an app.
pub struct Changed {
    pub spec: AppSpec,
    pub files: Files,
    /// What was not done of the request.
    pub rest: Vec<String>,
}

impl Bench {
    pub fn new() -> Self {
        Self { planner: BuiltIn::load().unwrap(), today: NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() }
    }

    pub fn app(&self, prompt: &str) -> AppSpec {
        self.planner.analyse_now(&Prompt::parse(prompt).unwrap(), &Context::new(self.today)).unwrap().spec
    }

    /// The error is what the user is told when nothing is done.
    pub fn edit(&self, spec: &AppSpec, request: &str) -> Result<Changed, String> {
        let edit = edit::read(&Prompt::parse(request).unwrap(), spec, self.planner.lexicon(), self.today)
            .map_err(|EditError::NotUnderstood { message }| message)?;
        let spec = apply_patches(spec, &edit.patches).unwrap_or_else(|error| panic!("{request}: {error}"));
        let files = compile(&spec).unwrap_or_else(|error| panic!("{request}: {error}")).files;
        Ok(Changed { spec, files, rest: edit.not_understood })
    }
}

/// Apps by their prompts, each made once.
pub struct Apps<'a> {
    bench: &'a Bench,
    made: HashMap<String, (AppSpec, Files)>,
}

impl<'a> Apps<'a> {
    pub fn new(bench: &'a Bench) -> Self {
        Self { bench, made: HashMap::new() }
    }

    /// The app of the first line, changed by those below it.
    pub fn get(&mut self, start: &str) -> (AppSpec, Files) {
        let make = || {
            let mut lines = start.trim().lines();
            let mut spec = self.bench.app(lines.next().unwrap());
            for line in lines {
                spec = self.bench.edit(&spec, line).unwrap().spec;
            }
            let files = compile(&spec).unwrap().files;
            (spec, files)
        };
        self.made.entry(start.to_owned()).or_insert_with(make).clone()
    }
}
