//! Which of the things that a brief speaks of are kept, and under which name.

use isekai_codegen::Field;

use super::super::details;
use super::{MAX_ENTITIES, Plan};
use crate::analysis::brief::{Brief, Demand, Thing};
use crate::analysis::{Draft, EntityDraft, assemble, naming, senses};
use crate::lexicon::Intent;
use crate::text::{Word, camel_id};

impl Plan {
    /// The entity of a thing that is there.
    pub fn index_of(&self, draft: &Draft<'_>, thing: &Thing) -> Option<usize> {
        let said = &draft.reading.words[thing.words.clone()];
        let label =
            thing.noun.map_or_else(|| assemble::name_of(said), |noun| draft.lexicon.nouns.get(noun).label_for(said));
        self.entities.iter().position(|entity| {
            thing.noun.is_some() && entity.noun == thing.noun || entity.singular.eq_ignore_ascii_case(&label)
        })
    }

    /// The entity of a thing, added when it is new; `None` when there are enough.
    pub fn entity(&mut self, draft: &mut Draft<'_>, thing: &Thing) -> Option<usize> {
        let thing = &Thing { noun: senses::meant(draft, thing.noun), words: thing.words.clone() };
        let said = draft.reading.words[thing.words.clone()].to_vec();
        let label =
            thing.noun.map_or_else(|| assemble::name_of(&said), |noun| draft.lexicon.nouns.get(noun).label_for(&said));
        // The fields of a farm are fields, not "farm fields".
        let label = if label == "Farm field" && said.len() == 1 && said[0].stem == "field" {
            "Field".to_owned()
        } else {
            label
        };
        // "their requests" in an app of leave requests, "listings" in one of job listings.
        let short = match said.as_slice() {
            [word]
                if word.lower != word.stem
                    || thing.noun.is_none()
                    || word.is_any(&["request", "application", "report", "listing"]) =>
            {
                Some(word.stem.clone())
            }
            _ => None,
        };
        let same = |entity: &EntityDraft| {
            thing.noun.is_some() && entity.noun == thing.noun
                || camel_id(&entity.singular, "x") == camel_id(&label, "x")
                || short.as_ref().is_some_and(|short| entity.singular.to_lowercase().ends_with(&format!(" {short}")))
        };
        if let Some(index) = self.entities.iter().position(same) {
            // "a blog … read posts": what it keeps is called posts.
            let known = thing.noun.map(|noun| draft.lexicon.nouns.get(noun).name.clone());
            let unsaid = known.as_ref().is_some_and(|known| {
                *known == self.entities[index].singular
                    && *known != label
                    && !draft.reading.words.iter().any(|word| word.stem == known.to_lowercase())
            });
            if unsaid {
                self.entities[index].singular.clone_from(&label);
                self.spoken[index] = spoken(draft, thing, &label);
                return Some(index);
            }
            // "dogs, cats and small animals" are pets.
            if let Some(noun) = thing
                .noun
                .filter(|noun| self.entities[index].noun == Some(*noun) && self.entities[index].singular != label)
            {
                let known = draft.lexicon.nouns.get(noun);
                let other = known.name != self.entities[index].singular && known.name != label;
                if other && !self.entities[index].explicit {
                    self.entities[index].singular.clone_from(&known.name);
                    self.spoken[index] = None;
                }
            }
            return Some(index);
        }
        // "add products to the cart": what the shop sells.
        let ware = said.last().is_some_and(|word| ["product", "item", "article", "good"].contains(&word.stem.as_str()))
            && said.len() == 1;
        let sold = (0..self.entities.len()).find(|index| self.uses[*index].contains(&Intent::Cart)).or(self.goods);
        if let Some(sold) = sold.filter(|_| ware) {
            return Some(sold);
        }
        if self.entities.len() >= MAX_ENTITIES || thing.noun.is_none() && !is_worth_keeping(draft, &said) {
            return None;
        }
        let fields: Vec<Field> = match thing.noun {
            Some(noun) => draft.lexicon.nouns.get(noun).fields.clone(),
            // What a site shows has a picture, and no state that its visitors could change.
            None if self.is_site && draft.lexicon.shapes.of(&said).name == "thing" => details::shown_fields(),
            None => draft.lexicon.shapes.of(&said).fields.clone(),
        };
        let index = self.push(EntityDraft {
            id: self.free_id(&label),
            singular: label.clone(),
            noun: thing.noun,
            fields,
            explicit: false,
            at: thing.words.start,
            features: Vec::new(),
        });
        self.spoken[index] = spoken(draft, thing, &label);
        Some(index)
    }

    /// The entity of a thing that is kept though a single word says so.
    pub fn made(&mut self, draft: &Draft<'_>, thing: &Thing) -> usize {
        let said = &draft.reading.words[thing.words.clone()];
        let label =
            thing.noun.map_or_else(|| assemble::name_of(said), |noun| draft.lexicon.nouns.get(noun).label_for(said));
        let fields = match thing.noun {
            Some(noun) => draft.lexicon.nouns.get(noun).fields.clone(),
            None => draft.lexicon.shapes.of(said).fields.clone(),
        };
        self.push(EntityDraft {
            id: self.free_id(&label),
            singular: label,
            noun: thing.noun,
            fields,
            explicit: false,
            at: thing.words.start,
            features: Vec::new(),
        })
    }

