//! English singular and plural, as far as nouns in requests for apps need them.

/// Words whose plural the rules below would get wrong: singular, plural.
const IRREGULAR: &[(&str, &str)] = &[
    ("person", "people"),
    ("child", "children"),
    ("headache", "headaches"),
    ("thesis", "theses"),
    ("man", "men"),
    ("woman", "women"),
    ("mouse", "mice"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("goose", "geese"),
    ("leaf", "leaves"),
    ("knife", "knives"),
    ("shelf", "shelves"),
    ("wolf", "wolves"),
    ("life", "lives"),
    ("half", "halves"),
    ("loaf", "loaves"),
    ("wife", "wives"),
    ("bus", "buses"),
    ("gas", "gases"),
    ("lens", "lenses"),
    ("canvas", "canvases"),
    ("analysis", "analyses"),
    ("diagnosis", "diagnoses"),
    ("crisis", "crises"),
    ("quiz", "quizzes"),
    ("shoe", "shoes"),
    ("toe", "toes"),
    ("photo", "photos"),
    ("video", "videos"),
    ("studio", "studios"),
    ("logo", "logos"),
    ("memo", "memos"),
    ("piano", "pianos"),
    ("radio", "radios"),
    ("portfolio", "portfolios"),
    ("todo", "todos"),
    ("rodeo", "rodeos"),
    ("kilo", "kilos"),
    ("demo", "demos"),
    ("promo", "promos"),
    ("repo", "repos"),
    ("disco", "discos"),
    ("cache", "caches"),
    ("ache", "aches"),
    ("axe", "axes"),
    ("roof", "roofs"),
];

/// Nouns in -ie, whose plural in -ies must not become -y.
const IE: &[&str] = &[
    "movie", "cookie", "calorie", "zombie", "selfie", "brownie", "smoothie", "pie", "tie", "lie", "prairie", "rookie",
    "birdie", "genie", "foodie", "hoodie", "newbie", "indie", "veggie", "goalie", "collie",
];

/// Words that end in `s` and are no plural, or are the same in both numbers.
const UNCHANGED: &[&str] = &[
    "gas",
    "alumni",
    "news",
    "series",
    "species",
    "sheep",
    "fish",
    "physics",
    "mathematics",
    "maths",
    "always",
    "this",
    "yes",
    "has",
    "was",
    "is",
    "us",
    "its",
    "css",
    "js",
    "sms",
    "gps",
    "plus",
    "minus",
    "bias",
    "atlas",
    "jeans",
    "clothes",
    "as",
    "his",
    "does",
    "ios",
    "kubernetes",
    "tailwindcss",
    "christmas",
    "texas",
    "whereas",
    "perhaps",
    "besides",
    "hours_open",
    "saas",
    "pos",
    "aws",
    "dns",
    "rss",
    "os",
    "sms",
    "data",
    "media",
    "equipment",
    "feedback",
    "furniture",
    "information",
    "homework",
    "money",
    "inventory_stock",
    "software",
    "music",
    "art",
    "staff",
];

/// The singular of a lower-case noun; other words come back as they are.
pub fn singular(word: &str) -> String {
    if let Some((one, _)) = IRREGULAR.iter().find(|(_, many)| *many == word) {
        return (*one).to_owned();
    }
    if UNCHANGED.contains(&word) || !word.ends_with('s') || word.len() < 3 || !word.is_ascii() {
        return word.to_owned();
    }
    let cut = |bytes: usize| word[..word.len() - bytes].to_owned();
    if word.ends_with("ies") {
        return if IE.contains(&&word[..word.len() - 1]) || word.len() < 5 { cut(1) } else { format!("{}y", cut(3)) };
    }
    if ["sses", "shes", "ches", "xes", "zzes", "oes", "uses"].iter().any(|end| word.ends_with(end)) {
        let keeps_e = ["houses", "causes", "uses", "clauses", "pauses", "spouses", "excuses", "abuses", "warehouses"];
        return if keeps_e.contains(&word) { cut(1) } else { cut(2) };
    }
    if ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return word.to_owned();
    }
    cut(1)
}

