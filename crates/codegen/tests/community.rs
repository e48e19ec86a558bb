//! What blocks of communities do when a spec says little.

#![expect(clippy::unwrap_used, reason = "tests")]

use isekai_codegen::{compile, validate};
use serde_json::{Value, json};

fn text(id: &str) -> Value {
    json!({"id": id, "label": id, "type": "text"})
}

fn relation(id: &str, entity: &str) -> Value {
    json!({"id": id, "label": id, "type": "relation", "entity": entity})
}

fn entity(id: &str, fields: Value) -> Value {
    json!({"id": id, "singular": id, "plural": format!("{id}s"), "fields": fields})
}

/// The page that shows `block` in an app with these entities.
fn page(entities: Value, block: Value) -> String {
    let spec = json!({
        "version": 1, "name": "Club", "target": "react", "entities": entities,
        "pages": [{"id": "home", "title": "Home", "blocks": [block]}],
    });
    let spec = serde_json::from_value(spec).unwrap();
    validate(&spec).unwrap_or_else(|errors| panic!("{errors:?}"));
    compile(&spec).unwrap().files["src/pages/HomePage.tsx"].clone()
}

#[test]
fn discussions_take_the_entity_of_their_comments() {
    let post = entity("post", json!([text("content"), text("author")]));
    let comment = entity("comment", json!([text("text"), relation("post", "post")]));
    let found = page(json!([post, comment]), json!({"kind": "feed", "entity": "post"}));
    assert!(found.contains("comments={comments}"), "{found}");
    // One that points elsewhere is none of theirs.
    let other = entity("comment", json!([text("text")]));
    let found = page(json!([post, other]), json!({"kind": "feed", "entity": "post"}));
    assert!(!found.contains("comments="), "{found}");

    let thread = entity("thread", json!([text("title")]));
    let reply = entity("reply", json!([text("text"), relation("thread", "thread")]));
    let found = page(json!([thread, reply]), json!({"kind": "forum", "entity": "thread"}));
    assert!(found.contains("replies={replys}"), "{found}");
}

#[test]
fn a_chat_tells_contacts_from_messages() {
    let user = entity("user", json!([text("name")]));
    let message = entity("message", json!([text("text"), relation("sender", "user"), relation("receiver", "user")]));
    let both = "entity={users} messages={messages}";
    for id in ["user", "message"] {
        let found = page(json!([user, message]), json!({"kind": "chat", "entity": id}));
        assert!(found.contains(both), "{found}");
    }
    let alone = page(json!([]), json!({"kind": "chat"}));
    assert!(alone.contains("channels={['General', 'Random', 'Help']}"), "{alone}");
    let reply = json!({"words": ["hours"], "answer": "Nine to five."});
    let bot = page(json!([]), json!({"kind": "chat", "options": {"replies": [reply]}}));
    assert!(bot.contains("name: 'Support'") && !bot.contains("channels="), "{bot}");
}

#[test]
fn polls_and_quizzes_have_something_to_ask() {
    let poll = page(json!([]), json!({"kind": "poll"}));
    assert!(poll.contains("How do you like Club?"), "{poll}");
    let quiz = page(json!([]), json!({"kind": "quiz", "options": {"topic": "space"}}));
    assert!(quiz.contains("Red Planet"), "{quiz}");
    let question = json!({"question": "2 + 2?", "choices": ["3", "5"], "answer": "4"});
    let quiz = page(json!([]), json!({"kind": "quiz", "options": {"questions": [question]}}));
    assert!(quiz.contains("choices: ['3', '5', '4']"), "{quiz}");
}
