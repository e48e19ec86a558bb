//! "5 rooms", "two courts": as many rows as the request counts.

use isekai_codegen::{Entity, FieldKind};
use serde_json::Value;

use super::super::Draft;
use crate::text::words;

const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const MAX_ROWS: usize = 12;

/// Adds rows until there are as many as were counted.
pub fn rows(draft: &Draft<'_>, entities: &mut [Entity]) {
    for entity in entities {
        let Some(count) = count(draft, &entity.singular) else { continue };
        let title = entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Text { multiline: false, .. }));
        let Some(title) = title.map(|field| field.id.clone()) else { continue };
        let known = entity.samples.len();
        for row in known..count {
            let Some(mut values) = entity.samples.get(row % known.max(1)).cloned() else { break };
            values.insert(title.clone(), Value::from(format!("{} {}", entity.singular, row + 1)));
            entity.samples.push(values);
        }
    }
}

fn count(draft: &Draft<'_>, singular: &str) -> Option<usize> {
    let last = words(singular).pop()?;
    let read = &draft.reading.words;
    (1..read.len()).filter(|&at| read[at].stem == last.stem && read[at].lower != last.stem).find_map(|at| {
        let said = &read[at - 1].lower;
        let spelled = NUMBERS.iter().position(|number| number == said).map(|index| index + 2);
        said.parse().ok().or(spelled).filter(|count| (2..=MAX_ROWS).contains(count))
    })
}
