//! Words for what an app is to be made of.

use isekai_codegen::Target;
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
    Fullstack,
    Python,
    /// Named, but not written by this planner: what comes nearest.
    Near(Target),
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
    fullstack: Words,
    python: Words,
    near_fullstack: Words,
    near_python: Words,
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
            (file.fullstack, StackWord::Fullstack),
            (file.python, StackWord::Python),
            (file.near_fullstack, StackWord::Near(Target::Fullstack)),
            (file.near_python, StackWord::Near(Target::Python)),
            (file.other, StackWord::Near(Target::React)),
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
            ("Next.js", StackWord::Near(Target::React)),
            ("Node.js backend", StackWord::Fullstack),
            ("Django", StackWord::Near(Target::Python)),
            ("TypeScript", StackWord::Typescript),
        ] {
            assert_eq!(stacks.phrases().exact(&words(text)), Some(stack), "{text}");
        }
    }
}
