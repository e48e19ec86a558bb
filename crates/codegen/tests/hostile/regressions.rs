//! What once got out of its place, each by name; and that the readers see it when something does.

use isekai_codegen::{AppSpec, compile, validate};
use serde_json::{Value, json};

use super::{code, html, markdown};

fn files(change: impl FnOnce(&mut Value)) -> std::collections::BTreeMap<String, String> {
    let spec = spec(change);
    compile(&spec).unwrap_or_else(|error| panic!("{error}")).files
}

fn spec(change: impl FnOnce(&mut Value)) -> AppSpec {
    let mut value = json!({
        "version": 1, "name": "Tasks", "tagline": "What to do", "target": "react",
        "entities": [{
            "id": "task", "singular": "Task", "plural": "Tasks",
            "fields": [
                {"id": "title", "label": "Title", "type": "text"},
                {"id": "owner", "label": "Owner", "type": "email"},
                {"id": "parent", "label": "Parent", "type": "relation", "entity": "task"}
            ],
            "samples": [{"title": "One", "owner": "ada@example.com"}]
        }],
        "pages": [{"id": "tasks", "title": "Tasks", "blocks": [{"kind": "records", "entity": "task"}]}]
    });
    change(&mut value);
    serde_json::from_value(value).unwrap()
}

#[test]
fn a_readme_shows_markup_as_it_was_typed() {
    let readme = files(|spec| {
        spec["name"] = json!("<img src=x onerror=alert(1)> #1");
        spec["tagline"] = json!("1. `rm -rf /` [here](javascript:x) & &lt;");
    })
    .remove("README.md")
    .unwrap();
    assert!(
        readme.starts_with(
            "# \\<img src=x onerror=alert(1)\\> \\#1\n\n1\\. \\`rm -rf /\\` \\[here\\](javascript:x) & \\&lt;\n"
        ),
        "{readme}"
    );
    let plain = files(|spec| spec["name"] = json!("Tom's Café & Bar – 3.5 (C#)")).remove("README.md").unwrap();
    assert!(plain.starts_with("# Tom's Café & Bar – 3.5 (C#)\n"), "{plain}");
}

/// Demo accounts stand in the README with the address of the samples.
#[test]
fn an_email_address_has_no_line_breaks_nor_code_fences() {
    for email in [
        "a@b\n```sh\nrm -rf /",
        "a`@b",
        "a@b c",
        "<a@b>",
        "a@b@c",
        "\"a b\"@c",
        "@",
        "a@",
        &format!("{}@b", "a".repeat(300)),
    ] {
        let spec = spec(|spec| spec["entities"][0]["samples"][0]["owner"] = json!(email));
        assert!(validate(&spec).is_err(), "{email:?}");
    }
}

/// Names whose code would read other than it runs, in an attribute and in a list (CVE-2021-42574).
#[test]
fn marks_that_turn_the_direction_of_writing_are_written_as_escapes() {
    let files = files(|spec| {
        spec["pages"][0]["title"] = json!("a\u{202e}b\u{2028}c");
        spec["entities"][0]["singular"] = json!("Ta\u{2066}sk");
        spec["name"] = json!("N\u{202e}ame");
    });
    assert!(
        files["src/pages/TasksPage.tsx"].contains("<Page title={'a\\u202eb\\u2028c'}"),
        "{}",
        files["src/pages/TasksPage.tsx"]
    );
    assert!(files["src/entities/task.ts"].contains("'Ta\\u2066sk'"));
    assert!(files["index.html"].contains("<title>N&#x202e;ame</title>"));
    assert!(files["README.md"].starts_with("# N&#x202e;ame\n"));
}

/// Vite replaces `%MODE%` in HTML.
#[test]
fn a_name_is_no_variable_of_the_build() {
    let files = files(|spec| {
        spec["name"] = json!("%MODE% 50%");
        spec["tagline"] = json!("%BASE_URL%");
    });
    assert!(files["index.html"].contains("<title>&#37;MODE&#37; 50&#37;</title>"), "{}", files["index.html"]);
    assert!(!files["index.html"].contains('%'));
}

