//! A league: teams, what they play, and a table that follows the results.
//!
//! Behaviours count: a match adds its goals to both teams and, by its result, a win or a draw; points follow from those.

use isekai_codegen::{Behaviour, Entity, Page};
use serde_json::{Map, Value, json};

use super::super::blocks::block;
use super::super::draft::EntityDraft;
use super::super::subject::Subject;
use super::super::{Draft, assemble, naming, wishes};
use super::plan::Plan;
use super::{Composed, helpers, pages};
use crate::lexicon::Feature;
use crate::lexicon::fields::parse_line;
use crate::lexicon::nouns::day;

const TEAM: &[&str] = &[
    "Name!: text",
    "Played: integer = 0",
    "Won: integer = 0",
    "Drawn: integer = 0",
    "Lost: integer = 0",
    "Goals for: integer = 0",
    "Goals against: integer = 0",
    "Goal difference: integer",
    "Points: integer",
];
const MATCH: &[&str] = &[
    "Round: text",
    "Date: date = today",
    "Time: time",
    "Home goals: integer",
    "Away goals: integer",
    "Result: choice Home win green, Draw gray, Away win blue",
    "Venue: text",
];
const TEAMS: &[&str] = &["Harbour United", "North Gate FC", "Lakeside SC", "Old Town", "Mill Lane Rovers", "Riverside"];
/// Home, away, goals of each, days from today; without goals it is still to come.
type Match = (usize, usize, Option<(i64, i64)>, i64);

const MATCHES: &[Match] = &[
    (0, 1, Some((2, 1)), -14),
    (2, 3, Some((0, 0)), -14),
    (4, 5, Some((1, 3)), -13),
    (1, 2, Some((2, 0)), -7),
    (5, 0, Some((1, 1)), -7),
    (3, 4, None, 3),
    (0, 2, None, 4),
    (1, 5, None, 10),
];
/// Longer requests say more than a table and what it comes from.
const MAX_WORDS: usize = 40;

/// The league that a request of a line asks for; `None` when it asks for something else.
pub fn app(draft: &mut Draft<'_>, subject: &Subject, name: Option<&String>) -> Option<Composed> {
    if !is_league(draft) {
        return None;
    }
    let fallback = naming::from_words(draft, subject.head.clone(), "League");
    let name = name.cloned().unwrap_or(fallback);
    draft.reading.take(subject.head.clone());
    let entity = |id: &str, singular: &str, lines: &[&str]| EntityDraft {
        id: id.to_owned(),
        singular: singular.to_owned(),
        noun: None,
        fields: lines.iter().filter_map(|line| parse_line(line)).collect(),
        explicit: true,
        at: 0,
        features: Vec::new(),
    };
    let mut team = entity("team", "Team", TEAM);
    let mut game = entity("match", "Match", MATCH);
    for (at, label) in [(1, "Home team: text"), (2, "Away team: text")] {
        if let Some(mut field) = parse_line(label) {
            field.required = true;
            field.kind = isekai_codegen::FieldKind::Relation { entity: team.id.clone(), many: false };
            game.fields.insert(at, field);
        }
    }
    team.at = subject.head.start;
    if let Some(result) = game.fields.iter_mut().find(|field| field.id == "result") {
        result.help = Some("Decides who gets the points.".to_owned());
    }
    let mut drafts = vec![team, game];
    if let Some(player) = draft
        .lexicon
        .nouns
        .named("Player")
        .filter(|_| said(draft, &["player", "players", "scorers", "squad", "squads", "scorer"]))
    {
        assemble::add_entity(draft, &mut drafts, Some(player), subject.head.clone(), None);
    }
    let found = wishes::read(draft, |feature| !matches!(feature, Feature::Services | Feature::Table | Feature::Board));
    assemble::features(draft, &mut drafts, found);
    for at in 0..draft.reading.len() {
        if draft.reading.words[at].is_any(TABLES) {
            draft.decide(at..at + 1, "Table of the teams by points, which follows the results");
        } else if draft.reading.words[at].is_any(GAMES)
            || draft.reading.words[at].is_any(&["updates", "update", "enter"])
        {
            draft.reading.take(at..at + 1);
        }
    }
    let mut plan = Plan::of_drafts(draft, drafts);
    helpers::add(draft, &mut plan);
    let mut entities = assemble::finish(draft, &mut plan.entities);
    sample(draft, &mut entities);
    let columns = ["name", "played", "won", "drawn", "lost", "goalsFor", "goalsAgainst", "points"];
    let table = block(
        "records",
        Some("team"),
        json!({"columns": columns, "sort": "points", "sortDirection": "desc", "search": false}),
    );
    let played = ["homeTeam", "awayTeam", "homeGoals", "awayGoals", "result", "date"];
    let games = block(
        "records",
        Some("match"),
        json!({"sort": "date", "sortDirection": "desc", "filters": ["homeTeam", "awayTeam", "result"], "columns": played}),
    );
    let page =
        |id: &str, title: &str, blocks| Page { id: id.to_owned(), title: title.to_owned(), blocks, ..Page::default() };
    let mut made = vec![page("table", "Table", vec![table]), page("fixtures", "Fixtures and results", vec![games])];
    for index in 2..entities.len() {
        made.extend(super::lists::pages(draft, &plan, &entities, index, &made));
    }
    pages::add(draft, &plan, &entities, &name, &mut made);
    Some(Composed {
        sign_in: plan.sign_in(),
        behaviours: behaviours(),
        name,
        tagline: "The table does not lie.".to_owned(),
        entities,
        pages: made,
        ..Composed::default()
    })
}

