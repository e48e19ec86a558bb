//! What an application may connect to, in lines for people.

use serde_json::Value;

/// `decisions` newest first; `None` when they were not asked for. What comes out of an app is shown without control characters.
pub fn lines(state: &Value, decisions: Option<&[Value]>) -> Vec<String> {
    let mut lines = Vec::new();
    if state["enabled"] == false {
        lines.push("Apps on this server connect to nothing: its administrator has switched it off.".to_owned());
    }
    let held_back = items(&state["heldBack"]);
    for rule in items(&state["rules"]) {
        let note = if held_back.contains(rule) { "  (not allowed by the administrator)" } else { "" };
        lines.push(format!("  {}{note}", place(rule)));
    }
    for preset in items(&state["presets"]) {
        let known = items(&state["availablePresets"]).iter().find(|known| known["name"] == *preset);
        let hosts: Vec<String> =
            known.map(|known| items(&known["hosts"]).iter().map(place).collect()).unwrap_or_default();
        let allowed = known.is_some_and(|known| known["allowed"] == true);
        let note = if allowed { "" } else { "  (not allowed by the administrator)" };
        lines.push(format!("  {}: {}{note}", text(preset), hosts.join(", ")));
    }
    if items(&state["rules"]).is_empty() && items(&state["presets"]).is_empty() {
        lines.push("It connects to nothing. Open a host: isekai egress APP allow api.example.com".to_owned());
    }
    let Some(decisions) = decisions.filter(|decisions| !decisions.is_empty()) else { return lines };
    lines.push(String::new());
    lines.push("Last connections:".to_owned());
    lines.extend(decisions.iter().map(decision));
    lines
}

fn decision(decision: &Value) -> String {
    let outcome = if decision["allowed"] == true { "allowed" } else { "refused" };
    let times = match decision["count"].as_u64() {
        None | Some(0 | 1) => String::new(),
        Some(count) => format!("  {count} times"),
    };
    let reason = match decision["reason"].as_str() {
        None => String::new(),
        Some(_) => format!("  {}", text(&decision["reason"])),
    };
    format!("  {}  {outcome}  {}{reason}{times}", text(&decision["at"]), place(decision))
}

fn place(of: &Value) -> String {
    format!("{}:{}", text(&of["host"]), of["port"])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_open_and_what_happened_is_told() {
        let state = json!({
            "enabled": false,
            "rules": [{ "host": "a.example.com", "port": 443 }, { "host": "*.example.net", "port": 80 }],
            "presets": ["registries"],
            "availablePresets": [
                { "name": "registries", "allowed": false, "hosts": [{ "host": "pypi.org", "port": 443 }] },
            ],
            "heldBack": [{ "host": "*.example.net", "port": 80 }],
        });
        let decisions = [
            json!({ "at": "2026-01-01T00:00:02Z", "host": "a.example.com", "port": 443, "allowed": true, "reason": null, "count": 1 }),
            json!({ "at": "2026-01-01T00:00:01Z", "host": "b\u{1b}[2J", "port": 25, "allowed": false, "reason": "NOT_LISTED", "count": 3 }),
        ];
        let expected = [
            "Apps on this server connect to nothing: its administrator has switched it off.",
            "  a.example.com:443",
            "  *.example.net:80  (not allowed by the administrator)",
            "  registries: pypi.org:443  (not allowed by the administrator)",
            "",
            "Last connections:",
            "  2026-01-01T00:00:02Z  allowed  a.example.com:443",
            "  2026-01-01T00:00:01Z  refused  b\u{fffd}[2J:25  NOT_LISTED  3 times",
        ];
        assert_eq!(lines(&state, Some(&decisions)), expected);
        let nothing = lines(&json!({ "enabled": true, "rules": [], "presets": [] }), Some(&[]));
        assert_eq!(nothing, ["It connects to nothing. Open a host: isekai egress APP allow api.example.com"]);
    }
}
