//! `GET /health/live`.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::PUBLIC;

#[derive(Serialize, ToSchema)]
pub struct Live {
    /// `ok`
    status: &'static str,
}

/// Whether the process runs.
#[utoipa::path(
    get, path = "/health/live", tag = "system",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()), responses((status = 200, body = Live))
)]
pub async fn live() -> Json<Live> {
    Json(Live { status: "ok" })
}