const TABLES: &[&str] = &["table", "standings", "standing", "tables"];
const GAMES: &[&str] = &["fixtures", "fixture", "matches", "results", "games", "result", "matchdays", "scores"];

fn said(draft: &Draft<'_>, texts: &[&str]) -> bool {
    draft.reading.words.iter().any(|word| word.is_any(texts))
}

fn is_league(draft: &Draft<'_>) -> bool {
    draft.reading.len() <= MAX_WORDS
        && said(draft, &["league", "division", "season", "championship"])
        && said(draft, TABLES)
        && said(draft, GAMES)
        && !said(draft, &["live", "api", "betting", "fantasy", "predictions", "tickets"])
}

fn behaviours() -> Vec<Behaviour> {
    let behaviour = |kind: &str, entity: &str, options: Value| Behaviour {
        kind: kind.to_owned(),
        entity: Some(entity.to_owned()),
        options: match options {
            Value::Object(options) => options,
            _ => Map::new(),
        },
    };
    let mut all = Vec::new();
    for (side, scored, taken, win, loss) in [
        ("homeTeam", "homeGoals", "awayGoals", "home-win", "away-win"),
        ("awayTeam", "awayGoals", "homeGoals", "away-win", "home-win"),
    ] {
        all.push(behaviour(
            "adjust",
            "match",
            json!({"field": format!("{side}.goalsFor"), "by": scored, "direction": "add"}),
        ));
        all.push(behaviour(
            "adjust",
            "match",
            json!({"field": format!("{side}.goalsAgainst"), "by": taken, "direction": "add"}),
        ));
        for (field, result) in [("won", win), ("drawn", "draw"), ("lost", loss)] {
            let counted = json!({"field": "result", "equals": result});
            all.push(behaviour(
                "adjust",
                "match",
                json!({"field": format!("{side}.{field}"), "direction": "add", "where": counted}),
            ));
            all.push(behaviour(
                "adjust",
                "match",
                json!({"field": format!("{side}.played"), "direction": "add", "where": counted}),
            ));
        }
    }
    all.push(behaviour(
        "computed",
        "team",
        json!({"field": "goalDifference", "operation": "difference", "of": ["goalsFor", "goalsAgainst"]}),
    ));
    all.push(behaviour(
        "computed",
        "team",
        json!({"field": "points", "operation": "sum", "of": ["won", "won", "won", "drawn"]}),
    ));
    all
}

/// A table that agrees with the matches that were played.
fn sample(draft: &Draft<'_>, entities: &mut [Entity]) {
    let mut counts = [[0_i64; 6]; TEAMS.len()];
    for (home, away, goals, _) in MATCHES {
        let Some((scored, taken)) = *goals else { continue };
        for (team, mine, theirs) in [(*home, scored, taken), (*away, taken, scored)] {
            let outcome = match mine.cmp(&theirs) {
                std::cmp::Ordering::Greater => 1,
                std::cmp::Ordering::Equal => 2,
                std::cmp::Ordering::Less => 3,
            };
            counts[team][0] += 1;
            counts[team][outcome] += 1;
            counts[team][4] += mine;
            counts[team][5] += theirs;
        }
    }
    let team = |(name, [played, won, drawn, lost, scored, taken]): (&&str, [i64; 6])| {
        row(
            json!({"name": name, "played": played, "won": won, "drawn": drawn, "lost": lost, "goalsFor": scored, "goalsAgainst": taken,
            "goalDifference": scored - taken, "points": 3 * won + drawn}),
        )
    };
    let game = |(home, away, goals, days): &Match| {
        let mut values = json!({"round": format!("Matchday {}", 3 + days.div_euclid(7)), "homeTeam": TEAMS[*home], "awayTeam": TEAMS[*away],
            "date": day(draft.context.today, *days), "time": "15:00"});
        if let Some((scored, taken)) = goals {
            values["homeGoals"] = json!(scored);
            values["awayGoals"] = json!(taken);
            values["result"] = json!(match scored.cmp(taken) {
                std::cmp::Ordering::Greater => "home-win",
                std::cmp::Ordering::Equal => "draw",
                std::cmp::Ordering::Less => "away-win",
            });
        }
        row(values)
    };
    for entity in entities {
        match entity.id.as_str() {
            "team" => entity.samples = TEAMS.iter().zip(counts).map(team).collect(),
            "match" => entity.samples = MATCHES.iter().map(game).collect(),
            _ => {
                let points = |kind: &isekai_codegen::FieldKind| matches!(kind, isekai_codegen::FieldKind::Relation { entity, .. } if entity == "team");
                let pointers: Vec<String> =
                    entity.fields.iter().filter(|field| points(&field.kind)).map(|field| field.id.clone()).collect();
                for (at, values) in entity.samples.iter_mut().enumerate() {
                    values.extend(pointers.iter().map(|id| (id.clone(), json!(TEAMS[at % TEAMS.len()]))));
                }
            }
        }
    }
}

fn row(values: Value) -> indexmap::IndexMap<String, Value> {
    match values {
        Value::Object(values) => values.into_iter().collect(),
        _ => indexmap::IndexMap::new(),
    }
}
