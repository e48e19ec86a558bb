//! Words for what an app is to be made of.

use serde::Deserialize;

use super::{LexiconError, read};
use crate::text::Phrases;

const FILE: &str = "stacks.toml";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StackWord {
    React,
    Static,
    Typescript,
    Javascript,
    /// Named, but not written by this planner.
    Other,
}

#[derive(Debug)]
pub struct Stacks {
    phrases: Phrases<StackWord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    react: Words,
    r#static: Words,
    typescript: Words,
    javascript: Words,
    other: Words,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

impl Stacks {
    pub fn load() -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/stacks.toml"))?;
        let groups = [
            (file.react, StackWord::React),
            (file.r#static, StackWord::Static),
            (file.typescript, StackWord::Typescript),
            (file.javascript, StackWord::Javascript),
            (file.other, StackWord::Other),
        ];
        let words = groups.iter().flat_map(|(group, stack)| group.words.iter().map(|word| (word.as_str(), *stack)));
        Ok(Self { phrases: Phrases::new(words) })
    }

    pub fn phrases(&self) -> &Phrases<StackWord> {
        &self.phrases
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn knows_stacks() {
        let stacks = Stacks::load().unwrap();
        for (text, stack) in [
            ("React", StackWord::React),
            ("html and js only", StackWord::Static),
            ("no framework", StackWord::Static),
            ("Next.js", StackWord::Other),
            ("TypeScript", StackWord::Typescript),
        ] {
            assert_eq!(stacks.phrases().exact(&words(text)), Some(stack), "{text}");
        }
    }
}
