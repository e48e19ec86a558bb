//! Reads all files of a project and finds what a spec's texts became in them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use isekai_codegen::{Project, Target};
use serde_json::{Value, json};

use super::code::{self, Code};
use super::fill::{Filled, Text, plain};
use super::texts::{MARK, PLURAL_MARK};
use super::{html, markdown};

/// The hand-written files by the path they have in a project.
type Kit = HashMap<String, String>;
static REACT: LazyLock<Kit> = LazyLock::new(|| kit("react"));
static STATIC: LazyLock<Kit> = LazyLock::new(|| kit("static"));

fn kit(name: &str) -> Kit {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kits").join(name);
    let mut open = vec![root.clone()];
    let mut files = Kit::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("node_modules") {
                open.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                files.insert(path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), text);
            }
        }
    }
    files
}

/// Every file is one of the kit as it is, or holds the spec's texts as texts and nothing else of them; all texts that stand in
/// files of the app's own.
pub fn project(filled: &Filled, project: &Project) -> Result<Vec<String>, String> {
    let kit: &Kit = if filled.spec.target.is_react() { &REACT } else { &STATIC };
    let mut said = Vec::new();
    let is_kits = |path: &str, content: &String| {
        let server =
            path.strip_prefix("server/").map(|file| ["node", "python"].map(|kind| format!("server/{kind}/{file}")));
        let sources = server.into_iter().flatten().chain([path.to_owned()]);
        sources.into_iter().any(|source| kit.get(&source) == Some(content))
    };
    for (path, content) in project.files.iter().filter(|(path, content)| !is_kits(path, content)) {
        let is_safe = path.chars().all(|c| c.is_ascii_alphanumeric() || "/.-".contains(c)) && !path.contains("..");
        if !is_safe || path.starts_with('/') {
            return Err(format!("the path {path:?}"));
        }
        let found = file(filled, path, content, kit).map_err(|problem| format!("{path}: {problem}"))?;
        if let Some(text) = found.iter().find(|text| is_marked(text) && !is_said(filled, text)) {
            return Err(format!("{path}: nobody said {text:?}"));
        }
        said.extend(found);
    }
    Ok(said)
}

/// Every text stands somewhere, character for character.
pub fn nothing_is_lost(filled: &Filled, said: &[String]) -> Result<(), String> {
    let kind = filled.spec.pages[0].blocks[0].kind.as_str();
    let is_missing =
        |one: &&Text| !said.iter().any(|text| text.contains(&one.text)) && !is_passed_over(filled, kind, one);
    match filled.texts.iter().find(is_missing) {
        Some(one) => Err(format!("{kind}: {} is nowhere: {:?}", one.place, one.text)),
        None => Ok(()),
    }
}

/// Texts that stand for another choice than the one that the options together make, and those that only React apps show.
fn is_passed_over(filled: &Filled, kind: &str, one: &Text) -> bool {
    // The options of the first block are all set at once.
    let Some(option) = one.place.strip_prefix("/pages/0/blocks/0/options/") else { return false };
    let both = match kind {
        // Pictures that are given are not drawn.
        "about" | "carousel" | "gallery" | "hero" | "video" => option == "subject",
        // The page has it.
        "articles" => option == "heading",
        // They lead somewhere else.
        "cards-links" => option.ends_with("/page"),
        "featured" => option == "page",
        // They show records.
        "flashcards" => option.starts_with("cards/"),
        "quiz" => option.starts_with("questions/"),
        "menu-list" => option.starts_with("items/"),
        // Only lists are drawn from.
        "generator" => option.starts_with("items/"),
        _ => false,
    };
    let plain = filled.spec.target == Target::Static;
    both || (plain
        && matches!(
            (kind, option.split('/').next()),
            ("form", Some("steps")) | ("records", Some("actions" | "related"))
        ))
}

/// The texts that stand in a file.
fn file(filled: &Filled, path: &str, content: &str, kit: &Kit) -> Result<Vec<String>, String> {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        _ if path == "package.json" => package(filled.spec.target, content).map(|()| Vec::new()),
        _ if path == "README.md" => readme(filled, content),
        _ if path == ".gitignore" && !is_marked(content) => Ok(Vec::new()),
        _ if path == "server/model.json" => model(content),
        Some("ts" | "tsx" | "js") => module(content),
        Some("html" | "svg") => markup(content),
        Some("css") => style_sheet(content, kit.get(path)).map(|()| Vec::new()),
        _ => Err("a file that the kit does not have and nobody reads".to_owned()),
    }
}

/// All texts of a JSON value, as values and as names.
fn model(content: &str) -> Result<Vec<String>, String> {
    fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => texts.push(text.clone()),
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
            serde_json::Value::Object(members) => members.iter().for_each(|(name, value)| {
                texts.push(name.clone());
                collect(value, texts);
            }),
            _ => {}
        }
    }
    let value = serde_json::from_str(content).map_err(|error| error.to_string())?;
    let mut texts = Vec::new();
    collect(&value, &mut texts);
    Ok(texts)
}

fn module(content: &str) -> Result<Vec<String>, String> {
    let Code { texts, code } = code::read(content)?;
    if is_marked(&code) {
        return Err("a text became code".to_owned());
    }
    let names = code::names(&code);
    let words = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$');
    if let Some(word) =
        words.into_iter().find(|word| plain(word).contains(PLURAL_MARK) && !names.iter().any(|name| name == word))
    {
        return Err(format!("{word:?} became code"));
    }
    match (1..names.len()).find(|at| names[..*at].contains(&names[*at])) {
        Some(at) => Err(format!("`{}` is declared twice", names[at])),
        None => Ok(texts),
    }
}

