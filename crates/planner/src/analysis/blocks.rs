//! Blocks of pages, with options drawn from what was asked for.

use isekai_codegen::{Block, Entity, Field, FieldKind};
use serde_json::{Map, Value, json};

use super::draft::{EntityDraft, Wanted};
use crate::lexicon::{Feature, Lexicon};

/// More filters than these crowd a list, unless they were asked for.
const MAX_FILTERS: usize = 4;

pub fn block(kind: &str, entity: Option<&str>, options: Value) -> Block {
    let options = match options {
        Value::Object(options) => options,
        _ => Map::new(),
    };
    Block { kind: kind.to_owned(), entity: entity.map(str::to_owned), options }
}

/// The list of an entity's records.
pub fn records(entity: &Entity, draft: &EntityDraft, lexicon: &Lexicon) -> Block {
    let mut options = Map::new();
    let noun = draft.noun.map(|noun| lexicon.nouns.get(noun));
    let cards = noun.is_some_and(|noun| noun.cards) && draft.wants(Feature::Table).is_none();
    if cards || draft.wants(Feature::Cards).is_some() {
        options.insert("layout".to_owned(), json!("cards"));
    }
    if let Some(filter) = draft.wants(Feature::Filter).filter(|filter| !filter.fields.is_empty()) {
        let ids: Vec<&String> = filter
            .fields
            .iter()
            .filter(|id| entity.field(id).is_some_and(|field| is_filterable(&field.kind)))
            .collect();
        if !ids.is_empty() {
            // What a list can be narrowed by anyway stays behind what was asked for.
            let usual = entity.fields.iter().filter(|field| is_usual_filter(&field.kind)).map(|field| &field.id);
            let mut all: Vec<&String> = ids.iter().copied().chain(usual).collect();
            let mut seen = std::collections::HashSet::new();
            all.retain(|id| seen.insert(*id));
            all.truncate(ids.len().max(MAX_FILTERS));
            options.insert("filters".to_owned(), json!(all));
        }
    }
    if let Some(field) = draft.wants(Feature::Sort).and_then(|sort| sort.fields.iter().find_map(|id| entity.field(id)))
    {
        let falling = matches!(
            field.kind,
            FieldKind::Rating { .. } | FieldKind::Number { .. } | FieldKind::Money { .. } | FieldKind::Boolean
        );
        options.insert("sort".to_owned(), json!(field.id));
        options.insert("sortDirection".to_owned(), json!(if falling { "desc" } else { "asc" }));
    }
    if draft.wants(Feature::Export).is_some() {
        options.insert("export".to_owned(), json!(true));
    }
    let money = noun.and_then(|noun| noun.measure.as_deref()).and_then(|id| entity.field(id)).is_some_and(|field| {
        matches!(field.kind, FieldKind::Money { .. })
            && ["Amount", "Total", "Value", "Balance"].contains(&field.label.as_str())
    });
    if draft.wants(Feature::Stats).is_some() || money && !cards {
        let figures = figures(entity, draft, lexicon);
        options.insert("summary".to_owned(), figures.into());
    }
    block("records", Some(&entity.id), Value::Object(options))
}

/// Takes from a list what the request does without.
pub fn without(list: &mut Block, unwanted: &[Feature]) {
    for feature in unwanted {
        match feature {
            Feature::Search => {
                list.options.insert("search".to_owned(), json!(false));
            }
            Feature::Filter => {
                list.options.insert("filters".to_owned(), json!([]));
            }
            Feature::Stats => {
                list.options.remove("summary");
            }
            Feature::Cards => {
                list.options.remove("layout");
            }
            _ => {}
        }
    }
}

/// Numbers worth knowing about an entity: how many, totals, how many in the state that matters.
fn money_of(entity: &Entity) -> Option<&Field> {
    entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Money { .. }))
}

