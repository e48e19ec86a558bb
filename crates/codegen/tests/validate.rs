//! Complaints point at what they are about.

#![expect(clippy::unwrap_used, reason = "tests")]

use isekai_codegen::{AppSpec, validate};
use serde_json::{Value, json};

fn tracker() -> Value {
    json!({
        "version": 1, "name": "Tasks", "target": "react",
        "entities": [{
            "id": "task", "singular": "Task", "plural": "Tasks",
            "fields": [
                {"id": "title", "label": "Title", "type": "text", "required": true},
                {"id": "due", "label": "Due", "type": "date"},
                {"id": "size", "label": "Size", "type": "choice", "options": [{"value": "s", "label": "S"}]},
                {"id": "owner", "label": "Owner", "type": "relation", "entity": "person"},
                {"id": "photo", "label": "Photo", "type": "image"}
            ],
            "samples": [{"title": "One", "due": "2026-01-31", "owner": "Ada"}]
        }, {
            "id": "person", "singular": "Person", "plural": "People",
            "fields": [{"id": "name", "label": "Name", "type": "text"}],
            "samples": [{"name": "Ada"}]
        }],
        "pages": [{"id": "tasks", "title": "Tasks", "blocks": [{"kind": "records", "entity": "task"}]}]
    })
}

/// The paths complained about after a change of the valid spec.
fn complaints(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value = tracker();
    change(&mut value);
    let spec: AppSpec = serde_json::from_value(value).unwrap();
    validate(&spec).err().unwrap_or_default().into_iter().map(|error| error.path).collect()
}

#[test]
fn a_sound_spec_passes() {
    assert_eq!(complaints(|_| {}), Vec::<String>::new());
}

#[test]
fn each_mistake_is_pointed_at() {
    let cases: Vec<(&str, Value, &str)> = vec![
        ("/version", json!(2), "version"),
        ("/name", json!("  "), "name"),
        ("/name", json!("x".repeat(61)), "name"),
        ("/theme", json!({"primary": "red"}), "theme.primary"),
        ("/storage", json!("server"), "storage"),
        ("/entities/0/id", json!("class"), "entities[0].id"),
        ("/entities/0/fields/0/id", json!("due"), "entities[0].fields[1].id"),
        ("/entities/0/fields/0/id", json!("__proto__"), "entities[0].fields[0].id"),
        ("/entities/0/fields/1/default", json!("tomorrow"), "entities[0].fields[1].default"),
        ("/entities/0/fields/2/options", json!([]), "entities[0].fields[2].options"),
        ("/entities/0/fields/3/entity", json!("nobody"), "entities[0].fields[3].entity"),
        ("/entities/0/samples/0/due", json!("2026-02-30"), "entities[0].samples[0].due"),
        ("/entities/0/samples/0/owner", json!("Bob"), "entities[0].samples[0].owner"),
        ("/entities/0/samples/0/title", json!(null), "entities[0].samples[0].title"),
        ("/entities/0/samples/0", json!({"title": "x", "other": 1}), "entities[0].samples[0].other"),
        ("/pages", json!([]), "pages"),
        ("/pages/0/id", json!("Tasks"), "pages[0].id"),
        ("/pages/0/blocks/0/kind", json!("nonsense"), "pages[0].blocks[0].kind"),
        ("/pages/0/blocks/0/entity", json!("nobody"), "pages[0].blocks[0].entity"),
        ("/pages/0/blocks/0/entity", json!(null), "pages[0].blocks[0].entity"),
        ("/pages/0/blocks/0/options", json!({"serach": true}), "pages[0].blocks[0].options.serach"),
        ("/pages/0/blocks/0/options", json!({"sort": "nope"}), "pages[0].blocks[0].options.sort"),
        ("/pages/0/blocks/0/options", json!({"filters": ["photo"]}), "pages[0].blocks[0].options.filters[0]"),
        (
            "/pages/0/blocks/0/options",
            json!({"summary": [{"label": "Sum", "measure": "sum"}]}),
            "pages[0].blocks[0].options.summary[0].field",
        ),
        (
            "/pages/0/blocks/0/options",
            json!({"actions": [{"label": "Grow", "field": "size", "value": "xl"}]}),
            "pages[0].blocks[0].options.actions[0].value",
        ),
        (
            "/pages/0/blocks/0/options",
            json!({"related": [{"entity": "person"}]}),
            "pages[0].blocks[0].options.related[0].entity",
        ),
        (
            "/pages/0/blocks/0",
            json!({"kind": "form", "entity": "task", "options": {"steps": [{"title": "A", "fields": ["due", "due"]}]}}),
            "pages[0].blocks[0].options.steps[0].fields",
        ),
        ("/pages/0/blocks/0", json!({"kind": "calendar", "entity": "person"}), "pages[0].blocks[0].options.date"),
    ];
    for (pointer, value, wanted) in cases {
        let paths = complaints(|spec| place(spec, pointer, value.clone()));
        assert!(paths.iter().any(|path| path == wanted), "{pointer} = {value}: {paths:?}");
    }
}

