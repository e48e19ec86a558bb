//! "add login", "only admins can delete", "make the reports page for members only", "remove login".

use std::ops::Range;

use isekai_codegen::{ADMIN, Patch, SignIn, find_block};
use serde_json::json;

use super::editor::Editor;
use super::more::{self, More};
use super::targets;
use crate::lexicon::{Intent, Wish};
use crate::text::{kebab_id, singular};

/// All who have an account.
const SIGNED_IN: &[&str] = &["member", "user", "people", "account", "everyone", "those", "customer"];
/// Words that say that somebody has signed in.
const SIGNED: &[&str] = &["logged", "signed", "registered", "authenticated"];
/// What is done with records by those who may write.
const WRITING: &[&str] = &[
    "delete", "edit", "change", "add", "create", "update", "modify", "remove", "write", "manage", "deleting",
    "editing", "post", "save",
];
const READING: &[&str] = &["see", "open", "view", "access", "use", "visit", "read", "enter"];
const MAX_ROLES: usize = 6;

pub fn read(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    required(editor, clause)
        || private(editor, clause)
        || visitors(editor, clause)
        || only(editor, clause)
        || page_for(editor, clause)
        || everyone(editor, clause)
}

/// Takes the accounts away: "the login", "sign up", "user accounts".
pub fn remove(editor: &mut Editor<'_>, what: Range<usize>, part: &Range<usize>) -> bool {
    let end = what.clone().rev().find(|&at| !editor.reading.words[at].is_any(&["page", "form", "screen", "button"]));
    let said = &editor.reading.words[what.start..end.map_or(what.end, |at| at + 1)];
    let wish = editor.lexicon.wishes.phrases().exact(said) == Some(Wish::Intent(Intent::Account));
    if !(wish || editor.lexicon.demands.nouns.exact(said) == Some(Intent::Account)) {
        return false;
    }
    if editor.spec.sign_in.is_none() {
        editor.note(part.clone(), "The app has no accounts");
        return true;
    }
    editor.apply(part.clone(), "No accounts: everything is everybody's", vec![Patch::SetSignIn { sign_in: None }])
}

/// "require login", "make login required", "users must log in".
fn required(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words[clause.clone()];
    let must = words.iter().any(|word| {
        word.is_any(&["require", "required", "requires", "must", "mandatory", "force", "compulsory", "needs", "need"])
    });
    let about = (clause.start..clause.end).any(|at| account(editor, at, clause.end));
    let field = (clause.start + 1..clause.end).any(|at| targets::field(editor, clause.start + 1..at, None).is_some());
    if !must || !about || field {
        return false;
    }
    for_accounts(editor, clause)
}

/// "make the app private", "make it members only".
fn private(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    if !words[clause.start].is_any(&["make", "keep", "set"]) {
        return false;
    }
    let members =
        |at: usize| words[at].is_any(&["members", "member"]) && words.get(at + 1).is_some_and(|word| word.is("only"));
    let cue = (clause.start + 2..clause.end).find(|&at| words[at].is("private") || members(at));
    let Some(cue) = cue.filter(|cue| targets::is_app(editor, &(clause.start + 1..*cue))) else { return false };
    let end = if members(cue) { cue + 2 } else { cue + 1 };
    end >= clause.end && for_accounts(editor, clause)
}

fn for_accounts(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let Some((mut patches, mut sign_in)) = accounts(editor, clause) else { return false };
    sign_in.required = true;
    patches.retain(|patch| !matches!(patch, Patch::SetSignIn { .. }));
    patches.insert(0, Patch::SetSignIn { sign_in: Some(sign_in) });
    editor.apply(clause.clone(), "Only people with an account may use the app", patches)
}

/// "visitors can only view", "guests may only read recipes".
fn visitors(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    if !words[clause.start].is_any(&["visitors", "guests", "strangers", "others", "outsiders"]) {
        return false;
    }
    let Some(only) = editor.find(clause, &["only", "just"]) else { return false };
    let Some(verb) = editor.find(&(only..clause.end), READING) else { return false };
    let what = verb + 1..clause.end;
    let entity = targets::entity(editor, what.clone());
    (entity.is_some() || all(editor, &what)) && write(editor, clause, entity.as_deref(), "signed-in")
}