/// A verb in the forms that requests use: track, tracks, tracked, tracking; plan, planning; study, studies, studied.
pub fn inflections(base: &str) -> Vec<String> {
    let cut = |bytes: usize| &base[..base.len().saturating_sub(bytes)];
    let vowel = |at: usize| base.as_bytes().get(at).is_some_and(|byte| b"aeiou".contains(byte));
    let length = base.len();
    let soft_y = base.ends_with('y') && length > 1 && !vowel(length - 2);
    // plan, shop, submit: a vowel between two consonants. Where the stress is decides in longer words; both ways are known then.
    let doubles = length >= 3
        && vowel(length - 2)
        && !vowel(length - 1)
        && !vowel(length - 3)
        && !base.ends_with(['w', 'x', 'y']);
    let last = base.chars().last().map(String::from).unwrap_or_default();
    let (third, past, gerund) = match () {
        () if soft_y => (format!("{}ies", cut(1)), format!("{}ied", cut(1)), format!("{base}ing")),
        () if base.ends_with("ee") => (format!("{base}s"), format!("{base}d"), format!("{base}ing")),
        () if base.ends_with('e') => (format!("{base}s"), format!("{base}d"), format!("{}ing", cut(1))),
        () if doubles && length <= 4 => (format!("{base}s"), format!("{base}{last}ed"), format!("{base}{last}ing")),
        () => (plural_word(base), format!("{base}ed"), format!("{base}ing")),
    };
    let mut forms = vec![base.to_owned(), third, past, gerund];
    if doubles && length > 4 {
        forms.extend([format!("{base}{last}ed"), format!("{base}{last}ing")]);
    }
    forms
}

/// The plural of a noun phrase: its last word is inflected, case is kept.
pub fn plural(phrase: &str) -> String {
    let (head, last) = phrase.rsplit_once(' ').map_or(("", phrase), |(head, last)| (head, last));
    let lower = last.to_lowercase();
    let many = plural_word(&lower);
    // Keep an initial capital or an acronym as it was written.
    let many = match many.strip_prefix(&lower) {
        Some(ending) => format!("{last}{ending}"),
        None if last.chars().next().is_some_and(char::is_uppercase) => {
            let mut chars = many.chars();
            chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
        }
        None => many,
    };
    if head.is_empty() { many } else { format!("{head} {many}") }
}

fn plural_word(word: &str) -> String {
    if let Some((_, many)) = IRREGULAR.iter().find(|(one, _)| *one == word) {
        return (*many).to_owned();
    }
    if UNCHANGED.contains(&word) || (word.ends_with('s') && singular(word) != word) {
        return word.to_owned();
    }
    let vowel_before_y = word.ends_with("ay") || word.ends_with("ey") || word.ends_with("oy") || word.ends_with("uy");
    match word {
        _ if word.ends_with('y') && !vowel_before_y => format!("{}ies", &word[..word.len() - 1]),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_take_their_forms() {
        for (base, forms) in [
            ("track", "track tracks tracked tracking"),
            ("manage", "manage manages managed managing"),
            ("plan", "plan plans planned planning"),
            ("study", "study studies studied studying"),
            ("search", "search searches searched searching"),
            ("view", "view views viewed viewing"),
            ("play", "play plays played playing"),
            ("submit", "submit submits submited submiting submitted submitting"),
        ] {
            assert_eq!(inflections(base).join(" "), forms);
        }
    }

    #[test]
    fn goes_both_ways() {
        let pairs = [
            ("task", "tasks"),
            ("movie", "movies"),
            ("category", "categories"),
            ("expense", "expenses"),
            ("course", "courses"),
            ("class", "classes"),
            ("dish", "dishes"),
            ("status", "statuses"),
            ("box", "boxes"),
            ("day", "days"),
            ("person", "people"),
            ("quiz", "quizzes"),
            ("house", "houses"),
            ("photo", "photos"),
            ("potato", "potatoes"),
            ("series", "series"),
            ("exercise", "exercises"),
            ("address", "addresses"),
        ];
        for (one, many) in pairs {
            assert_eq!(singular(many), one);
            assert_eq!(plural(one), many);
            assert_eq!(singular(one), one, "a singular stays");
        }
    }

    #[test]
    fn inflects_the_last_word_and_keeps_case() {
        assert_eq!(plural("Bird sighting"), "Bird sightings");
        assert_eq!(plural("Water intake entry"), "Water intake entries");
        assert_eq!(plural("Person"), "People");
        assert_eq!(plural("TV"), "TVs");
        assert_eq!(plural("Tasks"), "Tasks");
    }
}
