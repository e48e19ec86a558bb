//! Whether a spec can be compiled. Every complaint points at the part it is about.

mod entity;
mod field;
mod page;
mod sign_in;
mod value;

use crate::names::slug;
use crate::spec::{AppSpec, SPEC_VERSION, Storage, Theme};
use crate::theme::Rgb;

pub use entity::MAX_FIELDS;
pub use field::TONES;
pub use value::fits;

/// One thing that is wrong with a spec.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {message}")]
pub struct SpecError {
    /// Where, e.g. `entities[0].fields[2].id`.
    pub path: String,
    pub message: String,
}

/// Collects complaints.
#[derive(Debug, Default)]
pub struct Errors(Vec<SpecError>);

impl Errors {
    pub fn push(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.0.push(SpecError { path: path.into(), message: message.into() });
    }

    /// Complains when `text` is not one line of 1 to `max` characters.
    pub fn line(&mut self, path: impl Into<String>, text: &str, max: usize) {
        let count = text.chars().count();
        if text.trim().is_empty() || count > max {
            self.push(path, format!("must have 1 to {max} characters, has {count}"));
        } else if text.chars().any(char::is_control) {
            self.push(path, "must not contain control characters");
        }
    }
}

const MAX_ENTITIES: usize = 20;
const MAX_PAGES: usize = 20;
const MAX_BEHAVIOURS: usize = 50;
const MAX_NAME_CHARS: usize = 60;
/// The slug of a name is longer than the name by its hyphens.
const MAX_STORAGE_KEY_CHARS: usize = 2 * MAX_NAME_CHARS;
const MAX_TAGLINE_CHARS: usize = 200;

/// Checks everything that `compile` relies on.
pub fn validate(spec: &AppSpec) -> Result<(), Vec<SpecError>> {
    let mut errors = Errors::default();
    if spec.version != SPEC_VERSION {
        errors.push("version", format!("must be {SPEC_VERSION}, is {}", spec.version));
    }
    errors.line("name", &spec.name, MAX_NAME_CHARS);
    if spec.storage_key.as_deref().is_some_and(|key| key.len() > MAX_STORAGE_KEY_CHARS || slug(key) != key) {
        errors.push("storageKey", format!("must be kebab-case, with at most {MAX_STORAGE_KEY_CHARS} characters"));
    }
    if !spec.tagline.is_empty() {
        errors.line("tagline", &spec.tagline, MAX_TAGLINE_CHARS);
    }
    theme(&spec.theme, &mut errors);
    sign_in::check(spec, &mut errors);
    match (spec.storage, spec.target.storage()) {
        (Storage::Server, Storage::Browser) => errors.push("storage", "must be `browser`: this target has no server"),
        (Storage::Browser, Storage::Server) => errors.push("storage", "must be `server` for this target"),
        _ => {}
    }
    count("entities", spec.entities.len(), 0, MAX_ENTITIES, &mut errors);
    count("pages", spec.pages.len(), 1, MAX_PAGES, &mut errors);
    count("behaviours", spec.behaviours.len(), 0, MAX_BEHAVIOURS, &mut errors);
    entity::check_all(spec, &mut errors);
    page::check_all(spec, &mut errors);
    for (at, behaviour) in spec.behaviours.iter().enumerate() {
        crate::behaviours::check(spec, behaviour, &format!("behaviours[{at}]"), &mut errors);
    }
    if errors.0.is_empty() { Ok(()) } else { Err(errors.0) }
}

pub fn count(path: &str, count: usize, min: usize, max: usize, errors: &mut Errors) {
    if count < min || count > max {
        errors.push(path, format!("must have {min} to {max} items, has {count}"));
    }
}

fn theme(theme: &Theme, errors: &mut Errors) {
    let colours = [("primary", &theme.primary), ("background", &theme.background), ("surface", &theme.surface)];
    for (name, colour) in colours {
        if colour.as_deref().is_some_and(|text| Rgb::parse(text).is_none()) {
            errors.push(format!("theme.{name}"), "must be a colour such as `#1a7f5a`");
        }
    }
}
