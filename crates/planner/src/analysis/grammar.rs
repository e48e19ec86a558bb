//! Small words: what begins a request, what ends a phrase, what stands between a verb and its object.

use crate::text::{Reading, Word};

/// Words before the thing that is asked for.
const LEAD: &[&str] = &[
    "please", "can", "could", "would", "will", "you", "i", "we", "i'd", "i'm", "we'd", "want", "need", "like", "to", "have",
    "create", "make", "build", "generate", "write", "design", "implement", "develop", "code", "program", "produce", "give",
    "me", "us", "a", "an", "the", "my", "our", "some", "let's", "lets", "hi", "hello", "hey", "help", "looking", "get",
    "new", "kind", "sort", "of", "just", "simply", "quickly", "now", "today", "start", "set", "up", "put", "together",
    "another", "something", "prototype", ",", "!", "love", "should", "it", "be", "one", "am", "are", "is", "this", "that's",
];

/// Words that say "an app" without saying what about.
const APP: &[&str] = &[
    "app", "application", "apps", "tracker", "tracking", "manager", "management", "managing", "log", "logger", "logbook",
    "list", "lists", "collection", "catalogue", "catalog", "organizer", "organiser", "journal", "diary", "inventory",
    "database", "library", "planner", "directory", "register", "registry", "box", "book", "dashboard", "system",
    "website", "site", "tool", "webapp", "webpage", "page", "platform", "portal", "generator", "viewer", "archive",
    "keeper", "monitor", "scheduler", "builder", "form", "store", "vault", "calendar", "hub", "counter", "program",
    "software", "maker", "creator", "editor", "assistant", "helper", "browser", "finder", "scheduling", "planning", "web",
    "checklist", "sheet", "spreadsheet", "table", "recorder", "overview", "solution", "utility", "mvp", "prototype", "demo",
    "clone", "schedule", "chart", "record", "records", "data", "info", "tracer", "widget", "interface", "service", "wishlist",
];

/// App words that add nothing to a name.
const GENERIC_APP: &[&str] = &[
    "app", "application", "apps", "website", "site", "tool", "system", "page", "webapp", "webpage", "web", "program",
    "software", "solution", "utility", "mvp", "prototype", "demo", "tracking", "managing", "management", "platform", "data",
    "info", "widget", "interface", "viewer", "records", "record",
];

const BOUNDARY: &[&str] = &[
    "with", "that", "which", "where", "who", "to", "for", "using", "including", "includes", "include", "featuring",
    "having", "has", "called", "named", "titled", ".", ",", ";", ":", "(", ")", "!", "?", "written", "made", "so", "i",
    "we", "users", "from", "on", "without", "whose", "when", "while", "must", "should", "can", "could", "allowing",
    "allows", "in", "by", "based", "it", "they", "please", "use", "\"", "“", "then", "because", "via", "through", "like",
    "—", "–",
];

/// What ends a list of fields or features.
const LIST_END: &[&str] = &[
    "that", "which", "where", "who", "so", "because", "using", "while", "when", "should", "must", "can", "could", "will",
    "would", "allow", "allows", "allowing", "let", "lets", "make", "makes", "use", "please", "i", "we", "it", "they",
    "there", "then", "but", "written", "built", "called", "named", "titled", "without", "this", ".", "!", "?", ";", "also",
    "be", "able", "need", "needs", "want", "each", "every",
];

const ARTICLES: &[&str] = &[
    "a", "an", "the", "my", "our", "your", "their", "his", "her", "its", "all", "some", "each", "every", "any", "various",
    "different", "multiple", "several", "many", "new", "existing", "own", "personal", "daily", "weekly", "monthly", "upcoming",
    "available", "recent", "latest", "simple", "small", "favourite", "favorite", "of", "for", "through", "up", "in", "out",
    "about", "on", "these", "those", "individual", "specific", "current", "past", "future", "that", "which", "more", "at", "to",
];

