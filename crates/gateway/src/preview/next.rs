//! Where to go after the way in: a path on the same site, and nothing else.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

const MAX_BYTES: usize = 2048;
/// What has a meaning of its own in a query.
const QUERY: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'&').add(b'+').add(b'%').add(b'?').add(b'=');
/// What may not stand in a header or start something new; `%` stays, for the text is a path already.
const PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'`');

/// `text` if it is a path of this site, else `/`. `//host` and `/\host` would leave it.
pub fn same_site(text: Option<&str>) -> String {
    match text {
        Some(path) if path.len() <= MAX_BYTES && path.starts_with('/') && !path[1..].starts_with(['/', '\\']) => {
            utf8_percent_encode(path, PATH).to_string()
        }
        _ => "/".to_owned(),
    }
}

/// As the value of a query parameter.
pub fn in_query(text: &str) -> String {
    utf8_percent_encode(text, QUERY).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzz_preview_next() {
        let seeds = ["/a/b?c=d#e", "//evil.example", "/\\evil", "/a\r\nset-cookie: x", "/%2f%2fevil"];
        let tokens = ["/", "\\", "//", "\t", "\r\n", "%", "@", "\u{a0}", "javascript:", "?next="];
        isekai_fuzz::Target::new("preview-next").seeds(seeds).tokens(tokens).max_bytes(MAX_BYTES + 10).run(|input| {
            let text = String::from_utf8_lossy(input);
            let next = same_site(Some(&text));
            assert!(next.starts_with('/') && !next.starts_with("//") && !next.contains('\\'));
            let value = http::HeaderValue::from_str(&next).unwrap();
            assert!(value.to_str().is_ok(), "a header that is not plain text");
            let site: http::Uri = "http://app.localhost:42000".parse().unwrap();
            if let Ok(uri) = format!("http://app.localhost:42000{next}").parse::<http::Uri>() {
                assert_eq!(uri.authority(), site.authority());
            }
            assert!(!in_query(&text).contains(['&', '#', '=', '\n', ' ']));
            (next == "/", next.len() == text.len())
        });
    }

    #[test]
    fn only_paths_of_the_same_site_are_kept() {
        assert_eq!(same_site(Some("/a/b?c=d#e")), "/a/b?c=d#e");
        assert_eq!(same_site(Some("/a%20b")), "/a%20b");
        for other in ["", "x", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"] {
            assert_eq!(same_site(Some(other)), "/", "{other}");
        }
        assert_eq!(same_site(None), "/");
        assert_eq!(same_site(Some("/a\r\nset-cookie: x")), "/a%0D%0Aset-cookie:%20x");
        assert_eq!(in_query("/a?b=c&d"), "/a%3Fb%3Dc%26d");
    }
}
