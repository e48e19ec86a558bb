//! Applications: making, looking at, starting, stopping, deleting.

mod cancel;
mod delete;
mod egress;
mod events;
mod generate;
mod get;
mod list;
mod logs;
mod name;
mod rename;
mod start;
mod stop;
mod usage;
pub mod view;

pub use generate::{FRAMEWORKS, idempotency_key};
pub use logs::LogView;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(generate::generate))
        .routes(routes!(list::list))
        .routes(routes!(get::get, rename::rename, delete::delete))
        .routes(routes!(cancel::cancel))
        .routes(routes!(start::start))
        .routes(routes!(stop::stop))
        .routes(routes!(events::events))
        .routes(routes!(logs::logs))
        .routes(routes!(usage::usage))
        .merge(egress::router())
}
