//! What is done with the things that are kept.

use std::ops::Range;

use isekai_codegen::FieldKind;

use super::super::{details, states};
use super::{Plan, ensure};
use crate::analysis::brief::{Brief, Demand, Thing};
use crate::analysis::grammar::is_article;
use crate::analysis::{Draft, Wanted, assemble};
use crate::lexicon::{Feature, Intent};
use crate::text::sentence_case;

impl Plan {
    /// "a purchase request system": requests of a kind that we do not know.
    pub(super) fn asked_for(&mut self, draft: &Draft<'_>, brief: &Brief) {
        let words = &draft.reading.words;
        let said = brief.purpose.words.clone();
        if let (None, Some(kept)) = (&brief.purpose.thing, said.clone().next())
            && said.len() > 1
            && words[kept + 1].is_any(&[
                "register",
                "directory",
                "log",
                "database",
                "tracker",
                "tracking",
                "management",
                "administration",
            ])
            && draft.lexicon.shapes.of(&words[kept..=kept]).name == "person"
        {
            self.made(draft, &Thing { noun: None, words: kept..kept + 1 });
            return;
        }
        let Some(at) = said.clone().find(|&at| words[at].stem == "request").filter(|_| brief.purpose.thing.is_none())
        else {
            return;
        };
        if at > said.start && !words[at - 1].punctuation {
            let words = at - 1..at + 1;
            let noun = draft.lexicon.nouns.phrases().exact(&draft.reading.words[words.clone()]);
            self.made(draft, &Thing { noun, words });
        }
    }

    pub(super) fn tool(&mut self, draft: &mut Draft<'_>, demand: &Demand, tool: usize) {
        if !self.tools.iter().any(|(known, _)| *known == Some(tool)) {
            self.tools.push((Some(tool), demand.at.clone()));
        }
        let name = draft.lexicon.engines.all[tool].name.clone();
        if let Some(title) = &demand.title {
            self.titles.push((title.clone(), demand.intent, None));
        }
        draft.decide(demand.at.clone(), name);
    }

    /// "topics", "replies" and "categories" of a forum are parts of it.
    pub(super) fn part_of_place(&mut self, draft: &Draft<'_>, demand: &Demand) -> bool {
        // "follow people", "repost": the people of a feed are its authors.
        let social = matches!(demand.intent, Intent::Like | Intent::Share | Intent::Follow | Intent::Profile);
        let person = |thing: &Thing| {
            let said = &draft.reading.words[thing.words.clone()];
            let people = ["people", "person", "user", "friend", "member", "contact", "account", "other"];
            draft.lexicon.shapes.of(said).name == "person"
                || said.last().is_some_and(|word| people.contains(&word.stem.as_str()))
        };
        let whom = demand.intent == Intent::Follow || demand.thing.as_ref().is_none_or(person);
        if social && whom && self.wants.contains(&Intent::Feed) {
            return true;
        }
        let parts: &[&str] = if self.wants.contains(&Intent::Forum) {
            &[
                "topic",
                "thread",
                "post",
                "reply",
                "category",
                "question",
                "answer",
                "discussion",
                "message",
                "comment",
                "vote",
            ]
        } else if self.wants.contains(&Intent::Feed) {
            &["post", "comment", "like", "reply", "feed", "hashtag", "tweet", "status", "photo"]
        } else if self.wants.contains(&Intent::Chat) {
            &["message", "chat", "conversation", "channel", "question", "answer"]
        } else if self.wants.contains(&Intent::Survey) {
            &["question", "answer", "survey", "result", "response", "choice", "questionnaire"]
        } else {
            return false;
        };
        let named = |range: Range<usize>| {
            draft.reading.words[range].last().is_some_and(|word| parts.contains(&word.stem.as_str()))
        };
        is_use(demand.intent)
            && (demand.thing.as_ref().is_some_and(|thing| named(thing.words.clone())) || named(demand.object.clone()))
    }

    /// Who is assigned to a record, by the name that the request has for them.
    pub(super) fn responsible(&mut self, draft: &Draft<'_>, demand: &Demand, index: usize) {
        let to = demand.object.clone().find(|&at| draft.reading.words[at].is("to")).unwrap_or(demand.object.end);
        let who = demand.object.start..to;
        let named = draft.reading.words[who.clone()].last().is_some_and(|word| draft.lexicon.people.is_person(word));
        let said = draft.reading.words[who].iter().filter(|word| !is_article(word)).map(|word| word.stem.as_str());
        let label = if named { sentence_case(&said.collect::<Vec<_>>().join(" ")) } else { "Assigned to".to_owned() };
        ensure(&mut self.entities[index], &format!("{label}: text"));
    }

