//! `docs/blocks.md`, from the registries of blocks and behaviours.

#[path = "../../tests/support/mod.rs"]
#[expect(dead_code, reason = "made for tests, which need more of it")]
mod support;

use isekai_codegen::{BEHAVIOURS, BLOCKS, BehaviourKind, BlockKind, EntityUse, OptionDef, OptionKind, Target, compile};
use serde_json::{Map, Value};

use self::support::{sample_options, spec_with};

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
path of the part that is not available. `react` is Vite, React and TypeScript, with the data in each visitor's browser; `fullstack` and `python` are the same
page with the data in an SQLite database on a server of the app's own, in TypeScript for Node or in Python; `static` is HTML, CSS and JavaScript without a build.

A block's entity is what its records are: required, possible or none. Options in bold are required; [`appspec.schema.json`](appspec.schema.json)
says what each of them takes. Those marked with † do nothing in `static`, found by compiling each block with the option and without it:
`static` ignores them, or refuses them where they need accounts, which it does not have.

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
    let (kind, about) = (block.kind(), cell(block.about()));
    let options = options(block.options(), &only_in_react(block));
    format!("| `{kind}` | {about} | {entity} | {targets} | {options} |\n")
}

fn behaviour_row(behaviour: &dyn BehaviourKind) -> String {
    let targets = targets(|target| behaviour.supports(target));
    let (kind, about, options) = (behaviour.kind(), cell(behaviour.about()), options(behaviour.options(), &[]));
    format!("| `{kind}` | {about} | {targets} | {options} |\n")
}

fn targets(supports: impl Fn(Target) -> bool) -> String {
    let says = |target: Target| if supports(target) { "yes" } else { "–" };
    [Target::React, Target::Static, Target::Fullstack, Target::Python].map(says).join(" | ")
}

fn options(options: &[OptionDef], only_in_react: &[&str]) -> String {
    let names = options.iter().map(|option| {
        let mark = if only_in_react.contains(&option.name) { "†" } else { "" };
        let name = if option.required { format!("**{}**", option.name) } else { option.name.to_owned() };
        name + mark
    });
    names.collect::<Vec<_>>().join(", ")
}

/// The options of a block that works in both targets that make another app of React only.
fn only_in_react(block: &dyn BlockKind) -> Vec<&'static str> {
    if !block.supports(Target::Static) {
        return Vec::new();
    }
    let all = telling_options(block.options());
    // Some options do nothing beside others: a page is read-only, or has pictures of its own.
    let required = |name: &str| block.options().iter().any(|option| option.required && option.name == name);
    let mut few = Value::Object(all.clone().into_iter().filter(|(name, _)| required(name)).collect());
    without_pictures(&mut few);
    let few = few.as_object().cloned().unwrap_or_default();
    let optional = block.options().iter().filter(|option| !option.required).map(|option| option.name);
    let changes = |target: Target, name: &str| {
        [&all, &few].into_iter().any(|base| {
            let (mut with, mut without) = (base.clone(), base.clone());
            with.insert(name.to_owned(), all[name].clone());
            without.remove(name);
            let files = |options| compile(&spec_with(block, target, options)).ok();
            files(with).zip(files(without)).is_some_and(|(with, without)| with != without)
        })
    };
    optional.filter(|name| !changes(Target::Static, name) && changes(Target::React, name)).collect()
}

/// Values that are not those by default, which are the first of several.
fn telling_options(defs: &[OptionDef]) -> Map<String, Value> {
    let mut options = sample_options(defs);
    for def in defs {
        if let OptionKind::OneOf(values) = def.kind
            && let Some(last) = values.last()
        {
            options.insert(def.name.to_owned(), Value::from(*last));
        }
    }
    options
}

fn without_pictures(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(without_pictures),
        Value::Object(members) => {
            members.remove("image");
            members.values_mut().for_each(without_pictures);
        }
        _ => {}
    }
}

/// A pipe would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