fn account(editor: &Editor<'_>, at: usize, end: usize) -> bool {
    let words = &editor.reading.words[at..end];
    editor.lexicon.wishes.phrases().at(words).is_some_and(|wish| wish.value == Wish::Intent(Intent::Account))
}

/// "only admins can delete recipes", "only members can see the reports page".
fn only(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let Some(only) = editor.find(clause, &["only"]).filter(|at| *at <= clause.start + 2) else { return false };
    let near = clause.end.min(only + 8);
    let Some(verb) = (only + 1..near)
        .find(|&at| editor.reading.words[at].is_any(WRITING) || editor.reading.words[at].is_any(READING))
    else {
        return false;
    };
    // "only admins", "admins only"
    let Some(who) = who(editor, only + 1..verb).or_else(|| who(editor, clause.start..only)) else { return false };
    let writes = (verb..clause.end).any(|at| editor.reading.words[at].is_any(WRITING));
    let from = (verb..clause.end)
        .find(|&at| {
            let word = &editor.reading.words[at];
            !(word.is_any(WRITING) || word.is_any(READING) || word.is_any(&["and", "or", ",", "can", "may"]))
        })
        .unwrap_or(clause.end);
    let what = from..clause.end;
    if writes {
        let entity = targets::entity(editor, what.clone());
        if entity.is_none() && !all(editor, &what) {
            return false;
        }
        return write(editor, clause, entity.as_deref(), &who);
    }
    match targets::page(editor, what.clone()) {
        Some(page) => open(editor, clause, page, &who),
        None if who == "signed-in" && all(editor, &what) => for_accounts(editor, clause),
        None => {
            let entity = targets::entity(editor, what);
            let page = entity.and_then(|id| targets::block(editor, "records", Some(&id))).map(|(page, ..)| page);
            page.is_some_and(|page| open(editor, clause, page, &who))
        }
    }
}

/// "make the reports page private", "the orders page is for admins only", "hide the orders page from visitors".
fn page_for(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let start = clause.start + usize::from(words[clause.start].is_any(&["make", "hide", "set", "let", "keep"]));
    let Some(cue) = (start + 1..clause.end)
        .find(|&at| words[at].is_any(&["private", "for", "only", "visible", "from", "members", "admin", "public"]))
    else {
        return false;
    };
    let end = (start..cue).rev().find(|&at| !words[at].is_any(&["is", "be", "should", "available"]));
    let Some(page) = targets::page(editor, start..end.map_or(cue, |at| at + 1)) else { return false };
    let tail = &words[cue..clause.end];
    if tail.iter().any(|word| word.is_any(&["public", "everyone", "everybody", "anyone"])) {
        let patch = Patch::SetPageAccess { page, roles: None, signed_in: false };
        return editor.apply(clause.clone(), "The page is for everybody", vec![patch]);
    }
    let hidden = words[clause.start].is("hide") || tail.iter().any(|word| word.is("private"));
    let limited = hidden || tail.iter().any(|word| word.is("only"));
    let named = who(editor, cue..clause.end).filter(|_| !hidden);
    let Some(who) = named.or_else(|| hidden.then(|| "signed-in".to_owned())).filter(|_| limited) else { return false };
    open(editor, clause, page, &who)
}

/// "everyone can edit recipes": no limit any longer.
fn everyone(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let start = clause.start + usize::from(words[clause.start].is_any(&["let", "allow"]));
    if start >= clause.end || !words[start].is_any(&["everyone", "everybody", "anyone", "anybody"]) {
        return false;
    }
    let Some(verb) = editor.find(&(start..clause.end), WRITING) else { return false };
    let entity = targets::entity(editor, verb + 1..clause.end);
    if editor.spec.sign_in.is_none() || entity.is_none() && !all(editor, &(verb + 1..clause.end)) {
        return false;
    }
    write(editor, clause, entity.as_deref(), "everyone")
}

/// Who is meant: `signed-in`, or a role.
fn who(editor: &Editor<'_>, range: Range<usize>) -> Option<String> {
    let words = &editor.reading.words[range];
    if words.iter().any(|word| word.is_any(SIGNED)) {
        return Some("signed-in".to_owned());
    }
    let small =
        ["the", "a", "an", "can", "may", "should", "be", "able", "to", "for", "only", "by", "in", "visible", "is"];
    let named: Vec<_> = words.iter().filter(|word| !word.is_any(&small) && !word.punctuation).collect();
    let [one] = named.as_slice() else { return None };
    if one.stem.starts_with("admin") || one.is_any(&["me", "owner", "owners"]) {
        return Some(ADMIN.to_owned());
    }
    if SIGNED_IN.contains(&one.stem.as_str()) {
        return Some("signed-in".to_owned());
    }
    // Somebody is named by a plural: "only managers".
    let several = one.stem != one.lower || one.is_any(&["staff", "hr", "management", "personnel"]);
    several.then(|| kebab_id(&singular(&one.lower), "member"))
}

