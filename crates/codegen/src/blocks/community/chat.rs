//! `chat`: conversations in channels, with contacts or with a bot.

use serde_json::Value;

use super::{HEADING, entity_beside, is_called, with_entity};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::{Entity, FieldKind};

pub struct Chat;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new(
        "channels",
        OptionKind::Lines(20),
        "Channels to write in; the block's entity gives contacts instead.",
    ),
    OptionDef::new("messages", OptionKind::Entity, "Messages as records; an entity called so, else kept beside."),
    OptionDef::new("samples", OptionKind::Items(SAMPLE, 40), "Messages of the first visit."),
    OptionDef::new("create", OptionKind::Flag, "Lets people add channels; off by default."),
    OptionDef::new("replies", OptionKind::Items(REPLY, 60), "Answers of a bot that has a conversation of its own."),
    OptionDef::new("botName", OptionKind::Line(40), "What the bot is called; `Support` by default."),
    OptionDef::new("greeting", OptionKind::Text(300), "What the bot says first."),
    OptionDef::new("fallback", OptionKind::Text(300), "What the bot says when it has no answer."),
];

const SAMPLE: &[OptionDef] = &[
    OptionDef::required("channel", OptionKind::Line(80), "The channel, or the name of the contact."),
    OptionDef::required("author", OptionKind::Line(40), "Who has written it."),
    OptionDef::required("text", OptionKind::Text(600), "The message."),
];

const REPLY: &[OptionDef] = &[
    OptionDef::new("question", OptionKind::Line(120), "Offered to be asked with a click."),
    OptionDef::required("words", OptionKind::Lines(20), "Words or phrases by which the answer is found."),
    OptionDef::required("answer", OptionKind::Text(800), "The answer."),
];

const MESSAGES: &[&str] = &["message"];
const CHANNELS: [&str; 3] = ["General", "Random", "Help"];

impl BlockKind for Chat {
    fn kind(&self) -> &'static str {
        "chat"
    }

    fn about(&self) -> &'static str {
        "Conversations in channels or with contacts, kept on the device; a bot may answer by itself."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Optional
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let (contacts, messages) = sources(cx);
        let mut element = with_entity(Element::new("Chat", "components/community/Chat"), "entity", cx, contacts);
        element = element.options(cx, &["messages", "replies", "botName", "greeting", "fallback"]);
        element = with_entity(element, "messages", cx, messages);
        let given = ["channels", "replies"].iter().any(|name| cx.option(name).is_some());
        if !given && contacts.is_none() && messages.is_none() {
            element = element.with("channels", Lit::texts(CHANNELS));
        }
        match bot(cx) {
            Some(bot) => element.with("bot", bot),
            None => element,
        }
    }
}

/// Whom one writes to, and the app's own messages: the block's entity may be either.
fn sources<'a>(cx: &BlockCx<'a>) -> (Option<&'a Entity>, Option<&'a Entity>) {
    match cx.entity() {
        Some(entity) if is_called(entity, MESSAGES) => (receivers(cx, entity), Some(entity)),
        Some(entity) => (Some(entity), entity_beside(cx, "messages", MESSAGES)),
        None => (None, cx.text("messages").and_then(|id| cx.spec.entity(id))),
    }
}

/// What messages are sent to: the entity that a field such as `receiver` or `room` points at.
fn receivers<'a>(cx: &BlockCx<'a>, messages: &Entity) -> Option<&'a Entity> {
    let names = ["receiver", "recipient", "to", "contact", "conversation", "channel", "room", "group", "chat"];
    messages.fields.iter().find_map(|field| match &field.kind {
        FieldKind::Relation { entity, .. } if names.contains(&field.id.to_ascii_lowercase().as_str()) => {
            cx.spec.entity(entity)
        }
        _ => None,
    })
}

fn bot(cx: &BlockCx<'_>) -> Option<Lit> {
    let replies = cx.option("replies").filter(|value| value.as_array().is_some_and(|list| !list.is_empty()))?;
    let name = cx.option("botName").map_or_else(|| Lit::text("Support"), Lit::from);
    let said = ["greeting", "fallback"].into_iter().filter_map(|key| Some((key, cx.option(key)?)));
    let mut members = vec![("name".to_owned(), name)];
    members.extend(said.map(|(key, value): (_, &Value)| (key.to_owned(), value.into())));
    members.push(("replies".to_owned(), Lit::option(cx.spec, &OptionKind::Items(REPLY, 60), replies)));
    Some(Lit::Object(members))
}
