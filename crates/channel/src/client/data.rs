//! What an app keeps from one start to the next.

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Method, Request, StatusCode};

use super::{ClientError, SandboxClient, bytes};
use crate::agent_api::{DATA_HEADER, MAX_DATA_BYTES};
use crate::sandbox_api::SandboxId;

const TRANSFER: Duration = Duration::from_secs(60);
/// With the archive's own headers.
const MAX_ARCHIVE_BYTES: usize = MAX_DATA_BYTES as usize + 8 * 1024 * 1024;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppData {
    /// The app keeps nothing.
    None,
    /// As it was when the fingerprint that was given was taken.
    Unchanged,
    Taken {
        fingerprint: String,
        /// A tar archive.
        archive: Bytes,
    },
}

impl SandboxClient {
    /// Its data at this moment, unless it is still what `known` is the fingerprint of. A paused sandbox is not woken: it refuses.
    pub async fn data(&self, id: SandboxId, known: Option<&str>) -> Result<AppData, ClientError> {
        let unless = known.map(|known| format!("?unless={known}")).unwrap_or_default();
        let path = format!("/v1/sandboxes/{id}/agent/v1/data{unless}");
        let answer = self.call(Method::GET, &path, None::<&()>, &[], TRANSFER).await?;
        let fingerprint = answer.headers().get(DATA_HEADER).and_then(|value| value.to_str().ok()).map(str::to_owned);
        match (answer.status(), fingerprint) {
            (StatusCode::NO_CONTENT, None) => Ok(AppData::None),
            (StatusCode::NO_CONTENT, Some(_)) => Ok(AppData::Unchanged),
            (_, Some(fingerprint)) => {
                let archive = bytes(answer, MAX_ARCHIVE_BYTES, TRANSFER).await?;
                Ok(AppData::Taken { fingerprint, archive })
            }
            (status, None) => Err(ClientError::Status(status)),
        }
    }

    /// Puts an archive in the place of the data of an app that does not run.
    pub async fn restore_data(&self, id: SandboxId, archive: Bytes) -> Result<(), ClientError> {
        let request = Request::builder().method(Method::PUT).header(CONTENT_TYPE, "application/x-tar");
        let path = format!("/v1/sandboxes/{id}/agent/v1/data");
        self.send(request, &path, Body::from(archive), TRANSFER).await.map(|_| ())
    }
}
