//! Content Security Policy of a page: no script runs but our files and the inline scripts that the build put there, each
//! named by its hash (CSP Level 3, section 2.3.1).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use sha2::{Digest as _, Sha256};

/// `frame_sources`: where previews are, which the page shows in a frame.
pub fn policy(html: &str, frame_sources: &str) -> HeaderValue {
    let mut scripts = String::from("'self'");
    for script in inline_scripts(html) {
        scripts.push_str(" 'sha256-");
        scripts.push_str(&STANDARD.encode(Sha256::digest(script)));
        scripts.push('\'');
    }
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; frame-src {frame_sources}; \
         frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The text of each `<script>` without `src`, in order.
fn inline_scripts(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find("<script") {
        rest = &rest[start + "<script".len()..];
        let Some(open_end) = rest.find('>') else { break };
        let (attributes, after) = (&rest[..open_end], &rest[open_end + 1..]);
        let Some(close) = after.find("</script") else { break };
        let external = attributes.split_ascii_whitespace().any(|attribute| attribute.starts_with("src="));
        if !external {
            found.push(&after[..close]);
        }
        rest = &after[close..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_inline_scripts_and_no_others() {
        let html = r#"<head><script src="/a.js" async=""></script><script>alert(1)</script></head>
            <body><script id="x" data-src="y">self.x=[];</script><p>text</p></body>"#;
        assert_eq!(inline_scripts(html), ["alert(1)", "self.x=[];"]);
        let policy = policy(html, "http://*.localhost:*");
        let text = policy.to_str().unwrap();
        // echo -n 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert!(text.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{text}");
        assert!(text.contains("frame-src http://*.localhost:*;"));
        assert!(!text.split("script-src").nth(1).unwrap().split(';').next().unwrap().contains("unsafe"));
    }
}
