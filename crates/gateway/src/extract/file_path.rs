//! `{id}` and `{*path}` of the file endpoints. The path is percent-decoded exactly once; whatever could leave the project
//! afterwards is refused as an attack.

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use isekai_channel::{PathError, SafePath};
use isekai_domain::AppId;

use crate::error::{ApiError, PATH_TRAVERSAL};

pub struct FilePath {
    pub app: AppId,
    pub path: SafePath,
}

impl<S: Send + Sync> FromRequestParts<S> for FilePath {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Path((app, path)) = Path::<(String, String)>::from_request_parts(parts, state)
            .await
            .map_err(|_| refused("the path is not valid UTF-8".to_owned()))?;
        let app = app.parse().map_err(|_| ApiError::NotFound("app"))?;
        Ok(Self { app, path: safe(&path)? })
    }
}

/// The check by itself, for paths that arrive in another way.
pub fn safe(path: &str) -> Result<SafePath, ApiError> {
    SafePath::parse(path).map_err(|error: PathError| refused(error.to_string()))
}

fn refused(message: String) -> ApiError {
    ApiError::Security { reason: PATH_TRAVERSAL, message }
}
