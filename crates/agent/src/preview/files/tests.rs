use std::fs;

use http::Request;
use http::header::{ACCEPT_ENCODING, IF_RANGE, RANGE};
use http_body_util::BodyExt;
use tempfile::TempDir;

use super::*;

fn site() -> (TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in [
        ("dist/index.html", "<h1>home</h1>"),
        ("dist/assets/app-1a2b.js", "let x"),
        ("dist/docs/index.html", "<h1>docs</h1>"),
        ("dist/.env", "SECRET=1"),
        ("dist/.well-known/x.json", "{}"),
        ("secret.txt", "outside the root"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("dist/link.txt")).unwrap();
    std::os::unix::fs::symlink("..", folder.path().join("dist/up")).unwrap();
    nix::unistd::mkfifo(&folder.path().join("dist/fifo.txt"), nix::sys::stat::Mode::S_IRWXU).unwrap();
    let workspace = Workspace::open(folder.path()).unwrap();
    (folder, workspace)
}

fn ask(
    workspace: &Workspace,
    method: Method,
    path: &str,
    headers: &[(HeaderName, &str)],
) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::builder().method(method).uri(format!("http://app{path}")).body(()).unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(name, value.parse().unwrap());
    }
    let reply = serve(workspace, "dist", &request.into_parts().0).unwrap();
    let (head, body) = reply.into_parts();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let bytes = runtime.block_on(body.collect()).unwrap().to_bytes();
    (head.status, head.headers, String::from_utf8(bytes.to_vec()).unwrap())
}

const PAGE: &[(HeaderName, &str)] = &[(ACCEPT, "text/html,*/*;q=0.8")];

