//! Edits of apps whose files were changed by hand.

use std::sync::Arc;

use isekai_codegen::{AppSpec, GENERATOR_VERSION, compile};
use isekai_domain::FixedClock;
use isekai_planner::analyser::BuiltIn;
use isekai_planner::events::{Conflict, Done, Event};
use isekai_planner::planning::{Out, Planning, Revise};

use super::bench::{Bench, Files};

const BOOKS: &str = "book collection";
const ENTITY: &str = "src/entities/book.ts";

/// An app as it is kept: its spec, what the generator wrote for it, and what is there now.
struct Kept {
    spec: AppSpec,
    base: Files,
    files: Files,
}

struct Outcome {
    conflicts: Vec<Conflict>,
    done: Done,
    /// Paths that were written or deleted.
    touched: Vec<String>,
    summary: String,
}

impl Kept {
    fn new(prompt: &str) -> Self {
        let spec = Bench::new().app(prompt);
        let base = compile(&spec).unwrap().files;
        Self { spec, files: base.clone(), base }
    }

    fn by_hand(&mut self, path: &str, change: impl FnOnce(&str) -> String) {
        let file = self.files.get_mut(path).unwrap();
        let new = change(file);
        assert_ne!(*file, new, "the hand edit changes nothing");
        *file = new;
    }

    /// Sends an edit through the service and replays its events.
    async fn edit(&mut self, prompt: &str) -> Outcome {
        let clock = Arc::new(FixedClock::new("2026-03-01T12:00:00Z".parse().unwrap()));
        let planning = Planning::new(Arc::new(BuiltIn::load().unwrap()), BuiltIn::load().unwrap(), clock);
        let input = Revise {
            prompt: prompt.to_owned(),
            spec: serde_json::to_string(&self.spec).unwrap(),
            generator_version: GENERATOR_VERSION.to_string(),
            base_files: self.base.clone(),
            files: self.files.clone(),
        };
        let (out, mut events) = Out::channel();
        let work = tokio::spawn(async move { planning.edit(input, &out).await });
        let (mut conflicts, mut done, mut touched) = (Vec::new(), None, Vec::new());
        while let Some(event) = events.recv().await {
            match event {
                Event::FileOpen { path } => {
                    self.files.insert(path.clone(), String::new());
                    touched.push(path);
                }
                Event::FileChunk { path, text, .. } => self.files.get_mut(&path).unwrap().push_str(&text),
                Event::FileDelete { path } => {
                    self.files.remove(&path).unwrap();
                    touched.push(path);
                }
                Event::Conflict(conflict) => conflicts.push(conflict),
                Event::Done(last) => done = Some(last),
                _ => {}
            }
        }
        work.await.unwrap().unwrap();
        let done = done.unwrap();
        self.spec = serde_json::from_str(&done.spec).unwrap();
        self.base.clone_from(&done.base_files);
        Outcome { conflicts, summary: done.summary.clone(), done, touched }
    }
}

#[tokio::test]
async fn a_file_that_the_edit_does_not_touch_stays_as_it_is() {
    let mut app = Kept::new(BOOKS);
    let path = "src/components/ui/Button.tsx";
    app.by_hand(path, |text| format!("// Rounder, please.\n{text}"));
    let before = app.files.clone();
    let outcome = app.edit("add a purchase date").await;
    assert!(outcome.conflicts.is_empty());
    assert_eq!(outcome.touched, [ENTITY, "src/pages/BooksPage.tsx"]);
    for (path, content) in before.iter().filter(|(path, _)| !outcome.touched.contains(path)) {
        assert_eq!(&app.files[path], content, "{path}");
    }
    assert!(app.files[ENTITY].contains("purchaseDate"));
    assert!(!app.base[path].contains("Rounder"), "the next edit starts from what the generator wrote");
}

#[tokio::test]
async fn a_file_that_the_edit_touches_elsewhere_has_both() {
    let mut app = Kept::new(BOOKS);
    app.by_hand(ENTITY, |text| format!("// Kept by the library club.\n{text}"));
    app.by_hand("src/App.tsx", |text| format!("{text}\n// The end.\n"));
    let outcome = app.edit("add a purchase date and add a page About").await;
    assert!(outcome.conflicts.is_empty(), "{:?}", outcome.conflicts);
    let entity = &app.files[ENTITY];
    assert!(entity.starts_with("// Kept by the library club.\n") && entity.contains("purchaseDate"));
    let frame = &app.files["src/App.tsx"];
    assert!(frame.ends_with("// The end.\n") && frame.contains("AboutPage"));
    // What the generator alone would have written, and the two hand edits, and nothing else.
    let mut expected = app.base.clone();
    for path in [ENTITY, "src/App.tsx"] {
        expected.insert(path.to_owned(), app.files[path].clone());
    }
    assert_eq!(app.files, expected);
}