pub fn figures(entity: &Entity, draft: &EntityDraft, lexicon: &Lexicon) -> Vec<Value> {
    let mut figures = vec![json!({"label": entity.plural, "measure": "count"})];
    if let Some(field) = measure(entity, draft, lexicon) {
        let average = is_averaged(field);
        let named = field.label.to_lowercase().starts_with("total");
        let label = if named {
            field.label.clone()
        } else {
            format!("{} {}", if average { "Average" } else { "Total" }, field.label.to_lowercase())
        };
        let label: String = label.chars().take(40).collect();
        figures.push(json!({"label": label, "measure": if average { "average" } else { "sum" }, "field": field.id}));
    }
    // Income and expenses: their sum says nothing, each of them does.
    let sides = entity.fields.iter().find_map(|field| match &field.kind {
        FieldKind::Choice { options, many: false } if options.len() == 2 => Some((field, options)),
        _ => None,
    });
    if let (Some((side, options)), Some(amount)) =
        (sides, measure(entity, draft, lexicon).filter(|field| matches!(field.kind, FieldKind::Money { .. })))
    {
        figures.truncate(1);
        figures.extend(options.iter().map(|option| json!({"label": short(&option.label), "measure": "sum", "field": amount.id, "where": {"field": side.id, "equals": option.value}})));
    }
    for field in &entity.fields {
        match &field.kind {
            FieldKind::Boolean => figures.push(
                json!({"label": short(&field.label), "measure": "count", "where": {"field": field.id, "equals": true}}),
            ),
            FieldKind::Choice { options, many: false } if is_state(field) => {
                if let Some(last) =
                    options.iter().find(|choice| choice.tone.as_deref() == Some("green")).or(options.last())
                {
                    figures.push(json!({"label": short(&last.label), "measure": "count", "where": {"field": field.id, "equals": last.value}}));
                }
            }
            _ => {}
        }
    }
    // "40 % packed": how far one is.
    let state = figures.iter().find(|figure| figure["measure"] == "count" && !figure["where"].is_null());
    if let Some(state) = state.filter(|_| money_of(entity).is_none()) {
        let label = format!("{} (share)", state["label"].as_str().unwrap_or_default());
        figures.push(json!({"label": short(&label), "measure": "share", "where": state["where"]}));
    }
    let mut seen = Vec::new();
    figures.retain(|figure| {
        let fresh = !seen.contains(&figure["label"]);
        seen.push(figure["label"].clone());
        fresh
    });
    figures.truncate(4);
    figures
}

/// A chart of an entity; `None` when it has nothing to group by.
pub fn chart(entity: &Entity, draft: &EntityDraft, lexicon: &Lexicon, wanted: &Wanted) -> Option<Block> {
    let temporal = |field: &&Field| matches!(field.kind, FieldKind::Date | FieldKind::DateTime);
    let period = wanted.also.iter().find_map(|word| match word.as_str() {
        "day" | "daily" | "date" | "time" | "progress" | "trend" => Some("day"),
        "month" | "monthly" | "week" | "weekly" => Some("month"),
        "year" | "yearly" | "annual" => Some("year"),
        _ => None,
    });
    let date = entity.fields.iter().find(temporal);
    let asked = wanted.fields.iter().filter_map(|id| entity.field(id)).find(|field| is_groupable(&field.kind));
    let noun = draft.noun.map(|noun| lexicon.nouns.get(noun));
    let own = noun.and_then(|noun| noun.group.as_deref()).and_then(|id| entity.field(id));
    let choice = || entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Choice { many: false, .. }));
    let other = || {
        entity
            .fields
            .iter()
            .find(|field| matches!(field.kind, FieldKind::Boolean | FieldKind::Rating { .. } | FieldKind::Tags))
    };
    let group = asked.or_else(|| period.and(date)).or(own).or_else(choice).or(date).or_else(other)?;
    let measure = wanted
        .fields
        .iter()
        .filter_map(|id| entity.field(id))
        .find(|field| is_number(&field.kind))
        .or_else(|| measure(entity, draft, lexicon))
        .filter(|field| field.id != group.id);
    let what = measure.map_or_else(|| entity.plural.clone(), |field| field.label.clone());
    let by = match (temporal(&group), period) {
        (true, Some(period)) => period.to_owned(),
        (true, None) => "month".to_owned(),
        (false, _) => group.label.to_lowercase(),
    };
    let mut options = json!({"heading": short_to(&format!("{what} by {by}"), 60), "groupBy": group.id});
    if temporal(&group) {
        // Without any choice to group by, it is a course over days: weight, sleep, mood.
        let day = own.is_none() && period.is_none();
        options["period"] = json!(if day { "day" } else { period.unwrap_or("month") });
        if day {
            options["heading"] = json!(short_to(&format!("{what} by day"), 60));
        }
    }
    if let Some(field) = measure {
        let average = wanted.also.iter().any(|word| word == "average");
        options["measure"] = json!(if average || is_averaged(field) { "average" } else { "sum" });
        options["field"] = json!(field.id);
        if average {
            options["heading"] = json!(short_to(&format!("Average {} by {by}", field.label.to_lowercase()), 60));
        }
    }
    Some(block("chart", Some(&entity.id), options))
}

