//! `chat`: conversations in channels, with contacts or with a bot.

use serde_json::Value;

use super::HEADING;
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};

pub struct Chat;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new(
        "channels",
        OptionKind::Lines(20),
        "Channels to write in; the block's entity gives contacts instead.",
    ),
    OptionDef::new("messages", OptionKind::Entity, "Messages as records; kept beside by default."),
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
        let mut element = Element::new("Chat", "components/community/Chat")
            .entity(cx)
            .options(cx, &["replies", "botName", "greeting", "fallback"]);
        let alone = ["channels", "messages", "replies"].iter().all(|name| cx.option(name).is_none());
        if alone && cx.entity().is_none() {
            element = element.with("channels", Lit::texts(CHANNELS));
        }
        match bot(cx) {
            Some(bot) => element.with("bot", bot),
            None => element,
        }
    }
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