fn markup(content: &str) -> Result<Vec<String>, String> {
    let html::Markup { mut texts, attributes, scripts } = html::read(content)?;
    for script in scripts {
        texts.extend(module(&script)?);
    }
    for (tag, name, value) in attributes {
        if ["href", "src", "action", "formaction", "poster"].contains(&name.as_str()) && !is_address(&value) {
            return Err(format!("<{tag}> leads to {value:?}"));
        }
        texts.push(value);
    }
    Ok(texts)
}

fn is_address(value: &str) -> bool {
    let schemes = [
        "#",
        "https://",
        "http://",
        "mailto:",
        "tel:",
        "data:image/",
        "./",
        "/src/",
        "styles/",
        "scripts/",
        "favicon.svg",
    ];
    schemes.iter().any(|scheme| value.starts_with(scheme))
}

/// All of it but the name is the same for all apps.
fn package(target: Target, content: &str) -> Result<(), String> {
    let mut value: Value = serde_json::from_str(content).map_err(|error| error.to_string())?;
    let name = value["name"].take();
    let kebab = |name: &str| {
        name.split('-')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
    };
    if !name.as_str().is_some_and(|name| name.len() <= 214 && kebab(name)) {
        return Err(format!("the name {name}"));
    }
    let mut scripts = json!({"dev": "vite", "build": "vite build", "preview": "vite preview", "typecheck": "tsc --noEmit", "lint": "eslint ."});
    match target {
        Target::Fullstack => {
            scripts["start"] = json!("node --disable-warning=ExperimentalWarning server/main.ts");
            scripts["typecheck"] = json!("tsc --noEmit && tsc -p server");
        }
        Target::Python => scripts["start"] = json!("python3 -u server/main.py"),
        Target::React | Target::Static => {}
    }
    let members: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    let known = ["dependencies", "devDependencies", "engines", "name", "private", "scripts", "type", "version"];
    if value["scripts"] != scripts || members.iter().any(|name| !known.contains(name)) || is_marked(&value.to_string())
    {
        return Err("more than the name is particular".to_owned());
    }
    Ok(())
}

/// Name, tagline and titles of pages, each as one line of plain text; no other line has anything of the spec's texts.
fn readme(filled: &Filled, content: &str) -> Result<Vec<String>, String> {
    let spec = &filled.spec;
    let mut texts = Vec::new();
    let mut lines = content.lines();
    texts.push(markdown::read(lines.next().unwrap_or_default(), "# ")?);
    if !spec.tagline.is_empty() {
        texts.push(markdown::read(lines.nth(1).unwrap_or_default(), "")?);
    }
    let mut addresses = spec
        .pages
        .iter()
        .enumerate()
        .map(|(at, page)| if at == 0 { " (`#/`)".to_owned() } else { format!(" (`#/{}`)", page.id) });
    let mut fences = 0;
    let mut in_pages = false;
    for line in lines {
        if line.starts_with("## ") {
            in_pages = line == "## Pages";
        }
        if in_pages && line.starts_with("- ") {
            let address = addresses.next().ok_or("more pages than there are")?;
            let title = line.strip_suffix(&address).ok_or_else(|| format!("{line:?} does not end with {address:?}"))?;
            texts.push(markdown::read(title, "- ")?);
        } else if is_marked(line) {
            return Err(format!("the line {line:?}"));
        }
        fences += usize::from(line.starts_with("```"));
    }
    if fences != 2 || content.contains("<b>") {
        return Err(format!("{fences} fences"));
    }
    Ok(texts)
}

/// The kit's style sheet, with colours in one place.
fn style_sheet(content: &str, kit: Option<&String>) -> Result<(), String> {
    let kit = kit.ok_or("a style sheet that the kit does not have")?;
    let before = kit.split_once("/* theme: begin */\n").ok_or("it has no place for a theme")?.0;
    let after = kit.split_once("/* theme: end */\n").ok_or("it has no place for a theme")?.1;
    let theme = content
        .strip_prefix(before)
        .and_then(|rest| rest.strip_suffix(after))
        .ok_or("more than the theme is particular")?;
    theme.lines().map(str::trim).find(|line| !is_style(line)).map_or(Ok(()), |line| Err(format!("the line {line:?}")))
}

fn is_style(line: &str) -> bool {
    let is_colour =
        |text: &str| text.len() == 7 && text.starts_with('#') && text[1..].chars().all(|c| c.is_ascii_hexdigit());
    let selector = (line.ends_with('{') || line.ends_with(',') || line.starts_with("@custom-variant dark ("))
        && line.chars().all(|c| c.is_ascii_alphanumeric() || " .:-~*=/'[]()@,{&;".contains(c));
    let note = line.starts_with("/* #") && line.ends_with(" */") && line.matches("*/").count() == 1;
    if selector || note {
        return true;
    }
    if let Some((name, value)) = line.strip_suffix(';').and_then(|line| line.split_once(": ")) {
        let variable =
            name.strip_prefix("--").is_some_and(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        return (variable && is_colour(value))
            || (name == "color" && value == "var(--ink)")
            || (name == "color-scheme" && ["light", "dark", "light dark"].contains(&value));
    }
    ["", "}"].contains(&line)
}

fn is_marked(text: &str) -> bool {
    plain(text).contains(MARK)
}

/// A text of the spec, a paragraph of one, one with words around it, in an address, or letters and hyphens only.
fn is_said(filled: &Filled, text: &str) -> bool {
    let word = text.chars().all(|c| c.is_ascii_alphanumeric() || "-/".contains(c));
    let encoded =
        text.starts_with("https://www.openstreetmap.org/search?query=") && !text.contains(['"', '\'', '<', ' ']);
    let found = plain(text);
    word || encoded || filled.texts.iter().any(|one| one.plain.contains(&found) || found.contains(&one.plain))
}
