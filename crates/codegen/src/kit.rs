//! The hand-written parts under `kits/`, compiled in.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rust_embed::RustEmbed;

use crate::compile::CompileError;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../kits/react"]
#[include = "src/**/*"]
#[include = "server/node/**/*"]
#[include = "server/python/**/*"]
#[include = "server/main.tsx"]
#[include = "server/PROTOCOL.md"]
#[include = "package.json"]
#[include = "tsconfig.json"]
#[include = "eslint.config.js"]
#[include = "vite.config.ts"]
#[include = ".gitignore"]
#[exclude = "**/*.test.ts"]
#[exclude = "**/__pycache__/**"]
#[exclude = "node_modules/**"]
struct ReactFiles;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../kits/static"]
#[include = "scripts/**/*"]
#[include = "styles/*"]
struct StaticFiles;

/// A set of kit files.
pub struct Kit {
    get: fn(&str) -> Option<rust_embed::EmbeddedFile>,
    names: fn() -> Vec<Cow<'static, str>>,
}

pub static REACT: Kit = Kit { get: ReactFiles::get, names: || ReactFiles::iter().collect() };
pub static STATIC: Kit = Kit { get: StaticFiles::get, names: || StaticFiles::iter().collect() };

impl Kit {
    pub fn text(&self, path: &str) -> Option<String> {
        (self.get)(path).and_then(|file| String::from_utf8(file.data.into_owned()).ok())
    }

    /// The paths that begin like this.
    pub fn below(&self, start: &str) -> impl Iterator<Item = String> {
        (self.names)().into_iter().map(Cow::into_owned).filter(move |path| path.starts_with(start))
    }
}

/// Adds the kit's files that the modules of a project import, and those that they import.
pub fn add_imported(kit: &Kit, files: &mut BTreeMap<String, String>) -> Result<(), CompileError> {
    let is_module = |path: &str| path.starts_with("src/") || path.starts_with("scripts/");
    let own = files.iter().filter(|(path, _)| is_module(path));
    let mut open: Vec<(String, String)> = own.map(|(path, content)| (path.clone(), content.clone())).collect();
    while let Some((importer, content)) = open.pop() {
        for import in imports(&importer, &content) {
            let candidates = [import.clone(), format!("{import}.ts"), format!("{import}.tsx")];
            if candidates.iter().any(|path| files.contains_key(path)) {
                continue;
            }
            let found = candidates.iter().find_map(|path| Some((path, kit.text(path)?)));
            let Some((path, text)) = found else {
                return Err(CompileError::MissingKitFile { importer, import });
            };
            files.insert(path.clone(), text.clone());
            open.push((path.clone(), text));
        }
    }
    Ok(())
}

/// The kit's files that these files of a project import, and those that they import, as the kit has them.
pub fn kit_files_behind(files: &BTreeMap<String, String>, from: &[&String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = from.to_vec();
    while let Some(importer) = open.pop() {
        let Some(content) = files.get(importer) else { continue };
        for import in imports(importer, content) {
            let candidates = [import.clone(), format!("{import}.ts"), format!("{import}.tsx")];
            let Some((path, text)) = candidates.iter().find_map(|path| files.get_key_value(path)) else { continue };
            let own = [&REACT, &STATIC].iter().any(|kit| kit.text(path).as_ref() == Some(text));
            if own && found.insert(path.clone()) {
                open.push(path);
            }
        }
    }
    found
}

/// The path of a pictogram, on a 24 by 24 grid.
pub fn pictogram(name: &str) -> Option<String> {
    let shapes = REACT.text("src/lib/site/pictograms.ts")?;
    let (_, after) = shapes.split_once(&format!("\n  {name}:"))?;
    after.split('\'').nth(1).map(str::to_owned)
}

/// The pictogram for what a title is about, as the kit's own function finds it.
pub fn pictogram_for(title: &str) -> Option<String> {
    let tables = REACT.text("src/lib/site/subjects.ts")?;
    // Entries such as `book: 'book novel',`.
    let entry = |entry: &str| {
        let (name, words) = entry.rsplit_once('\'')?;
        let name = name.trim_end().strip_suffix(':')?.rsplit(char::is_whitespace).next()?;
        Some((name.to_owned(), words.split(' ').map(str::to_owned).collect::<Vec<_>>()))
    };
    let entries: Vec<(String, Vec<String>)> = tables.split("',").filter_map(entry).collect();
    let title = title.to_lowercase();
    let words = title.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let mut forms = words.flat_map(|word| [word, word.trim_end_matches('s'), word.trim_end_matches("es")]);
    forms.find_map(|form| {
        let found = entries.iter().find(|(_, words)| words.iter().any(|word| word == form));
        found.map(|(name, _)| name.clone())
    })
}

/// What a module imports from its own project, as paths from the project's root, without the extension where the import has
/// none.
fn imports(importer: &str, content: &str) -> Vec<String> {
    let folder = importer.rsplit_once('/').map_or("", |(folder, _)| folder);
    content.lines().filter_map(specifier).filter(|path| path.starts_with('.')).map(|path| join(folder, path)).collect()
}

/// The quoted part of `import … from '…'`, of the last line of a longer import and of `import '…'`.
fn specifier(line: &str) -> Option<&str> {
    let quoted = match line.split_once(" from '") {
        Some((start, rest)) if ["import ", "export ", "}"].iter().any(|word| start.starts_with(word)) => rest,
        _ => line.strip_prefix("import '")?,
    };
    quoted.split_once('\'').map(|(path, _)| path)
}

fn join(folder: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pictogram_is_found() {
        for name in crate::blocks::ICONS {
            assert!(pictogram(name).is_some_and(|path| path.len() > 10), "{name}");
        }
    }

    #[test]
    fn titles_have_pictograms() {
        assert_eq!(pictogram_for("Our books").as_deref(), Some("book"));
        assert_eq!(pictogram_for("Contact").as_deref(), Some("mail"));
        assert_eq!(pictogram_for("Fresh apples").as_deref(), Some("apple"));
        assert_eq!(pictogram_for("Zeppelin"), None);
    }

    #[test]
    fn imports_are_found_in_all_their_forms() {
        let code =
            "import { a } from '../lib/a'\nimport {\n  b,\n} from './b'\nimport './c.css'\nimport react from 'react'\n";
        assert_eq!(imports("src/components/x.tsx", code), ["src/lib/a", "src/components/b", "src/components/c.css"]);
    }
}