#[test]
fn what_needs_accounts_is_refused_without_them() {
    let cases = [
        ("/pages/0/roles", json!(["admin"]), "pages[0].roles"),
        ("/pages/0/signedIn", json!(true), "pages[0].signedIn"),
        ("/pages/0/blocks/0/options", json!({"write": "signed-in"}), "pages[0].blocks[0].options.write"),
        ("/pages/0/blocks/0/options", json!({"mine": "title"}), "pages[0].blocks[0].options.mine"),
        ("/pages/0/blocks/0", json!({"kind": "accounts"}), "pages[0].blocks[0].options"),
        (
            "/behaviours",
            json!([{"kind": "notify", "entity": "task", "options": {"text": "x", "to": "admin"}}]),
            "behaviours[0].options.to",
        ),
    ];
    for (pointer, value, wanted) in cases {
        assert_eq!(complaints(|spec| place(spec, pointer, value.clone())), [wanted], "{pointer} = {value}");
    }
    assert!(complaints(|spec| spec["pages"][0]["blocks"][0]["options"] = json!({"write": "everyone"})).is_empty());
}

#[test]
fn accounts_are_checked() {
    let with = |change: &dyn Fn(&mut Value)| {
        complaints(|spec| {
            spec["signIn"] = json!({"roles": ["member", "admin"]});
            change(spec);
        })
    };
    assert!(with(&|_| {}).is_empty() && with(&|spec| spec["signIn"] = json!({})).is_empty());
    let cases = [
        ("/signIn/roles", json!([]), "signIn.roles"),
        ("/signIn/roles", json!(["Team Lead"]), "signIn.roles[0]"),
        ("/signIn/roles", json!(["everyone"]), "signIn.roles[0]"),
        ("/signIn/roles", json!(["a", "a"]), "signIn.roles[1]"),
        ("/target", json!("static"), "signIn"),
        ("/pages/0/id", json!("login"), "pages[0].id"),
        ("/pages/0/roles", json!([]), "pages[0].roles"),
        ("/pages/0/roles", json!(["editor"]), "pages[0].roles[0]"),
        ("/pages/0/blocks/0/options", json!({"write": "editor"}), "pages[0].blocks[0].options.write"),
        ("/pages/0/blocks/0/options", json!({"mine": "due"}), "pages[0].blocks[0].options.mine"),
    ];
    for (pointer, value, wanted) in cases {
        let paths = with(&|spec| place(spec, pointer, value.clone()));
        assert_eq!(paths, [wanted], "{pointer} = {value}");
    }
}

#[test]
fn settings_and_notifications_are_checked() {
    let settings = |item: Value| {
        complaints(|spec| spec["pages"][0]["blocks"][0] = json!({"kind": "settings", "options": {"items": [item]}}))
    };
    let path = |rest: &str| vec![format!("pages[0].blocks[0].options.items[0].{rest}")];
    assert!(settings(json!({"label": "日本", "type": "toggle"})).is_empty());
    assert_eq!(settings(json!({"label": "A", "type": "choice"})), path("options"));
    assert_eq!(settings(json!({"label": "A", "type": "number", "default": "x"})), path("default"));
    assert_eq!(settings(json!({"label": "A", "type": "text", "id": "A b"})), path("id"));
    let notify = |options: Value| {
        complaints(|spec| spec["behaviours"] = json!([{"kind": "notify", "entity": "task", "options": options}]))
    };
    assert!(notify(json!({"text": "{title} {due} {not closed", "field": "size", "becomes": "s"})).is_empty());
    assert_eq!(notify(json!({"text": "{nope}"})), ["behaviours[0].options.text"]);
    assert_eq!(notify(json!({"text": "x", "field": "size"})), ["behaviours[0].options.becomes"]);
    assert_eq!(notify(json!({"text": "x", "field": "size", "becomes": "xl"})), ["behaviours[0].options.becomes"]);
}

#[test]
fn counters_and_timers_are_checked() {
    let of = |kind: &str, options: Value| {
        complaints(|spec| spec["pages"][0]["blocks"][0] = json!({"kind": kind, "options": options}))
    };
    let option = |name: &str| vec![format!("pages[0].blocks[0].options.{name}")];
    assert_eq!(
        of("counter", json!({"start": 501, "goal": 0, "scoreboard": true, "lowest": true})),
        Vec::<String>::new()
    );
    assert_eq!(of("counter", json!({"start": -5})), option("start"));
    assert_eq!(of("counter", json!({"goal": -5})), option("goal"));
    assert_eq!(of("counter", json!({"start": -5, "negative": true})), Vec::<String>::new());
    assert_eq!(of("counter", json!({"lowest": true})), option("lowest"));
    assert_eq!(of("timer", json!({"modes": ["pomodoro"], "rounds": 13})), option("rounds"));
    assert_eq!(of("timer", json!({"rounds": 13})), option("rounds"));
    assert_eq!(of("timer", json!({"modes": ["interval"], "rounds": 30, "restSeconds": 0})), Vec::<String>::new());
}

