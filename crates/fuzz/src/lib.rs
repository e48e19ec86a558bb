//! Fuzzing of parsers: property tests at volume, of functions that are often private. A target is therefore an ordinary test beside its
//! parser, whose name begins with `fuzz_`:
//!
//! ```ignore
//! #[test]
//! fn fuzz_lines() {
//!     isekai_fuzz::Target::new("lines").seeds(["a\nb"]).run(|input| parse(input).is_ok());
//! }
//! ```
//!
//! Run as a test, it replays the corpus in `fuzz/corpus/lines` and a fixed number of generated cases. The program `isekai-fuzz` runs the same tests for as
//! long as it is told, built so that they report which branches a case reached, and keeps the inputs that reached something new.
//! `docs/fuzzing.md` explains the use.
//!
//! - [`Target`]: what a test says about its parser. [`Input`], [`fields`], [`bucket`]: help for the test.
//! - `explore`, `mutate`, `shrink`: the search. `corpus`: its files. `case`: one run, with what it may not do.
//! - `coverage`, `memory`: what a run reached, and what it allocated.

mod case;
mod corpus;
mod coverage;
mod explore;
mod input;
mod memory;
mod mutate;
mod report;
mod rng;
mod settings;
mod shrink;
mod target;

pub use input::{HTTP2_PAYLOAD_BYTES, Input, bucket, fields};
pub use report::Report;
pub use target::Target;
