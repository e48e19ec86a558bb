//! Prints the JSON schema: `cargo run -p isekai-codegen --example schema > docs/appspec.schema.json`.

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let schema = serde_json::to_string_pretty(&isekai_codegen::json_schema())?;
    writeln!(std::io::stdout(), "{schema}")?;
    Ok(())
}
