//! What else the records of a list are seen in, where the words ask for it.

use std::ops::Range;

use isekai_codegen::FieldKind;

use super::Draft;
use super::draft::{EntityDraft, Wanted};
use crate::lexicon::{Feature, Intent};

/// "appointment scheduler", "meal planner": what has a day is seen in a calendar, too.
pub fn in_a_calendar(draft: &mut Draft<'_>, head: &Range<usize>, drafts: &[EntityDraft]) {
    let said = head.clone().find(|&at| {
        draft.reading.words[at].is_any(&[
            "scheduler",
            "schedule",
            "planner",
            "calendar",
            "timetable",
            "agenda",
            "itinerary",
        ])
    });
    let Some((at, main)) = said.zip(drafts.first()) else { return };
    let date = main.fields.iter().find(|field| matches!(field.kind, FieldKind::Date | FieldKind::DateTime));
    let past = ["last", "born", "birthday", "joined", "hire", "acquired", "published"];
    let dated = date.is_some_and(|date| !past.iter().any(|word| date.label.to_lowercase().starts_with(word)));
    // Money is planned in sums, and of what we do not know we know no plan.
    let Some(noun) = main.noun.map(|noun| draft.lexicon.nouns.get(noun)) else { return };
    let measure = noun.measure.as_deref().and_then(|id| noun.fields.iter().find(|field| field.id == id));
    let money = measure.is_some_and(|field| matches!(field.kind, FieldKind::Money { .. }) && noun.name != "Trip");
    let asked = draft.intents.iter().any(|(intent, _)| *intent == Intent::Calendar);
    if dated && !money && !asked {
        draft.intents.push((Intent::Calendar, at..at + 1));
    }
}

/// "and a dashboard by severity": a page of its own, with what was asked to be seen there as a chart.
pub fn on_a_dashboard(draft: &mut Draft<'_>, drafts: &mut [EntityDraft]) {
    let said = (0..draft.reading.len()).find(|&at| draft.reading.words[at].stem == "dashboard");
    let Some(at) = said.filter(|&at| !draft.reading.is_negated(at)) else { return };
    // "dashboard camera footage": a thing of that name.
    let after =
        ["with", "for", "by", "that", "and", "or", "showing", "of", "to", "where", "page", "app", "on", "in", "but"];
    let ends = draft.reading.words.get(at + 1).is_none_or(|next| next.punctuation || next.is_any(&after));
    if !ends || draft.unwanted.contains(&Feature::Chart) {
        return;
    }
    draft.intents.push((Intent::Dashboard, at..at + 1));
    for entity in drafts {
        let figures = entity.wants(Feature::Stats).cloned();
        // There, and not above the list as well.
        entity.features.retain(|wanted| wanted.feature != Feature::Stats);
        if let Some(wanted) = figures.filter(|wanted| !wanted.fields.is_empty()) {
            entity.want(Wanted { feature: Feature::Chart, ..wanted });
        }
    }
}
