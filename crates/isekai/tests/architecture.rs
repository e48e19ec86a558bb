//! The crates' arrows and the dependencies that only one room may have. ARCHITECTURE.md explains them.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Who may use whom. Everybody may use `domain`, and all but `domain`, `agent` and `codegen` may use `platform`.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    // Used by tests only, and by no program of ours.
    ("fuzz", &[]),
    ("platform", &["domain"]),
    ("codegen", &["domain"]),
    ("channel", &["domain", "platform"]),
    ("agent", &["channel", "domain"]),
    ("sandbox", &["channel", "domain", "platform"]),
    ("planner", &["codegen", "domain", "platform"]),
    ("auth", &["domain", "platform"]),
    ("store", &["auth", "domain", "platform"]),
    ("workflows", &["store", "auth", "planner", "channel", "codegen", "domain", "platform"]),
    ("gateway", &["store", "auth", "planner", "channel", "codegen", "domain", "platform"]),
    ("isekai", &["gateway", "workflows", "planner", "store", "auth", "channel", "domain", "platform"]),
];

/// A dependency, and the only crate that may have it.
const ONLY_IN: &[(&str, &str)] =
    &[("bollard", "sandbox"), ("sqlx", "store"), ("redis", "store"), ("tonic", "planner"), ("argon2", "auth")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Crate → its dependencies, those for tests included only where they are ours.
fn manifests() -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let dir = entry.unwrap().path();
        let manifest: toml::Table = toml::from_str(&fs::read_to_string(dir.join("Cargo.toml")).unwrap()).unwrap();
        let names = manifest["dependencies"].as_table().unwrap().keys().cloned().collect();
        found.insert(dir.file_name().unwrap().to_string_lossy().into_owned(), names);
    }
    found
}

#[test]
fn crates_use_only_what_the_architecture_allows() {
    let manifests = manifests();
    let known: BTreeSet<_> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(manifests.keys().cloned().collect::<BTreeSet<_>>(), known, "a crate is missing here or on disk");
    for (name, allowed) in ARROWS {
        for dependency in &manifests[*name] {
            if let Some(ours) = dependency.strip_prefix("isekai-") {
                assert!(allowed.contains(&ours), "{name} must not use {ours}");
            }
        }
    }
}

#[test]
fn what_belongs_to_one_room_is_linked_there_only() {
    for (name, dependencies) in manifests() {
        for (dependency, only) in ONLY_IN {
            assert!(
                !dependencies.contains(*dependency) || name == *only,
                "{name} must not use {dependency}; only {only} may"
            );
        }
    }
}

/// The agent goes into every sandbox: what only the services need is not in it.
#[test]
fn the_agent_is_free_of_what_only_services_need() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "isekai-agent", "--locked", "--offline", "--edges", "normal", "--prefix", "none"])
        .current_dir(root())
        .output()
        .unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    let linked: BTreeSet<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(linked.contains("isekai-channel"), "{}", String::from_utf8_lossy(&output.stderr));
    for banned in ["utoipa", "axum", "rustls", "isekai-platform"] {
        assert!(!linked.contains(banned), "{banned} is linked:\n{tree}");
    }
}

/// The driver that leaves a hardening out is for the tests of its own crate.
#[test]
fn no_crate_asks_for_weakened_sandboxes() {
    for name in manifests().keys() {
        let text = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = toml::from_str(&text).unwrap();
        let own = manifest.get("features").is_some_and(|features| features.get("weakened").is_some());
        assert_eq!(own, name == "sandbox", "{name}");
        // Once where it is declared, with nothing behind it.
        assert_eq!(text.matches("weakened").count(), usize::from(own), "{name}");
    }
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(!workspace.contains("weakened"));
}

#[test]
fn one_crypto_library_is_linked() {
    for banned in ["ring", "openssl-sys"] {
        let output = Command::new(env!("CARGO"))
            .args(["tree", "--workspace", "--locked", "--offline", "--edges", "normal", "--invert", banned])
            .current_dir(root())
            .output()
            .unwrap();
        // Either the package is not in the lock file, or nothing leads to it.
        assert!(output.stdout.is_empty(), "{banned} is linked:\n{}", String::from_utf8_lossy(&output.stdout));
    }
}
