//! Questions for quizzes that bring none of their own.

use serde_json::{Value, json};

/// Topics there are questions for; `mixed` takes some of each.
pub const QUIZ_TOPICS: &[&str] = &[
    "general-knowledge",
    "geography",
    "science",
    "history",
    "math",
    "programming",
    "movies",
    "music",
    "sports",
    "animals",
    "space",
    "english-vocabulary",
    "mixed",
];

/// Questions of each topic in a mixed quiz.
const MIXED_EACH: usize = 4;

/// The questions of a topic as objects `{question, choices, answer, explanation?}`; of a mixed quiz with a `category`.
pub fn quiz_bank(topic: &str) -> Vec<Value> {
    if topic != "mixed" {
        return bank(topic);
    }
    let mut all = Vec::new();
    for topic in QUIZ_TOPICS.iter().filter(|topic| **topic != "mixed") {
        all.extend(bank(topic).into_iter().take(MIXED_EACH).map(|mut question| {
            question["category"] = json!(label(topic));
            question
        }));
    }
    all
}

/// `general-knowledge` → `General knowledge`.
fn label(topic: &str) -> String {
    let words = topic.replace('-', " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().to_string() + chars.as_str()).unwrap_or_default()
}

fn bank(topic: &str) -> Vec<Value> {
    let text = match topic {
        "geography" => include_str!("../../../data/quiz/geography.json"),
        "science" => include_str!("../../../data/quiz/science.json"),
        "history" => include_str!("../../../data/quiz/history.json"),
        "math" => include_str!("../../../data/quiz/math.json"),
        "programming" => include_str!("../../../data/quiz/programming.json"),
        "movies" => include_str!("../../../data/quiz/movies.json"),
        "music" => include_str!("../../../data/quiz/music.json"),
        "sports" => include_str!("../../../data/quiz/sports.json"),
        "animals" => include_str!("../../../data/quiz/animals.json"),
        "space" => include_str!("../../../data/quiz/space.json"),
        "english-vocabulary" => include_str!("../../../data/quiz/english-vocabulary.json"),
        _ => include_str!("../../../data/quiz/general-knowledge.json"),
    };
    serde_json::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_topic_has_sound_questions() {
        for topic in QUIZ_TOPICS {
            let questions = quiz_bank(topic);
            assert!(questions.len() >= 10, "{topic}: {}", questions.len());
            let mut seen = HashSet::new();
            for one in &questions {
                let asked = one["question"].as_str().unwrap_or_default().to_owned();
                let choices = one["choices"].as_array().cloned().unwrap_or_default();
                let different: HashSet<String> = choices.iter().map(Value::to_string).collect();
                assert!(asked.ends_with(['?', '.', ':']), "{topic}: {asked}");
                assert_eq!((choices.len(), different.len()), (4, 4), "{topic}: {asked}");
                assert!(choices.contains(&one["answer"]), "{topic}: {asked}");
                assert!(seen.insert(asked), "{topic}");
            }
        }
    }

    #[test]
    fn the_answer_does_not_always_stand_in_the_same_place() {
        for topic in QUIZ_TOPICS {
            let place =
                |one: &Value| one["choices"].as_array().and_then(|all| all.iter().position(|c| *c == one["answer"]));
            let places: HashSet<_> = quiz_bank(topic).iter().map(place).collect();
            assert!(places.len() > 2, "{topic}: {places:?}");
        }
    }
}
