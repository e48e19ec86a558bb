//! `PUT /v1/files`, `GET /v1/files`; `GET`, `PUT` and `DELETE /v1/files/{path}`.

use std::borrow::Cow;
use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;
use hyper::body::Incoming;
use isekai_channel::SafePath;
use isekai_channel::agent_api::{
    FileBody, FileEntry, FileList, MAX_PROJECT_BYTES, MAX_PROJECT_FILES, PRIVATE_DIR, WriteFiles, WriteFilesResult,
};
use isekai_channel::verdict::is_private;
use percent_encoding::percent_decode_str;

use crate::agent::Agent;
use crate::failure::Failure;
use crate::http::{Reply, full, json, no_content, read_json_within, read_within, reply};

/// Checks everything before the first file is touched; deletes, then writes.
pub async fn write(agent: &Agent, body: Incoming) -> Result<Reply, Failure> {
    let _turn = agent.writing.lock().await;
    let request: WriteFiles = read_json_within(body, MAX_PROJECT_BYTES).await?;
    let count = request.files.len() + request.delete.len();
    if count > MAX_PROJECT_FILES {
        return Err(Failure::TooLarge(format!("{count} files at once are more than {MAX_PROJECT_FILES}")));
    }
    let delete = request.delete.iter().map(|path| project_path(path)).collect::<Result<Vec<_>, _>>()?;
    let files = request
        .files
        .into_iter()
        .map(|file| Ok((project_path(&file.path)?, content(&file.path, file.body)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let mut deleted = 0;
    for path in delete {
        let found = agent.workspace.delete(&path);
        deleted += usize::from(found.map_err(|error| Failure::file("delete", path.as_str(), error))?);
    }
    for (path, bytes) in &files {
        agent.workspace.write(path, bytes).map_err(|error| Failure::file("write", path.as_str(), error))?;
    }
    json(&WriteFilesResult { written: files.len(), deleted })
}

pub fn list(agent: &Agent) -> Result<Reply, Failure> {
    let found = agent.workspace.list().map_err(|error| Failure::file("list", ".", error))?;
    let files = found.ok_or_else(|| Failure::TooLarge("the workspace has too many files to list".to_owned()))?;
    json(&FileList { files: files.into_iter().map(FileEntry::from).collect() })
}

pub fn read(agent: &Agent, encoded: &str) -> Result<Reply, Failure> {
    let path = safe_path(&decode(encoded)?)?;
    let failure = |error| Failure::file("read", path.as_str(), error);
    let (file, metadata) = agent.workspace.file(path.as_str()).map_err(failure)?;
    let limit = MAX_PROJECT_BYTES as u64;
    if metadata.len() > limit {
        return Err(Failure::TooLarge(format!("`{path}` is larger than {limit} bytes")));
    }
    let mut bytes = Vec::new();
    // The file may grow meanwhile.
    file.take(limit).read_to_end(&mut bytes).map_err(failure)?;
    Ok(reply(StatusCode::OK, "application/octet-stream", full(bytes)))
}

/// The body is the file.
pub async fn put(agent: &Agent, encoded: &str, body: Incoming) -> Result<Reply, Failure> {
    let path = project_path(&decode(encoded)?)?;
    let _turn = agent.writing.lock().await;
    let bytes = read_within(body, MAX_PROJECT_BYTES).await?;
    agent.workspace.write(&path, &bytes).map_err(|error| Failure::file("write", path.as_str(), error))?;
    Ok(no_content())
}

/// Also when it is gone already.
pub fn delete(agent: &Agent, encoded: &str) -> Result<Reply, Failure> {
    let path = project_path(&decode(encoded)?)?;
    agent.workspace.delete(&path).map_err(|error| Failure::file("delete", path.as_str(), error))?;
    Ok(no_content())
}

fn decode(encoded: &str) -> Result<Cow<'_, str>, Failure> {
    percent_decode_str(encoded).decode_utf8().map_err(|_| Failure::Invalid("the path is not UTF-8".to_owned()))
}

/// A path of the project: not in the agent's own folder.
fn project_path(path: &str) -> Result<SafePath, Failure> {
    let safe = safe_path(path)?;
    if is_private(path) {
        return Err(Failure::Invalid(format!("`{PRIVATE_DIR}` is not part of the project")));
    }
    Ok(safe)
}

fn safe_path(path: &str) -> Result<SafePath, Failure> {
    SafePath::parse(path).map_err(|source| Failure::Path { path: path.chars().take(100).collect(), source })
}

fn content(path: &str, body: FileBody) -> Result<Vec<u8>, Failure> {
    match body {
        FileBody::Text(text) => Ok(text.into_bytes()),
        FileBody::Base64(text) => {
            STANDARD.decode(text).map_err(|_| Failure::Invalid(format!("the content of `{path}` is not base64")))
        }
    }
}

#[cfg(test)]
mod tests {
    use isekai_domain::ErrorCode;

    use super::*;

    /// What passes is a file of the project, whose content is no larger than what was sent.
    #[test]
    fn fuzz_write_files() {
        let seeds = [
            r#"{"files":[{"path":"a/b.txt","content":"x"},{"path":"c","contentBase64":"eA=="}],"delete":["d"]}"#,
            r#"{"files":[{"path":".isekai/dist/x","content":""}],"delete":["../x",".isekai"]}"#,
        ];
        let tokens = ["../", "/", ".isekai", "\\u0000", "\\u002e", "\"contentBase64\":", "====", "%2e", "[", "null"];
        isekai_fuzz::Target::new("write-files").seeds(seeds).tokens(tokens).run(|input| {
            let request: WriteFiles = serde_json::from_slice(input).map_err(|_| ErrorCode::Validation)?;
            for path in &request.delete {
                is_of_the_project(&project_path(path).map_err(|failure| failure.code())?);
            }
            for file in request.files {
                is_of_the_project(&project_path(&file.path).map_err(|failure| failure.code())?);
                let content = content(&file.path, file.body).map_err(|failure| failure.code())?;
                assert!(content.len() <= input.len());
            }
            Ok::<_, ErrorCode>(())
        });
    }

    #[track_caller]
    fn is_of_the_project(path: &SafePath) {
        let mut parts = std::path::Path::new(path.as_str()).components();
        assert_ne!(parts.next(), Some(std::path::Component::Normal(PRIVATE_DIR.as_ref())));
        assert!(parts.all(|part| matches!(part, std::path::Component::Normal(_))));
    }
}