/// Verbs whose object is what an app keeps records of: base form, and whether the object may be a word we do not know.
const VERBS: &[(&str, bool)] = &[
    ("track", true), ("manage", true), ("organize", true), ("organise", true), ("log", true), ("record", true),
    ("collect", true), ("catalog", true), ("catalogue", true), ("monitor", true), ("store", true), ("keep", true),
    ("remember", true), ("list", true), ("browse", false), ("view", false), ("add", false), ("create", false), ("post", false),
    ("publish", false), ("book", false), ("reserve", false), ("order", false), ("buy", false), ("sell", false), ("rent", false),
    ("plan", false), ("schedule", false), ("review", false), ("rate", false), ("submit", false), ("search", false),
    ("find", false), ("see", false), ("write", false), ("share", false), ("follow", false), ("assign", false),
    ("upload", false), ("edit", false), ("delete", false), ("update", false), ("read", false), ("count", false),
    ("display", false), ("show", false), ("showcase", false), ("enter", false), ("handle", true), ("maintain", true),
    ("save", true), ("document", true), ("administer", true), ("purchase", false), ("compare", false), ("explore", false),
    ("place", false), ("check", false), ("process", false), ("send", false), ("receive", false), ("register", false),
    ("watch", false), ("pay", false), ("issue", false), ("generate", false), ("access", false), ("discover", false),
];

pub fn is_lead(word: &Word) -> bool {
    word.is_any(LEAD)
}

pub fn is_app_word(word: &Word) -> bool {
    word.is_any(APP)
}

pub fn is_generic_app_word(word: &Word) -> bool {
    word.is_any(GENERIC_APP)
}

pub fn is_boundary(word: &Word) -> bool {
    word.is_any(BOUNDARY)
}

pub fn ends_list(word: &Word) -> bool {
    word.is_any(LIST_END)
}

pub fn is_article(word: &Word) -> bool {
    word.is_any(ARTICLES)
}

/// Whether the word is one of our verbs in any form, and if so whether unknown objects count.
pub fn verb(word: &Word) -> Option<(&'static str, bool)> {
    VERBS.iter().find(|(base, _)| is_form(&word.lower, base)).copied()
}

pub fn is_verb(word: &Word) -> bool {
    verb(word).is_some()
}

/// First word at or after `from` that ends a list, else the end of the text.
pub fn list_end(reading: &Reading<'_>, from: usize) -> usize {
    let mut depth = 0_usize;
    for at in from..reading.len() {
        let word = &reading.words[at];
        match word.lower.as_str() {
            "(" | "[" => depth += 1,
            ")" | "]" if depth > 0 => depth -= 1,
            "built" | "made" | "written" if at > from && reading.words[at - 1].is_any(&["is", "was"]) => {}
            // "whether it is paid"
            "it" | "they" if at > from && reading.words[at - 1].is_any(&["whether", "if"]) => {}
            _ if depth == 0 && at > from && ends_list(word) => {
                // "… and notes. Users can …": the subject of the next clause is no item.
                let modal = word.is_any(&["should", "must", "can", "could", "will", "would", "need", "needs", "want"]);
                let subject = modal && at > from + 1 && reading.words[at - 1].is_any(&["users", "user", "people", "everyone", "visitors", "customers"]);
                return if subject { at - 1 } else { at };
            }
            _ => {}
        }
    }
    reading.len()
}

/// `track` → track, tracks, tracked, tracking; `manage` → managing; `plan` → planning; `study` → studies.
fn is_form(word: &str, base: &str) -> bool {
    let Some(first) = base.get(..2) else { return word == base };
    if !word.starts_with(first) {
        return false;
    }
    let stem = base.strip_suffix('e').unwrap_or(base);
    let doubled = base.chars().last().unwrap_or_default();
    word == base
        || word.strip_prefix(base).is_some_and(|end| ["s", "es", "d", "ed", "ing"].contains(&end))
        || word.strip_prefix(stem).is_some_and(|end| end == "ing")
        || word.strip_prefix(base).and_then(|rest| rest.strip_prefix(doubled)).is_some_and(|end| end == "ing" || end == "ed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn knows_verbs_in_their_forms() {
        for (text, base) in [("tracking", "track"), ("managing", "manage"), ("planning", "plan"), ("browses", "browse"), ("logged", "log")] {
            assert_eq!(verb(&words(text)[0]).map(|(base, _)| base), Some(base), "{text}");
        }
        assert_eq!(verb(&words("tracker")[0]), None);
    }

    #[test]
    fn lists_end_where_the_next_clause_begins() {
        let end = |text: &str| {
            let reading = Reading::new(text);
            reading.source(0..list_end(&reading, 0)).to_owned()
        };
        assert_eq!(end("title and notes. Users can add"), "title and notes");
        assert_eq!(end("title, notes users can edit"), "title, notes");
        assert_eq!(end("a (must, can) and b so that"), "a (must, can) and b");
    }
}
