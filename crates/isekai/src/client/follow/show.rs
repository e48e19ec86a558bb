//! One line for what a person wants to know of an event.

use serde_json::Value;

use crate::output;

pub fn print(kind: &str, data: &Value) {
    let text = |key: &str| data[key].as_str().unwrap_or_default().to_owned();
    match kind {
        "plan" => {
            for step in data["steps"].as_array().into_iter().flatten() {
                output::line(format!("    · {}", step["action"].as_str().unwrap_or_default()));
            }
        }
        "file" if data["op"] == "delete" => output::line(format!("    - {}", text("path"))),
        "file" => output::line(format!("    + {}", text("path"))),
        "step" if data["phase"] == "succeeded" => {
            output::line(format!("  ✔ {:<28} {:>6} ms", text("name"), data["durationMs"].as_u64().unwrap_or_default()));
        }
        "step" if data["phase"] == "failed" => output::line(format!("  ✘ {}: {}", text("name"), text("message"))),
        "note" | "warning" => output::line(format!("    {}", text("text"))),
        _ => {}
    }
}