/// Whether the words mean everything there is.
fn all(editor: &Editor<'_>, what: &Range<usize>) -> bool {
    let words = &editor.reading.words[editor.bare(what.clone())];
    words.iter().all(|word| {
        word.is_any(&[
            "records",
            "anything",
            "things",
            "it",
            "them",
            "entries",
            "data",
            "everything",
            "app",
            "the",
            "site",
        ]) || word.is_any(&["website", "items", "content", "stuff"])
    })
}

/// Accounts with the role, added where there are none. Gives the changes and what the accounts then are.
fn accounts(editor: &Editor<'_>, clause: &Range<usize>) -> Option<(Vec<Patch>, SignIn)> {
    if let Some(sign_in) = &editor.spec.sign_in {
        return Some((Vec::new(), sign_in.clone()));
    }
    let patches = more::patches(editor, &More { intents: vec![Intent::Account], ..More::default() }, clause)?;
    let sign_in = patches.iter().find_map(|patch| match patch {
        Patch::SetSignIn { sign_in } => sign_in.clone(),
        _ => None,
    })?;
    Some((patches, sign_in))
}

/// The changes that make sure that a role exists.
fn with_role(editor: &mut Editor<'_>, clause: &Range<usize>, who: &str) -> Option<Vec<Patch>> {
    if who == "everyone" {
        return Some(Vec::new());
    }
    let (mut patches, mut sign_in) = accounts(editor, clause)?;
    if who == "signed-in" || sign_in.roles.iter().any(|role| role == who) {
        return Some(patches);
    }
    if sign_in.roles.len() >= MAX_ROLES {
        editor.refusals.push(format!("An app has at most {MAX_ROLES} roles; \"{who}\" would be one more."));
        return None;
    }
    sign_in.roles.push(who.to_owned());
    patches.push(Patch::SetSignIn { sign_in: Some(sign_in) });
    Some(patches)
}

fn write(editor: &mut Editor<'_>, clause: &Range<usize>, entity: Option<&str>, who: &str) -> bool {
    let Some(mut patches) = with_role(editor, clause, who) else { return false };
    let before = patches.len();
    for page in &editor.spec.pages {
        for (at, block) in page.blocks.iter().enumerate() {
            let limits =
                find_block(&block.kind).is_some_and(|kind| kind.options().iter().any(|def| def.name == "write"));
            if !limits || entity.is_some_and(|id| block.entity.as_deref() != Some(id)) {
                continue;
            }
            let value = (who != "everyone").then(|| json!(who));
            let page = page.id.clone();
            patches.push(Patch::SetBlockOption { page, at, option: "write".to_owned(), value });
        }
    }
    if patches.len() == before {
        let said = editor.shown(clause.clone());
        editor.refusals.push(format!("\"{said}\" needs a list of records that one can change."));
        return false;
    }
    let what =
        entity.and_then(|id| editor.spec.entity(id)).map_or("records".to_owned(), |one| one.plural.to_lowercase());
    let people = match who {
        "everyone" => "Everybody".to_owned(),
        "signed-in" => "Only people with an account".to_owned(),
        role => format!("Only people with the role {role}"),
    };
    // One right for all three: whoever may not delete may not change either.
    editor.apply(clause.clone(), format!("{people} may add, change and delete {what}"), patches)
}

fn open(editor: &mut Editor<'_>, clause: &Range<usize>, page: String, who: &str) -> bool {
    let Some(mut patches) = with_role(editor, clause, who) else { return false };
    let signed_in = who == "signed-in";
    let roles = (!signed_in).then(|| vec![who.to_owned()]);
    let people = if signed_in { "people with an account".to_owned() } else { format!("people with the role {who}") };
    patches.push(Patch::SetPageAccess { page, roles, signed_in });
    editor.apply(clause.clone(), format!("The page is for {people} only"), patches)
}