/// An entity may be called like the component that shows it, or like what its modules import.
#[test]
fn an_entity_may_have_the_name_of_a_part() {
    let named = |target: &str, id: &str, plural: &str, block: &str| {
        files(|spec| {
            spec["target"] = json!(target);
            spec["entities"][0]["id"] = json!(id);
            spec["entities"][0]["plural"] = json!(plural);
            spec["entities"][0]["fields"][2]["entity"] = json!(id);
            spec["pages"] = json!([
                {"id": "record", "title": "A", "blocks": [{"kind": "records", "entity": id}]},
                {"id": "b", "title": "B", "blocks": [{"kind": block}]},
            ]);
        })
    };
    let cases = [
        ("static", "record", "Records", "todo"),
        ("static", "note", "Notes", "notes"),
        ("static", "document", "Document", "notes"),
        ("static", "thing", "Start router", "notes"),
        ("react", "entity", "Entities", "notes"),
        ("react", "app", "App", "notes"),
        ("react", "record", "Records", "notes"),
    ];
    for (target, id, plural, block) in cases {
        for (path, content) in named(target, id, plural, block).iter().filter(|(path, _)| is_own(path)) {
            let names = code::names(&code::read(content).unwrap().code);
            let twice = (1..names.len()).find(|at| names[..*at].contains(&names[*at]));
            assert_eq!(twice.map(|at| &names[at]), None, "{target} {id}: {path}\n{content}");
        }
    }
    let main = named("static", "record", "Records", "todo").remove("scripts/main.js").unwrap();
    assert!(main.contains("import { records as recordsPart } from"), "{main}");
    let app = named("react", "app", "App", "notes");
    assert!(
        app["src/pages/RecordPageView.tsx"].contains("entity={appEntity}"),
        "{}",
        app["src/pages/RecordPageView.tsx"]
    );
}

fn is_own(path: &str) -> bool {
    path == "scripts/main.js"
        || path == "src/App.tsx"
        || ["src/pages/", "src/entities/", "scripts/entities/"].iter().any(|folder| path.starts_with(folder))
}

#[test]
fn the_reader_of_code_sees_what_gets_out() {
    for bad in [
        "const a = 'x\ny'\n",
        "const a = 'x'pwn'\n",
        "const a = `x`\n",
        "const a = 'x\u{2028}'\n",
        "const a = 'it\\x41'\n",
        "<A b=\"x&quot;y\" />\n",
        "<A b=\"x\u{202e}\" />\n",
        "const a = b / c\n",
        "const ä = 1\n",
        "/* open\n",
        "f('a'\n",
        "f('a'))\n",
    ] {
        assert!(code::read(bad).is_err(), "{bad:?}");
    }
    let read = code::read(
        "import { a, type B } from './c'\nconst d = { e: \"it's\", f: ['\\u2028\\n'] } // pwn\n<G h=\"\\\" i={'\"'} />\n",
    );
    let read = read.unwrap();
    assert_eq!(read.texts, ["./c", "it's", "\u{2028}\n", "\\", "\""]);
    assert!(!read.code.contains("pwn"));
    assert_eq!(code::names(&read.code), ["a", "B", "d"]);
}

#[test]
fn the_reader_of_markup_sees_what_gets_out() {
    for bad in [
        "<p>a < b</p>",
        "<p>a & b</p>",
        "<p>a&nbsp;b</p>",
        "<p a=\"x\"y\"></p>",
        "<p onclick=\"x\"></p>",
        "<p style=\"x\"></p>",
        "<p>",
        "</p>",
        "<!-- x -->",
        "<p a='x'></p>",
        "<p></b></p>",
        "<style></style>",
        "<p>a > b</p>",
        "<p a=\"<b>\"></p>",
    ] {
        assert!(html::read(bad).is_err(), "{bad:?}");
    }
    let read = html::read("<p class=\"a&quot;\">x &lt;b&gt; &#x202e;</p><script>let a</script><br />").unwrap();
    assert_eq!(read.texts, ["x <b> \u{202e}"]);
    assert_eq!(read.attributes, [("p".to_owned(), "class".to_owned(), "a\"".to_owned())]);
    assert_eq!(read.scripts, ["let a"]);
}

#[test]
fn the_reader_of_markdown_sees_what_gets_out() {
    for bad in
        ["a*b", "a `b`", "<b>", "1. a", "- a", "# a", "a # b", "a &lt; b", "[a](b)", "a\\b", "=", "    a", "a | b"]
    {
        assert!(markdown::read(bad, "").is_err(), "{bad:?}");
    }
    assert_eq!(markdown::read("# a\\*b & c, it's 1.5 (C#)", "# ").as_deref(), Ok("a*b & c, it's 1.5 (C#)"));
}
