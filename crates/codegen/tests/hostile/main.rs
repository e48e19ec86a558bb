//! Nothing that a spec says becomes code, markup or a command: specs with hostile texts in every place, for all blocks and both
//! targets, whose files are read back.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "tests")]

mod code;
mod fill;
mod html;
mod judge;
mod markdown;
mod regressions;
#[path = "../support/mod.rs"]
mod support;
mod texts;

use isekai_codegen::{AppSpec, BLOCKS, Behaviour, BlockKind, OptionDef, OptionKind, Page, Target, compile, validate};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use support::{any_spec, sample_options, spec_with};

use self::fill::{Filled, fill};

/// An app with this block and all that a spec can say around it.
fn app(kind: &dyn BlockKind, target: Target) -> AppSpec {
    let mut spec = spec_with(kind, target, sample_options(kind.options()));
    spec.tagline = "About it".to_owned();
    let mut value = serde_json::to_value(&spec).unwrap();
    for entity in value["entities"].as_array_mut().unwrap() {
        let fields = entity["fields"].as_array_mut().unwrap();
        fields[0]["default"] = json!("New");
        fields[0]["help"] = json!("What it is called.");
        fields[2]["unit"] = json!("kg");
        fields.push(json!({"id": "site", "label": "Site", "type": "url"}));
        let sample = |title: &str, other: &str| {
            json!({"title": title, "state": "a", "body": "One.\n\nTwo.", "photo": "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
                "email": "a@example.com", "tags": ["x", "y"], "site": "https://example.com", "parent": other})
        };
        entity["samples"] = json!([sample("One", "Two"), sample("Two", "One")]);
    }
    let mut spec: AppSpec = serde_json::from_value(value).unwrap();
    let list = json!([{"kind": "records", "entity": "thing"}, {"kind": "text", "options": {"body": "Words."}}]);
    let second = Page {
        id: "second".to_owned(),
        title: "Second".to_owned(),
        blocks: serde_json::from_value(list).unwrap(),
        ..Page::default()
    };
    spec.pages.push(second);
    let rules = json!([
        {"kind": "number", "entity": "thing", "options": {"field": "title", "prefix": "N-"}},
        {"kind": "flow", "entity": "otherThing", "options": {"field": "state"}},
        {"kind": "set-on-change", "entity": "thing", "options": {"field": "state", "becomes": "b", "set": "on"}},
        {"kind": "notify", "entity": "otherThing", "options": {"text": "New: {title}"}},
    ]);
    spec.behaviours = serde_json::from_value::<Vec<Behaviour>>(rules).unwrap();
    spec.behaviours.retain(|one| isekai_codegen::find_behaviour(&one.kind).unwrap().supports(target));
    validate(&spec).unwrap_or_else(|errors| panic!("{}: {errors:?}", kind.kind()));
    spec
}

fn targets(kind: &dyn BlockKind) -> impl Iterator<Item = Target> {
    Target::ALL.into_iter().filter(|target| kind.supports(*target))
}

fn check(filled: &Filled) -> Result<Vec<String>, String> {
    let project = compile(&filled.spec).map_err(|error| error.to_string())?;
    judge::project(filled, &project)
}

fn check_app(filled: &Filled) -> Result<(), String> {
    judge::nothing_is_lost(filled, &check(filled)?)
}

/// Each break in turn in each place of each block.
#[test]
fn every_block_keeps_hostile_texts_as_texts() {
    let catalogue = texts::catalogue();
    for (at, kind) in BLOCKS.iter().enumerate() {
        for target in targets(*kind) {
            let spec = app(*kind, target);
            let turned: Vec<String> = catalogue.iter().cycle().skip(at * 5).take(catalogue.len()).cloned().collect();
            let filled = fill(&spec, &turned);
            check_app(&filled).unwrap_or_else(|problem| panic!("{} for {target:?}: {problem}", kind.kind()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_hostile_texts_stay_texts(
        index in any::<Index>(),
        target in select(Target::ALL.to_vec()),
        texts in prop::collection::vec(texts::hostile(), 8..40),
    ) {
        let usable: Vec<_> = BLOCKS.iter().filter(|kind| kind.supports(target)).collect();
        let filled = fill(&app(**index.get(&usable), target), &texts);
        prop_assert_eq!(check_app(&filled), Ok(()));
    }

    #[test]
    fn any_spec_keeps_hostile_texts_as_texts(spec in any_spec(), texts in prop::collection::vec(texts::hostile(), 8..40)) {
        prop_assert_eq!(check(&fill(&spec, &texts)).map(drop), Ok(()));
    }
}

/// Ids, types, references, colours and keys take nothing but what they are for.
#[test]
fn what_is_no_text_takes_no_hostile_text() {
    let spec = app(isekai_codegen::find_block("records").unwrap(), Target::React);
    let mut original = serde_json::to_value(&spec).unwrap();
    original["theme"] = json!({"mode": "light", "primary": "#112233", "background": "#ffffff", "surface": "#eeeeee"});
    original["storageKey"] = json!("test");
    original["pages"][1]["roles"] = json!(["customer"]);
    let mut places = Vec::new();
    fill::find_structure(&original, String::new(), &mut places);
    assert!(places.len() > 90, "{places:?}");
    let hostile =
        ["", "a b", "a'", "a\"", "a`", "a;b", "../a", "a/b", "a\n", "__proto__", "#fff;}", "${a}", "<b>", "a\u{202e}"];
    for place in &places {
        for text in hostile {
            let mut value = original.clone();
            *value.pointer_mut(place).unwrap() = json!(text);
            let refused = serde_json::from_value::<AppSpec>(value).map_or(true, |spec| validate(&spec).is_err());
            assert!(refused, "{place} takes {text:?}");
        }
    }
}

/// The places of an option of this kind in an object of options.
fn links(defs: &[OptionDef], place: &str, found: &mut Vec<String>) {
    for def in defs {
        let place = format!("{place}/{}", def.name);
        match def.kind {
            OptionKind::Link => found.push(place),
            OptionKind::Object(defs) => links(defs, &place, found),
            OptionKind::Items(defs, _) => links(defs, &format!("{place}/0"), found),
            _ => {}
        }
    }
}

#[test]
fn no_link_runs_a_script() {
    const BAD: &[&str] = &[
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "https://a\"onclick=x",
        "https://a b",
        "https://a\u{0}",
        "#a'b",
        "#`",
        "blob:x",
        "../x",
        "/x",
        "",
    ];
    let mut count = 0;
    for kind in BLOCKS {
        for target in targets(*kind) {
            let value = serde_json::to_value(app(*kind, target)).unwrap();
            let mut places = Vec::new();
            links(kind.options(), "/pages/0/blocks/0/options", &mut places);
            for (place, bad) in places.iter().flat_map(|place| BAD.iter().map(move |bad| (place, *bad))) {
                let mut value: Value = value.clone();
                *value.pointer_mut(place).unwrap() = json!(bad);
                let spec: AppSpec = serde_json::from_value(value).unwrap();
                assert!(validate(&spec).is_err(), "{}: {place} takes {bad:?}", kind.kind());
                count += 1;
            }
        }
    }
    assert!(count > 10 * BAD.len(), "{count}");
}
