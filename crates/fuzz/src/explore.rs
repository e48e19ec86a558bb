//! The search: what reached something new is kept and changed further.

use std::time::{Duration, Instant};

use crate::case::{Failure, Features, Runner};
use crate::corpus::Corpus;
use crate::mutate::Mutator;
use crate::rng::Rng;
use crate::target::Target;

/// Inputs in memory; more than that are no news.
const MOST_ENTRIES: usize = 5_000;

pub enum Until {
    Cases(u64),
    Over(Duration),
}

pub struct Explored {
    pub executions: u64,
    pub seconds: f64,
    /// Inputs beyond those that were there, each of which reached something new.
    pub found: usize,
    pub entries: Vec<Entry>,
    reached: Features,
}

pub struct Entry {
    pub input: Vec<u8>,
    pub features: Features,
}

impl Explored {
    pub fn reached(&self) -> usize {
        self.reached.len()
    }

    fn take(&mut self, input: &[u8], features: Features) -> bool {
        let is_new = !features.is_subset(&self.reached) && self.entries.len() < MOST_ENTRIES;
        if is_new {
            self.reached.extend(&features);
            self.entries.push(Entry { input: input.to_vec(), features });
        }
        is_new
    }
}

/// Runs the seeds, the corpus, and then changes of them. Stops at the first input that fails.
pub fn explore(
    target: &Target,
    corpus: &Corpus,
    runner: &mut Runner<'_>,
    until: Until,
    seed: u64,
) -> Result<Explored, (Vec<u8>, Failure)> {
    let started = Instant::now();
    let mut explored =
        Explored { executions: 0, seconds: 0.0, found: 0, entries: Vec::new(), reached: Features::new() };
    let mut known = vec![Vec::new()];
    known.extend(target.seeds.iter().cloned());
    known.extend(corpus.read().into_iter().map(|(_, input)| input));
    for input in &known {
        explored.executions += 1;
        match runner.run(input) {
            Ok(features) => explored.take(input, features),
            Err(failure) => return Err((input.clone(), failure)),
        };
    }
    let mut rng = Rng::new(seed.wrapping_add(1));
    let mut mutator = Mutator { rng: Rng::new(rng.word()), tokens: &target.tokens, max_bytes: target.max_bytes };
    let mut cases = 0;
    while match until {
        Until::Cases(most) => cases < most,
        Until::Over(duration) => started.elapsed() < duration,
    } {
        cases += 1;
        let base = choose(&mut rng, &explored.entries);
        let other = choose(&mut rng, &explored.entries);
        let input = mutator.change(base, other);
        explored.executions += 1;
        match runner.run(&input) {
            Ok(features) => explored.found += usize::from(explored.take(&input, features)),
            Err(failure) => return Err((input, failure)),
        }
    }
    explored.seconds = started.elapsed().as_secs_f64();
    Ok(explored)
}

/// Every other time one of the latest, which were changed the least.
fn choose<'a>(rng: &mut Rng, entries: &'a [Entry]) -> &'a [u8] {
    let latest = &entries[entries.len() - entries.len().div_ceil(4)..];
    let from = if rng.below(2) == 0 { latest } else { entries };
    rng.pick(from).map_or(&[][..], |entry| entry.input.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(parse: impl FnMut(&[u8]) -> u64) -> Result<Explored, (Vec<u8>, Failure)> {
        let target = Target::new("self-test-explore").seeds(["seed"]).tokens(["magic"]);
        let corpus = Corpus::of(target.name);
        let mut runner = Runner::new(&target, &corpus, parse);
        explore(&target, &corpus, &mut runner, Until::Cases(20_000), 0)
    }

    /// Each part alone is an outcome of its own, by which the search comes nearer to both.
    #[test]
    fn finds_what_is_hidden_behind_two_steps_and_finds_the_same_again() {
        let parse = |input: &[u8]| {
            let text = String::from_utf8_lossy(input).into_owned();
            let (magic, long) = (text.contains("magicmagic"), text.contains("\u{0}\u{0}"));
            assert!(!(magic && long), "the bug");
            u64::from(magic) + 2 * u64::from(long)
        };
        let (input, failure) = search(parse).err().expect("it is found");
        assert!(failure.to_string().contains("the bug"));
        assert_eq!(search(parse).err().map(|(input, _)| input), Some(input));
    }

    #[test]
    fn keeps_one_input_for_each_outcome() {
        let explored = search(|input| (input.len() % 7) as u64).unwrap_or_else(|(_, failure)| panic!("{failure}"));
        assert_eq!((explored.executions, explored.reached(), explored.entries.len()), (20_002, 7, 7));
    }
}
