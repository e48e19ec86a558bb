//! The projects whose page is made with React, with or without a server.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{CompileError, Project, accounts, app, entity, notifications, page, server};
use crate::kit::{REACT, add_imported};
use crate::names::slug;
use crate::spec::{AppSpec, Target};
use crate::theme;

pub fn project(spec: &AppSpec) -> Result<Project, CompileError> {
    let mut files = BTreeMap::new();
    let mut put = |path: &str, content: String| files.insert(path.to_owned(), content);
    put("package.json", package_json(spec));
    put("index.html", app::index_html(spec));
    put("public/favicon.svg", theme::favicon(spec));
    put("src/App.tsx", app::app(spec));
    put("src/index.css", theme::stylesheet(spec, &REACT.text("src/index.css").unwrap_or_default(), &theme::TAILWIND));
    for one in &spec.entities {
        put(&format!("src/entities/{}.ts", one.id), entity::module(spec, one, true));
    }
    for one in &spec.pages {
        put(&format!("src/pages/{}.tsx", page::component_name(one)), page::module(spec, one));
    }
    for path in ["tsconfig.json", "eslint.config.js", "vite.config.ts", ".gitignore", "src/main.tsx"] {
        put(path, REACT.text(path).unwrap_or_default());
    }
    if let Some(sign_in) = &spec.sign_in {
        put("src/signIn.ts", accounts::module(spec, sign_in));
    }
    if notifications::are_used(spec) {
        put("src/notifications.ts", notifications::module(spec));
    }
    if spec.target.has_server() {
        server::add(spec, &mut files);
    }
    // The kit's own `store` stands for the app's while imports are followed; apps that keep nothing have none.
    add_imported(&REACT, &mut files)?;
    if let Some(store) = files.get_mut("src/store.ts").filter(|_| !spec.target.has_server()) {
        *store = app::store(spec, "");
    }
    let readme = super::readme::react(spec, files.contains_key("src/store.ts"));
    files.insert("README.md".to_owned(), readme);
    Ok(Project { files })
}

/// Versions are the kit's own: what it was tested with is what the app gets.
fn package_json(spec: &AppSpec) -> String {
    let kit: Value = serde_json::from_str(&REACT.text("package.json").unwrap_or_default()).unwrap_or_default();
    let pinned = |section: &str, names: &[&str]| -> String {
        let lines = names.iter().map(|name| format!("    \"{name}\": {}", kit[section][*name]));
        lines.collect::<Vec<_>>().join(",\n")
    };
    let checks = if spec.target == Target::Fullstack { "tsc --noEmit && tsc -p server" } else { "tsc --noEmit" };
    let (mut start, mut engines) = (String::new(), String::new());
    if spec.target.has_server() {
        start = format!("    \"start\": \"{}\",\n", server::command(spec.target).join(" "));
    }
    if spec.target == Target::Fullstack {
        engines = format!("  \"engines\": {{\n    \"node\": \"{NODE_WITH_SQLITE}\"\n  }},\n");
    }
    let types = ["@types/node"].into_iter().filter(|_| spec.target == Target::Fullstack);
    let mut development: Vec<&str> = DEV_DEPENDENCIES.iter().copied().chain(types).collect();
    development.sort_unstable();
    format!(
        r#"{{
  "name": "{}",
  "private": true,
  "version": "0.1.0",
  "type": "module",
{engines}  "scripts": {{
    "dev": "vite",
    "build": "vite build",
{start}    "preview": "vite preview",
    "typecheck": "{checks}",
    "lint": "eslint ."
  }},
  "dependencies": {{
{}
  }},
  "devDependencies": {{
{}
  }}
}}
"#,
        slug(&spec.name),
        pinned("dependencies", &["react", "react-dom"]),
        pinned("devDependencies", &development),
    )
}

/// The first that runs TypeScript and has SQLite without being asked to.
const NODE_WITH_SQLITE: &str = ">=22.18";

const DEV_DEPENDENCIES: &[&str] = &[
    "@eslint/js",
    "@tailwindcss/vite",
    "@types/react",
    "@types/react-dom",
    "@vitejs/plugin-react",
    "eslint",
    "eslint-plugin-react-hooks",
    "tailwindcss",
    "typescript",
    "typescript-eslint",
    "vite",
];
