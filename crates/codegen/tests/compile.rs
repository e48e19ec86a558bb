//! Whole projects: the example specs, and any valid spec.

#![expect(clippy::unwrap_used, reason = "tests")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use isekai_codegen::{AppSpec, BLOCKS, BlockKind, Target, compile, find_block, json_schema, validate};
use proptest::prelude::*;
use support::{any_spec, sample_options};

fn examples() -> Vec<(String, AppSpec)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let mut examples: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let spec = serde_json::from_str(&fs::read_to_string(&path).unwrap());
            (path.file_stem().unwrap().to_string_lossy().into_owned(), spec.unwrap_or_else(|e| panic!("{path:?}: {e}")))
        })
        .collect();
    examples.sort_by(|a, b| a.0.cmp(&b.0));
    examples
}

#[test]
fn examples_compile_and_use_every_block() {
    let examples = examples();
    for (name, spec) in &examples {
        let project = compile(spec).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(project.files.contains_key("README.md"), "{name}");
        for (path, content) in &project.files {
            assert!(!content.is_empty(), "{name}: {path} is empty");
            assert!(content.ends_with('\n'), "{name}: {path} does not end with a line break");
        }
    }
    let used =
        |kind: &str| examples.iter().any(|(_, spec)| spec.pages.iter().flat_map(|p| &p.blocks).any(|b| b.kind == kind));
    let unused: Vec<&str> = BLOCKS.iter().map(|block| block.kind()).filter(|kind| !used(kind)).collect();
    assert!(unused.is_empty(), "no example has {unused:?}");
}

