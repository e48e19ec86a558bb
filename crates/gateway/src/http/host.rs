//! Which host names this server answers for. A page of a stranger that made its name point here (DNS rebinding) sends its
//! own name, and gets nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header;
use isekai_domain::AppId;

use crate::error::ApiError;

/// Lower case, without ports.
pub type Hosts = Arc<BTreeSet<String>>;

/// The names of this machine that nobody else can own.
pub const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

pub async fn layer(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    match of(&request) {
        Some(host) if hosts.contains(&host) => next.run(request).await,
        host => ApiError::UnknownHost { host: host.unwrap_or_default() }.into_response(),
    }
}

/// The host that the client asked for: `:authority` of HTTP/2, or `Host`; lower case, without port.
pub fn of(request: &Request) -> Option<String> {
    authority_of(request).map(|authority| authority.host().trim_end_matches('.').to_ascii_lowercase())
}

/// The port that the client asked for, if it named one.
pub fn port_of(request: &Request) -> Option<u16> {
    authority_of(request)?.port_u16()
}

/// `:authority` of HTTP/2 or the absolute form of HTTP/1.1, else the one `Host`. Where both are there they have to say the same, which is
/// stricter than RFC 9112, section 3.2.2 (it passes over `Host`): whoever stands between us may go by the other one.
fn authority_of(request: &Request) -> Option<http::uri::Authority> {
    let mut values = request.headers().get_all(header::HOST).iter();
    let (named, second) = (values.next(), values.next());
    let named = named.map(|value| value.to_str()).transpose().ok()?;
    let authority = match (request.uri().authority(), named, second) {
        (_, _, Some(_)) => return None,
        (Some(authority), Some(named), None) if !authority.as_str().eq_ignore_ascii_case(named) => return None,
        (Some(authority), _, None) => authority.as_str(),
        (None, named, None) => named?,
    };
    let authority: http::uri::Authority = authority.parse().ok()?;
    // User information has no place in a request, and what the parser takes for a port may be any text.
    let port = authority.as_str().strip_prefix(authority.host())?;
    let is_port =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && (text.is_empty() || text.parse::<u16>().is_ok());
    (port.is_empty() || port.strip_prefix(':').is_some_and(is_port)).then_some(authority)
}

/// The app of `{app}.{parent}`. An id has other spellings, too, which would be further origins of the same app.
pub fn app_of(host: &str, parent: &str) -> Option<AppId> {
    let label = host.strip_suffix(parent)?.strip_suffix('.')?;
    label.parse().ok().filter(|app: &AppId| app.to_string() == label)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn host(value: &str) -> Option<String> {
        of(&Request::get("/").header("host", value).body(Body::empty()).unwrap())
    }

    #[test]
    fn fuzz_preview_host() {
        let id = AppId::new();
        let seeds = ["LocalHost:8080", "[::1]:8080", "a@b", "x.localhost."];
        let tokens =
            [id.to_string(), ".localhost".to_owned(), ":42000".to_owned(), "@".to_owned(), "\u{212a}".to_owned()];
        isekai_fuzz::Target::new("preview-host").seeds(seeds).tokens(tokens).max_bytes(300).run(|input| {
            let request = Request::get("/").header("host", input).body(Body::empty()).ok()?;
            let (host, port) = (of(&request)?, port_of(&request));
            assert!(!host.contains(['@', '/', '?', '#']) && host == host.to_ascii_lowercase());
            let app = app_of(&host, "localhost");
            if let Some(app) = app {
                assert!(
                    host.len() <= "{}.localhost".len() + 46 && host.ends_with(".localhost"),
                    "{host} is not {app}'s"
                );
            }
            Some((app.is_some(), port.is_some()))
        });
    }

    #[test]
    fn reads_the_name_and_not_the_port() {
        assert_eq!(host("LocalHost:8080").as_deref(), Some("localhost"));
        assert_eq!(host("[::1]:8080").as_deref(), Some("[::1]"));
        assert_eq!(host("localhost.").as_deref(), Some("localhost"));
        assert_eq!(host("localhost@evil.example"), None);
        for other in
            ["", "localhost@localhost", "localhost:80.evil.example", "localhost:x", "localhost:+80", "localhost:65536"]
        {
            assert_eq!(host(other), None, "{other}");
        }
        let twice = Request::get("/").header("host", "localhost").header("host", "evil").body(Body::empty()).unwrap();
        assert_eq!(of(&twice), None);
    }

    #[test]
    fn a_target_with_a_name_and_the_host_say_the_same() {
        let of = |named: &[&str]| {
            let request = Request::get("http://LocalHost:80/x");
            let request = named.iter().fold(request, |request, name| request.header("host", *name));
            of(&request.body(Body::empty()).unwrap())
        };
        assert_eq!(of(&[]).as_deref(), Some("localhost"));
        assert_eq!(of(&["localhost:80"]).as_deref(), Some("localhost"));
        for other in [&["evil"][..], &[""], &["localhost"], &["localhost:81"], &["localhost:80", "localhost:80"]] {
            assert_eq!(of(other), None, "{other:?}");
        }
    }

    #[test]
    fn finds_the_app_in_a_name() {
        let id = AppId::new();
        assert_eq!(app_of(&format!("{id}.localhost"), "localhost"), Some(id));
        let simple = format!("{}.localhost", id.uuid().simple());
        let (longer, deeper) = (format!("{id}.localhost.evil"), format!("a.{id}.localhost"));
        for other in ["localhost", ".localhost", "x.localhost", &longer, &deeper, &simple] {
            assert_eq!(app_of(other, "localhost"), None, "{other}");
        }
    }
}
