//! The address of a request as it may be written to a log. People and programs put tokens where they do not belong.

use std::borrow::Cow;

/// Longer than any id of ours, shorter than any token.
const MAX_SEGMENT_CHARS: usize = 40;
/// Parameters of ours, none of which takes a secret; of all others only the names are written.
const SHOWN: [&str; 16] = [
    "action",
    "after",
    "follow",
    "format",
    "from",
    "keepCurrent",
    "kind",
    "limit",
    "resolved",
    "resource",
    "role",
    "severity",
    "status",
    "success",
    "to",
    "version",
];
const HIDDEN: &str = "…";

pub fn path(path: &str) -> Cow<'_, str> {
    if path.split('/').all(is_short) {
        return Cow::Borrowed(path);
    }
    let segments = path.split('/').map(|segment| if is_short(segment) { segment } else { HIDDEN });
    Cow::Owned(segments.collect::<Vec<_>>().join("/"))
}

pub fn query(query: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, value)) if SHOWN.contains(&name) && is_short(value) => format!("{name}={value}"),
        Some((name, _)) if is_short(name) => format!("{name}={HIDDEN}"),
        None if is_short(pair) && SHOWN.contains(&pair) => pair.to_owned(),
        _ => HIDDEN.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

fn is_short(text: &str) -> bool {
    text.len() <= MAX_SEGMENT_CHARS
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "isk_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    #[test]
    fn tokens_do_not_reach_the_log() {
        let id = "01a227ef-0adc-73e0-918e-7fedea816828";
        let plain = format!("/api/apps/{id}/files/src/App.tsx");
        assert_eq!(path(&plain), plain);
        assert_eq!(path(&format!("/api/apps/{TOKEN}/files")), "/api/apps/…/files");
        assert_eq!(query("after=7&limit=20"), "after=7&limit=20");
        assert_eq!(query(&format!("code=short&state={TOKEN}&limit={TOKEN}")), "code=…&state=…&limit=…");
        assert_eq!(query(&format!("{TOKEN}&{TOKEN}=1&x")), "…&…&…");
        assert_eq!(query(""), "…");
    }
}
