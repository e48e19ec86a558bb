//! Changes to a spec, and what follows them.

#![expect(clippy::unwrap_used, reason = "tests")]

use isekai_codegen::{AppSpec, Patch, PatchError, apply_patches, compile};
use serde_json::{Value, json};

fn spec() -> AppSpec {
    let value = json!({
        "version": 1, "name": "Tasks", "target": "react",
        "entities": [{
            "id": "task", "singular": "Task", "plural": "Tasks",
            "fields": [
                {"id": "title", "label": "Title", "type": "text", "required": true},
                {"id": "hours", "label": "Hours", "type": "number"},
                {"id": "status", "label": "Status", "type": "choice", "options": [{"value": "open", "label": "Open"}, {"value": "done", "label": "Done"}]},
                {"id": "doneOn", "label": "Done on", "type": "date"},
                {"id": "owner", "label": "Owner", "type": "relation", "entity": "person"}
            ],
            "samples": [{"title": "One", "hours": 2, "status": "open", "owner": "Ada"}]
        }, {
            "id": "person", "singular": "Person", "plural": "People",
            "fields": [{"id": "name", "label": "Name", "type": "text"}], "samples": [{"name": "Ada"}]
        }],
        "pages": [
            {"id": "tasks", "title": "Tasks", "blocks": [{"kind": "records", "entity": "task", "options": {
                "columns": ["title", "hours", "status"], "sort": "hours",
                "summary": [{"label": "All", "measure": "count"}, {"label": "Hours", "measure": "sum", "field": "hours"}]}}]},
            {"id": "board", "title": "Board", "blocks": [{"kind": "chart", "entity": "task", "options": {"heading": "By status", "groupBy": "status"}}]},
            {"id": "people", "title": "People", "blocks": [{"kind": "records", "entity": "person"}]}
        ],
        "behaviours": [{"kind": "set-on-change", "entity": "task", "options": {"field": "status", "becomes": "done", "set": "doneOn"}}]
    });
    serde_json::from_value(value).unwrap()
}

fn patched(patches: Value) -> AppSpec {
    let patches: Vec<Patch> = serde_json::from_value(patches).unwrap();
    let patched = apply_patches(&spec(), &patches).unwrap();
    compile(&patched).unwrap();
    patched
}

#[test]
fn a_new_field_may_fill_the_samples() {
    let field = json!({"id": "due", "label": "Due", "type": "date"});
    let spec =
        patched(json!([{"op": "add-field", "entity": "task", "field": field, "at": 1, "samples": ["2026-01-01"]}]));
    assert_eq!(spec.entities[0].fields[1].id, "due");
    assert_eq!(spec.entities[0].samples[0]["due"], "2026-01-01");
}

#[test]
fn removing_a_field_removes_what_names_it() {
    let spec = patched(json!([{"op": "remove-field", "entity": "task", "field": "hours"}]));
    let options = &spec.pages[0].blocks[0].options;
    assert_eq!(options["columns"], json!(["title", "status"]));
    assert!(!options.contains_key("sort"));
    assert_eq!(options["summary"], json!([{"label": "All", "measure": "count"}]));
    assert!(!spec.entities[0].samples[0].contains_key("hours"));
}

#[test]
fn a_chart_and_a_behaviour_go_with_the_field_they_stand_on() {
    let spec = patched(json!([{"op": "remove-field", "entity": "task", "field": "status"}]));
    assert_eq!(spec.pages.iter().map(|page| page.id.as_str()).collect::<Vec<_>>(), ["tasks", "people"]);
    assert!(spec.behaviours.is_empty());
}

#[test]
fn a_renamed_field_keeps_its_values_and_mentions() {
    let spec =
        patched(json!([{"op": "rename-field", "entity": "task", "field": "hours", "label": "Effort", "id": "effort"}]));
    assert_eq!(spec.pages[0].blocks[0].options["sort"], "effort");
    assert_eq!(spec.pages[0].blocks[0].options["summary"][1]["field"], "effort");
    assert_eq!(spec.entities[0].samples[0]["effort"], 2);
    let spec =
        patched(json!([{"op": "rename-field", "entity": "task", "field": "hours", "label": "Effort", "id": null}]));
    assert_eq!(
        (spec.entities[0].fields[1].id.as_str(), spec.entities[0].fields[1].label.as_str()),
        ("hours", "Effort")
    );
}