    /// "Managers approve requests": where people sign in by role, this is theirs to do.
    fn decider(&self, draft: &Draft<'_>, demand: &Demand) -> Option<String> {
        let words = &draft.reading.words;
        let from = (0..demand.at.start).rev().find(|&at| words[at].is_any(&[".", "!", "?"])).map_or(0, |mark| mark + 1);
        let who = (from..demand.at.start).rev().find(|&at| self.roles.contains(&words[at].stem))?;
        Some(crate::text::kebab_id(&words[who].stem, "member"))
    }

    pub(super) fn decided_by(&mut self, draft: &Draft<'_>, index: usize, demand: &Demand) {
        let decides = demand.intent == Intent::Approve;
        if let Some(role) = self.decider(draft, demand).filter(|_| decides || demand.intent == Intent::Create) {
            let known = if decides { &mut self.deciders } else { &mut self.makers };
            if !known.contains(&(index, role.clone())) {
                known.push((index, role));
            }
        }
    }

    /// The role that alone decides about records, which others make.
    pub fn only_decider(&self, index: usize) -> Option<&str> {
        let roles = |of: &[(usize, String)]| {
            of.iter().filter(|(entity, _)| *entity == index).map(|(_, role)| role.clone()).collect::<Vec<_>>()
        };
        let (decide, make) = (roles(&self.deciders), roles(&self.makers));
        let handed_in = self.helpers.iter().any(|helper| helper.entity == index && helper.intent == Intent::Create);
        let others = (handed_in || !make.is_empty()) && make.iter().all(|role| !decide.contains(role));
        let place = self.deciders.iter().position(|(entity, _)| *entity == index)?;
        (decide.len() == 1 && others && self.sign_in().is_some()).then(|| self.deciders[place].1.as_str())
    }

    pub(super) fn use_of(&mut self, draft: &mut Draft<'_>, index: usize, demand: &Demand) {
        let Some(uses) = self.uses.get_mut(index) else {
            self.wants.insert(demand.intent);
            return;
        };
        uses.insert(demand.intent);
        details::give(self, draft, index, demand);
        let Some(entity) = self.entities.get_mut(index) else { return };
        states::of(draft, entity, demand);
        let feature = match demand.intent {
            Intent::Browse if !demand.by.is_empty() => Feature::Filter,
            Intent::Filter if demand.by.is_empty() => {
                details::narrowed(draft, entity, demand);
                Feature::Filter
            }
            Intent::Search => Feature::Search,
            Intent::Filter => Feature::Filter,
            Intent::Sort => Feature::Sort,
            Intent::Chart => Feature::Chart,
            Intent::Export => Feature::Export,
            _ => return,
        };
        let mut wanted = Wanted { feature, fields: Vec::new(), also: Vec::new() };
        for range in &demand.by {
            if details::is_chosen(draft, entity, demand, range) {
                details::values(draft, entity, range.clone());
                if details::day_of(draft, entity, range.clone()).is_none() {
                    assemble::named_field(draft, entity, details::own_name(draft, entity, range.clone()), &mut wanted);
                }
                wanted.fields.extend(details::day_of(draft, entity, range.clone()));
            }
        }
        // "search by category" is done by choosing one; names are typed.
        if demand.intent == Intent::Search {
            let chosen = |id: &&String| {
                entity.fields.iter().any(|field| {
                    field.id == **id
                        && !matches!(field.kind, FieldKind::Text { .. } | FieldKind::Email | FieldKind::Phone)
                })
            };
            let fields: Vec<String> = wanted.fields.iter().filter(chosen).cloned().collect();
            if !fields.is_empty() {
                entity.want(Wanted { feature: Feature::Filter, fields, also: wanted.also.clone() });
            }
        }
        entity.want(wanted);
    }
}

/// What is done with records; the rest is wanted of the app.
pub(super) fn is_use(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Browse
            | Intent::Search
            | Intent::Filter
            | Intent::Sort
            | Intent::Create
            | Intent::Edit
            | Intent::Track
            | Intent::Approve
            | Intent::Assign
            | Intent::Review
            | Intent::Comment
            | Intent::Vote
            | Intent::Like
            | Intent::Favorite
            | Intent::Cart
            | Intent::Checkout
            | Intent::Book
            | Intent::Compare
            | Intent::Export
            | Intent::Import
            | Intent::Upload
            | Intent::Recommend
            | Intent::Calendar
            | Intent::Timeline
            | Intent::Chart
            | Intent::Report
            | Intent::Leaderboard
            | Intent::Share
            | Intent::Follow
            | Intent::Transfer
            | Intent::Map
    )
}

