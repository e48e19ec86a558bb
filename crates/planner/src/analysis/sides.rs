//! "budget planner with income and expenses": both are entries of one ledger.

use super::Draft;
use super::draft::EntityDraft;

/// What entries of this kind are kept in: where income is spoken of, expenses stand beside it.
pub fn kept_in(draft: &Draft<'_>, noun: Option<usize>) -> Option<usize> {
    let nouns = &draft.lexicon.nouns;
    let spent = noun.is_some() && noun == nouns.named("Expense") && is_earned(draft);
    nouns.named("Transaction").filter(|_| spent).or(noun)
}

/// "with income and expenses by category": both sides of a ledger are what each entry has already.
pub fn take(draft: &mut Draft<'_>, drafts: &[EntityDraft]) {
    let ledger = draft.lexicon.nouns.named("Transaction");
    if ledger.is_none() || drafts.first().is_none_or(|main| main.noun != ledger) {
        return;
    }
    let sides: Vec<usize> = (0..draft.reading.len())
        .filter(|&at| ["income", "expense", "spending"].contains(&draft.reading.words[at].stem.as_str()))
        .collect();
    for at in sides {
        let by = draft.reading.starts(at + 1, &["by", "category"]);
        let end = if by { at + 3 } else { at + 1 };
        if !draft.reading.any_used(at..end) {
            draft.decide(at..end, "Each entry is income or an expense");
        }
    }
}

/// Whether income is written down, and not somebody's: "low income families" keep none.
fn is_earned(draft: &Draft<'_>) -> bool {
    let words = &draft.reading.words;
    (0..words.len()).any(|at| {
        let after = words.get(at + 1);
        let ends = ["and", "or", "with", "by", "vs", "versus", "&", "per", "from", "in", "for", "tracker", "log"];
        words[at].stem == "income"
            && !draft.reading.is_negated(at)
            && !(at > 0 && words[at - 1].is_any(&["low", "high", "middle", "passive"]))
            && after.is_none_or(|next| next.punctuation || next.is_any(&ends))
    })
}