#[tokio::test]
async fn hand_edits_survive_one_edit_after_another() {
    let mut app = Kept::new(BOOKS);
    app.by_hand("README.md", |text| format!("{text}\nAsk Ana before you publish.\n"));
    app.by_hand(ENTITY, |text| format!("// Kept by the library club.\n{text}"));
    for prompt in
        ["add a purchase date", "add comments", "make it dark green", "rename author to writer", "remove the comments"]
    {
        let outcome = app.edit(prompt).await;
        assert!(outcome.conflicts.is_empty(), "{prompt}: {:?}", outcome.conflicts);
        assert!(app.files["README.md"].ends_with("\nAsk Ana before you publish.\n"), "{prompt}");
        assert!(app.files[ENTITY].starts_with("// Kept by the library club.\n"), "{prompt}");
    }
    assert!(app.files[ENTITY].contains("'Writer'") && app.files[ENTITY].contains("purchaseDate"));
    assert!(!app.files.contains_key("src/entities/comment.ts"));
}

#[tokio::test]
async fn the_same_lines_are_a_conflict_and_nothing_changes() {
    let mut app = Kept::new(BOOKS);
    app.by_hand(ENTITY, |text| text.replace("'Author'", "'Who wrote it'"));
    let (spec, files, base) = (app.spec.clone(), app.files.clone(), app.base.clone());
    let outcome = app.edit("rename author to writer and make it dark green").await;
    let [conflict] = outcome.conflicts.as_slice() else { panic!("{:?}", outcome.conflicts) };
    assert_eq!(conflict.path, ENTITY);
    assert!(conflict.base.as_ref().unwrap().contains("'Author'"));
    assert!(conflict.actual.as_ref().unwrap().contains("'Who wrote it'"));
    assert!(conflict.new.as_ref().unwrap().contains("'Writer'"));
    assert_eq!(outcome.touched, [""; 0]);
    assert_eq!((app.spec, app.files, app.base), (spec, files, base), "also what does not conflict is left");
    assert!(outcome.summary.contains("Nothing was changed") && outcome.done.base_files[ENTITY].contains("'Author'"));
}

#[tokio::test]
async fn the_same_change_by_hand_is_no_conflict() {
    let mut app = Kept::new(BOOKS);
    app.by_hand(ENTITY, |text| text.replace("'Author'", "'Writer'"));
    let outcome = app.edit("rename author to writer").await;
    assert!(outcome.conflicts.is_empty() && outcome.touched.is_empty());
    assert_eq!(app.base, app.files);
}

#[tokio::test]
async fn a_file_made_by_hand_is_not_written_over() {
    let mut app = Kept::new(BOOKS);
    let path = "src/pages/AboutPage.tsx";
    app.files.insert(path.to_owned(), "export const mine = 1\n".to_owned());
    let files = app.files.clone();
    let outcome = app.edit("add a page About").await;
    let [conflict] = outcome.conflicts.as_slice() else { panic!("{:?}", outcome.conflicts) };
    assert_eq!((conflict.path.as_str(), conflict.base.as_deref()), (path, None));
    assert!(conflict.actual.as_ref().unwrap().contains("mine") && conflict.new.as_ref().unwrap().contains("About"));
    assert_eq!(app.files, files);
}

#[tokio::test]
async fn a_file_edited_by_hand_is_not_removed() {
    let mut app = Kept::new(BOOKS);
    app.edit("add a calendar").await;
    let path = "src/pages/CalendarPage.tsx";
    app.by_hand(path, |text| format!("// Weeks begin on Monday.\n{text}"));
    let files = app.files.clone();
    let outcome = app.edit("remove the calendar").await;
    assert!(outcome.conflicts.iter().any(|one| one.path == path && one.new.is_none()), "{:?}", outcome.conflicts);
    assert_eq!(app.files, files);
}

#[tokio::test]
async fn a_file_deleted_by_hand_stays_deleted() {
    let mut app = Kept::new(BOOKS);
    app.files.remove("README.md").unwrap();
    let outcome = app.edit("rename the app to Shelf").await;
    assert!(outcome.conflicts.is_empty());
    assert!(!app.files.contains_key("README.md") && app.files["index.html"].contains("Shelf"));
}
