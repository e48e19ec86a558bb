//! Words → AppSpec, by rules and knowledge.

mod annotations;
mod apart;
mod assemble;
mod bare;
mod blocks;
mod brief;
mod clones;
mod compose;
mod constraints;
mod context;
mod couple;
mod describe;
mod draft;
mod engines;
pub(crate) mod fields;
mod fitting;
mod grammar;
mod landing;
mod leading;
mod leftover;
mod lists;
mod naming;
mod objects;
mod parents;
mod pie;
mod request;
mod rich;
mod salvage;
mod samples;
mod sections;
mod senses;
mod shorthand;
mod sides;
mod stack;
mod subject;
pub(crate) mod theme;
mod told;
mod typos;
mod units;
mod views;
mod wants;
mod wishes;

use isekai_codegen::{AppSpec, SpecError};
use serde::Serialize;
use thiserror::Error;

pub(crate) use annotations::{after_widget, choice_options};
pub(crate) use assemble::{name_of, noun_entity, page_id_among as page_id, rating_field, status_field};
pub(crate) use blocks::{chart, figures, is_filterable, is_number, state_field};
pub(crate) use compose::{Composed, lists as compose_lists};
pub use context::{Context, ContextError};
pub(crate) use describe::describe_kind;
pub(crate) use draft::{Draft, EntityDraft, Wanted};
pub(crate) use engines::page as engine_page;
pub(crate) use fields::{QUOTES, free_id, parse_plain as parse_field, same_label, same_words};
pub(crate) use grammar::words::DETERMINERS;
pub(crate) use landing::section;
pub(crate) use lists::items;
pub(crate) use naming::tidy as tidy_name;
pub(crate) use request::analyse;
pub(crate) use samples::of_field as sample_of_field;
pub(crate) use typos::corrected;

/// What was made of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    pub spec: AppSpec,
    pub decisions: Vec<Decision>,
    /// Things that were asked for and are known, but cannot be built; the rest was.
    pub warnings: Vec<String>,
    /// Parts of the request that nothing was made of, in its own words.
    pub not_understood: Vec<String>,
}

/// One thing that was decided, and the words that led to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The request's own words; empty for what nobody asked for.
    pub words: String,
    pub outcome: String,
}

impl std::fmt::Display for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.words.is_empty() {
            return f.write_str(&self.outcome);
        }
        write!(f, "'{}' → {}", self.words, self.outcome)
    }
}

#[derive(Debug, Error)]
pub enum AnalysisError {
    /// The request says nothing we can build. The message is for the user and says what would work.
    #[error("{message}")]
    NotUnderstood { message: String },
    /// A mistake of ours.
    #[error("the analysis gave a spec that is not valid: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<SpecError>),
}

/// What the built-in planner can do, for those it could not help.
pub const ABILITIES: &str = "The built-in planner makes trackers, lists and managers of all kinds (tasks, habits, expenses, recipes, books, \
     contacts, invoices, inventories, bookings and more, with the fields you name), kanban boards, to-do lists, notes, a CSV viewer, a calculator, \
     tic-tac-toe, and landing pages for businesses. For example: \"expense tracker with amount in euros, category and date\".";