#[test]
fn another_kind_drops_values_that_do_not_fit() {
    let kind = json!({"type": "rating", "max": 5});
    let spec = patched(json!([{"op": "set-field-kind", "entity": "task", "field": "title", "kind": kind},
                              {"op": "set-field-required", "entity": "task", "field": "title", "required": false}]));
    assert!(spec.entities[0].samples.is_empty());
}

#[test]
fn removing_an_entity_takes_its_pages_and_the_fields_that_point_at_it() {
    let spec = patched(json!([{"op": "remove-entity", "entity": "person"}]));
    assert!(spec.entity("person").is_none());
    assert!(spec.entities[0].field("owner").is_none());
    assert_eq!(spec.pages.len(), 2);
}

#[test]
fn what_names_another_entity_follows_its_changes() {
    let set = |option: &str, value: Value| json!({"op": "set-block-option", "page": "people", "at": 0, "option": option, "value": value});
    let tasks = json!([{"entity": "task", "field": "owner"}]);
    let related = |change: Value| {
        let spec = patched(json!([set("detail", json!(true)), set("related", tasks.clone()), change]));
        let people = spec.pages.iter().find(|page| page.id == "people").unwrap();
        people.blocks[0].options["related"].clone()
    };
    let rename = json!({"op": "rename-field", "entity": "task", "field": "owner", "label": "Who", "id": "who"});
    assert_eq!(related(rename), json!([{"entity": "task", "field": "who"}]));
    assert_eq!(related(json!({"op": "remove-field", "entity": "task", "field": "owner"})), json!([]));
    assert_eq!(related(json!({"op": "remove-entity", "entity": "task"})), json!([]));
    // Another field of the entity is none of its business.
    assert_eq!(related(json!({"op": "remove-field", "entity": "task", "field": "hours"})), tasks);
}

#[test]
fn a_renamed_entity_renames_the_page_that_was_called_like_it() {
    let spec = patched(json!([{"op": "rename-entity", "entity": "task", "singular": "Job", "plural": "Jobs"}]));
    assert_eq!(spec.pages[0].title, "Jobs");
    assert_eq!(spec.pages[1].title, "Board");
}

#[test]
fn cleared_samples_do_not_leave_dangling_relations() {
    let spec = patched(json!([{"op": "clear-samples", "entity": "person"}]));
    assert!(!spec.entities[0].samples[0].contains_key("owner"));
}

#[test]
fn theme_texts_pages_and_options_change() {
    let spec = patched(json!([
        {"op": "set-name", "name": "Jobs"}, {"op": "set-tagline", "tagline": "All of them."},
        {"op": "set-primary", "color": "#ff8800"}, {"op": "set-mode", "mode": "dark"},
        {"op": "set-block-option", "page": "tasks", "at": 0, "option": "export", "value": true},
        {"op": "add-block", "page": "tasks", "block": {"kind": "todo"}, "at": 0},
        {"op": "move-page", "page": "people", "to": 0}, {"op": "remove-page", "page": "board"}
    ]));
    assert_eq!((spec.pages[0].id.as_str(), spec.pages.len()), ("people", 2));
    assert_eq!(spec.pages[1].blocks[1].options["export"], true);
}

#[test]
fn a_change_that_cannot_be_made_says_which_and_nothing_is_changed() {
    let refused = |patches: Value| {
        let patches: Vec<Patch> = serde_json::from_value(patches).unwrap();
        apply_patches(&spec(), &patches).unwrap_err()
    };
    let error =
        refused(json!([{"op": "set-name", "name": "x"}, {"op": "remove-field", "entity": "task", "field": "nope"}]));
    assert!(
        matches!(&error, PatchError::Refused { index: 1, message } if message == "`task` has no field `nope`"),
        "{error}"
    );
    let error = refused(json!([{"op": "set-primary", "color": "orange"}]));
    assert!(matches!(&error, PatchError::Invalid(errors) if errors[0].path == "theme.primary"), "{error}");
    refused(json!([{"op": "remove-field", "entity": "person", "field": "name"}]));
    refused(json!([{"op": "set-block-option", "page": "tasks", "at": 7, "option": "x", "value": 1}]));
}

#[test]
fn data_outlives_a_new_name() {
    let store = |spec: &AppSpec| compile(spec).unwrap().files["src/store.ts"].clone();
    assert!(store(&spec()).contains("browserStore('tasks')"));
    // A spec from before there was a key is frozen by its first change, even by one of the name.
    let renamed = patched(json!([{"op": "set-name", "name": "Day Plan"}]));
    assert_eq!(store(&renamed), store(&spec()));
    assert_eq!(renamed.storage_key.as_deref(), Some("tasks"));
    let again = apply_patches(&renamed, &[Patch::SetName { name: "Errands".to_owned() }]).unwrap();
    assert_eq!(store(&again), store(&spec()));
}

