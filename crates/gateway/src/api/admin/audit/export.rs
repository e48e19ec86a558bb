//! `GET /api/admin/audit/export`: oldest first, page by page, so that a log of any length needs no memory.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use futures::stream;
use http::header;
use isekai_store::audit as rows;
use serde::Deserialize;
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{AuditLog, Filter, permitted, shown};
use crate::access::{Caller, Permit};
use crate::api::admin::done;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Query;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("audit", "export");

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// An object on each line (<https://jsonlines.org>).
    #[default]
    Jsonl,
    /// RFC 4180, with a header.
    Csv,
}

#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExportQuery {
    #[serde(default)]
    #[param(inline)]
    format: Format,
}

const PAGE: i64 = 500;
const COLUMNS: &str = "id,timestamp,userId,action,resource,resourceId,success,error,ipAddress,userAgent,correlationId,details,apiTokenId,username\r\n";

/// The audit log as a file.
#[utoipa::path(
    get, path = "/api/admin/audit/export", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))), params(ExportQuery, Filter),
    responses(
        (status = 200, description = "JSON Lines or CSV", content((String = "application/jsonl"), (String = "text/csv"))),
        (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
    )
)]
pub async fn audit_export(
    State(state): State<AppState>,
    caller: Caller,
    Query(query): Query<ExportQuery>,
    Query(filter): Query<Filter>,
) -> Result<Response, ApiError> {
    let resource = permitted(&state, &caller, NEEDS).await?;
    let format = query.format;
    done(&state, &caller, &resource, "export", json!({ "format": format.extension() })).await;
    // The first page before the answer begins: what is wrong with the filter is still said as an error.
    let first = page(&state, &filter, None).await?;
    let start = Some((first, state, filter));
    let pages = stream::unfold(start, move |from| async move {
        let (entries, state, filter) = from?;
        let last = entries.last().map(|entry| entry.id);
        let text: String = entries.into_iter().map(|entry| format.line(entry)).collect();
        let next = match last {
            Some(last) => match page(&state, &filter, Some(last)).await {
                Ok(entries) if entries.is_empty() => None,
                Ok(entries) => Some((entries, state, filter)),
                // A body that ends with an error is not taken for the whole log.
                Err(error) => return Some((Err(std::io::Error::other(error)), None)),
            },
            None => None,
        };
        Some((Ok(Bytes::from(text)), next))
    });
    let head = stream::iter((format == Format::Csv).then(|| Ok(Bytes::from_static(COLUMNS.as_bytes()))));
    let disposition = format!("attachment; filename=\"audit.{}\"", format.extension());
    let headers = [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, Body::from_stream(futures::StreamExt::chain(head, pages))).into_response())
}

async fn page(state: &AppState, filter: &Filter, after: Option<Uuid>) -> Result<Vec<AuditLog>, ApiError> {
    shown(state, rows::stream_page(&state.store, filter.stored()?, after, PAGE).await?).await
}

impl Format {
    const fn extension(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Jsonl => "application/jsonl",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }

    fn line(self, entry: AuditLog) -> String {
        match self {
            Self::Jsonl => format!("{}\n", json!(entry)),
            Self::Csv => csv_line(&entry),
        }
    }
}

fn csv_line(entry: &AuditLog) -> String {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let cells = [
        entry.id.to_string(),
        entry.timestamp.to_rfc3339(),
        entry.user_id.map(|id| id.to_string()).unwrap_or_default(),
        entry.action.clone(),
        entry.resource.clone(),
        optional(&entry.resource_id),
        entry.success.to_string(),
        optional(&entry.error),
        optional(&entry.ip_address),
        optional(&entry.user_agent),
        optional(&entry.correlation_id),
        entry.details.to_string(),
        entry.api_token.as_ref().map(|token| token.id.to_string()).unwrap_or_default(),
        optional(&entry.username),
    ];
    let mut line = cells.map(|cell| csv_cell(&cell)).join(",");
    line.push_str("\r\n");
    line
}

/// Quoted, and with an apostrophe in front of what spreadsheets would take for a formula (OWASP, "CSV Injection").
fn csv_cell(text: &str) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(csv_cell("a \"b\", c\n"), "\"a \"\"b\"\", c\n\"");
        assert_eq!(csv_cell("=HYPERLINK(\"http://evil\")"), "\"'=HYPERLINK(\"\"http://evil\"\")\"");
        assert_eq!(csv_cell("@x"), "\"'@x\"");
    }
}
