//! Changing apps by words.
#![expect(clippy::unwrap_used, reason = "tests")]

use chrono::NaiveDate;
use isekai_codegen::{AppSpec, FieldKind, Mode, apply_patches, compile};
use isekai_domain::Prompt;
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::Context;
use isekai_planner::edit::{self, EditError};

struct Bench {
    planner: BuiltIn,
    today: NaiveDate,
}

impl Bench {
    fn new() -> Self {
        Self { planner: BuiltIn::load().unwrap(), today: NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() }
    }

    fn app(&self, prompt: &str) -> AppSpec {
        self.planner.analyse_now(&Prompt::parse(prompt).unwrap(), &Context::new(self.today)).unwrap().spec
    }

    fn edit(&self, spec: &AppSpec, prompt: &str) -> (AppSpec, Vec<String>) {
        let edit = edit::read(&Prompt::parse(prompt).unwrap(), spec, self.planner.lexicon(), self.today)
            .unwrap_or_else(|error| panic!("{prompt}: {error}"));
        let spec = apply_patches(spec, &edit.patches).unwrap();
        compile(&spec).unwrap();
        (spec, edit.not_understood)
    }

    /// The app after the change, which must have been understood wholly.
    fn after(&self, spec: &AppSpec, prompt: &str) -> AppSpec {
        let (after, rest) = self.edit(spec, prompt);
        assert!(rest.is_empty(), "{prompt}: {rest:?}");
        after
    }

    fn refused(&self, spec: &AppSpec, prompt: &str) -> String {
        let EditError::NotUnderstood { message } =
            edit::read(&Prompt::parse(prompt).unwrap(), spec, self.planner.lexicon(), self.today).unwrap_err();
        message
    }
}

fn labels(spec: &AppSpec) -> Vec<&str> {
    spec.entities[0].fields.iter().map(|field| field.label.as_str()).collect()
}

fn kind<'a>(spec: &'a AppSpec, label: &str) -> &'a FieldKind {
    &spec.entities.iter().flat_map(|entity| &entity.fields).find(|field| field.label == label).unwrap().kind
}

fn option<'a>(spec: &'a AppSpec, kind: &str, name: &str) -> Option<&'a serde_json::Value> {
    spec.pages.iter().flat_map(|page| &page.blocks).find(|block| block.kind == kind)?.options.get(name)
}

fn blocks(spec: &AppSpec) -> Vec<&str> {
    spec.pages.iter().flat_map(|page| &page.blocks).map(|block| block.kind.as_str()).collect()
}

const TASKS: &str = "task manager with title, notes and priority (low, high)";

#[test]
fn fields_are_added_removed_renamed_and_moved() {
    let bench = Bench::new();
    let app = bench.app(TASKS);
    let after = bench.after(&app, "add a due date");
    assert_eq!(labels(&after), ["Title", "Notes", "Priority", "Due date"]);
    assert!(after.entities[0].samples.iter().all(|row| row.contains_key("dueDate")));
    let after = bench.after(&app, "Please add an estimate in hours, tags and an optional link to tasks");
    assert_eq!(labels(&after)[3..], ["Estimate", "Tags", "Link"]);
    assert!(matches!(kind(&after, "Estimate"), FieldKind::Number { unit: Some(unit), .. } if unit == "h"));
    assert_eq!(labels(&bench.after(&app, "remove notes")), ["Title", "Priority"]);
    assert_eq!(labels(&bench.after(&app, "get rid of the notes field")), ["Title", "Priority"]);
    let after = bench.after(&app, "rename title to task name");
    assert_eq!(labels(&after)[0], "Task name");
    assert_eq!(after.entities[0].fields[0].id, "title", "stored data keeps its key");
    assert_eq!(labels(&bench.after(&app, "move priority to the top")), ["Priority", "Title", "Notes"]);
    assert_eq!(labels(&bench.after(&app, "put notes after priority")), ["Title", "Priority", "Notes"]);
}

