//! One parser under test.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use crate::case::{Failure, Runner};
use crate::corpus::Corpus;
use crate::explore::{Explored, Until, explore};
use crate::report::Report;
use crate::settings::{Mode, mode};

const MIB: usize = 1024 * 1024;

/// What is known of a parser. The defaults suit one that is quick and takes short texts.
#[derive(Debug, Clone)]
pub struct Target {
    pub(crate) name: &'static str,
    pub(crate) seeds: Vec<Vec<u8>>,
    pub(crate) tokens: Vec<Vec<u8>>,
    pub(crate) max_bytes: usize,
    pub(crate) memory_bytes: usize,
    cases: u64,
}

impl Target {
    /// `name` is the folder of its corpus.
    pub const fn new(name: &'static str) -> Self {
        Self { name, seeds: Vec::new(), tokens: Vec::new(), max_bytes: 2048, memory_bytes: 4 * MIB, cases: 4_000 }
    }

    /// Good inputs to begin with.
    #[must_use]
    pub fn seeds<B: AsRef<[u8]>>(mut self, seeds: impl IntoIterator<Item = B>) -> Self {
        self.seeds.extend(seeds.into_iter().map(|seed| seed.as_ref().to_vec()));
        self
    }

    /// Words that mean something to the parser.
    #[must_use]
    pub fn tokens<B: AsRef<[u8]>>(mut self, tokens: impl IntoIterator<Item = B>) -> Self {
        self.tokens.extend(tokens.into_iter().map(|token| token.as_ref().to_vec()));
        self
    }

    /// Of the longest input.
    #[must_use]
    pub const fn max_bytes(mut self, max_bytes: usize) -> Self {
        self.max_bytes = max_bytes;
        self
    }

    /// What one case may hold at a time.
    #[must_use]
    pub const fn memory_bytes(mut self, memory_bytes: usize) -> Self {
        self.memory_bytes = memory_bytes;
        self
    }

    /// So many are generated in a test; to take about a second.
    #[must_use]
    pub const fn cases(mut self, cases: u64) -> Self {
        self.cases = cases;
        self
    }

    /// Runs `parse` on inputs, in the way the environment asks for. `parse` panics where the parser is wrong, and says in few words what came of the input: a
    /// new answer is worth keeping.
    ///
    /// # Panics
    /// When a case panics, or holds more memory than it may.
    pub fn run<O: Hash>(self, mut parse: impl FnMut(&[u8]) -> O) {
        let corpus = Corpus::of(self.name);
        let mut runner = Runner::new(&self, &corpus, |input| {
            let mut hasher = DefaultHasher::new();
            parse(input).hash(&mut hasher);
            hasher.finish()
        });
        match mode() {
            Mode::Test => self.test(&corpus, &mut runner),
            Mode::Search { duration, seed, keep } => {
                self.search(&corpus, &mut runner, (duration, seed), keep);
            }
            Mode::Replay(file) => self.replay(&mut runner, &file),
        }
    }

    fn test(&self, corpus: &Corpus, runner: &mut Runner<'_>) {
        match explore(self, corpus, runner, Until::Cases(self.cases), 0) {
            Ok(explored) => assert!(explored.executions >= self.cases),
            Err((input, failure)) => self.fail(corpus, &input, &failure),
        }
    }

    fn search(&self, corpus: &Corpus, runner: &mut Runner<'_>, (duration, seed): (Duration, u64), keep: bool) {
        match explore(self, corpus, runner, Until::Over(duration), seed) {
            Ok(explored) => {
                let kept = if keep { corpus.keep(self, runner, &explored) } else { corpus.read().len() };
                self.report(&explored, runner, kept);
            }
            Err((input, failure)) => self.fail(corpus, &input, &failure),
        }
    }

    fn replay(&self, runner: &mut Runner<'_>, file: &Path) {
        let input = std::fs::read(file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()));
        if let Err(failure) = runner.run(&input) {
            panic!("{}: {failure}", self.name);
        }
    }

    fn report(&self, explored: &Explored, runner: &Runner<'_>, kept: usize) {
        let report = Report {
            executions: explored.executions,
            seconds: explored.seconds,
            reached: explored.reached(),
            found: explored.found,
            kept,
            peak_bytes: runner.peak_bytes,
            slowest_us: runner.slowest_us,
        };
        // Past the test harness, which would hold it back.
        let _ = writeln!(std::io::stdout(), "\n{report}");
    }

    fn fail(&self, corpus: &Corpus, input: &[u8], failure: &Failure) -> ! {
        let place = match corpus.save_finding(input) {
            Ok(path) => format!("the input is in {}", path.display()),
            Err(error) => format!("the input cannot be saved ({error}): {}", input.escape_ascii()),
        };
        panic!("{}: {failure}; {place}", self.name)
    }
}
