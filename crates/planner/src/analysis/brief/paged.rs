//! Pages that a request names by a word of what is done there: "pages Track, Prices, Pickup and Shops".

use super::super::Draft;
use super::Demand;
use crate::lexicon::Intent;

/// A page of a list of pages is about what the demand of the same word is about.
pub fn adopt(draft: &Draft<'_>, demands: &mut [Demand]) {
    for at in 0..demands.len() {
        let named = demands[at].title.is_some() && demands[at].object.len() == 1 && demands[at].tool.is_none();
        let Some(word) = draft.reading.words.get(demands[at].object.start).filter(|_| named).cloned() else { continue };
        let part = draft.lexicon.demands.nouns.exact(std::slice::from_ref(&word)).is_some();
        let told = |other: &Demand| {
            other.title.is_none()
                && (!part || other.tool.is_some() || other.intent == Intent::Calculate)
                && draft.reading.words[other.at.clone()].iter().any(|said| said.stem == word.stem)
        };
        let Some(other) = demands.iter().position(told) else { continue };
        let many = word.lower != word.stem;
        let last = draft.reading.words[demands[other].object.clone()].last().is_some_and(|last| last.stem == word.stem);
        let unknown = demands[other].thing.as_ref().is_none_or(|thing| thing.noun.is_none());
        if many && last && unknown && demands[at].thing.is_some() {
            // "find the nearest parcel shop": one of the "Shops".
            let thing = demands[at].thing.clone();
            demands[other].thing = thing;
            continue;
        }
        let known = demands[other].clone();
        demands[at] = Demand {
            at: demands[at].at.clone(),
            title: demands[at].title.take(),
            // The page is where it is done; what is done is said elsewhere.
            intent: match known.intent {
                Intent::Track | Intent::Book | Intent::Create | Intent::Account => Intent::Browse,
                intent => intent,
            },
            ..known
        };
    }
}
