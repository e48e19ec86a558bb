//! `src/signIn.ts`: the roles of an app's accounts, and the accounts to try it with.

use serde_json::Value;

use super::ts::{self, Lit};
use crate::options::OWNER;
use crate::spec::{AppSpec, FieldKind, SignIn};

/// Of all demo accounts; the kit has it in `lib/accounts/accounts.ts`.
pub const DEMO_PASSWORD: &str = "demo1234";

const NAMES: [&str; 6] =
    ["Maya Jensen", "Daniel Okafor", "Lina Petrova", "Tomás Rivera", "Aiko Tanaka", "Samir Haddad"];

pub struct Demo {
    pub name: String,
    pub email: String,
    pub role: String,
}

/// `team-lead` → `Team lead`.
pub fn role_label(role: &str) -> String {
    let text = role.replace('-', " ");
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().to_string() + chars.as_str()).unwrap_or_default()
}

/// One account per role. That of the first role is whose records the samples are, so that its own pages are not empty.
pub fn demo_accounts(spec: &AppSpec, sign_in: &SignIn) -> Vec<Demo> {
    if !sign_in.demo {
        return Vec::new();
    }
    let account = |(at, role): (usize, &String)| Demo {
        name: NAMES[at % NAMES.len()].to_owned(),
        email: format!("{role}@example.com"),
        role: role.clone(),
    };
    let mut accounts: Vec<Demo> = sign_in.roles.iter().enumerate().map(account).collect();
    let Some(first) = accounts.first_mut() else { return accounts };
    for (is_email, owner) in sample_owners(spec) {
        if is_email { first.email = owner } else { first.name = owner }
    }
    let (name, email) = (first.name.clone(), first.email.to_lowercase());
    for other in &mut accounts[1..] {
        if other.name == name {
            other.name = NAMES[0].to_owned();
        }
        if other.email == email {
            other.email = format!("demo-{}", other.email);
        }
    }
    accounts
}

/// Whose the samples are: the owner of the first sample of each list of one's own records, and of notifications to one person.
/// True for an email address, false for a name.
fn sample_owners(spec: &AppSpec) -> Vec<(bool, String)> {
    let blocks = spec.pages.iter().flat_map(|page| &page.blocks);
    let mine = blocks.filter_map(|block| Some((block.entity.as_deref()?, block.options.get("mine")?.as_str()?)));
    let mut owners: Vec<(bool, String)> = Vec::new();
    for (entity, field) in mine {
        let Some(entity) = spec.entity(entity) else { continue };
        let Some(field) = entity.field(field).filter(|field| (OWNER.check)(&field.kind)) else { continue };
        let mut values = entity.samples.iter().filter_map(|sample| sample.get(&field.id)?.as_str());
        let is_email = field.kind == FieldKind::Email;
        if let Some(value) = values.find(|value| !value.trim().is_empty())
            && !owners.iter().any(|(known, _)| *known == is_email)
        {
            owners.push((is_email, value.trim().to_owned()));
        }
    }
    owners
}

pub fn module(spec: &AppSpec, sign_in: &SignIn) -> String {
    let text = |key: &str, value: &str| (key.to_owned(), Lit::text(value));
    let roles = sign_in.roles.iter().map(|role| Lit::Object(vec![text("id", role), text("label", &role_label(role))]));
    let demo = demo_accounts(spec, sign_in)
        .into_iter()
        .map(|one| Lit::Object(vec![text("name", &one.name), text("email", &one.email), text("role", &one.role)]));
    let mut out = "import type { SignIn } from './lib/accounts/accounts'\n\n".to_owned();
    out += "/** Who may use the app: its roles, and an account of each to try it with. */\n";
    out += "export const signIn: SignIn = {\n";
    out += &ts::member("required", &Lit::Scalar(Value::Bool(sign_in.required)), 2);
    out += &ts::member("roles", &Lit::List(roles.collect()), 2);
    out += &ts::member("demo", &Lit::List(demo.collect()), 2);
    out + "}\n"
}
