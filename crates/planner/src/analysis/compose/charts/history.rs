//! "price history of a stock": values over time, which need records of their own.

use super::Chart;
use crate::analysis::brief::Measure;
use crate::analysis::compose::{helpers, plan::Plan};
use crate::analysis::{Draft, assemble};
use crate::text::sentence_case;

/// The history of a value needs its values over time, which the thing itself does not have.
pub fn of(draft: &Draft<'_>, plan: &mut Plan, measure: &Measure) -> Option<Chart> {
    let of = measure.history.clone()?;
    let words = &draft.reading.words;
    let what = words[measure.what.clone()].last()?.clone();
    let valued = what.is_any(&["price", "value", "rate", "balance", "weight", "level", "temperature"]);
    if !valued || of.is_empty() && plan.entities.is_empty() {
        return None;
    }
    let whose = match of.is_empty() {
        true => plan.entities.get(plan.main)?.singular.clone(),
        false => assemble::name_of(&words[of]),
    };
    // "of a stock" in an app of holdings: they are told apart by their ticker.
    let code = plan.entities.get(plan.main).and_then(|main| main.fields.first()).map(|field| field.label.clone());
    let whose = code.filter(|label| ["Ticker", "Symbol", "Ticker symbol"].contains(&label.as_str())).unwrap_or(whose);
    let noun = draft.lexicon.nouns.named("Price record").filter(|_| what.is("price"));
    let kind = if what.is_any(&["price", "value", "balance"]) { "money" } else { "number" };
    let (label, value) = (sentence_case(&format!("{} record", what.stem)), sentence_case(&what.stem));
    let lines = [format!("{whose}!: text"), "Date!: date".to_owned(), format!("{value}!: {kind}")];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let entity = helpers::helper(plan, &label, &lines, noun);
    let own = &plan.entities[entity];
    let (date, value) = (own.fields.get(1)?.id.clone(), own.fields.get(2)?.id.clone());
    let heading = sentence_case(&format!("{} history", what.stem));
    let period = measure.period.filter(|period| *period == "year").or(Some("day"));
    Some(Chart { entity, group: date, field: Some((value, "average")), period, form: measure.form, heading })
}