#[test]
fn behaviours_are_checked_through_their_relations() {
    let complaints = |behaviour: Value| {
        complaints(|spec| {
            let fields = spec["entities"][0]["fields"].as_array_mut().unwrap();
            fields.push(json!({"id": "hours", "label": "Hours", "type": "number"}));
            fields.push(json!({"id": "cost", "label": "Cost", "type": "money", "currency": "EUR", "required": true}));
            let fields = spec["entities"][1]["fields"].as_array_mut().unwrap();
            fields.push(json!({"id": "load", "label": "Load", "type": "number"}));
            let samples = spec["entities"][0]["samples"].as_array_mut().unwrap();
            samples[0]["cost"] = json!(1);
            spec["behaviours"] = json!([behaviour]);
        })
    };
    let of = |kind: &str, options: Value| complaints(json!({"kind": kind, "entity": "task", "options": options}));
    let product = |of_fields: Value| of("computed", json!({"field": "cost", "operation": "product", "of": of_fields}));
    assert!(product(json!(["hours", "owner.load"])).is_empty());
    assert_eq!(product(json!(["hours", "owner.nothing"])), ["behaviours[0].options.of[1]"]);
    assert_eq!(product(json!(["title"])), ["behaviours[0].options.of[0]"]);
    assert_eq!(product(json!(["cost"])), ["behaviours[0].options.of[0]"]);
    assert_eq!(product(json!([])), ["behaviours[0].options.of"]);
    let adjust = |options: Value| of("adjust", options);
    assert!(adjust(json!({"field": "owner.load", "by": "hours", "direction": "add", "notBelow": 0})).is_empty());
    assert_eq!(adjust(json!({"field": "hours", "direction": "add"})), ["behaviours[0].options.field"]);
    let where_size = json!({"field": "size", "equals": "xl"});
    assert_eq!(
        adjust(json!({"field": "owner.load", "direction": "add", "where": where_size})),
        ["behaviours[0].options.where.equals"]
    );
    assert!(of("flow", json!({"field": "size"})).is_empty());
    let steps = json!([{"from": "s", "to": ["m"]}]);
    assert_eq!(of("flow", json!({"field": "size", "steps": steps})), ["behaviours[0].options.steps[0].to"]);
    assert!(of("number", json!({"field": "title"})).is_empty());
    assert_eq!(of("number", json!({"field": "hours"})), ["behaviours[0].options.field"]);
}

/// The app gives the number: samples need not have it.
#[test]
fn given_values_may_be_missing_in_samples() {
    let change = |spec: &mut Value| {
        let fields = spec["entities"][0]["fields"].as_array_mut().unwrap();
        fields.push(json!({"id": "code", "label": "Code", "type": "text", "required": true}));
    };
    assert_eq!(complaints(change), ["entities[0].samples[0].code"]);
    let numbered = |spec: &mut Value| {
        change(spec);
        spec["behaviours"] = json!([{"kind": "number", "entity": "task", "options": {"field": "code"}}]);
    };
    assert!(complaints(numbered).is_empty());
}

#[test]
fn bookings_need_a_time_and_orders_lower_the_stock_once() {
    let blocks = |blocks: Value| complaints(|spec| spec["pages"][0]["blocks"] = blocks);
    assert_eq!(blocks(json!([{"kind": "booking", "entity": "task"}])), ["pages[0].blocks[0].options"]);
    let twice = complaints(|spec| {
        let fields = spec["entities"][1]["fields"].as_array_mut().unwrap();
        fields.push(json!({"id": "stock", "label": "Stock", "type": "number", "integer": true}));
        spec["pages"][0]["blocks"] =
            json!([{"kind": "catalog", "entity": "person"}, {"kind": "checkout", "entity": "task"}]);
        spec["behaviours"] =
            json!([{"kind": "adjust", "entity": "task", "options": {"field": "owner.stock", "direction": "subtract"}}]);
    });
    assert_eq!(twice, ["pages[0].blocks[1].options"]);
}

#[test]
fn links_never_run_scripts() {
    let hero = |href: &str| {
        let options = json!({"heading": "Hi", "primaryAction": {"label": "Go", "href": href}});
        complaints(|spec| spec["pages"][0]["blocks"][0] = json!({"kind": "hero", "options": options}))
    };
    assert!(hero("#contact").is_empty() && hero("https://example.com/?a=b").is_empty());
    for href in ["javascript:alert(1)", "data:text/html,x", " https://x", "https://x\" onclick=\"y", "//evil.example"] {
        assert_eq!(hero(href), ["pages[0].blocks[0].options.primaryAction.href"], "{href}");
    }
}

/// Sets the value at a JSON pointer, making the last member when it is missing.
fn place(spec: &mut Value, pointer: &str, value: Value) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match spec.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        object => object[last] = value,
    }
}
