//! `GET /api/apps/{id}/diff?from=&to=`: what changed between two versions.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use isekai_domain::AppId;
use isekai_store::code;
use serde::{Deserialize, Serialize};
use similar::{Algorithm, TextDiff};
use utoipa::{IntoParams, ToSchema};

use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Path, Query};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("code", "read");
/// A file that takes longer to compare is shown as replaced where the time ran out.
const TIME_PER_FILE: Duration = Duration::from_millis(200);
const CONTEXT_LINES: usize = 3;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DiffQuery {
    /// Version before.
    #[param(minimum = 1)]
    from: i32,
    /// Version after.
    #[param(minimum = 1)]
    to: i32,
}

#[derive(Serialize, ToSchema)]
pub struct Diff {
    files: Vec<FileDiff>,
}

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FileDiff {
    path: String,
    change: Change,
    /// Unified diff with three lines of context.
    unified: String,
}

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    Added,
    Removed,
    Changed,
}

/// What changed between two versions, by path.
#[utoipa::path(
    get, path = "/api/apps/{id}/diff", tag = "code",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), DiffQuery),
    responses(
        (status = 200, body = Diff), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn diff(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    Query(query): Query<DiffQuery>,
) -> Result<Json<Diff>, ApiError> {
    app_for(&state, &caller, id, NEEDS).await?;
    let from = code::get(&state.store, id, query.from).await?;
    let to = code::get(&state.store, id, query.to).await?;
    let files = tokio::task::spawn_blocking(move || compare(&from.files, &to.files)).await;
    Ok(Json(Diff { files: files.map_err(ApiError::unexpected)? }))
}

fn compare(from: &BTreeMap<String, String>, to: &BTreeMap<String, String>) -> Vec<FileDiff> {
    let paths: BTreeSet<&String> = from.keys().chain(to.keys()).collect();
    let mut files = Vec::new();
    for path in paths {
        let (change, before, after) = match (from.get(path), to.get(path)) {
            (None, Some(after)) => (Change::Added, "", after.as_str()),
            (Some(before), None) => (Change::Removed, before.as_str(), ""),
            (Some(before), Some(after)) if before != after => (Change::Changed, before.as_str(), after.as_str()),
            _ => continue,
        };
        files.push(FileDiff { path: path.clone(), unified: unified(path, &change, before, after), change });
    }
    files
}

fn unified(path: &str, change: &Change, before: &str, after: &str) -> String {
    let name = |side: &str, absent: bool| if absent { "/dev/null".to_owned() } else { format!("{side}/{path}") };
    let (old, new) = (name("a", *change == Change::Added), name("b", *change == Change::Removed));
    TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .timeout(TIME_PER_FILE)
        .diff_lines(before, after)
        .unified_diff()
        .context_radius(CONTEXT_LINES)
        .header(&old, &new)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
        entries.iter().map(|(path, content)| ((*path).to_owned(), (*content).to_owned())).collect()
    }

    #[test]
    fn says_what_came_went_and_changed() {
        let from = files(&[("gone.ts", "x\n"), ("same.ts", "s\n"), ("title.ts", "a\nold\nb\n")]);
        let to = files(&[("new.ts", "y\n"), ("same.ts", "s\n"), ("title.ts", "a\nnew\nb\n")]);
        let text: Vec<_> = compare(&from, &to).into_iter().map(|file| file.unified).collect();
        insta::assert_snapshot!(text.join(""), @r"
        --- a/gone.ts
        +++ /dev/null
        @@ -1 +0,0 @@
        -x
        --- /dev/null
        +++ b/new.ts
        @@ -0,0 +1 @@
        +y
        --- a/title.ts
        +++ b/title.ts
        @@ -1,3 +1,3 @@
         a
        -old
        +new
         b
        ");
    }
}
