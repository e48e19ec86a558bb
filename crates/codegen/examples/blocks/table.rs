//! `docs/blocks.md`, from the registries of blocks and behaviours.

use isekai_codegen::{BEHAVIOURS, BLOCKS, BehaviourKind, BlockKind, EntityUse, OptionDef, Target};

/// The whole page.
pub fn page() -> String {
    let blocks: Vec<&dyn BlockKind> = sorted(BLOCKS, |block| block.kind());
    let behaviours: Vec<&dyn BehaviourKind> = sorted(BEHAVIOURS, |behaviour| behaviour.kind());
    let count = |target: Target| blocks.iter().filter(|block| block.supports(target)).count();
    let all = blocks.len();
    let (react, plain) = (count(Target::React), count(Target::Static));
    let mut out = INTRODUCTION.to_owned();
    out += &format!("## Blocks\n\n{all} kinds: {react} work in `react`, {plain} in `static`.\n\n{BLOCK_HEAD}");
    out += &blocks.iter().map(|block| block_row(*block)).collect::<String>();
    out += &format!("\n## Behaviours\n\nWhat happens when a record is created or changes.\n\n{BEHAVIOUR_HEAD}");
    out + &behaviours.iter().map(|behaviour| behaviour_row(*behaviour)).collect::<String>()
}

const INTRODUCTION: &str = "\
<!-- Generated from the registries: `cargo run -p isekai-codegen --example blocks > docs/blocks.md`. Do not edit. -->

# What works in which target

Pages are made of blocks, and records react by behaviours. This is what each target has of them; a spec that asks for more is refused with the
path of the part that is not available. `react` is Vite, React and TypeScript; `static` is HTML, CSS and JavaScript without a build. The targets
`fullstack` (a server with a database) and `python` do not exist yet. In `static` there are no accounts, so options that ask for a role there are
refused.

A block's entity is what its records are: required, possible or none. Options in bold are required; [`appspec.schema.json`](appspec.schema.json)
says what each of them takes.

";

const BLOCK_HEAD: &str = "| block | what it is | entity | react | static | fullstack | python | options |\n|---|---|---|---|---|---|---|---|\n";
const BEHAVIOUR_HEAD: &str =
    "| behaviour | what it does | react | static | fullstack | python | options |\n|---|---|---|---|---|---|---|\n";

fn sorted<'a, T: ?Sized>(all: &[&'a T], name: impl Fn(&'a T) -> &'static str) -> Vec<&'a T> {
    let mut all = all.to_vec();
    all.sort_by_key(|one| name(one));
    all
}

fn block_row(block: &dyn BlockKind) -> String {
    let entity = match block.entity() {
        EntityUse::None => "none",
        EntityUse::Optional => "possible",
        EntityUse::Required => "required",
    };
    let targets = targets(|target| block.supports(target));
    let (kind, about, options) = (block.kind(), cell(block.about()), options(block.options()));
    format!("| `{kind}` | {about} | {entity} | {targets} | {options} |\n")
}

fn behaviour_row(behaviour: &dyn BehaviourKind) -> String {
    let targets = targets(|target| behaviour.supports(target));
    let (kind, about, options) = (behaviour.kind(), cell(behaviour.about()), options(behaviour.options()));
    format!("| `{kind}` | {about} | {targets} | {options} |\n")
}

fn targets(supports: impl Fn(Target) -> bool) -> String {
    let says = |target: Target| if supports(target) { "yes" } else { "–" };
    format!("{} | {} | not yet | not yet", says(Target::React), says(Target::Static))
}

fn options(options: &[OptionDef]) -> String {
    let names = options.iter().map(|option| match option.required {
        true => format!("**{}**", option.name),
        false => option.name.to_owned(),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// A pipe would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
