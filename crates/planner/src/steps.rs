//! A plan as steps that people can read.

use isekai_codegen::{Entity, Page, Target};
use serde_json::{Value, json};

use crate::analysis::{Analysis, describe_kind};
use crate::events::PlanStep;

const GENERATOR: &str = "code_generator";

/// What is going to be done for an analysed request.
pub fn of_analysis(analysis: &Analysis) -> Vec<PlanStep> {
    let spec = &analysis.spec;
    let understand = json!({
        "description": format!("{}: {}", spec.name, spec.tagline),
        "decisions": analysis.decisions,
        "warnings": analysis.warnings,
        "notUnderstood": analysis.not_understood,
    });
    let mut steps = vec![("understand_request".to_owned(), understand)];
    steps.extend(spec.entities.iter().map(model));
    steps.extend(spec.pages.iter().map(page));
    let description = match spec.target {
        Target::React => "Write a Vite project with React, TypeScript and Tailwind",
        Target::Static => "Write HTML, CSS and JavaScript without a build",
        Target::Fullstack => {
            "Write a Vite project with React, TypeScript and Tailwind, and a Node server with an SQLite database"
        }
        Target::Python => {
            "Write a Vite project with React, TypeScript and Tailwind, and a Python server with an SQLite database"
        }
    };
    steps.push((
        "write_project".to_owned(),
        json!({"description": description, "framework": spec.target.name(), "language": spec.language, "theme": spec.theme}),
    ));
    numbered(steps)
}

/// Steps with the ids of the contract.
pub fn numbered(steps: Vec<(String, Value)>) -> Vec<PlanStep> {
    let step = |(index, (action, payload)): (usize, (String, Value))| PlanStep {
        id: format!("step_{index}"),
        action,
        tool: GENERATOR.to_owned(),
        payload,
    };
    steps.into_iter().enumerate().map(step).collect()
}

fn model(entity: &Entity) -> (String, Value) {
    let fields: Vec<Value> = entity
        .fields
        .iter()
        .map(|field| json!({"label": field.label, "kind": describe_kind(&field.kind), "required": field.required}))
        .collect();
    let payload = json!({"description": format!("Keep {} with {} fields", entity.plural.to_lowercase(), fields.len()), "entity": entity.id, "fields": fields});
    ("model_data".to_owned(), payload)
}

fn page(page: &Page) -> (String, Value) {
    let blocks: Vec<&str> = page.blocks.iter().map(|block| block.kind.as_str()).collect();
    (
        "build_page".to_owned(),
        json!({"description": format!("Page {}: {}", page.title, blocks.join(", ")), "page": page.id, "blocks": blocks}),
    )
}
