//! What the verb says: "apply for", "register for", "request a", RSVPs and guest books.

use super::super::plan::{Plan, Request, ends_with, is_actor};
use crate::analysis::brief::{Brief, Demand, FORMS, Thing};
use crate::analysis::{Draft, assemble};
use crate::lexicon::Intent;
use crate::text::words;

impl Plan {
    /// What is handed in about a thing by those who use the app: an application, a registration.
    pub fn applied(&mut self, draft: &mut Draft<'_>, demand: &Demand, brief: &Brief) -> Option<Request> {
        let said = &draft.reading.words[demand.at.clone()];
        let object = &draft.reading.words[demand.object.clone()];
        let named = |texts: &[&str]| {
            object.iter().any(|word| word.is_any(texts)) || said.iter().take(2).any(|word| word.is_any(texts))
        };
        if named(&["rsvp", "rsvps"]) {
            return Some(Request::new("RSVP", demand));
        }
        if named(&["guestbook"]) || object.windows(2).any(|pair| pair[0].is("guest") && pair[1].is("book")) {
            return Some(Request::new("Guest book entry", demand));
        }
        if demand.intent != Intent::Create {
            return None;
        }
        if let [.., kind, form] = object
            && form.is("form")
            && kind.is_any(FORMS)
            && demand.thing.is_none()
        {
            let name = match kind.lower.as_str() {
                "signup" => "Registration".to_owned(),
                "order" | "preorder" => "Order request".to_owned(),
                other => crate::text::sentence_case(other),
            };
            return Some(Request::new(name, demand));
        }
        let stems: Vec<&str> = said.iter().take(4).map(|word| word.stem.as_str()).collect();
        let has = |word: &str| stems.contains(&word);
        let for_or_in =
            |verb: &str| stems.windows(2).any(|pair| pair[0] == verb && ["for", "in", "to", "as"].contains(&pair[1]));
        let name = if has("apply") && demand.thing.as_ref().is_none_or(|thing| !ends_with(draft, thing, "application"))
        {
            "Application"
        } else if for_or_in("register") && !has("as") || for_or_in("sign") {
            "Registration"
        } else if has("enrol") || has("enroll") {
            "Enrolment"
        } else if stems.first() == Some(&"request") || stems.windows(2).any(|pair| pair[0] == "ask" && pair[1] == "for")
        {
            // "request a viewing", "ask for a consultation": unless requests of this kind are known as such.
            let Some(thing) = &demand.thing else { return None };
            let known =
                thing.noun.is_some_and(|noun| draft.lexicon.nouns.get(noun).name.to_lowercase().ends_with("request"));
            let label = assemble::name_of(&draft.reading.words[thing.words.clone()]);
            // "request vacation": a leave request is known as such.
            if let Some(noun) = draft.lexicon.nouns.phrases().exact(&words(&format!("{label} request"))) {
                let thing = Thing { noun: Some(noun), words: thing.words.clone() };
                let index = self.entity(draft, &thing)?;
                let name = self.entities[index].singular.clone();
                return Some(Request::new(name, demand));
            }
            if known || label.to_lowercase().ends_with("request") {
                return None;
            }
            // "request items" in an app of purchase requests.
            if let Some(own) = self.entities.iter().find(|entity| entity.singular.to_lowercase().ends_with(" request"))
            {
                return Some(Request::new(own.singular.clone(), demand));
            }
            return Some(Request {
                name: format!("{label} request"),
                of: None,
                fields: demand.fields.clone(),
                options: Vec::new(),
            });
        } else {
            return None;
        };
        let of = demand.thing.clone().filter(|thing| !is_actor(draft, brief, demand, thing));
        let of = of.and_then(|thing| {
            self.index_of(draft, &thing)
                .or_else(|| if thing.noun.is_some() { self.entity(draft, &thing) } else { None })
        });
        Some(Request { of, ..Request::new(name, demand) })
    }
}
