use super::*;

fn files(entries: &[(&str, &'static str)]) -> WebFiles {
    let files = entries.iter().map(|(path, text)| ((*path).to_owned(), Bytes::from_static(text.as_bytes()))).collect();
    WebFiles::new(assets::from_files(&files), "http://*.localhost:*")
}

fn page() -> WebFiles {
    files(&[
        ("index.html", "<script>1</script>home"),
        ("app/index.html", "app"),
        ("404.html", "nothing here"),
        ("_next/static/x-1.js", "plain script"),
        ("_next/static/x-1.js.br", "BR"),
        ("_next/static/x-1.js.gz", "GZ"),
    ])
}

fn ask(web: &WebFiles, path: &str, headers: &[(&'static str, &str)]) -> Response {
    let headers = headers
        .iter()
        .map(|(name, value)| (http::HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
        .collect();
    web.answer(&Method::GET, path, &headers)
}

async fn text(response: Response) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn folders_are_their_index_and_unknown_pages_the_404_page() {
    let web = page();
    assert_eq!(text(ask(&web, "/", &[])).await, "<script>1</script>home");
    assert_eq!(text(ask(&web, "/app/", &[])).await, "app");
    let moved = ask(&web, "/app", &[]);
    assert_eq!((moved.status().as_u16(), moved.headers()["location"].to_str().unwrap()), (308, "/app/"));
    for unknown in ["/none", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/_next/static/x-1.js.br"] {
        let response = ask(&web, unknown, &[]);
        assert_eq!(response.status(), 404, "{unknown}");
        assert_eq!(text(response).await, "nothing here");
    }
}

#[tokio::test]
async fn compressed_forms_are_used_when_they_are_accepted() {
    let web = page();
    for (accept, encoding, body) in
        [("gzip, br", Some("br"), "BR"), ("gzip, br;q=0", Some("gzip"), "GZ"), ("identity", None, "plain script")]
    {
        let response = ask(&web, "/_next/static/x-1.js", &[("accept-encoding", accept)]);
        let sent = response.headers().get("content-encoding").map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(sent.as_deref(), encoding);
        assert_eq!(response.headers()["cache-control"], "public, max-age=31536000, immutable");
        assert_eq!(text(response).await, body);
    }
}

#[tokio::test]
async fn text_that_the_build_did_not_compress_is_compressed_here() {
    let long: &'static str = Box::leak("body { margin: 0 } ".repeat(200).into_boxed_str());
    let web = files(&[("a.css", long), ("b.png", long), ("c.css", "short"), ("d.html", long)]);
    let encoding = |path: &str| {
        let response = ask(&web, path, &[("accept-encoding", "gzip")]);
        response.headers().get("content-encoding").map(|value| value.to_str().unwrap().to_owned())
    };
    assert_eq!(encoding("/a.css").as_deref(), Some("gzip"));
    for plain in ["/b.png", "/c.css", "/d.html"] {
        assert_eq!(encoding(plain), None, "{plain}");
    }
    let response = ask(&web, "/a.css", &[("accept-encoding", "gzip")]);
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    let mut plain = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&bytes[..]), &mut plain).unwrap();
    assert_eq!(plain, long);
}

#[test]
fn a_known_etag_needs_no_body_and_html_is_asked_for_each_time() {
    let web = page();
    let first = ask(&web, "/", &[]);
    assert_eq!(first.headers()["cache-control"], "no-cache");
    assert!(first.headers()["content-security-policy"].to_str().unwrap().contains("'sha256-"));
    let etag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(ask(&web, "/", &[("if-none-match", &etag)]).status(), 304);
    assert_eq!(ask(&web, "/", &[("if-none-match", "\"other\"")]).status(), 200);
    let head = web.answer(&Method::HEAD, "/", &HeaderMap::new());
    assert_eq!(head.headers()["content-length"], "22");
}

#[tokio::test]
async fn a_build_without_the_page_says_how_to_get_it() {
    let web = files(&[]);
    let response = ask(&web, "/", &[]);
    assert_eq!(response.status(), 200);
    assert!(text(response).await.contains("npm run build"));
    assert_eq!(ask(&web, "/app/", &[]).status(), 404);
}
