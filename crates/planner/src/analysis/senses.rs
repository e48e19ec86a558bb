//! What a word means here: a plumber's jobs are no vacancies, a warehouse's stocks are no shares.

use super::{Draft, sides};

/// The noun whose records are meant by this one.
pub fn meant(draft: &Draft<'_>, noun: Option<usize>) -> Option<usize> {
    sides::kept_in(draft, noun.map(|noun| other(draft, noun).unwrap_or(noun)))
}

fn other(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let nouns = &draft.lexicon.nouns;
    let name = &nouns.get(noun).name;
    let said = |words: &[String]| draft.reading.words.iter().any(|word| words.contains(&word.stem));
    nouns.all().iter().position(|noun| {
        noun.instead
            .as_ref()
            .is_some_and(|instead| instead.of == *name && said(&instead.near) && !said(&instead.unless))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Context;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_trade_says_what_a_word_means() {
        let lexicon = Lexicon::load().unwrap();
        let context = Context::new(chrono::NaiveDate::default());
        let meant = |text: &str, name: &str| {
            let draft = Draft::new(text, &lexicon, &context);
            lexicon.nouns.get(meant(&draft, lexicon.nouns.named(name)).unwrap()).name.clone()
        };
        assert_eq!(meant("plumbing app with customers and jobs", "Job"), "Work order");
        assert_eq!(meant("job board where candidates apply", "Job"), "Job");
        assert_eq!(meant("job board for plumbers", "Job"), "Job");
        assert_eq!(meant("warehouse stock app", "Investment"), "Inventory item");
        assert_eq!(meant("stock portfolio with dividends", "Investment"), "Investment");
    }

    #[test]
    fn each_names_a_noun_that_there_is() {
        let nouns = &Lexicon::load().unwrap().nouns;
        for instead in nouns.all().iter().filter_map(|noun| noun.instead.as_ref()) {
            assert!(nouns.named(&instead.of).is_some(), "{}", instead.of);
        }
    }
}
