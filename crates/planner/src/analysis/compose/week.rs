//! Plans of a week: what is put on its days.

use std::ops::Range;

use super::super::Draft;
use super::super::brief::{Brief, Demand, Thing};
use super::super::draft::{EntityDraft, Wanted};
use super::plan::{Plan, ensure};
use crate::lexicon::{Feature, Intent};

const WEEK: &str = "Weekday: choice Monday blue, Tuesday green, Wednesday amber, Thursday violet, Friday pink, Saturday red, Sunday gray";

/// A column for each day.
pub fn by_weekday(entity: &mut EntityDraft) {
    if let Some(id) = ensure(entity, WEEK) {
        entity.want(Wanted { feature: Feature::Board, fields: vec![id], also: Vec::new() });
    }
}

/// "put meals on the days of the week", "plan meals for the week"
pub fn is_weekly(draft: &Draft<'_>, range: Range<usize>) -> bool {
    let words = &draft.reading.words[range];
    words.iter().any(|word| word.is_any(&["weekday", "weekdays"]))
        || words.windows(2).any(|pair| pair[0].is_any(&["the", "a", "whole", "each", "every"]) && pair[1].is("week"))
}

/// "a weekly plan" beside "put meals on the days of the week", "a meal plan": the meals by weekday.
pub fn weekly_plan(plan: &mut Plan, draft: &mut Draft<'_>, demand: &Demand, brief: &Brief) -> bool {
    let said = &draft.reading.words[demand.at.clone()];
    let Some(at) = said.iter().position(|word| word.is_any(&["plan", "planner", "plans"])) else { return false };
    let weekly = at > 0 && said[at - 1].is_any(&["weekly", "week", "meal", "week's"]) && at + 1 == said.len();
    if !weekly || !matches!(demand.intent, Intent::Browse | Intent::Create | Intent::Edit | Intent::Calendar) {
        return false;
    }
    let planned = brief
        .demands
        .iter()
        .any(|other| other.at != demand.at && other.thing.is_some() && is_weekly(draft, other.at.clone()));
    let noun = draft.lexicon.nouns.named("Meal").filter(|_| said[..at].iter().any(|word| word.is("meal")));
    let start = demand.at.start + at - 1;
    let Some(index) = noun
        .filter(|_| !planned)
        .and_then(|noun| plan.entity(draft, &Thing { noun: Some(noun), words: start..start + 1 }))
    else {
        return planned;
    };
    by_weekday(&mut plan.entities[index]);
    true
}
