//! Accounts, and the pages that are only for some of them.

use super::{Errors, count};
use crate::names::is_kebab;
use crate::spec::{AppSpec, Page};

const MAX_ROLES: usize = 6;
const MAX_ROLE_CHARS: usize = 30;
/// What `write` of blocks may say beside roles.
const NO_ROLES: &[&str] = &["everyone", "signed-in"];
/// Every app with accounts has them.
const OWN_PAGES: &[&str] = &["login", "signup", "profile"];

pub fn check(spec: &AppSpec, errors: &mut Errors) {
    let Some(sign_in) = &spec.sign_in else { return };
    if !spec.target.is_react() {
        errors.push("signIn", "the target `static` has no accounts");
    }
    count("signIn.roles", sign_in.roles.len(), 1, MAX_ROLES, errors);
    for (at, role) in sign_in.roles.iter().enumerate() {
        let path = format!("signIn.roles[{at}]");
        let starts = role.starts_with(|c: char| c.is_ascii_lowercase());
        if !is_kebab(role) || !starts || role.len() > MAX_ROLE_CHARS || NO_ROLES.contains(&role.as_str()) {
            errors.push(&path, format!("`{role}` is no kebab-case name of a role"));
        }
        if sign_in.roles[..at].contains(role) {
            errors.push(path, format!("`{role}` is named twice"));
        }
    }
}

pub fn check_page(spec: &AppSpec, page: &Page, path: &str, errors: &mut Errors) {
    if spec.sign_in.is_none() {
        for (name, set) in [("roles", page.roles.is_some()), ("signedIn", page.signed_in)] {
            if set {
                errors.push(format!("{path}.{name}"), "the app has no accounts (`signIn`)");
            }
        }
        return;
    }
    if OWN_PAGES.contains(&page.id.as_str()) {
        errors.push(format!("{path}.id"), format!("apps with accounts have a page `{}` of their own", page.id));
    }
    let Some(roles) = &page.roles else { return };
    count(&format!("{path}.roles"), roles.len(), 1, MAX_ROLES, errors);
    for (at, role) in roles.iter().enumerate().filter(|(_, role)| !spec.roles().contains(role)) {
        errors.push(
            format!("{path}.roles[{at}]"),
            format!("`{role}` is no role; known are: {}", spec.roles().join(", ")),
        );
    }
}
