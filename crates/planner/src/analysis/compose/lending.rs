//! What is lent and comes back: "lend a book to a member", "borrow a tool and return it".

use super::super::Draft;
use super::super::brief::{Brief, Demand, Thing};
use super::helpers;
use super::plan::Plan;
use crate::lexicon::Intent;
use crate::text::Word;

const LEND: &[&str] = &["lend", "borrow", "loan", "lends", "borrows"];
const BACK: &[&str] = &["return", "returns"];

/// "a tool lending system" keeps tools, and who has them.
pub fn lent(draft: &Draft<'_>, brief: &Brief) -> Option<Thing> {
    let loan = draft.lexicon.nouns.named("Loan")?;
    let whole = brief.purpose.thing.as_ref().filter(|thing| thing.noun == Some(loan))?;
    let words = &draft.reading.words;
    let at = whole.words.start.checked_sub(1).filter(|at| brief.purpose.words.contains(at) || whole.words.contains(at));
    let last = whole.words.end.checked_sub(1)?;
    let at = if whole.words.len() > 1 { last.checked_sub(1)? } else { at? };
    let word = &words[at];
    let plain = !word.punctuation
        && word.lower.len() > 2
        && !super::super::grammar::is_article(word)
        && !word.is_any(&["online", "simple", "small"]);
    let noun = draft.lexicon.nouns.phrases().exact(std::slice::from_ref(word));
    plain.then_some(Thing { noun, words: at..at + 1 })
}

/// Loans for what is lent, where the request speaks of lending it.
pub fn add(draft: &Draft<'_>, plan: &mut Plan, brief: &Brief) {
    let words = &draft.reading.words;
    let Some(noun) = draft.lexicon.nouns.named("Loan") else { return };
    let told: Vec<&Demand> = brief.demands.iter().filter(|demand| is(words, demand, LEND)).collect();
    let Some(first) = told.first() else { return };
    // Loans of money are another thing.
    if plan.entities.iter().any(|entity| entity.noun != Some(noun) && entity.singular.to_lowercase().ends_with("loan"))
    {
        return;
    }
    let own = plan.entities.iter().position(|entity| entity.noun == Some(noun));
    let loan = own.unwrap_or_else(|| {
        let known = draft.lexicon.nouns.get(noun);
        let entity = helpers::helper(plan, &known.name, &[], Some(noun));
        plan.entities[entity].fields.clone_from(&known.fields);
        plan.entities[entity].explicit = false;
        entity
    });
    let thing = first.thing.as_ref().and_then(|thing| plan.index_of(draft, thing)).filter(|index| *index != loan);
    let lent = thing.or_else(|| (plan.main != loan && plan.main < plan.entities.len()).then_some(plan.main));
    if let Some(lent) = lent {
        plan.uses[lent].remove(&Intent::Approve);
        helpers::link(plan, loan, lent);
    }
    plan.uses[loan].insert(Intent::Create);
}

/// Whether a demand is about a loan and not about the thing that is lent.
pub fn is_about(draft: &Draft<'_>, demand: &Demand) -> bool {
    let words = &draft.reading.words;
    let lent = words.iter().any(|word| word.is_any(LEND) || word.is_any(&["lending", "borrowing", "loans"]));
    let back = words[demand.at.clone()].windows(2).any(|pair| pair[0].is("take") && pair[1].stem != "part")
        && words[demand.at.clone()].iter().any(|word| word.is("back"));
    lent && (is(words, demand, LEND) || is(words, demand, BACK) || back)
}

fn is(words: &[Word], demand: &Demand, verbs: &[&str]) -> bool {
    words[demand.at.clone()].iter().take(2).any(|word| word.is_any(verbs))
}