/// Needs a page or records of its own; which entity it is about shows when all are known.
pub(super) fn is_place(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Book
            | Intent::Cart
            | Intent::Checkout
            | Intent::Transfer
            | Intent::Report
            | Intent::Calendar
            | Intent::Timeline
            | Intent::Leaderboard
            | Intent::Map
    )
}

/// The intent that a verb has with such an object.
pub(super) fn sensible(draft: &Draft<'_>, demand: &Demand) -> Demand {
    // "leave a testimonial": what people say is written by them.
    let first = draft.reading.words[demand.at.clone()].first();
    if demand.intent == Intent::Testimonials
        && first.is_some_and(|word| word.is_any(&["leave", "write", "submit", "give", "add", "post", "share"]))
    {
        return Demand { intent: Intent::Review, thing: None, ..demand.clone() };
    }
    // "subscribe to channels": no newsletter.
    let followed = ["channel", "creator", "author", "podcast", "user", "artist", "writer", "topic", "show", "friend"];
    let said = &draft.reading.words[demand.at.clone()];
    if demand.intent == Intent::Newsletter && said.iter().any(|word| followed.contains(&word.stem.as_str())) {
        return Demand { intent: Intent::Follow, thing: None, ..demand.clone() };
    }
    // "Messages" of people who have accounts are those that they write to each other.
    let bare = matches!(&draft.reading.words[demand.object.clone()], [word] if word.is_any(&["messages", "messaging"]));
    let social =
        draft.reading.words.iter().any(|word| word.is_any(&["social", "network", "community", "each", "feed"]));
    if bare && social && matches!(demand.intent, Intent::Browse | Intent::Create) {
        return Demand { intent: Intent::Chat, thing: None, ..demand.clone() };
    }
    let Some(thing) = &demand.thing else { return demand.clone() };
    let stem = draft.reading.words[thing.words.clone()].last().map_or("", |word| word.stem.as_str());
    let money = [
        "money",
        "fund",
        "account",
        "transaction",
        "stock",
        "share",
        "crypto",
        "currency",
        "coin",
        "investment",
        "asset",
        "amount",
    ];
    let asked = ["application", "request", "claim", "order", "submission", "ticket", "report", "booking", "proposal"];
    let property = ["property", "house", "home", "apartment", "car", "vehicle", "flat", "land"];
    let intent = match demand.intent {
        // "play a song"
        Intent::Play => Intent::Browse,
        // "ticket submission, assignment and statistics"
        Intent::Browse
            if stem == "assignment"
                && demand.object.len() == 1
                && draft.reading.words[demand.object.start].lower == stem
                && draft.reading.words.iter().any(|word| {
                    ["ticket", "task", "issue", "case", "bug", "request"].contains(&word.stem.as_str())
                }) =>
        {
            return Demand { intent: Intent::Assign, thing: None, ..demand.clone() };
        }
        // "back a project with an amount"
        Intent::Vote if draft.reading.words[demand.at.clone()].iter().any(|word| word.is_any(&["amount", "money"])) => {
            Intent::Donate
        }
        // "exchange recipes"
        Intent::Transfer if !money.contains(&stem) => Intent::Create,
        // "review applications" is to decide about them.
        Intent::Review if asked.contains(&stem) => Intent::Approve,
        // "find homes to buy or rent"
        Intent::Cart if property.contains(&stem) => Intent::Browse,
        Intent::Timer if demand.thing.is_some() => Intent::Browse,
        intent => intent,
    };
    Demand { intent, ..demand.clone() }
}

/// "'browse recipes' → Recipes: browse".
pub(super) fn outcome(draft: &Draft<'_>, plan: &Plan, demand: &Demand, index: Option<usize>) -> String {
    let what = demand.intent.label();
    let by: Vec<&str> = demand.by.iter().map(|range| draft.reading.source(range.clone())).collect();
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
    match index.and_then(|index| plan.entities.get(index)) {
        Some(entity) => format!("{}: {}{by}", crate::text::plural(&entity.singular), what.to_lowercase()),
        None => format!("{what}{by}"),
    }
}
