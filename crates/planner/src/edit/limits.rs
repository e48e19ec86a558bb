//! "limit the title to 80 characters", "quantity must be between 1 and 10", "ratings up to 10".

use std::ops::Range;

use isekai_codegen::FieldKind;

use super::editor::Editor;
use super::targets::{self, FieldAt};

const MOST: &[&str] =
    &["most", "max", "maximum", "up", "under", "limit", "restrict", "cap", "below", "exceed", "longer"];
const LEAST: &[&str] = &["least", "min", "minimum", "over", "above", "from"];
const SMALL: &[&str] = &[
    "at",
    "to",
    "than",
    "no",
    "more",
    "less",
    "not",
    "the",
    "length",
    "value",
    "of",
    "characters",
    "chars",
    "letters",
    "is",
    "be",
    "should",
    "must",
    "can",
    "may",
    "have",
    "has",
    "contain",
    "between",
    "and",
    "only",
    "set",
    "make",
    "allow",
    "a",
    "for",
    "long",
];
const MAX_CHARS: f64 = 5_000.0;
const MAX_LABEL_WORDS: usize = 6;

pub fn read(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words[clause.clone()];
    let says = |texts: &[&str]| words.iter().any(|word| word.is_any(texts));
    if words[0].is_any(&["add", "rename", "remove", "sort", "filter", "show", "delete", "create"]) {
        return false;
    }
    let numbers: Vec<f64> = words.iter().filter_map(|word| word.lower.parse().ok()).collect();
    let between = says(&["between"]) || says(LEAST) && says(MOST);
    let more = says(&["no", "not"]) && says(&["more"]);
    let less = says(&["no", "not"]) && says(&["less"]);
    let limits = match numbers[..] {
        [least, most] if between => (Some(least), Some(most)),
        [most] if says(MOST) || more => (None, Some(most)),
        [least] if says(LEAST) || less => (Some(least), None),
        _ => return false,
    };
    let Some(what) = named(editor, clause) else { return false };
    set(editor, clause, &what, limits)
}

/// The field among the words that say nothing of the limit.
fn named(editor: &Editor<'_>, clause: &Range<usize>) -> Option<FieldAt> {
    let other = |at: usize| {
        let word = &editor.reading.words[at];
        word.is_any(SMALL) || word.is_any(MOST) || word.is_any(LEAST) || word.lower.parse::<f64>().is_ok()
    };
    (clause.start..clause.end).filter(|&at| !other(at)).find_map(|start| {
        (start + 1..=clause.end.min(start + MAX_LABEL_WORDS))
            .rev()
            .find_map(|end| targets::field(editor, start..end, None))
    })
}

fn set(
    editor: &mut Editor<'_>,
    clause: &Range<usize>,
    what: &FieldAt,
    (least, most): (Option<f64>, Option<f64>),
) -> bool {
    let label = &what.field.label;
    let whole = |value: f64, from: f64, to: f64| value.fract() == 0.0 && (from..=to).contains(&value);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "each arm checks its number")]
    let (kind, outcome) = match (&what.field.kind, least, most) {
        (FieldKind::Text { multiline, .. }, None, Some(most)) if whole(most, 1.0, MAX_CHARS) => {
            let kind = FieldKind::Text { multiline: *multiline, max_length: Some(most as u32) };
            (kind, format!("{label} has at most {most} characters"))
        }
        (FieldKind::Rating { .. }, None, Some(most)) if whole(most, 2.0, 10.0) => {
            (FieldKind::Rating { max: most as u8 }, format!("{label} goes up to {most}"))
        }
        (FieldKind::Number { integer, min, max, unit }, ..) => {
            let (min, max) = (least.or(*min), most.or(*max));
            if min.zip(max).is_some_and(|(min, max)| min > max) {
                let said = editor.shown(clause.clone());
                editor.refusals.push(format!("\"{said}\" leaves no number that {label} could have."));
                return true;
            }
            let kind = FieldKind::Number { integer: *integer, min, max, unit: unit.clone() };
            let words: Vec<String> = [("at least", min), ("at most", max)]
                .into_iter()
                .filter_map(|(word, bound)| bound.map(|bound| format!("{word} {bound}")))
                .collect();
            (kind, format!("{label} is {}", words.join(" and ")))
        }
        _ => {
            let kind = crate::analysis::describe_kind(&what.field.kind);
            editor.refusals.push(format!("{label} is a {kind}, which has no such limit."));
            return true;
        }
    };
    let patch = editor.to_kind(&what.entity, &what.field.id, kind);
    editor.apply(clause.clone(), outcome, vec![patch])
}
