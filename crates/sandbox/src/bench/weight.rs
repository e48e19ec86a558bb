//! The rows of the design's table "Weight".

use std::sync::Arc;

use super::floor::Bare;
use super::preview::Ways;
use super::served::{self, page_and_bulk};
use super::server::Server;
use super::stage::Stage;
use super::way::Way;
use super::{BenchError, Found, claims, exec, memory, pause, preview};

/// Single requests are tried so many times as often as what the engine takes part in.
const REQUESTS_PER_ATTEMPT: usize = 10;

pub async fn measure(stage: &Stage, n: usize, burst: usize) -> Result<Found, BenchError> {
    let bare = Arc::new(Bare::start(stage).await?);
    let mut found = Found::default();
    found.rows.push(claims::warm(stage, &bare, n).await?);
    found.rows.push(claims::cold(stage, n).await?);

    let id = served::app(stage, None, &page_and_bulk()).await?;
    served::until_idle(stage, id).await?;
    stage.until_pool_is_full().await?;
    found.rows.push(exec::row(stage, id, n * REQUESTS_PER_ATTEMPT).await?);
    let server = Server::start().await?;
    let ways = Ways { service: served::way(stage, id), pipe: Way::Pipe(Arc::clone(&bare)), plain: server.way.clone() };
    // A command is work on the project, which wakes the builder's clock.
    served::until_idle(stage, id).await?;
    found.rows.extend(preview::rows(stage, &ways, n * REQUESTS_PER_ATTEMPT).await?);
    found.rows.push(pause::row(stage, id, &bare, n).await?);
    stage.delete(id).await?;

    found.rows.extend(memory::rows(stage).await?);
    found.figures.extend(claims::burst(stage, burst).await?);
    Ok(found)
}
