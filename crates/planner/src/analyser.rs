//! The door for analysers: the built-in one now, LLM providers later.

use std::sync::Arc;

use futures::future::BoxFuture;
use isekai_domain::Prompt;

use crate::analysis::{self, Analysis, AnalysisError, Context};
use crate::lexicon::{Lexicon, LexiconError};
use crate::rules;

/// Turns words into an AppSpec.
pub trait Analyser: Send + Sync + 'static {
    /// Reported with the usage of tokens, e.g. `built-in`.
    fn provider(&self) -> &'static str;

    fn analyse<'a>(
        &'a self,
        prompt: &'a Prompt,
        context: &'a Context,
    ) -> BoxFuture<'a, Result<Analysis, AnalysisError>>;
}

/// Rules and knowledge; needs no network and no model.
#[derive(Debug, Clone)]
pub struct BuiltIn {
    lexicon: Arc<Lexicon>,
}

impl BuiltIn {
    pub fn load() -> Result<Self, LexiconError> {
        Ok(Self { lexicon: Arc::new(Lexicon::load()?) })
    }

    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// As `analyse`; it takes milliseconds and never waits.
    pub fn analyse_now(&self, prompt: &Prompt, context: &Context) -> Result<Analysis, AnalysisError> {
        let analysis = analysis::analyse(prompt, context, &self.lexicon)?;
        Ok(rules::keep(analysis, prompt.as_str(), &self.lexicon, context.today))
    }
}

impl Analyser for BuiltIn {
    fn provider(&self) -> &'static str {
        "built-in"
    }

    fn analyse<'a>(
        &'a self,
        prompt: &'a Prompt,
        context: &'a Context,
    ) -> BoxFuture<'a, Result<Analysis, AnalysisError>> {
        Box::pin(async move { self.analyse_now(prompt, context) })
    }
}
