//! The table of requests: each with an app, what the request makes of its spec, and the files that differ then. All others are
//! the same, byte for byte.

use serde::Deserialize;

use super::bench::{Apps, Bench};
use super::diff;

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The prompt of the app; further lines change it first.
    start: String,
    edit: String,
    #[serde(default)]
    spec: String,
    #[serde(default)]
    files: String,
    /// What is told besides: parts that were not done.
    #[serde(default)]
    rest: Vec<String>,
    /// Nothing is done; the answer has these words.
    #[serde(default)]
    refused: Vec<String>,
}

fn lines(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn check(file: &str) {
    let table: Table = toml::from_str(file).unwrap();
    let bench = Bench::new();
    let mut apps = Apps::new(&bench);
    let mut wrong = Vec::new();
    for case in &table.case {
        let (spec, files) = apps.get(&case.start);
        let head = format!("\n[[case]]\nstart = {:?}\nedit = {:?}\n", case.start, case.edit);
        match bench.edit(&spec, &case.edit) {
            Ok(changed) => {
                let (of_spec, of_files) =
                    (diff::of_specs(&spec, &changed.spec), diff::of_files(&files, &changed.files));
                let fits = of_spec == lines(&case.spec) && of_files == lines(&case.files) && changed.rest == case.rest;
                if !fits || !case.refused.is_empty() {
                    let rest =
                        if changed.rest.is_empty() { String::new() } else { format!("rest = {:?}\n", changed.rest) };
                    let (of_spec, of_files) = (of_spec.join("\n"), of_files.join("\n"));
                    wrong.push(format!("{head}spec = '''\n{of_spec}\n'''\nfiles = '''\n{of_files}\n'''\n{rest}"));
                }
            }
            Err(message) => {
                let told = case.refused.iter().all(|part| message.contains(part));
                if case.refused.is_empty() || !told {
                    wrong.push(format!("{head}refused = [{message:?}]\n"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} are otherwise:\n{}", wrong.len(), table.case.len(), wrong.concat());
}

#[test]
fn fields() {
    check(include_str!("fields.toml"));
}

#[test]
fn lists_and_pages() {
    check(include_str!("pages.toml"));
}

#[test]
fn parts() {
    check(include_str!("parts.toml"));
}

#[test]
fn looks_and_texts() {
    check(include_str!("looks.toml"));
}

#[test]
fn accounts() {
    check(include_str!("accounts.toml"));
}

#[test]
fn apps_with_a_server() {
    check(include_str!("servers.toml"));
}

#[test]
fn what_is_asked_for_first() {
    check(include_str!("everyday.toml"));
}

#[test]
fn refusals() {
    check(include_str!("refusals.toml"));
}