#[test]
fn several_changes_in_one_request() {
    let bench = Bench::new();
    let app = bench.app(TASKS);
    let after =
        bench.after(&app, "Rename title to task name, add a due date and sort by due date. Also make it dark green!");
    assert_eq!(labels(&after), ["Task name", "Notes", "Priority", "Due date"]);
    assert_eq!(option(&after, "records", "sort").unwrap(), "dueDate");
    assert_eq!(after.theme.primary.as_deref(), Some("#006400"));
    let (after, rest) = bench.edit(&app, "add a due date and make the moon rise");
    assert_eq!(labels(&after).len(), 4);
    assert_eq!(rest, ["make the moon rise"]);
}

#[test]
fn kinds_options_flags_and_defaults() {
    let bench = Bench::new();
    let app = bench.app(TASKS);
    let shown = |spec: &AppSpec| match kind(spec, "Priority") {
        FieldKind::Choice { options, .. } => options.iter().map(|choice| choice.label.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(&bench.after(&app, "make priority a choice of low, medium and high")), ["Low", "Medium", "High"]);
    assert_eq!(shown(&bench.after(&app, "add an option urgent to priority")), ["Low", "High", "Urgent"]);
    assert_eq!(shown(&bench.after(&app, "remove low from priority")), ["High"]);
    assert_eq!(shown(&bench.after(&app, "rename high to top")), ["Low", "Top"]);
    assert_eq!(kind(&bench.after(&app, "make priority a rating out of 5"), "Priority"), &FieldKind::Rating { max: 5 });
    let after = bench.after(&bench.app("expense tracker"), "change amount to euros");
    assert_eq!(kind(&after, "Amount"), &FieldKind::Money { currency: "EUR".to_owned() });
    assert!(matches!(
        kind(&bench.after(&app, "change title to long text"), "Title"),
        FieldKind::Text { multiline: true, .. }
    ));
    let after = bench.after(&app, "make notes required and title optional");
    assert!(!after.entities[0].fields[0].required && after.entities[0].fields[1].required);
    for prompt in [
        "default priority to high",
        "set the default of priority to high",
        "make high the default priority",
        "priority should default to high",
    ] {
        assert_eq!(bench.after(&app, prompt).entities[0].fields[2].default, Some("high".into()), "{prompt}");
    }
    assert!(bench.refused(&app, "default priority to purple").contains("purple"));
}

#[test]
fn names_and_looks() {
    let bench = Bench::new();
    let app = bench.app(TASKS);
    for prompt in [
        "rename the app to Day Plan",
        "call it Day Plan",
        "change the app name to \"Day Plan\"",
        "call the app Day Plan",
        "set the name of the app to Day Plan",
    ] {
        assert_eq!(bench.after(&app, prompt).name, "Day Plan", "{prompt}");
    }
    let viewer = bench.after(&bench.app("Create a CSV viewer application"), "change the title to Order Book");
    assert_eq!((viewer.name.as_str(), viewer.pages[0].title.as_str()), ("Order Book", "Order Book"));
    assert_eq!(bench.after(&app, "change the tagline to One thing at a time").tagline, "One thing at a time");
    assert_eq!(bench.after(&app, "rename tasks to errands").entities[0].plural, "Errands");
    assert_eq!(bench.after(&app, "dark mode please").theme.mode, Mode::Dark);
    assert_eq!(bench.after(&app, "switch to dark mode").theme.mode, Mode::Dark);
    let after = bench.after(&app, "use #ff8800 as the primary colour and white as the background");
    assert_eq!((after.theme.primary.as_deref(), after.theme.background.as_deref()), (Some("#ff8800"), Some("#ffffff")));
    assert_eq!(bench.after(&after, "remove the background colour").theme.background, None);
    assert_eq!(bench.after(&app, "make the buttons teal").theme.primary.as_deref(), Some("#008080"));
}

#[test]
fn features_come_and_go() {
    let bench = Bench::new();
    let app = bench.app("expense tracker");
    assert_eq!(option(&bench.after(&app, "add export to CSV"), "records", "export").unwrap(), true);
    let without = bench.after(&app, "remove the search");
    assert_eq!(option(&without, "records", "search").unwrap(), false);
    assert_eq!(option(&bench.after(&without, "add a search bar"), "records", "search").unwrap(), true);
    assert_eq!(
        option(&bench.after(&app, "filter by category"), "records", "filters").unwrap(),
        &serde_json::json!(["category"])
    );
    let sorted = bench.after(&app, "sort by amount, highest first");
    assert_eq!(
        (option(&sorted, "records", "sort").unwrap(), option(&sorted, "records", "sortDirection").unwrap()),
        (&"amount".into(), &"desc".into())
    );
    let charted = bench.after(&app, "add a chart of amount by category");
    assert_eq!(
        (option(&charted, "chart", "groupBy").unwrap(), option(&charted, "chart", "field").unwrap()),
        (&"category".into(), &"amount".into())
    );
    let columns = bench.after(&bench.app(TASKS), "add a column chart of priority");
    assert_eq!(option(&columns, "chart", "groupBy").unwrap(), "priority");
    assert!(!blocks(&bench.after(&charted, "delete the chart")).contains(&"chart"));
    assert_eq!(option(&bench.after(&app, "show as cards"), "records", "layout").unwrap(), "cards");
    let board = bench.after(&bench.app(TASKS), "add a kanban board");
    assert!(blocks(&board).contains(&"board"));
    assert!(!blocks(&bench.after(&board, "remove the board")).contains(&"board"));
    assert!(bench.after(&app, "remove the sample data").entities[0].samples.is_empty());
    assert_eq!(
        option(&bench.after(&bench.app("csv viewer"), "remove the sample data"), "csv-viewer", "sample").unwrap(),
        false
    );
}

#[test]
fn lists_pages_and_sections() {
    let bench = Bench::new();
    let app = bench.app("book collection");
    let after = bench.after(&app, "add a page for members");
    assert_eq!((after.entities.len(), after.pages.len()), (2, 2));
    assert!(after.entities[1].samples.len() >= 4);
    assert_eq!(bench.after(&after, "remove members").entities.len(), 1);
    let landing = bench.app("landing page for my bakery with pricing");
    let after = bench.after(&landing, "add an FAQ and testimonials");
    assert!(blocks(&after).contains(&"faq") && blocks(&after).contains(&"testimonials"));
    assert_eq!(blocks(&after).last(), Some(&"contact-form"));
    assert!(!blocks(&bench.after(&after, "remove the pricing section")).contains(&"pricing"));
}

#[test]
fn what_cannot_be_done_is_refused_with_what_can() {
    let bench = Bench::new();
    let app = bench.app(TASKS);
    for prompt in [
        "make me a sandwich",
        "add blockchain so that nobody can cheat",
        "teleport",
        "remove the flux capacitor",
        "fix the bug on line 7",
    ] {
        let message = bench.refused(&app, prompt);
        assert!(message.contains("due date") && message.contains("Priority"), "{prompt}: {message}");
    }
    let one_field = bench.app("task manager with fields: title");
    assert!(bench.refused(&one_field, "remove title").contains("only field"));
}

/// Requests to a task manager with title, notes and priority, and the fields after them.
#[test]
fn fields_are_added_and_removed_in_the_words_people_use() {
    let bench = Bench::new();
    let app = bench.app(TASKS);
    for (prompt, expected) in [
        ("add these:\n- phone\n- email", "Title, Notes, Priority, Phone, Email"),
        ("Please make the following changes:\n1. add a due date\n2. remove notes", "Title, Priority, Due date"),
        ("add a field called phone number", "Title, Notes, Priority, Phone number"),
        ("add a \"Budget\" field", "Title, Notes, Priority, Budget"),
        ("add a flux field", "Title, Notes, Priority, Flux"),
        ("add columns named Flux and Watts", "Title, Notes, Priority, Flux, Watt"),
        ("I want a due date", "Title, Notes, Priority, Due date"),
        ("we need tags", "Title, Notes, Priority, Tags"),
        ("there should be a location column", "Title, Notes, Priority, Location"),
        ("tasks should have a due date", "Title, Notes, Priority, Due date"),
        ("every task needs an owner and a deadline", "Title, Notes, Priority, Owner, Deadline"),
        ("add a status dropdown with options open, closed", "Title, Notes, Priority, Status"),
        ("remove the field notes", "Title, Priority"),
        ("remove the \"Notes\" column", "Title, Priority"),
        ("rename the column title to name", "Name, Notes, Priority"),
        ("change title to name", "Name, Notes, Priority"),
        ("rename \"Notes\" to \"Remarks\"", "Title, Remarks, Priority"),
        ("add type and kind", "Title, Notes, Priority, Type, Kind"),
        ("add fields 名前 and 価格", "Title, Notes, Priority, 名前, 価格"),
    ] {
        assert_eq!(labels(&bench.after(&app, prompt)).join(", "), expected, "{prompt}");
    }
}

#[test]
fn what_is_no_field_does_not_become_one() {
    let bench = Bench::new();
    let app = bench.app(TASKS);
    for prompt in ["add a footer", "add sample data", "add a flux capacitor", "add translations", "add AI"] {
        let message = bench.refused(&app, prompt);
        assert!(message.contains("due date"), "{prompt}: {message}");
    }
    assert!(bench.refused(&app, "add AI").contains("artificial intelligence"));
    for prompt in
        ["add login", "add a login page", "add notifications", "add pdf export", "add a settings page", "add a chat"]
    {
        assert_eq!(labels(&bench.after(&app, prompt)), ["Title", "Notes", "Priority"], "{prompt}");
    }
}

#[test]
fn options_of_a_choice_are_exchanged() {
    let bench = Bench::new();
    let app = bench.after(&bench.app(TASKS), "add a status dropdown with options open, closed");
    let shown = |spec: &AppSpec| match kind(spec, "Status") {
        FieldKind::Choice { options, .. } => {
            options.iter().map(|choice| choice.label.clone()).collect::<Vec<_>>().join(", ")
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(&app), "Open, Closed");
    assert_eq!(shown(&bench.after(&app, "change status options to new, open, closed")), "New, Open, Closed");
    assert_eq!(shown(&bench.after(&app, "make status a dropdown with open, waiting and done")), "Open, Waiting, Done");
}

#[test]
fn unread_parts_of_a_change_are_told() {
    let bench = Bench::new();
    let (after, rest) = bench.edit(&bench.app(TASKS), "remove notes and flux capacitor");
    assert_eq!((labels(&after).join(", "), rest), ("Title, Priority".to_owned(), vec!["flux capacitor".to_owned()]));
    let (after, rest) = bench.edit(&bench.app(TASKS), "add a due date and a footer");
    assert_eq!(labels(&after).len(), 4);
    assert!(rest[0].contains("footer"), "{rest:?}");
}

#[test]
fn the_title_is_the_title_of_the_app() {
    let bench = Bench::new();
    let app = bench.app(TASKS);
    for (prompt, name) in [("change the title to Errands", "Errands"), ("change the title to Red Ledger", "Red Ledger")]
    {
        let after = bench.after(&app, prompt);
        assert_eq!(
            (after.name.as_str(), after.theme.primary.as_deref(), labels(&after)[0]),
            (name, None, "Title"),
            "{prompt}"
        );
        assert_eq!(after.storage_key, app.storage_key, "data is where it was");
    }
    let landing = bench.app("landing page for my bakery");
    let after = bench.after(&landing, "rename the app to Rye & Sons");
    let shown = serde_json::to_string(&after.pages).unwrap();
    assert!(shown.contains("Rye & Sons") && !shown.contains("Golden Crust"), "{shown}");
}

#[test]
fn brightness_and_colours_in_the_words_people_use() {
    let bench = Bench::new();
    let ivory = bench.after(&bench.app(TASKS), "make the background ivory");
    assert_eq!(ivory.theme.background.as_deref(), Some("#fffff0"));
    let dark = bench.after(&ivory, "dark mode");
    assert_eq!((dark.theme.mode, dark.theme.background), (Mode::Dark, None));
    let app = bench.app(TASKS);
    assert_eq!(bench.after(&app, "I'd like it dark").theme.mode, Mode::Dark);
    assert_eq!(bench.after(&app, "make the background dark").theme.mode, Mode::Dark);
    assert_eq!(bench.after(&app, "make the app pink").theme.primary.as_deref(), Some("#ffc0cb"));
    assert_eq!(bench.after(&app, "make the site blue").theme.primary.as_deref(), Some("#0000ff"));
}

#[test]
fn a_plain_list_says_that_it_has_no_fields() {
    let bench = Bench::new();
    let message = bench.refused(&bench.app("todo app"), "add a due date");
    assert!(message.contains("no fields") && message.contains("to-do list with title, due date"), "{message}");
}