#[test]
fn serves_files_with_type_length_and_tag() {
    let (_folder, workspace) = site();
    let (status, headers, body) = ask(&workspace, Method::GET, "/assets/app-1a2b.js", &[]);
    assert_eq!((status, body.as_str()), (StatusCode::OK, "let x"));
    assert_eq!(headers[CONTENT_TYPE], "text/javascript; charset=utf-8");
    assert_eq!(headers[CONTENT_LENGTH], "5");
    assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
    let tag = headers[ETAG].to_str().unwrap().to_owned();
    let weak = format!("\"other\", W/{tag}");
    let (status, headers, body) = ask(&workspace, Method::GET, "/assets/app-1a2b.js", &[(IF_NONE_MATCH, &weak)]);
    assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(headers[ETAG], tag);
    let (status, headers, body) = ask(&workspace, Method::HEAD, "/assets/app-1a2b.js", &[]);
    assert_eq!((status, body.as_str(), headers[CONTENT_LENGTH].to_str().unwrap()), (StatusCode::OK, "", "5"));
    assert_eq!(ask(&workspace, Method::POST, "/", &[]).0, StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn a_player_gets_the_part_of_a_video_that_it_asks_for() {
    let (folder, workspace) = site();
    // More than one chunk, so that a part begins and ends inside of them.
    let film: String = (0..10_000).map(|number| format!("{number:04}")).collect();
    fs::write(folder.path().join("dist/film.mp4"), &film).unwrap();
    let get = |headers: &[(HeaderName, &str)]| ask(&workspace, Method::GET, "/film.mp4", headers);

    let (status, headers, body) = get(&[]);
    assert_eq!((status, body.len(), text(&headers, ACCEPT_RANGES)), (StatusCode::OK, 40_000, "bytes"));
    let tag = headers[ETAG].to_str().unwrap().to_owned();

    let (status, headers, body) = get(&[(RANGE, "bytes=16380-33000")]);
    assert_eq!((status, body.as_str()), (StatusCode::PARTIAL_CONTENT, &film[16_380..=33_000]));
    assert_eq!((text(&headers, CONTENT_RANGE), text(&headers, CONTENT_LENGTH)), ("bytes 16380-33000/40000", "16621"));
    assert_eq!((text(&headers, ETAG), text(&headers, CONTENT_TYPE)), (tag.as_str(), "video/mp4"));
    assert_eq!(get(&[(RANGE, "bytes=-4")]).2, "9999");
    // Safari asks for two bytes first, and plays only what answers with them.
    assert_eq!(get(&[(RANGE, "bytes=0-1")]).2, "00");

    let (status, headers, _) = get(&[(RANGE, "bytes=40000-")]);
    assert_eq!((status, text(&headers, CONTENT_RANGE)), (StatusCode::RANGE_NOT_SATISFIABLE, "bytes */40000"));

    assert_eq!(get(&[(RANGE, "bytes=0-3"), (IF_RANGE, &tag)]).2, "0000");
    for other in ["\"other\"", &format!("W/{tag}"), "Sun, 06 Nov 1994 08:49:37 GMT"] {
        let (status, _, body) = get(&[(RANGE, "bytes=0-3"), (IF_RANGE, other)]);
        assert_eq!((status, body.len()), (StatusCode::OK, 40_000), "{other}");
    }
    assert_eq!(get(&[(RANGE, "bytes=0-3"), (IF_NONE_MATCH, &tag)]).0, StatusCode::NOT_MODIFIED);
    let (status, headers, body) = ask(&workspace, Method::HEAD, "/film.mp4", &[(RANGE, "bytes=0-3")]);
    assert_eq!((status, body.as_str(), text(&headers, CONTENT_LENGTH)), (StatusCode::OK, "", "40000"));
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers[name].to_str().unwrap()
}

#[test]
fn page_paths_of_the_router_get_the_index_and_nothing_else_does() {
    let (_folder, workspace) = site();
    for path in ["/", "/items/7", "/search/a:b", "/100%25", "/index.html"] {
        let (status, headers, body) = ask(&workspace, Method::GET, path, PAGE);
        assert_eq!((status, body.as_str()), (StatusCode::OK, "<h1>home</h1>"), "{path}");
        assert_eq!(headers[CONTENT_TYPE], "text/html; charset=utf-8");
    }
    assert_eq!(ask(&workspace, Method::GET, "/assets/missing.js", PAGE).0, StatusCode::NOT_FOUND);
    assert_eq!(ask(&workspace, Method::GET, "/items/7", &[(ACCEPT, "*/*")]).0, StatusCode::NOT_FOUND);
    assert_eq!(ask(&workspace, Method::GET, "/items/7", &[(ACCEPT_ENCODING, "gzip")]).0, StatusCode::NOT_FOUND);
}

#[test]
fn folders_have_an_index_behind_their_slash() {
    let (_folder, workspace) = site();
    assert_eq!(ask(&workspace, Method::GET, "/docs/", &[]).2, "<h1>docs</h1>");
    let (status, headers, _) = ask(&workspace, Method::GET, "/docs?x=1", &[]);
    assert_eq!((status, headers[LOCATION].to_str().unwrap()), (StatusCode::PERMANENT_REDIRECT, "/docs/?x=1"));
}

#[test]
fn nothing_outside_the_root_or_hidden_gets_out() {
    let (_folder, workspace) = site();
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/a/..%2f..%2fsecret.txt", "//evil.example", "/a%00.txt"] {
        assert_eq!(ask(&workspace, Method::GET, path, PAGE).0, StatusCode::BAD_REQUEST, "{path}");
    }
    for path in ["/link.txt", "/up/secret.txt", "/.env", "/fifo.txt", "/%252e%252e/secret.txt", "/docs/.env"] {
        assert_eq!(ask(&workspace, Method::GET, path, PAGE).0, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(ask(&workspace, Method::GET, "/.well-known/x.json", &[]).2, "{}");
}

/// However it is asked, only the site's files go out, and a redirect stays on the site. First byte: method; then the path, a line break, headers.
#[test]
fn fuzz_preview_files() {
    let (_folder, workspace) = site();
    let seeds = [
        "\0/docs\naccept: text/html",
        "\0/assets/app-1a2b.js?v=1\nif-none-match: *, W/\"x\"",
        "\u{1}/%2e%2e/secret.txt",
        "\0/docs/?a=//b",
        "\0//docs",
        "\u{2}/link.txt",
    ];
    let tokens = [
        "/..",
        "%2e",
        "%2F",
        "//",
        "/docs",
        ".env",
        "/up/",
        "%00",
        "?",
        "\naccept: text/html",
        "\nif-none-match: ",
        "fifo.txt",
        ".well-known/",
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let target = isekai_fuzz::Target::new("preview-files").seeds(seeds).tokens(tokens);
    target.cases(2_500).run(|input| {
        let mut input = isekai_fuzz::Input::new(input);
        let method = [Method::GET, Method::HEAD, Method::POST][usize::from(input.byte() % 3)].clone();
        let text = input.rest();
        let (path, fields) = text.split_at(text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len()));
        let uri: http::Uri = path.try_into().ok()?;
        let mut request = Request::builder().method(method).uri(uri).body(()).ok()?;
        for (name, value) in isekai_fuzz::fields(fields) {
            if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
                request.headers_mut().append(name, value);
            }
        }
        let (head, body) = serve(&workspace, "dist", &request.into_parts().0).unwrap().into_parts();
        let body = runtime.block_on(body.collect()).unwrap().to_bytes();
        let text = String::from_utf8_lossy(&body);
        assert!(!text.contains("outside") && !text.contains("SECRET"), "{text}");
        if let Some(location) = head.headers.get(LOCATION) {
            // The query comes back as it was, whatever its bytes.
            let location = location.as_bytes();
            assert!(location.starts_with(b"/") && !location.starts_with(b"//"), "{location:?}");
        }
        Some((head.status.as_u16(), body.is_empty()))
    });
}
