//! Files of the project in a sandbox.

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use futures::stream::BoxStream;
use http::{Method, Request};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::commands::CONTROL;
use super::{ClientError, SandboxClient, bytes, json, ndjson};
use crate::agent_api::{FileChange, FileEntry, FileList, MAX_PROJECT_BYTES, WriteFiles, WriteFilesResult};
use crate::path::SafePath;
use crate::sandbox_api::SandboxId;

const FILES: Duration = Duration::from_secs(60);

/// Letters, digits and what a path may hold unescaped.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

impl SandboxClient {
    /// All or nothing: one path that is not safe, and none is sent.
    pub async fn write_files(&self, id: SandboxId, files: &WriteFiles) -> Result<WriteFilesResult, ClientError> {
        for path in files.files.iter().map(|file| &file.path).chain(&files.delete) {
            SafePath::parse(path)?;
        }
        json(self.call(Method::PUT, &folder(id), Some(files), &[], FILES).await?, CONTROL).await
    }

    pub async fn list_files(&self, id: SandboxId) -> Result<Vec<FileEntry>, ClientError> {
        Ok(self.fetch::<FileList>(&folder(id), CONTROL).await?.files)
    }

    /// What changes from now on, until the stream is dropped. It ends by itself when there are more files than can be listed.
    pub async fn watch_files(
        &self,
        id: SandboxId,
    ) -> Result<BoxStream<'static, Result<FileChange, ClientError>>, ClientError> {
        let path = format!("{}?watch=1", folder(id));
        Ok(ndjson::read(self.call(Method::GET, &path, None::<&()>, &[], CONTROL).await?.into_body()))
    }

    pub async fn read_file(&self, id: SandboxId, path: &SafePath) -> Result<Bytes, ClientError> {
        let answer = self.call(Method::GET, &file(id, path), None::<&()>, &[], CONTROL).await?;
        bytes(answer, MAX_PROJECT_BYTES, FILES).await
    }

    /// At most [`MAX_PROJECT_BYTES`].
    pub async fn write_file(&self, id: SandboxId, path: &SafePath, content: Bytes) -> Result<(), ClientError> {
        let request = Request::builder().method(Method::PUT);
        self.send(request, &file(id, path), Body::from(content), FILES).await.map(|_| ())
    }

    /// Also succeeds when it is gone already.
    pub async fn delete_file(&self, id: SandboxId, path: &SafePath) -> Result<(), ClientError> {
        self.tell(Method::DELETE, &file(id, path), None::<&()>, CONTROL).await
    }
}

fn folder(id: SandboxId) -> String {
    format!("/v1/sandboxes/{id}/files")
}

fn file(id: SandboxId, path: &SafePath) -> String {
    format!("{}/{}", folder(id), utf8_percent_encode(path.as_str(), ESCAPED))
}
