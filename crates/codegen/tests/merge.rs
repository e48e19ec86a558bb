//! Three-way merge: its laws, and the cases people meet.

use std::collections::BTreeMap;

use isekai_codegen::merge;
use proptest::prelude::*;

type Files = BTreeMap<String, String>;

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, content)| ((*path).to_owned(), (*content).to_owned())).collect()
}

/// Few paths and few lines, so that equal ones meet often.
fn any_files() -> impl Strategy<Value = Files> {
    let content = proptest::collection::vec("[abc]\n?", 0..6).prop_map(|lines| lines.concat());
    proptest::collection::btree_map("[xyz]", content, 0..4)
}

proptest! {
    #[test]
    fn what_nobody_touched_takes_the_new_side(base in any_files(), new in any_files()) {
        let merged = merge(&base, &base, &new);
        prop_assert_eq!(merged.files, new);
        prop_assert!(merged.conflicts.is_empty());
    }

    #[test]
    fn what_is_not_generated_anew_keeps_the_actual_side(base in any_files(), actual in any_files()) {
        let merged = merge(&base, &actual, &base);
        prop_assert_eq!(merged.files, actual);
        prop_assert!(merged.conflicts.is_empty());
    }

    #[test]
    fn the_same_change_on_both_sides_is_no_conflict(base in any_files(), both in any_files()) {
        prop_assert_eq!(merge(&base, &both, &both).files, both);
    }

    #[test]
    fn a_conflict_changes_nothing(base in any_files(), actual in any_files(), new in any_files()) {
        let merged = merge(&base, &actual, &new);
        if !merged.conflicts.is_empty() {
            prop_assert_eq!(merged.files, actual);
        }
    }

    /// Edits of lines that are at least two apart both survive.
    #[test]
    fn edits_in_different_places_both_survive(count in 5_usize..30, left in any::<prop::sample::Index>(), right in any::<prop::sample::Index>()) {
        let lines: Vec<String> = (0..count).map(|at| format!("line {at}\n")).collect();
        let (left, right) = (left.index(count), right.index(count));
        prop_assume!(left.abs_diff(right) >= 2);
        let edit = |at: usize, text: &str| {
            let mut lines = lines.clone();
            lines[at] = format!("{text}\n");
            lines.concat()
        };
        let base = files(&[("a", &lines.concat())]);
        let merged = merge(&base, &files(&[("a", &edit(left, "by hand"))]), &files(&[("a", &edit(right, "generated"))]));
        prop_assert!(merged.conflicts.is_empty());
        let mut wanted = lines.clone();
        wanted[left] = "by hand\n".to_owned();
        wanted[right] = "generated\n".to_owned();
        prop_assert_eq!(&merged.files["a"], &wanted.concat());
    }
}

#[test]
fn a_file_deleted_by_hand_stays_deleted() {
    let base = files(&[("a", "1\n"), ("b", "1\n")]);
    let merged = merge(&base, &files(&[("b", "1\n")]), &files(&[("a", "2\n"), ("b", "2\n")]));
    assert_eq!(merged.files, files(&[("b", "2\n")]));
}

#[test]
fn new_files_of_both_sides_are_added() {
    let merged = merge(&files(&[]), &files(&[("mine", "1\n")]), &files(&[("theirs", "2\n")]));
    assert_eq!(merged.files, files(&[("mine", "1\n"), ("theirs", "2\n")]));
}

#[test]
fn different_edits_of_one_line_conflict_and_nothing_is_applied() {
    let base = files(&[("a", "x\n"), ("b", "1\n")]);
    let actual = files(&[("a", "mine\n"), ("b", "1\n")]);
    let merged = merge(&base, &actual, &files(&[("a", "theirs\n"), ("b", "2\n")]));
    assert_eq!(merged.files, actual);
    let [conflict] = merged.conflicts.as_slice() else { panic!("{:?}", merged.conflicts) };
    assert_eq!(
        (conflict.path.as_str(), conflict.actual.as_deref(), conflict.new.as_deref()),
        ("a", Some("mine\n"), Some("theirs\n"))
    );
}

#[test]
fn an_edited_file_that_is_no_longer_generated_is_a_conflict() {
    let merged = merge(&files(&[("a", "1\n")]), &files(&[("a", "mine\n")]), &files(&[]));
    assert_eq!(merged.conflicts.len(), 1);
}
