//! One run of a parser, and what it may not do: panic, in whatever task, or hold more memory than it should.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::time::Instant;

use crate::corpus::{Corpus, Current};
use crate::target::Target;
use crate::{coverage, memory};

/// What a case reached: branches, and one number for its outcome.
pub type Features = BTreeSet<u64>;

/// Outcomes are kept apart from branches by this bit.
const OUTCOME: u64 = 1 << 63;

pub struct Runner<'a> {
    parse: Box<Parse<'a>>,
    memory_bytes: usize,
    current: Option<Current>,
    pub peak_bytes: usize,
    pub slowest_us: u128,
}

/// Answers with what came of an input, in one number.
type Parse<'a> = dyn FnMut(&[u8]) -> u64 + 'a;

#[derive(Debug)]
pub enum Failure {
    Panic(String),
    Memory { peak_bytes: usize, allowed_bytes: usize },
}

thread_local! {
    static IN_CASE: Cell<bool> = const { Cell::new(false) };
    static PANICS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

impl<'a> Runner<'a> {
    pub fn new(target: &Target, corpus: &Corpus, parse: impl FnMut(&[u8]) -> u64 + 'a) -> Self {
        listen_to_panics();
        Self {
            parse: Box::new(parse),
            memory_bytes: target.memory_bytes,
            current: corpus.current().ok(),
            peak_bytes: 0,
            slowest_us: 0,
        }
    }

    pub fn run(&mut self, input: &[u8]) -> Result<Features, Failure> {
        if let Some(current) = &mut self.current {
            current.write(input);
        }
        coverage::take(|_| {});
        IN_CASE.set(true);
        let started = Instant::now();
        let (outcome, peak_bytes) = memory::peak_of(|| catch_unwind(AssertUnwindSafe(|| (self.parse)(input))));
        self.slowest_us = self.slowest_us.max(started.elapsed().as_micros());
        self.peak_bytes = self.peak_bytes.max(peak_bytes);
        IN_CASE.set(false);
        let panics = PANICS.take();
        let outcome = match outcome {
            // A task's panic ends only the task; its runtime swallows it.
            Ok(outcome) if panics.is_empty() => outcome,
            Ok(_) | Err(_) => return Err(Failure::Panic(panics.join("; "))),
        };
        if peak_bytes > self.memory_bytes {
            return Err(Failure::Memory { peak_bytes, allowed_bytes: self.memory_bytes });
        }
        let mut features = Features::from([OUTCOME | outcome]);
        coverage::take(|branch| {
            features.insert(branch);
        });
        Ok(features)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Panic(message) => write!(f, "it panicked: {message}"),
            Self::Memory { peak_bytes, allowed_bytes } => {
                write!(f, "it held {peak_bytes} bytes, {allowed_bytes} are allowed")
            }
        }
    }
}

/// Keeps the messages of panics of a thread that runs a case; all others go their way.
fn listen_to_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if IN_CASE.get() {
                PANICS.with_borrow_mut(|panics| panics.push(info.to_string()));
            } else {
                usual(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(parse: impl FnMut(&[u8]) -> u64) -> Result<Features, Failure> {
        let target = Target::new("self-test-case").memory_bytes(1000);
        Runner::new(&target, &Corpus::of(target.name), parse).run(b"x")
    }

    #[test]
    fn tells_panics_and_too_much_memory() {
        assert_eq!(outcome(|input| input.len() as u64).unwrap(), Features::from([OUTCOME | 1]));
        assert!(matches!(outcome(|_| panic!("no")), Err(Failure::Panic(text)) if text.contains("no")));
        let swallowed = |_: &[u8]| catch_unwind(|| panic!("in a task")).map_or(0, |()| 1);
        assert!(matches!(outcome(swallowed), Err(Failure::Panic(text)) if text.contains("in a task")));
        let greedy = |_: &[u8]| std::hint::black_box(vec![0_u8; 2000]).len() as u64;
        assert!(matches!(outcome(greedy), Err(Failure::Memory { peak_bytes: 2000.., allowed_bytes: 1000 })));
    }
}
