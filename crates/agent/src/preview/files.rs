//! Serves the files of an app: exact files first, `index.html` of folders, and `index.html` of the root for page paths that only the
//! app's own router knows.

use std::fs::{File, Metadata};
use std::io::{self, Seek, SeekFrom};
use std::os::unix::fs::MetadataExt;

use http::header::{
    ACCEPT, ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use isekai_channel::{PathError, SafePath};
use nix::errno::Errno;
use percent_encoding::percent_decode_str;

use crate::failure::Failure;
use crate::http::{Reply, empty, full, reply};
use crate::workspace::Workspace;

mod body;
mod range;

use range::Part;

pub use body::stream as stream_file;

const INDEX: &str = "index.html";
/// Folders and files that begin with a dot are not served, but for the one that RFC 8615 names.
const WELL_KNOWN: &str = ".well-known";

pub fn serve(workspace: &Workspace, root: &str, request: &Parts) -> Result<Reply, Failure> {
    if request.method != Method::GET && request.method != Method::HEAD {
        let mut refusal =
            reply(StatusCode::METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", full("method not allowed\n"));
        refusal.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return Ok(refusal);
    }
    let url_path = request.uri.path();
    let Ok(decoded) = percent_decode_str(url_path.strip_prefix('/').unwrap_or(url_path)).decode_utf8() else {
        return Ok(plain(StatusCode::BAD_REQUEST, "the path is not UTF-8\n"));
    };
    let found = match find(workspace, root, &decoded) {
        Found::Nothing if wants_page(&request.headers, &decoded) => match workspace.file(&below(root, INDEX)) {
            Ok((file, metadata)) => Found::File(file, metadata, INDEX.to_owned()),
            Err(_) => Found::Nothing,
        },
        found => found,
    };
    match found {
        Found::File(file, metadata, name) => file_reply(request, file, &metadata, &name),
        Found::Folder => Ok(redirect(request)),
        Found::Nothing => Ok(plain(StatusCode::NOT_FOUND, "not found\n")),
        Found::Refused => Ok(plain(StatusCode::BAD_REQUEST, "the path is not usable\n")),
        Found::Failed(error) => Err(Failure::file("serve", &decoded, error)),
    }
}

/// `path` in the folder `root`, `""` being the workspace.
pub fn below(root: &str, path: &str) -> String {
    if root.is_empty() { path.to_owned() } else { format!("{root}/{path}") }
}

enum Found {
    File(File, Metadata, String),
    /// A folder with an index, asked for without its last slash: relative links in it would be wrong.
    Folder,
    Nothing,
    Refused,
    Failed(io::Error),
}

fn find(workspace: &Workspace, root: &str, decoded: &str) -> Found {
    let name = match decoded.strip_suffix('/') {
        _ if decoded.is_empty() => INDEX.to_owned(),
        Some(folder) => format!("{folder}/{INDEX}"),
        None => decoded.to_owned(),
    };
    match SafePath::parse(&name) {
        Ok(_) => {}
        Err(PathError::Traversal(_) | PathError::Absolute) => return Found::Refused,
        Err(PathError::Character(c)) if c.is_control() => return Found::Refused,
        // No file of a project has such a name, but a page of its router may.
        Err(_) => return Found::Nothing,
    }
    if name.split('/').any(|segment| segment.starts_with('.') && segment != WELL_KNOWN) {
        return Found::Nothing;
    }
    let path = below(root, &name);
    match workspace.file(&path) {
        Ok((file, metadata)) => Found::File(file, metadata, name),
        Err(error) => match error.raw_os_error().map(Errno::from_raw) {
            Some(Errno::EISDIR) if workspace.file(&format!("{path}/{INDEX}")).is_ok() => Found::Folder,
            Some(Errno::EMFILE | Errno::ENFILE | Errno::ENOMEM) => Found::Failed(error),
            _ => Found::Nothing,
        },
    }
}

/// A browser that opens a page, not one that loads a script or an image.
fn wants_page(headers: &HeaderMap, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let accepts_html = headers.get_all(ACCEPT).iter().any(|accept| {
        accept.to_str().is_ok_and(|accept| accept.contains("text/html") || accept.contains("application/xhtml+xml"))
    });
    accepts_html && !name.contains('.')
}

fn file_reply(request: &Parts, mut file: File, metadata: &Metadata, name: &str) -> Result<Reply, Failure> {
    let length = metadata.len();
    let tag = format!("\"{:x}-{length:x}-{:x}\"", metadata.ino(), metadata.mtime_nsec() ^ metadata.mtime() << 30);
    let mut answer = http::Response::new(empty());
    // RFC 9110, section 13.2.2: whether it has changed is asked before which part is wanted, and a part only of `GET`.
    if is_known(&request.headers, &tag) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        let wants_body = request.method == Method::GET;
        let part = if wants_body { range::wanted(&request.headers, length, &tag) } else { Part::Whole };
        let (first, sent) = match part {
            Part::Whole => (0, length),
            Part::Bytes { first, last } => {
                *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
                insert(answer.headers_mut(), CONTENT_RANGE, &format!("bytes {first}-{last}/{length}"));
                (first, last - first + 1)
            }
            Part::Nothing => {
                let mut refusal = plain(StatusCode::RANGE_NOT_SATISFIABLE, "the file has no such bytes\n");
                insert(refusal.headers_mut(), CONTENT_RANGE, &format!("bytes */{length}"));
                return Ok(refusal);
            }
        };
        if wants_body {
            file.seek(SeekFrom::Start(first)).map_err(|error| Failure::file("serve", name, error))?;
            *answer.body_mut() = body::stream(file, sent);
        }
        let headers = answer.headers_mut();
        headers.insert(CONTENT_LENGTH, sent.into());
        headers.insert(CONTENT_TYPE, content_type(name));
        headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    }
    let headers = answer.headers_mut();
    insert(headers, ETAG, &tag);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok(answer)
}

/// Whether the browser has the file as it is.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).any(|value| {
        value.split(',').map(str::trim).any(|candidate| candidate == "*" || candidate.trim_start_matches("W/") == tag)
    })
}

fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::try_from(value) {
        headers.insert(name, value);
    }
}

fn content_type(name: &str) -> HeaderValue {
    let mime = mime_guess::from_path(name).first_or_octet_stream();
    let essence = mime.essence_str();
    let is_text = mime.type_() == mime_guess::mime::TEXT
        || matches!(
            essence,
            "application/javascript" | "application/json" | "application/manifest+json" | "image/svg+xml"
        );
    let text = if is_text { format!("{essence}; charset=utf-8") } else { essence.to_owned() };
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

fn redirect(request: &Parts) -> Reply {
    let query = request.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut answer = plain(StatusCode::PERMANENT_REDIRECT, "");
    if let Ok(location) = HeaderValue::try_from(format!("{}/{query}", request.uri.path())) {
        answer.headers_mut().insert(LOCATION, location);
    }
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}

pub fn plain(status: StatusCode, text: &'static str) -> Reply {
    reply(status, "text/plain; charset=utf-8", full(text))
}

#[cfg(test)]
mod tests;
