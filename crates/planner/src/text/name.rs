//! Labels and identifiers from words.

use isekai_codegen::is_reserved;

use super::words::words;

/// Words that keep their capitals, and how they are written.
const FIXED: &[(&str, &str)] = &[
    ("csv", "CSV"),
    ("crm", "CRM"),
    ("url", "URL"),
    ("id", "ID"),
    ("isbn", "ISBN"),
    ("gpa", "GPA"),
    ("vat", "VAT"),
    ("bmi", "BMI"),
    ("sku", "SKU"),
    ("tv", "TV"),
    ("dvd", "DVD"),
    ("cd", "CD"),
    ("pdf", "PDF"),
    ("faq", "FAQ"),
    ("faqs", "FAQs"),
    ("hr", "HR"),
    ("it", "IT"),
    ("ip", "IP"),
    ("api", "API"),
    ("vin", "VIN"),
    ("iban", "IBAN"),
    ("html", "HTML"),
    ("css", "CSS"),
    ("js", "JS"),
    ("kpi", "KPI"),
    ("kpis", "KPIs"),
    ("okr", "OKR"),
    ("okrs", "OKRs"),
    ("roi", "ROI"),
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gps", "GPS"),
    ("usb", "USB"),
    ("rsvp", "RSVP"),
    ("ai", "AI"),
    ("ui", "UI"),
    ("qr", "QR"),
    ("seo", "SEO"),
    ("iot", "IoT"),
    ("saas", "SaaS"),
    ("diy", "DIY"),
];

const SMALL: &[&str] =
    &["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "my"];

/// Better names than the general rule's, for words that fields are often called.
const INSTEAD: &[(&str, &str)] = &[
    ("type", "kind"),
    ("from", "origin"),
    ("for", "recipient"),
    ("class", "className"),
    ("number", "code"),
    ("id", "reference"),
    ("package", "parcel"),
    ("private", "isPrivate"),
    ("public", "isPublic"),
    ("function", "role"),
    ("set", "setName"),
];

/// `recipe box` → `Recipe Box`. Words written with capitals by the user keep them.
pub fn title_case(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for (index, word) in text.split_whitespace().enumerate() {
        let small = index > 0 && SMALL.contains(&word);
        out.push(if small { word.to_owned() } else { capitalised(word) });
    }
    out.join(" ")
}

/// `due date` → `Due date`; acronyms keep their capitals.
pub fn sentence_case(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for (index, word) in text.split_whitespace().enumerate() {
        let lower = word.to_lowercase();
        // "it" is only the acronym in a title's capitals; here it is the pronoun.
        let fixed = FIXED.iter().find(|(key, _)| *key == lower && lower != "it").map(|(_, shown)| (*shown).to_owned());
        out.push(match fixed {
            Some(shown) => shown,
            None if index == 0 => capitalised(word),
            None => word.to_owned(),
        });
    }
    out.join(" ")
}

/// `Due date` → `dueDate`: ASCII letters and digits, a letter first. `fallback` when nothing is left.
pub fn camel_id(text: &str, fallback: &str) -> String {
    let parts = ascii_parts(text);
    let mut id = String::new();
    for part in &parts {
        if id.is_empty() {
            id.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
        } else {
            let (first, rest) = part.split_at(1);
            id.push_str(&first.to_uppercase());
            id.push_str(rest);
        }
    }
    id.truncate(40);
    if id.is_empty() { fallback.to_owned() } else { usable(id) }
}

/// Generated code cannot use JavaScript's own words as names.
fn usable(id: String) -> String {
    if let Some((_, instead)) = INSTEAD.iter().find(|(word, _)| *word == id) {
        return (*instead).to_owned();
    }
    if is_reserved(&id) { format!("{id}Value") } else { id }
}

/// `In progress` → `in-progress`. `fallback` when nothing is left.
pub fn kebab_id(text: &str, fallback: &str) -> String {
    let mut id = ascii_parts(text).join("-");
    id.truncate(40);
    let id = id.trim_matches('-');
    if id.is_empty() { fallback.to_owned() } else { id.to_owned() }
}

fn capitalised(word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some((_, shown)) = FIXED.iter().find(|(key, _)| *key == lower && lower != "it") {
        return (*shown).to_owned();
    }
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

fn ascii_parts(text: &str) -> Vec<String> {
    let folded: String = text.chars().map(fold).collect();
    words(&folded)
        .into_iter()
        .filter(|word| !word.punctuation)
        .map(|word| word.lower.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
        .filter(|part| !part.is_empty())
        .collect()
}

/// The plain letter of the accented ones that are common in European languages.
fn fold(c: char) -> char {
    match c {
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_names() {
        assert_eq!(title_case("csv viewer"), "CSV Viewer");
        assert_eq!(title_case("book of recipes"), "Book of Recipes");
        assert_eq!(title_case("McKenzie tracker"), "McKenzie Tracker");
        assert_eq!(sentence_case("due date"), "Due date");
        assert_eq!(sentence_case("product id"), "Product ID");
    }

    #[test]
    fn makes_identifiers() {
        assert_eq!(camel_id("Due date", "field"), "dueDate");
        assert_eq!(camel_id("3D model's Price (€)", "field"), "dModelsPrice");
        assert_eq!(camel_id("Type", "field"), "kind");
        assert_eq!(camel_id("Default", "field"), "defaultValue");
        assert_eq!(camel_id("日本", "field"), "field");
        assert_eq!(camel_id("Größe", "field"), "groe");
        assert_eq!(kebab_id("In Progress!", "x"), "in-progress");
        assert_eq!(kebab_id("À faire", "x"), "a-faire");
        assert_eq!(kebab_id("…", "option-1"), "option-1");
    }
}
