//! The files of a target: inputs worth keeping in `fuzz/corpus/NAME`, and findings in `fuzz/findings/NAME`, which git ignores.
//!
//! A corpus is small: it goes through every run of the tests. Files that begin with `regression` are kept whatever a search finds.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use crate::case::{Features, Runner};
use crate::coverage;
use crate::explore::{Entry, Explored};
use crate::shrink::shrink;
use crate::target::Target;

const MOST_FILES: usize = 50;
const MOST_BYTES: usize = 200 * 1024;
const REGRESSION: &str = "regression";

#[derive(Debug, Clone)]
pub struct Corpus {
    kept: PathBuf,
    findings: PathBuf,
    running: PathBuf,
}

impl Corpus {
    pub fn of(name: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
        let findings = root.join("findings");
        let running = findings.join(format!(".running-{name}-{}", std::process::id()));
        Self { kept: root.join("corpus").join(name), findings: findings.join(name), running }
    }

    /// Names and contents, in the order of names.
    pub fn read(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(&self.kept).into_iter().flatten().flatten();
        let mut files: Vec<(String, Vec<u8>)> = entries
            .filter_map(|entry| Some((entry.file_name().into_string().ok()?, fs::read(entry.path()).ok()?)))
            .collect();
        files.sort();
        files
    }

    pub fn save_finding(&self, input: &[u8]) -> io::Result<PathBuf> {
        let path = self.findings.join(name_of(input));
        fs::create_dir_all(&self.findings)?;
        fs::write(&path, input)?;
        path.canonicalize()
    }

    /// Where the input of the present case is written before it runs: one that ends the process can tell nobody else.
    pub fn current(&self) -> io::Result<Current> {
        if let Some(folder) = self.running.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(Current { file: File::create(&self.running)?, path: self.running.clone(), whole: Vec::new() })
    }

    /// Writes the smallest choice of inputs that reaches what the search reached, and removes the others; answers with how many files
    /// there are. Only with the branches known: outcomes alone are too few to judge by.
    pub fn keep(&self, target: &Target, runner: &mut Runner<'_>, explored: &Explored) -> usize {
        let old = self.read();
        if !coverage::is_there() {
            return old.len();
        }
        let regressions = old.iter().filter(|(name, _)| name.starts_with(REGRESSION)).count();
        let mut chosen: Vec<Vec<u8>> = choose(&explored.entries, MOST_FILES.saturating_sub(regressions))
            .into_iter()
            .map(|entry| shrink(runner, &entry.input, &entry.features))
            .filter(|input| !input.is_empty() && !target.seeds.contains(input))
            .collect();
        chosen.sort();
        chosen.dedup();
        for (name, _) in old.iter().filter(|(name, _)| !name.starts_with(REGRESSION)) {
            let _ = fs::remove_file(self.kept.join(name));
        }
        let _ = fs::create_dir_all(&self.kept);
        for input in &chosen {
            let _ = fs::write(self.kept.join(name_of(input)), input);
        }
        chosen.len() + regressions
    }
}

/// Again and again the one that reaches the most of what is not yet reached; of equals the shortest.
fn choose(entries: &[Entry], most: usize) -> Vec<&Entry> {
    let (mut chosen, mut reached, mut bytes) = (Vec::new(), Features::new(), 0);
    while chosen.len() < most {
        let best = entries
            .iter()
            .filter(|entry| bytes + entry.input.len() <= MOST_BYTES)
            .map(|entry| (entry.features.difference(&reached).count(), entry))
            .filter(|(news, _)| *news > 0)
            .max_by(|(a, left), (b, right)| {
                let shorter = right.input.len().cmp(&left.input.len());
                a.cmp(b).then(shorter).then_with(|| right.input.cmp(&left.input))
            });
        let Some((_, entry)) = best else { break };
        reached.extend(&entry.features);
        bytes += entry.input.len();
        chosen.push(entry);
    }
    chosen
}

fn name_of(input: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    input.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The input of the present case, behind its length.
pub struct Current {
    file: File,
    path: PathBuf,
    whole: Vec<u8>,
}

impl Current {
    pub fn write(&mut self, input: &[u8]) {
        self.whole.clear();
        self.whole.extend_from_slice(&(input.len() as u64).to_le_bytes());
        self.whole.extend_from_slice(input);
        let _ = self.file.write_all_at(&self.whole, 0);
    }
}

impl Drop for Current {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(input: &str, features: impl IntoIterator<Item = u64>) -> Entry {
        Entry { input: input.as_bytes().to_vec(), features: features.into_iter().collect() }
    }

    #[test]
    fn few_and_short_inputs_are_chosen_that_reach_everything() {
        let entries =
            [entry("aaaa", [1, 2, 3]), entry("b", [1]), entry("cc", [3, 4]), entry("c", [3, 4]), entry("d", [4])];
        let chosen = |most| choose(&entries, most).iter().map(|entry| entry.input.clone()).collect::<Vec<_>>();
        assert_eq!(chosen(9), [b"aaaa".to_vec(), b"c".to_vec()]);
        assert_eq!(chosen(1), [b"aaaa".to_vec()]);
    }

    #[test]
    fn the_present_input_lies_on_disk_while_it_runs() {
        let corpus = Corpus::of("self-test-current");
        let mut current = corpus.current().unwrap();
        current.write(b"longer");
        current.write(b"short");
        let bytes = fs::read(&corpus.running).unwrap();
        assert_eq!((&bytes[..8], &bytes[8..13]), (&5_u64.to_le_bytes()[..], &b"short"[..]));
        drop(current);
        assert!(!corpus.running.exists());
    }
}
