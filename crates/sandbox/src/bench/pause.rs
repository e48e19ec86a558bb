//! From a frozen app to its first byte.

use http_body_util::BodyExt as _;
use isekai_channel::bench_api::BenchRow;
use isekai_channel::sandbox_api::SandboxId;

use super::BenchError;
use super::floor::Bare;
use super::samples::Samples;
use super::served::{self, PAGE};
use super::stage::Stage;
use super::way::Way;
use crate::driver::Driver as _;

pub async fn row(stage: &Stage, id: SandboxId, bare: &Bare, n: usize) -> Result<BenchRow, BenchError> {
    stage.note("waking paused apps");
    let way = served::way(stage, id);
    let (mut wakes, mut unpauses) = (Samples::default(), Samples::default());
    for _ in 0..n {
        stage.client.pause(id).await?;
        wakes.time(first_byte(&way)).await?;
        bare.driver.pause(&bare.container).await?;
        unpauses.time(async { Ok(bare.driver.unpause(&bare.container).await?) }).await?;
    }
    Ok(BenchRow {
        floor: Some(unpauses.floor("unpause by the engine")),
        target: Some("25 / 60".to_owned()),
        ..wakes.row("paused → first byte")
    })
}

async fn first_byte(way: &Way) -> Result<(), BenchError> {
    let mut body = way.get(PAGE).await?.into_body();
    match body.frame().await {
        Some(frame) => frame.map(|_| ()).map_err(|error| BenchError::Body(error.into())),
        None => Err(BenchError::Body("the page is empty".into())),
    }
}
