//! `GET /api/apps/{id}/export`: the project as a zip. The same version gives the same bytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, header};
use isekai_domain::AppId;
use isekai_store::code;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Path, if_match};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("code", "read");
const MAX_SLUG_CHARS: usize = 60;

/// The latest version as a zip with one folder, named after the app.
#[utoipa::path(
    get, path = "/api/apps/{id}/export", tag = "code",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, description = "A zip archive", content_type = "application/zip", body = Vec<u8>),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, description = "No such app, or it has no code yet", body = ErrorBody),
    )
)]
pub async fn export(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
) -> Result<Response, ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let latest = code::latest(&state.store, id).await?.ok_or(ApiError::NotFound("code of this app yet"))?;
    let folder = slug(&app.name);
    let disposition = format!("attachment; filename=\"{folder}.zip\"");
    let bytes = tokio::task::spawn_blocking(move || archive(&folder, &latest.files))
        .await
        .map_err(ApiError::unexpected)?
        .map_err(ApiError::unexpected)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).map_err(ApiError::unexpected)?),
        (header::ETAG, if_match::etag(latest.version)),
    ];
    Ok((headers, bytes).into_response())
}

/// In path order, all with the earliest time that the format knows.
fn archive(folder: &str, files: &BTreeMap<String, String>) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        zip.start_file(format!("{folder}/{path}"), options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Lower-case ASCII letters, digits and single hyphens; `app` when nothing is left.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if slug.len() >= MAX_SLUG_CHARS {
            break;
        }
        match c {
            c if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    match slug.trim_end_matches('-') {
        "" => "app".to_owned(),
        slug => slug.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn folders_have_plain_names() {
        for (name, expected) in
            [("CSV viewer", "csv-viewer"), ("  Ünï / ..\\x ", "n-x"), ("日本", "app"), ("a\"b\r\nc", "a-b-c")]
        {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let files: BTreeMap<String, String> = [("index.html", "<h1>hi</h1>"), ("src/a.ts", "export {};")]
            .map(|(path, content)| (path.to_owned(), content.to_owned()))
            .into();
        let bytes = archive("demo", &files).unwrap();
        assert_eq!(bytes, archive("demo", &files).unwrap());
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        zip.by_name("demo/src/a.ts").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "export {};");
        assert_eq!(zip.len(), 2);
    }
}
