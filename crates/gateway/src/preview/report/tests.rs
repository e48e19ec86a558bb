use http::Response as Answer;

use super::*;

fn inserts(status: u16, headers: &[(&'static str, &str)]) -> bool {
    let mut answer = Answer::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, *value);
    }
    let response = answer.body(Body::from("<p>")).unwrap();
    let reporter = Reporter::new(&["http://localhost:8080".to_owned()]);
    let before = response.headers().clone();
    let after = reporter.insert(response);
    let inserted = after.headers().contains_key(header::VARY);
    assert!(inserted || *after.headers() == before, "what is not changed keeps its headers");
    assert!(!inserted || DESCRIPTIONS.iter().all(|name| !after.headers().contains_key(name)));
    inserted
}

#[test]
fn only_pages_that_are_shown_are_changed() {
    const HTML: (&str, &str) = ("content-type", "text/html; charset=utf-8");
    for status in [200, 404, 500] {
        assert!(inserts(status, &[HTML, ("content-length", "3"), ("etag", "\"1\""), ("accept-ranges", "bytes")]));
    }
    assert!(inserts(
        200,
        &[("content-type", "Text/HTML"), ("content-encoding", "identity"), ("content-disposition", "inline")]
    ));
    for status in [204, 206, 302, 304, 308] {
        assert!(!inserts(status, &[HTML]), "{status}");
    }
    for headers in [
        &[][..],
        &[("content-type", "application/xhtml+xml")],
        &[("content-type", "text/html; charset=UTF-16LE")],
        &[HTML, ("content-encoding", "gzip")],
        &[HTML, ("content-disposition", "Attachment; filename=x.html")],
        &[HTML, ("content-security-policy", "script-src 'none'")],
    ] {
        assert!(!inserts(200, headers), "{headers:?}");
    }
}

#[test]
fn the_script_knows_where_the_page_may_be() {
    let reporter = Reporter::new(&["https://isekai.example".to_owned(), "http://localhost:8080".to_owned()]);
    let script = String::from_utf8(reporter.script.to_vec()).unwrap();
    assert!(script.contains("\"https://isekai.example http://localhost:8080\".split") && !script.contains(PAGES));
    let other = Reporter::new(&["http://localhost:8080".to_owned()]);
    assert_ne!(reporter.tag, other.tag, "it is kept under its address");
}
