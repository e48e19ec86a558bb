//! Names that try to be code, and names that are no names: each is text in every file, or refused with a reason.

use super::bench::{Bench, Files};

/// Each has the word `pwned` where it would do harm.
const NAMES: &[&str] = &[
    "<script>pwned(1)</script>",
    "</title><img src=x onerror=pwned()>",
    "${pwned()}",
    "${process.exit()} pwned",
    "`pwned`",
    "`+pwned()+`",
    "'+pwned()+'",
    "\\'+pwned()//",
    "{pwned()}",
    "*/pwned()/*",
    "<!-- pwned -->",
    "pwned &lt;b&gt; & co",
    "[pwned](javascript:pwned())",
    "pwned %s {{x}} <%= 1 %>",
    "\u{202e}pwned\u{2066}",
    "pwned\u{200f}\u{feff} x",
    "pwned\u{2028}alert(1)",
    "pwned\nimport x from 'y'",
    "__proto__ pwned",
    "pwned; rm -rf ~",
    "../../etc/pwned",
    "pwned 名前 🛒",
];
/// Requests that take a name, and the app they change.
const REQUESTS: &[(&str, &str)] = &[
    (TASKS, "rename the app to \"{}\""),
    (TASKS, "rename the app to {}"),
    (TASKS, "rename title to \"{}\""),
    (TASKS, "rename tasks to \"{}\""),
    (TASKS, "rename the tasks page to \"{}\""),
    (TASKS, "rename high to \"{}\""),
    (TASKS, "add a field called \"{}\""),
    (TASKS, "add an option \"{}\" to priority"),
    (TASKS, "add a page called \"{}\""),
    (TASKS, "change the tagline to \"{}\""),
    (TASKS, "set the default of title to \"{}\""),
    (TASKS, "make priority a choice of \"{}\" and high"),
    (TASKS, "only \"{}\" can edit"),
    (TASKS, "link each task to a \"{}\""),
    (TASKS, "add {} with name and email"),
    (PLAIN, "rename the app to \"{}\""),
    (PLAIN, "rename title to \"{}\""),
    (PLAIN, "change the tagline to \"{}\""),
    (PLAIN, "add a page called \"{}\""),
    (LANDING, "rename the app to \"{}\""),
    (LANDING, "change the headline to \"{}\""),
    (LANDING, "the button should say \"{}\""),
    (LANDING, "change \"Prices\" to \"{}\""),
    (LANDING, "change the phone number to \"{}\""),
];
const TASKS: &str = "task manager with title, notes and priority (low, high)";
const PLAIN: &str = "task manager with title, notes and priority (low, high), html and js only";
const LANDING: &str = "landing page for my bakery with pricing, html and css only";

