//! Projects with a server: what it is given to know of the app.

#![expect(clippy::unwrap_used, reason = "tests")]

use isekai_codegen::{AppSpec, Target, compile, validate};
use serde_json::{Value, json};

fn spec(name: &str, target: Target) -> AppSpec {
    let text = std::fs::read_to_string(format!("{}/specs/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let spec: AppSpec = serde_json::from_str(&text).unwrap();
    AppSpec { target, storage: target.storage(), ..spec }
}

fn model(spec: &AppSpec) -> Value {
    serde_json::from_str(&compile(spec).unwrap().files["server/model.json"]).unwrap()
}

fn grants(spec: &AppSpec, entity: &str) -> Vec<Value> {
    model(spec)["entities"][entity]["grants"].as_array().unwrap().clone()
}

#[test]
fn both_servers_come_with_the_same_page() {
    let (node, python) = (spec("vet-practice", Target::Fullstack), spec("vet-practice", Target::Python));
    let (node, python) = (compile(&node).unwrap().files, compile(&python).unwrap().files);
    assert!(node.contains_key("server/main.ts") && python.contains_key("server/main.py"));
    assert!(!node.keys().any(|path| path.ends_with(".py")) && !python.keys().any(|path| path == "server/main.ts"));
    let page = |path: &&String| path.starts_with("src/") || path.as_str() == "server/model.json";
    for path in node.keys().filter(page) {
        assert_eq!(node[path], python[path], "{path}");
    }
    assert!(node["package.json"].contains(r#""start": "node --disable-warning=ExperimentalWarning server/main.ts""#));
    assert!(node["package.json"].contains(r#""@types/node": "22."#) && !python["package.json"].contains("@types/node"));
    assert!(python["package.json"].contains(r#""start": "python3 -u server/main.py""#));
    for files in [&node, &python] {
        assert!(files["src/store.ts"].contains("serverStore('harbour-vets', ['appointment', 'tip'])"));
        assert!(files["src/accounts.ts"].contains("serverAccounts(store, store, signIn)"));
        assert!(files["src/main.tsx"].contains("<Connected store={store}>"));
        assert!(files["README.md"].contains("npm start") && files[".gitignore"].contains("data/"));
        let browser = ["browserAccounts", "pbkdf2"];
        assert!(
            !files.keys().any(|path| browser.iter().any(|name| path.contains(name))),
            "passwords stay off the page"
        );
    }
}

#[test]
fn pages_and_blocks_decide_who_may_do_what() {
    let vets = spec("vet-practice", Target::Fullstack);
    assert_eq!(
        grants(&vets, "appointment"),
        [
            json!({"who": "signed-in", "read": true, "write": true, "own": "owner"}),
            json!({"who": "everyone", "read": true, "own": "owner"}),
            json!({"who": "vet", "read": true, "write": true}),
            json!({"who": "admin", "read": true}),
        ]
    );
    assert_eq!(
        grants(&vets, "tip"),
        [json!({"who": "vet", "read": true, "write": true}), json!({"who": "everyone", "read": true})]
    );
    let known = model(&vets);
    assert_eq!(known["signIn"]["roles"], json!(["pet-owner", "vet", "admin"]));
    assert_eq!(known["entities"]["tip"]["samples"][0]["id"], "tip-1");
}

#[test]
fn an_app_without_accounts_is_everybodys() {
    let shop = spec("shop", Target::Python);
    assert_eq!(model(&shop)["signIn"], Value::Null);
    for entity in &shop.entities {
        assert_eq!(grants(&shop, &entity.id), [json!({"who": "everyone", "read": true, "write": true})]);
    }
}

/// An order lowers the stock of what was ordered, and changes nothing else of it; the order's own buyer sees what was bought.
#[test]
fn effects_are_allowed_to_those_who_cause_them() {
    let mut shop = serde_json::to_value(spec("shop", Target::Fullstack)).unwrap();
    shop["signIn"] = json!({"roles": ["customer", "admin"]});
    let pages = shop["pages"].as_array_mut().unwrap();
    let manages = |page: &Value| page["blocks"][0]["kind"] == "records";
    pages.iter_mut().filter(|page| manages(page)).for_each(|page| page["roles"] = json!(["admin"]));
    let shop: AppSpec = serde_json::from_value(shop).unwrap();
    validate(&shop).unwrap();
    let sold = shop.pages.iter().flat_map(|page| &page.blocks).find(|block| block.kind == "catalog").unwrap();
    let grants = grants(&shop, sold.entity.as_deref().unwrap());
    let of = |who: &str| grants.iter().filter(|grant| grant["who"] == who).collect::<Vec<_>>();
    assert!(of("everyone").iter().all(|grant| grant.get("write").is_none()), "{grants:?}");
    assert!(of("everyone").iter().any(|grant| grant["read"] == json!(true)), "{grants:?}");
    let fields = of("everyone").iter().find_map(|grant| grant["fields"].as_array().cloned()).unwrap();
    assert!(fields.contains(&json!("stock")) && !fields.contains(&json!("price")), "{fields:?}");
    assert!(of("admin").iter().any(|grant| grant["write"] == json!(true)), "{grants:?}");
}

#[test]
fn the_target_says_where_the_data_is() {
    let mut wrong = spec("todo", Target::React);
    wrong.target = Target::Python;
    let errors = validate(&wrong).unwrap_err();
    assert_eq!(errors[0].to_string(), "storage: must be `server` for this target");
}