    /// "buy tickets": what they admit to is sold, and support tickets are something else.
    pub(super) fn admitted(&self, draft: &Draft<'_>, thing: &Thing) -> Option<usize> {
        let ticket = draft.reading.words[thing.words.clone()].last().is_some_and(|word| word.stem == "ticket");
        let event = ["Event", "Flight", "Movie", "Concert", "Workshop", "Match", "Show", "Tour", "Train", "Exhibition"];
        let admits = |entity: &EntityDraft| {
            event.contains(&entity.singular.as_str())
                || entity.noun.is_some_and(|noun| event.contains(&draft.lexicon.nouns.get(noun).name.as_str()))
        };
        self.entities.iter().position(admits).filter(|_| ticket)
    }
}

/// Those who use the app are not what it keeps, unless it keeps lists of them.
pub fn is_actor(draft: &Draft<'_>, brief: &Brief, demand: &Demand, thing: &Thing) -> bool {
    let words = &draft.reading.words;
    let Some(last) = words[thing.words.clone()].last() else { return false };
    // "Pages: Students, Teachers": a page of them is a list.
    if demand.title.is_some() && thing.noun.is_some() {
        return false;
    }
    let said = &words[demand.at.clone()];
    let kept = said.iter().any(|word| {
        word.is_any(&[
            "list",
            "profile",
            "profiles",
            "directory",
            "register",
            "registration",
            "database",
            "records",
            "manage",
            "managing",
            "management",
        ])
    });
    // "member profiles", "filter members by language": they are kept all the same.
    let whole = words[brief.purpose.words.clone()].first().is_some_and(|word| word.stem == last.stem);
    let kept = kept || whole || brief.demands.iter().any(|other| is_list_of(draft, other, &last.stem));
    let actor = brief.actors.contains(&last.stem);
    let reviewer =
        ["customer", "guest", "user", "client", "visitor", "reader", "buyer", "shopper", "listener", "player"];
    match demand.intent {
        // "customer reviews" are about what was bought.
        // "patients rate doctors": these are kept, though they use it, too.
        Intent::Review | Intent::Comment => reviewer.contains(&last.stem.as_str()) || actor && thing.noun.is_none(),
        Intent::Create | Intent::Edit | Intent::Approve | Intent::Assign => false,
        _ => actor && !kept,
    }
}

pub(super) fn is_list_of(draft: &Draft<'_>, demand: &Demand, stem: &str) -> bool {
    let about = demand.thing.as_ref().is_some_and(|thing| ends_with(draft, thing, stem));
    let said = &draft.reading.words[demand.at.clone()];
    let listed =
        said.iter().any(|word| word.is_any(&["profile", "profiles", "directory", "list", "management", "database"]));
    about
        && (listed
            || matches!(demand.intent, Intent::Search | Intent::Filter | Intent::Sort | Intent::Edit | Intent::Create))
}

pub fn ends_with(draft: &Draft<'_>, thing: &Thing, stem: &str) -> bool {
    draft.reading.words[thing.words.clone()].last().is_some_and(|word| word.stem == stem)
}

/// The title of a page in the words of the request, when they are a plural and another one than ours.
pub(super) fn spoken(draft: &Draft<'_>, thing: &Thing, label: &str) -> Option<String> {
    let words = &draft.reading.words[thing.words.clone()];
    let last = words.last()?;
    let many = last.lower != last.stem
        || last.is_any(&["news", "music", "staff", "merchandise", "programme", "furniture", "list"]);
    let title = naming::label(draft.reading.source(thing.words.clone()));
    // "job listings" are jobs.
    if let [first, last] = words
        && last.is_any(&["listings", "postings"])
    {
        return Some(naming::label(&crate::text::plural(&first.stem)));
    }
    // Memberships are sold, and those who have one are members.
    let many = many && last.stem != "membership";
    (many && !title.eq_ignore_ascii_case(&crate::text::plural(label))).then_some(title)
}

/// Things we do not know are kept when the words speak of several, or their kind is one that apps keep; "the amount" is a field, and
/// "club life" nothing.
pub(super) fn is_worth_keeping(draft: &Draft<'_>, said: &[Word]) -> bool {
    let Some(last) = said.last() else { return false };
    // "urgency levels" and "interest rates" are values of something.
    let attribute = [
        "note",
        "lyric",
        "transcript",
        "ingredient",
        "instruction",
        "level",
        "rate",
        "amount",
        "value",
        "balance",
        "total",
        "temperature",
        "code",
        "threshold",
        "limit",
        "percentage",
        "target",
        "share",
        "speed",
        "size",
        "length",
        "unit",
        "date",
        "hour",
        "minute",
        "second",
        "percent",
        "colour",
        "color",
        "name",
        "version",
        "change",
        "way",
        "heading",
        "kind",
        "type",
        "step",
        "value",
        "extra",
        "place",
        "impression",
        "reason",
        "tier",
        "image",
        "graphic",
        "animation",
        "side",
    ];
    if said.len() > 1 && attribute.contains(&last.stem.as_str()) {
        return false;
    }
    let field = draft.lexicon.fields.phrases().exact(said).is_some()
        || draft.lexicon.fields.phrases().exact(std::slice::from_ref(last)).is_some();
    let several = last.lower != last.stem;
    let shaped = draft.lexicon.shapes.knows(said);
    // "drivers" are kept, "a driver" is a field of a trip.
    let person = several && draft.lexicon.shapes.of(said).name == "person";
    // "reserve a desk": one word for all that there are.
    let bookable = details::BOOKABLE.contains(&last.stem.as_str()) && said.len() <= 2;
    let place = bookable || several && ["shop", "store", "branch"].contains(&last.stem.as_str());
    let figure = said.len() == 1 && ["rate", "price", "fee", "preference", "password"].contains(&last.stem.as_str());
    (several || shaped || bookable) && !figure && (person || place || !(field && said.len() == 1))
}
