//! Changes of an app by words.

mod create;
mod list;
mod view;

pub use view::IterationView;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(create::create, list::list))
}
