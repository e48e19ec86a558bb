//! `GET /v1/data`, `PUT /v1/data`: what the app wants to find again when it is started next, as a tar archive. It lies in a folder of
//! its own, whose name the app finds in its environment.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read, Seek, Write};
use std::rc::Rc;

use http::{HeaderValue, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use isekai_channel::SafePath;
use isekai_channel::agent_api::{AppState, DATA_HEADER, MAX_DATA_BYTES, MAX_DATA_FILES};

use crate::agent::Agent;
use crate::failure::Failure;
use crate::http::{Reply, no_content, reply};
use crate::logs::{Level, Source};
use crate::preview::stream_file;
use crate::workspace::{DATA_DIR, Workspace};

/// Archive headers, and room to spare.
const MAX_ARCHIVE_BYTES: usize = MAX_DATA_BYTES as usize + 8 * 1024 * 1024;

/// A file below the folder: path, size, and when it changed.
type Found = (SafePath, u64, i128);

/// `?unless=FINGERPRINT`: no content when nothing changed since the snapshot with that fingerprint, or when there is nothing.
pub fn take(agent: &Rc<Agent>, query: &str) -> Result<Reply, Failure> {
    let known = query.split('&').find_map(|pair| pair.strip_prefix("unless=")).unwrap_or_default();
    let found = find(&agent.workspace)?;
    if found.is_empty() && known.is_empty() {
        return Ok(no_content());
    }
    if known == fingerprint(&found) {
        return with_fingerprint(no_content(), known);
    }
    // Stands still meanwhile: what is read is then of one moment, as after a power cut, from which databases recover. It is listed
    // anew, so that nothing of that moment is left out: SQLite's write-ahead log belongs to its database, the one without the other may
    // be broken.
    let frozen = agent.app.freeze();
    let taken = find(&agent.workspace).map(|found| (fingerprint(&found), archive(&agent.workspace, &found)));
    drop(frozen);
    let (fingerprint, archive) = taken?;
    let (file, length) = archive.map_err(|error| Failure::file("save", DATA_DIR, error))?;
    with_fingerprint(reply(StatusCode::OK, "application/x-tar", stream_file(file, length)), &fingerprint)
}

/// Puts an archive in the place of what is there. The app must not be running.
pub async fn restore(agent: &Rc<Agent>, body: Incoming) -> Result<Reply, Failure> {
    let _turn = agent.writing.lock().await;
    if agent.app.state() != AppState::Stopped {
        return Err(Failure::Conflict("stop the app before its data is put in place".to_owned()));
    }
    let failure = |error| Failure::file("restore", DATA_DIR, error);
    let mut file = agent.workspace.temporary().map_err(failure)?;
    let mut body = Limited::new(body, MAX_ARCHIVE_BYTES);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| match error.is::<LengthLimitError>() {
            true => Failure::TooLarge(format!("the data is larger than {MAX_ARCHIVE_BYTES} bytes")),
            false => Failure::Invalid("the body was cut off".to_owned()),
        })?;
        if let Ok(bytes) = frame.into_data() {
            file.write_all(&bytes).map_err(failure)?;
        }
    }
    file.rewind().map_err(failure)?;
    agent.workspace.clear(DATA_DIR).map_err(failure)?;
    let count = extract(&agent.workspace, file)?;
    agent.logs.push(Level::Info, Source::Agent, &format!("the app's data is back: {count} files"));
    Ok(no_content())
}

fn find(workspace: &Workspace) -> Result<Vec<Found>, Failure> {
    let listed = workspace.list_below(DATA_DIR).map_err(|error| Failure::file("list", DATA_DIR, error))?;
    let too_many = || Failure::TooLarge(format!("the app's data has more than {MAX_DATA_FILES} files; not saved"));
    let found = listed.filter(|found| found.len() <= MAX_DATA_FILES).ok_or_else(too_many)?;
    let bytes: u64 = found.iter().map(|(_, size, _)| size).sum();
    if bytes > MAX_DATA_BYTES {
        return Err(Failure::TooLarge(format!(
            "the app's data has {bytes} bytes, more than {MAX_DATA_BYTES}; not saved"
        )));
    }
    Ok(found)
}

fn fingerprint(found: &[Found]) -> String {
    let mut hasher = DefaultHasher::new();
    for (path, size, changed) in found {
        (path.as_str(), size, changed).hash(&mut hasher);
    }
    format!("{:016x}-{}", hasher.finish(), found.len())
}

fn archive(workspace: &Workspace, found: &[Found]) -> io::Result<(File, u64)> {
    let mut archive = tar::Builder::new(workspace.temporary()?);
    for (path, ..) in found {
        let (file, metadata) = match workspace.file(path.as_str()) {
            Ok(opened) => opened,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        let name = path.as_str().strip_prefix(DATA_DIR).and_then(|name| name.strip_prefix('/')).unwrap_or_default();
        let mut header = tar::Header::new_gnu();
        header.set_size(metadata.len());
        header.set_mode(0o644);
        // As long as it was when it was opened: it may grow or shrink meanwhile.
        let content = file.take(metadata.len()).chain(io::repeat(0)).take(metadata.len());
        archive.append_data(&mut header, name, content)?;
    }
    let mut file = archive.into_inner()?;
    let length = file.stream_position()?;
    file.rewind()?;
    Ok((file, length))
}

/// Plain files with safe names only, beneath the folder: an archive is no more trusted than a request.
fn extract(workspace: &Workspace, file: File) -> Result<usize, Failure> {
    let broken = |error: io::Error| Failure::Invalid(format!("the archive is broken: {error}"));
    let mut archive = tar::Archive::new(file);
    let (mut count, mut bytes) = (0, 0_u64);
    for entry in archive.entries().map_err(broken)? {
        let mut entry = entry.map_err(broken)?;
        if !entry.header().entry_type().is_file() {
            continue;
        }
        (count, bytes) = (count + 1, bytes.saturating_add(entry.size()));
        if count > MAX_DATA_FILES || bytes > MAX_DATA_BYTES {
            return Err(Failure::TooLarge("the data is more than is kept of an app".to_owned()));
        }
        let name = entry.path_bytes().into_owned();
        let name = String::from_utf8(name).map_err(|_| Failure::Invalid("a name is not UTF-8".to_owned()))?;
        let path = SafePath::parse(&name)
            .and_then(|_| SafePath::parse(&format!("{DATA_DIR}/{name}")))
            .map_err(|source| Failure::Path { path: name.chars().take(100).collect(), source })?;
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(broken)?;
        workspace.write(&path, &content).map_err(|error| Failure::file("restore", path.as_str(), error))?;
    }
    Ok(count)
}

fn with_fingerprint(mut reply: Reply, fingerprint: &str) -> Result<Reply, Failure> {
    let value = HeaderValue::from_str(fingerprint)
        .map_err(|_| Failure::Unavailable("the fingerprint is no header".to_owned()))?;
    reply.headers_mut().insert(DATA_HEADER, value);
    Ok(reply)
}