#[test]
fn names_stay_text_in_every_file() {
    let bench = Bench::new();
    let apps = [TASKS, PLAIN, LANDING].map(|prompt| (prompt, bench.app(prompt)));
    let (mut done, mut wrong) = (0, Vec::new());
    for (start, request) in REQUESTS {
        let spec = &apps.iter().find(|(prompt, _)| prompt == start).unwrap().1;
        for name in NAMES {
            let prompt = request.replace("{}", name);
            match bench.edit(spec, &prompt) {
                Ok(changed) => {
                    done += 1;
                    wrong.extend(faults(&changed.files).into_iter().map(|fault| format!("{prompt:?}: {fault}")));
                }
                Err(message) => assert!(!message.is_empty(), "{prompt}"),
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    assert!(
        done > REQUESTS.len() * NAMES.len() / 2,
        "only {done} of {} were done at all",
        REQUESTS.len() * NAMES.len()
    );
}

#[test]
fn long_texts_are_refused_with_a_reason() {
    let bench = Bench::new();
    let long = "pwned ".repeat(1_700);
    let long = long.trim();
    assert!(long.len() > 10_000);
    for (start, request) in REQUESTS {
        let spec = bench.app(start);
        let prompt = request.replace("{}", long);
        match bench.edit(&spec, &prompt) {
            Ok(changed) => {
                assert_eq!(faults(&changed.files), [""; 0], "{request}");
                let whole: usize = changed.files.values().map(|text| text.matches("pwned").count()).sum();
                assert!(whole < 1_000, "{request}: {whole}");
            }
            Err(message) => assert!(message.len() < 4_000, "{request}: {} bytes", message.len()),
        }
    }
    let told = bench.edit(&bench.app(TASKS), &format!("rename the app to {}", "x".repeat(61))).err().unwrap();
    assert!(told.contains("at most 60 characters; this one has 61"), "{told}");
}

#[test]
fn marks_that_turn_the_direction_of_writing_are_left_out() {
    let bench = Bench::new();
    let changed = bench.edit(&bench.app(TASKS), "rename the app to \"\u{202e}kooB\u{202c} Plan\"").unwrap();
    assert_eq!(changed.spec.name, "kooB Plan");
    let hebrew = bench.edit(&bench.app(TASKS), "rename the app to \"רשימת משימות\"").unwrap();
    assert_eq!(hebrew.spec.name, "רשימת משימות");
}

/// What is wrong with files that may hold the word `pwned`.
fn faults(files: &Files) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        let extension = path.rsplit('.').next().unwrap_or_default();
        if path.contains("..") || !path.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c)) {
            found.push(format!("the path {path:?}"));
        }
        let turning = ['\u{202e}', '\u{202d}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{200f}', '\u{feff}'];
        if text.contains(turning) {
            found.push(format!("{path} turns the direction of writing"));
        }
        if !text.contains("pwned") {
            continue;
        }
        let fault = match extension {
            "ts" | "tsx" | "js" | "jsx" => in_script(text),
            "html" | "svg" => in_markup(text),
            "json" => serde_json::from_str::<serde_json::Value>(text).err().map(|error| error.to_string()),
            "css" => Some("a style sheet has a name in it".to_owned()),
            // The README has tests of its own where it is written.
            _ => None,
        };
        found.extend(fault.map(|fault| format!("{path}: {fault}")));
    }
    found
}

/// The word may only stand in a string of one line, or be a name.
fn in_script(text: &str) -> Option<String> {
    let mut rest = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = rest.next() {
        let tail = &text[at..];
        match c {
            '\'' | '"' => {
                // The value of a JSX attribute knows no escapes.
                let attribute = before == '=';
                loop {
                    match rest.next() {
                        Some((_, '\\')) if !attribute => drop(rest.next()),
                        Some((_, end)) if end == c => break,
                        Some((_, '\n' | '\u{2028}')) | None => {
                            return Some(format!("a string does not end: {}", line(text, at)));
                        }
                        Some(_) => {}
                    }
                }
            }
            '/' if tail.starts_with("//") => while rest.next_if(|(_, c)| *c != '\n').is_some() {},
            '/' if tail.starts_with("/*") && !before.is_alphanumeric() => {
                let end = tail.find("*/").map_or(text.len(), |end| at + end + 2);
                if text[at..end].contains("pwned(") {
                    return Some(format!("a comment: {}", line(text, at)));
                }
                while rest.next_if(|(at, _)| *at < end).is_some() {}
            }
            '`' => {
                let end = tail[1..].find('`').map_or(text.len(), |end| at + end + 2);
                if text[at..end].contains("pwned") {
                    return Some(format!("a template: {}", line(text, at)));
                }
                while rest.next_if(|(at, _)| *at < end).is_some() {}
            }
            // Fields and lists may be called so; nothing may be called.
            'p' if tail.starts_with("pwned(") => return Some(format!("code: {}", line(text, at))),
            _ => {}
        }
        before = c;
    }
    None
}

/// The word may stand in text and in quoted attributes; no element, comment or attribute may come of what is around it.
fn in_markup(text: &str) -> Option<String> {
    let bad = ["<script>pwned", "<img", "<!-- pwned", "</title><", "onerror=pwned()>"];
    bad.iter().find(|bad| text.contains(**bad)).map(|bad| (*bad).to_owned())
}

fn line(text: &str, at: usize) -> String {
    let start = text[..at].rfind('\n').map_or(0, |start| start + 1);
    text[start..].lines().next().unwrap_or_default().chars().take(160).collect()
}