#[test]
fn entities_of_one_plural_have_names_of_their_own_in_the_code() {
    let fields = json!([{"id": "name", "label": "Name", "type": "text"}]);
    let twin = json!({"id": "task2", "singular": "Task", "plural": "Tasks", "fields": fields});
    let page = json!({"id": "both", "title": "Both", "blocks": [{"kind": "records", "entity": "task"}, {"kind": "records", "entity": "task2"}]});
    let spec = patched(json!([{"op": "add-entity", "entity": twin}, {"op": "add-page", "page": page}]));
    let both = &compile(&spec).unwrap().files["src/pages/BothPage.tsx"];
    assert!(both.contains("import { tasks } from") && both.contains("import { task2Entity } from"), "{both}");
}

#[test]
fn accounts_come_and_go_with_what_needs_them() {
    let with = json!([
        {"op": "set-sign-in", "signIn": {"roles": ["member", "admin"]}},
        {"op": "set-page-access", "page": "people", "roles": ["admin"]},
        {"op": "set-page-access", "page": "board", "roles": null, "signedIn": true},
        {"op": "set-block-option", "page": "tasks", "at": 0, "option": "write", "value": "signed-in"},
        {"op": "set-block-option", "page": "tasks", "at": 0, "option": "mine", "value": "title"},
        {"op": "add-page", "page": {"id": "users", "title": "Users", "blocks": [{"kind": "accounts"}]}},
        {"op": "add-behaviour", "behaviour": {"kind": "notify", "entity": "task", "options": {"text": "x", "to": "admin"}}},
    ]);
    let app = patched(with.clone());
    assert_eq!(app.pages[2].roles.as_deref(), Some(["admin".to_owned()].as_slice()));
    assert!(app.pages[1].signed_in && app.sign_in.as_ref().unwrap().demo);
    let mut without = with.as_array().unwrap().clone();
    without.push(json!({"op": "set-sign-in", "signIn": null}));
    let app = patched(Value::Array(without));
    assert_eq!(app.pages.len(), 3);
    let json = serde_json::to_string(&app).unwrap();
    for word in ["roles", "signedIn", "\"write\"", "\"mine\"", "\"to\""] {
        assert!(!json.contains(word), "{word}: {json}");
    }
}

#[test]
fn the_text_of_a_notification_follows_its_fields() {
    let notify = json!({"op": "add-behaviour", "behaviour":
        {"kind": "notify", "entity": "task", "options": {"text": "{title}: {hours} h"}}});
    let renamed = json!({"op": "rename-field", "entity": "task", "field": "hours", "label": "Effort", "id": "effort"});
    let app = patched(json!([notify, renamed]));
    assert_eq!(app.behaviours[1].options["text"], "{title}: {effort} h");
    let removed = json!({"op": "remove-field", "entity": "task", "field": "hours"});
    assert_eq!(patched(json!([notify, removed])).behaviours.len(), 1);
}

/// `owner.load` follows the fields on both ends.
#[test]
fn paths_through_relations_follow_their_fields() {
    let behaviours = |patch: Value| {
        let mut spec = spec();
        let load = json!({"id": "load", "label": "Load", "type": "number"});
        spec.entities[1].fields.push(serde_json::from_value(load).unwrap());
        let adjust =
            json!({"kind": "adjust", "entity": "task", "options": {"field": "owner.load", "direction": "add"}});
        spec.behaviours = vec![serde_json::from_value(adjust).unwrap()];
        let patches: Vec<Patch> = serde_json::from_value(json!([patch])).unwrap();
        apply_patches(&spec, &patches).unwrap().behaviours
    };
    let rename = |entity: &str, field: &str, id: &str| {
        let patch = json!({"op": "rename-field", "entity": entity, "field": field, "label": "X", "id": id});
        behaviours(patch)[0].options["field"].clone()
    };
    assert_eq!(rename("person", "load", "weight"), "owner.weight");
    assert_eq!(rename("task", "owner", "who"), "who.load");
    assert_eq!(rename("task", "hours", "load"), "owner.load");
    for (entity, field) in [("person", "load"), ("task", "owner")] {
        assert!(behaviours(json!({"op": "remove-field", "entity": entity, "field": field})).is_empty());
    }
}