#[test]
fn a_tracker_reads_as_if_written_by_hand() {
    let (_, spec) = examples().into_iter().find(|(name, _)| name == "expenses").unwrap();
    let files = compile(&spec).unwrap().files;
    insta::assert_snapshot!("expense_entity", files["src/entities/expense.ts"]);
    insta::assert_snapshot!("expenses_page", files["src/pages/ExpensesPage.tsx"]);
    insta::assert_snapshot!("app", files["src/App.tsx"]);
    insta::assert_snapshot!("files", files.keys().cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_list_names_its_parts_and_brings_only_those() {
    let examples = examples();
    let files = |wanted: &str| compile(&examples.iter().find(|(name, _)| name == wanted).unwrap().1).unwrap().files;
    let book = files("cook-book");
    insta::assert_snapshot!("recipes_page", book["src/pages/RecipesPage.tsx"]);
    insta::assert_snapshot!("recipes_app", book["src/App.tsx"]);
    assert!(book["src/entities/recipe.ts"].contains("  page: 'recipes',\n"));
    let house = files("guesthouse");
    let brings = |files: &BTreeMap<String, String>, part: &str| files.keys().any(|path| path.contains(part));
    assert!(brings(&book, "/compare/") && brings(&book, "/FavoriteToggle") && !brings(&book, "/wizard/"));
    assert!(brings(&house, "/Pager") && !brings(&house, "/FavoriteToggle") && !brings(&house, "/timeline/"));
    assert!(!brings(&files("expenses"), "/detail/"));
}

#[test]
fn a_shop_and_its_rules_read_as_if_written_by_hand() {
    let files = |wanted: &str| {
        let (_, spec) = examples().into_iter().find(|(name, _)| name == wanted).unwrap();
        compile(&spec).unwrap().files
    };
    let shop = files("shop");
    insta::assert_snapshot!("shop_app", shop["src/App.tsx"]);
    insta::assert_snapshot!("shop_catalog", shop["src/pages/ShopPage.tsx"]);
    insta::assert_snapshot!("shop_checkout", shop["src/pages/CheckoutPage.tsx"]);
    insta::assert_snapshot!("movement_entity", files("inventory")["src/entities/movement.ts"]);
    insta::assert_snapshot!("appointment_page", files("clinic")["src/pages/BookPage.tsx"]);
}

#[test]
fn a_static_app_reads_as_if_written_by_hand() {
    let (_, spec) = examples().into_iter().find(|(name, _)| name == "static-todo").unwrap();
    let files = compile(&spec).unwrap().files;
    insta::assert_snapshot!("static_index", files["index.html"]);
    insta::assert_snapshot!("static_main", files["scripts/main.js"]);
    insta::assert_snapshot!("static_files", files.keys().cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn accounts_and_notifications_read_as_if_written_by_hand() {
    let (_, spec) = examples().into_iter().find(|(name, _)| name == "vet-practice").unwrap();
    let files = compile(&spec).unwrap().files;
    for path in ["App.tsx", "signIn.ts", "notifications.ts", "pages/BookPage.tsx", "pages/SettingsPage.tsx"] {
        insta::assert_snapshot!(format!("vet_{path}"), files[&format!("src/{path}")]);
    }
    insta::assert_snapshot!("vet_appointment.ts", files["src/entities/appointment.ts"]);
    insta::assert_snapshot!("vet_tip.ts", files["src/entities/tip.ts"]);
    // A theme that the user chooses, in both modes, before anything is drawn.
    insta::assert_snapshot!("vet_index.html", files["index.html"]);
    assert!(files["src/index.css"].contains("[data-theme='dark'] {"));
    assert!(!files["src/index.css"].contains("@media (prefers-color-scheme"));
}

/// Someone who asks for no accounts gets no line about them.
#[test]
fn apps_without_accounts_have_no_part_of_them() {
    for (name, spec) in examples().into_iter().filter(|(_, spec)| spec.sign_in.is_none()) {
        let files = compile(&spec).unwrap().files;
        let of_accounts = |path: &&String| path.contains("ccount") || path.contains("signIn");
        assert_eq!(files.keys().find(of_accounts), None, "{name}");
    }
}

#[test]
fn an_app_has_only_the_parts_it_uses() {
    let (_, spec) = examples().into_iter().find(|(name, _)| name == "tic-tac-toe").unwrap();
    let files = compile(&spec).unwrap().files;
    assert!(files.contains_key("src/lib/tic-tac-toe/game.ts"));
    assert!(!files.keys().any(|path| path.contains("csv") || path.contains("records/") || path.contains(".test.")));
}

#[test]
fn the_published_schema_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/appspec.schema.json");
    let current = serde_json::to_string_pretty(&json_schema()).unwrap() + "\n";
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == current,
        "stale: run `cargo run -p isekai-codegen --example schema > docs/appspec.schema.json`"
    );
}

/// A component or property that the kit lacks shows here.
#[test]
fn every_block_compiles_with_all_its_options_for_each_target() {
    for block in BLOCKS {
        for target in Target::ALL {
            if !block.supports(target) {
                continue;
            }
            let spec = support::spec_with(*block, target, sample_options(block.options()));
            validate(&spec).unwrap_or_else(|errors| panic!("{}: {errors:?}", block.kind()));
            let files = compile(&spec).unwrap_or_else(|e| panic!("{}: {e}", block.kind())).files;
            if target.is_react() {
                assert_properties_exist(*block, &files);
            }
        }
    }
}

/// Each property a page passes is known to the components it came with.
fn assert_properties_exist(block: &dyn BlockKind, files: &BTreeMap<String, String>) {
    let components = files.iter().filter(|(path, _)| path.starts_with("src/components/"));
    let code = components.map(|(_, content)| content.as_str()).collect::<String>();
    for option in
        block.options().iter().filter(|option| files["src/pages/HomePage.tsx"].contains(&format!(" {}=", option.name)))
    {
        let known = [format!(" {}?:", option.name), format!(" {}:", option.name)];
        assert!(known.iter().any(|member| code.contains(member)), "{}: no `{}`", block.kind(), option.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_valid_spec_compiles_to_the_same_files_each_time(spec in any_spec()) {
        prop_assert_eq!(validate(&spec), Ok(()));
        let first = compile(&spec).unwrap();
        prop_assert_eq!(&first, &compile(&spec).unwrap());
        for (path, content) in &first.files {
            prop_assert!(!path.contains("..") && !path.starts_with('/'), "{}", path);
            prop_assert!(!content.contains(char::from(0)), "{}", path);
        }
        // Through JSON and back it is the same app.
        let json = serde_json::to_string(&spec).unwrap();
        prop_assert_eq!(&first, &compile(&serde_json::from_str(&json).unwrap()).unwrap());
        prop_assert!(find_block(&spec.pages[0].blocks[0].kind).is_some());
    }
}

/// Two formulas bring the same three types from one module.
#[test]
fn a_page_imports_each_thing_once() {
    for block in BLOCKS {
        let mut spec = support::spec_with(*block, Target::React, sample_options(block.options()));
        let twice = spec.pages[0].blocks[0].clone();
        spec.pages[0].blocks.push(twice);
        let Ok(project) = compile(&spec) else { continue };
        let page = &project.files["src/pages/HomePage.tsx"];
        let mut imports: Vec<&str> = page.lines().filter(|line| line.starts_with("import ")).collect();
        let all = imports.len();
        imports.sort_unstable();
        imports.dedup();
        assert_eq!(imports.len(), all, "{}:\n{page}", block.kind());
    }
}