/// The numeric field worth adding up: the noun's, else the first amount of money, else the first number with a unit.
pub fn measure<'a>(entity: &'a Entity, draft: &EntityDraft, lexicon: &Lexicon) -> Option<&'a Field> {
    let own = draft
        .noun
        .and_then(|noun| lexicon.nouns.get(noun).measure.as_deref())
        .and_then(|id| entity.field(id))
        .filter(|field| is_number(&field.kind));
    let money = || entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Money { .. }));
    let unit = || {
        entity
            .fields
            .iter()
            .find(|field| matches!(field.kind, FieldKind::Number { unit: Some(_), .. } | FieldKind::Rating { .. }))
    };
    own.or_else(money).or_else(unit)
}

/// The choice field that columns of a board stand for.
pub fn state_field(entity: &Entity) -> Option<&Field> {
    let single = |field: &&Field| is_single_choice(field);
    entity.fields.iter().filter(single).find(|field| is_state(field)).or_else(|| entity.fields.iter().find(single))
}

/// Can be the columns of a board.
pub fn is_single_choice(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Choice { many: false, .. })
}

pub fn is_state(field: &Field) -> bool {
    is_single_choice(field)
        && ["status", "stage", "state", "progress"].iter().any(|name| field.label.to_lowercase().ends_with(name))
}

/// Whether a list can be narrowed by it when somebody asks for that.
pub fn is_filterable(kind: &FieldKind) -> bool {
    !matches!(kind, FieldKind::Image | FieldKind::Text { multiline: true, .. })
}

fn is_usual_filter(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Choice { .. } | FieldKind::Boolean | FieldKind::Relation { .. })
}

/// Somebody has a number that others have more or less of.
pub fn is_ranked(entity: &Entity) -> bool {
    let has = |test: fn(&FieldKind) -> bool| entity.fields.iter().any(|field| test(&field.kind));
    has(is_number)
        && has(|kind| {
            matches!(kind, FieldKind::Text { multiline: false, .. } | FieldKind::Relation { many: false, .. })
        })
}

pub fn is_number(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Number { .. } | FieldKind::Money { .. } | FieldKind::Rating { .. })
}

fn is_groupable(kind: &FieldKind) -> bool {
    !matches!(
        kind,
        FieldKind::Text { multiline: true, .. }
            | FieldKind::Number { .. }
            | FieldKind::Money { .. }
            | FieldKind::Email
            | FieldKind::Phone
            | FieldKind::Url
            | FieldKind::Color
            | FieldKind::Image
            | FieldKind::Time
    )
}

/// Adding up such values says nothing: ratings, percentages, body weights, temperatures.
fn is_averaged(field: &Field) -> bool {
    match &field.kind {
        FieldKind::Rating { .. } => true,
        FieldKind::Number { unit: Some(unit), .. } => {
            ["%", "kg", "lb", "°C", "°F", "cm", "years", "mmHg", "mmol/l", "bpm"].contains(&unit.as_str())
        }
        FieldKind::Number { .. } => ["GPA", "Points", "Score", "Year", "Age"].contains(&field.label.as_str()),
        _ => false,
    }
}

fn short(label: &str) -> String {
    short_to(label, 40)
}

fn short_to(text: &str, max: usize) -> String {
    text.chars().take(max).collect::<String>().trim().to_owned()
}
