//! "pie chart of my moods": the form of a chart, where the request names it.

use isekai_codegen::FieldKind;
use serde_json::json;

use super::compose::Composed;
use super::{Draft, blocks};

/// Draws what is divided into kinds as shares of a whole. A share of averages says nothing, so that records are counted instead.
pub fn draw(draft: &mut Draft<'_>, app: &mut Composed) {
    let words = &draft.reading.words;
    let round = |at: usize| {
        let chart =
            words.get(at + 1).is_some_and(|next| next.is_any(&["chart", "charts", "graph", "graphs", "diagram"]));
        words[at].is_any(&["pie", "donut", "doughnut"]) && chart
    };
    let Some(at) = (0..words.len()).find(|&at| round(at)).filter(|&at| !draft.reading.is_negated(at)) else { return };
    let entities = &app.entities;
    let mut drawn = false;
    for chart in app.pages.iter_mut().flat_map(|page| &mut page.blocks).filter(|block| block.kind == "chart") {
        let entity = entities.iter().find(|entity| chart.entity.as_deref() == Some(entity.id.as_str()));
        let group = chart.options.get("groupBy").and_then(|id| id.as_str());
        let Some((entity, field)) = entity.and_then(|entity| Some((entity, entity.field(group?)?))) else { continue };
        if matches!(field.kind, FieldKind::Date | FieldKind::DateTime) {
            continue;
        }
        chart.options.insert("form".to_owned(), json!("pie"));
        drawn = true;
        if chart.options.get("measure").is_some_and(|measure| measure == "average") {
            chart.options.remove("measure");
            chart.options.remove("field");
            let heading = format!("{} by {}", entity.plural, field.label.to_lowercase());
            chart.options.insert("heading".to_owned(), json!(heading.chars().take(60).collect::<String>()));
        }
    }
    if drawn || add(app) {
        draft.decide(at..at + 2, "A pie chart");
    }
}

/// "pie chart of my expenses", "line graph of my weight"; a chore chart is a list.
pub fn is_drawn(draft: &Draft<'_>, at: usize) -> bool {
    let words = &draft.reading.words;
    let form = at.checked_sub(1).is_some_and(|before| words[before].is_any(&["pie", "bar", "line", "donut", "column"]));
    let of = words.get(at + 1).is_some_and(|next| next.is_any(&["of", "showing"]));
    words[at].is_any(&["chart", "charts", "graph", "graphs"]) && (form || of)
}

/// The kinds of the first records that have any, above their list.
fn add(app: &mut Composed) -> bool {
    let kinds = app.entities.iter().find_map(|entity| {
        let field = entity.fields.iter().find(|field| blocks::is_single_choice(field))?;
        Some((entity, field))
    });
    let Some((entity, field)) = kinds else { return false };
    let heading: String = format!("{} by {}", entity.plural, field.label.to_lowercase()).chars().take(60).collect();
    let options = json!({"heading": heading, "groupBy": field.id, "form": "pie"});
    let chart = blocks::block("chart", Some(&entity.id), options);
    let lists =
        |block: &isekai_codegen::Block| block.entity.as_deref() == Some(entity.id.as_str()) && block.kind == "records";
    for page in &mut app.pages {
        if let Some(at) = page.blocks.iter().position(lists) {
            page.blocks.insert(at, chart);
            return true;
        }
    }
    false
}
