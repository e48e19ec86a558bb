//! Whatever is typed: no panic, and what is accepted can be compiled.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::LazyLock;

use chrono::NaiveDate;
use isekai_codegen::{apply_patches, compile, validate};
use isekai_domain::Prompt;
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::{AnalysisError, Context};
use isekai_planner::edit;
use proptest::prelude::*;

static PLANNER: LazyLock<BuiltIn> = LazyLock::new(|| BuiltIn::load().unwrap());

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

/// Words that the grammar reacts to, in any order.
const WORDS: &[&str] = &[
    "create",
    "a",
    "an",
    "the",
    "my",
    "app",
    "tracker",
    "list",
    "landing page",
    "website",
    "for",
    "with",
    "and",
    ",",
    ".",
    "(",
    ")",
    ":",
    "/",
    "each",
    "has",
    "fields",
    "that",
    "track",
    "manage",
    "books",
    "task",
    "recipe",
    "expenses",
    "students",
    "orders",
    "zorbs",
    "bakery",
    "csv viewer",
    "todo",
    "notes",
    "kanban board",
    "calculator",
    "title",
    "due date",
    "priority",
    "low",
    "high",
    "amount",
    "in",
    "euros",
    "rating",
    "5",
    "star",
    "out of",
    "10",
    "number of",
    "pages",
    "optional",
    "required",
    "search",
    "filter",
    "by",
    "sort",
    "chart",
    "per",
    "month",
    "export",
    "dark",
    "mode",
    "navy",
    "background",
    "#ff8800",
    "use",
    "as",
    "colour",
    "called",
    "Golden",
    "Crust",
    "\"",
    "react",
    "html",
    "only",
    "vue",
    "users",
    "can",
    "whether",
    "it",
    "is",
    "paid",
    "choice of",
    "or",
    "of",
    "photo",
    "dates",
    "type",
    "class",
    "from",
    "default",
    "number",
    "id",
    "日本",
    "🛒",
    "É",
    "to",
    "do",
    "remove",
    "add",
    "rename",
    "make",
    "sample data",
    "page",
    "board",
    "cards",
    "move",
    "top",
    "status",
    "e-mail",
];

fn soup(max: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..max).prop_map(|words| words.join(" "))
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let Ok(prompt) = Prompt::parse(text) else { return Ok(()) };
    match PLANNER.analyse_now(&prompt, &Context::new(today())) {
        Ok(analysis) => {
            prop_assert!(validate(&analysis.spec).is_ok());
            prop_assert!(compile(&analysis.spec).is_ok());
            prop_assert!(analysis.decisions.iter().all(|decision| !decision.outcome.is_empty()));
        }
        Err(AnalysisError::NotUnderstood { message }) => prop_assert!(message.contains("CSV viewer")),
        Err(error @ AnalysisError::Invalid(_)) => return Err(TestCaseError::fail(format!("{text:?}: {error}"))),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_order_of_words(text in soup(25)) {
        check(&text)?;
    }

    #[test]
    fn any_list_of_fields(items in prop::collection::vec(soup(5), 1..12)) {
        check(&format!("book tracker with {}", items.join(", ")))?;
    }

    #[test]
    fn any_edit(app in prop::sample::select(vec!["recipe box", "todo", "csv viewer", "landing page for my bakery", "crm", "kanban board"]), text in soup(15)) {
        let spec = PLANNER.analyse_now(&Prompt::parse(app).unwrap(), &Context::new(today())).unwrap().spec;
        if let Ok(edit) = edit::read(&Prompt::parse(&text).unwrap(), &spec, PLANNER.lexicon(), today()) {
            let after = apply_patches(&spec, &edit.patches);
            prop_assert!(after.is_ok(), "{text}: {after:?}");
        }
    }
}

/// Whatever the longest prompt repeats, it is read to its end. What that costs is measured by `isekai bench plan`.
#[test]
fn long_prompts_are_read_whatever_they_repeat() {
    for part in [
        "with a, b and c ",
        "track books and ",
        "( ",
        "each x has ",
        "red ",
        "filter by title, ",
        "add a ",
        "one two three ",
    ] {
        let text: String = part.chars().cycle().take(Prompt::MAX_BYTES).collect();
        let prompt = Prompt::parse(&text).unwrap();
        let analysis = PLANNER.analyse_now(&prompt, &Context::new(today()));
        assert!(!matches!(analysis, Err(AnalysisError::Invalid(_))), "{part:?}");
        let spec = PLANNER.analyse_now(&Prompt::parse("recipe box").unwrap(), &Context::new(today())).unwrap().spec;
        let _ = edit::read(&prompt, &spec, PLANNER.lexicon(), today());
    }
}
