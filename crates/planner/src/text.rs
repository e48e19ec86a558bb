//! Words: splitting, inflection, and the making of names and identifiers.

pub mod inflect;
mod lines;
pub mod name;
pub mod phrase;
pub mod words;

pub use inflect::{inflections, plural, singular};
pub use name::{camel_id, kebab_id, sentence_case, title_case};
pub use phrase::{Phrase, Phrases};
pub use words::{Reading, Word, words};
