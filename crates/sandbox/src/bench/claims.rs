//! Claims: from the pool, without it, and many at a time.

use std::time::Instant;

use futures::{StreamExt as _, TryStreamExt as _};
use isekai_channel::bench_api::{BenchFigure, BenchRow, BenchUnit};
use isekai_channel::sandbox_api::Sandbox;
use isekai_domain::ResourceLimits;

use super::BenchError;
use super::floor::{self, Bare};
use super::samples::{Samples, figure, ms};
use super::stage::Stage;
use crate::driver::Driver as _;

/// Claims of a burst under way, and removals after it.
const AT_ONCE: usize = 16;

/// A claim is answered when the agent has answered. One at a time from a full pool.
pub async fn warm(stage: &Stage, bare: &Bare, n: usize) -> Result<BenchRow, BenchError> {
    stage.note("claims from the pool");
    let (mut claims, mut pings) = (Samples::default(), Samples::default());
    for _ in 0..n {
        stage.until_pool_is_full().await?;
        pings.time(bare.ping()).await?;
        let sandbox = claims.time(stage.create(None)).await?;
        if !sandbox.warm {
            return Err(BenchError::Command("a claim from a full pool started cold".to_owned()));
        }
        stage.delete(sandbox.id).await?;
    }
    stage.until_pool_is_full().await?;
    Ok(BenchRow {
        floor: Some(pings.floor("round trip on a pipe")),
        target: Some("3 / 10".to_owned()),
        ..claims.row("claim a warm sandbox → agent ready")
    })
}

/// Of a size that the pool does not have, so that the pool does not refill meanwhile.
pub async fn cold(stage: &Stage, n: usize) -> Result<BenchRow, BenchError> {
    stage.note("cold starts");
    let mut limits = ResourceLimits::default();
    limits.disk_space += 1024 * 1024;
    let (mut creates, mut plain) = (Samples::default(), Samples::default());
    for attempt in 0..n {
        // Each comes first as often as the other: the engine may still be busy with what was removed before.
        for is_plain in [attempt % 2 == 0, attempt % 2 != 0] {
            if is_plain {
                let container = plain.time(floor::plain(stage)).await?;
                stage.driver.remove(&container).await?;
            } else {
                let sandbox = creates.time(stage.create(Some(limits))).await?;
                stage.delete(sandbox.id).await?;
            }
        }
    }
    Ok(BenchRow {
        floor: Some(plain.floor("create and start of a plain container")),
        target: Some("350 / 600".to_owned()),
        ..creates.row("cold create → agent ready")
    })
}

/// Empties the pool and asks for more; how long until it is full again.
pub async fn burst(stage: &Stage, burst: usize) -> Result<Vec<BenchFigure>, BenchError> {
    stage.note(&format!("{burst} claims at a time"));
    let started = Instant::now();
    let claims = futures::stream::iter(0..burst).map(|_| async {
        let asked = Instant::now();
        Ok::<_, BenchError>((stage.create(None).await?, asked.elapsed()))
    });
    let claimed: Vec<(Sandbox, _)> = claims.buffer_unordered(AT_ONCE).try_collect().await?;
    let answered = started.elapsed();
    stage.until_pool_is_full().await?;
    let full = started.elapsed();
    let slowest = claimed.iter().map(|(_, took)| *took).max().unwrap_or_default();
    let warm = claimed.iter().filter(|(sandbox, _)| sandbox.warm).count();
    let removals = claimed.iter().map(|(sandbox, _)| stage.delete(sandbox.id));
    futures::stream::iter(removals).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    let seconds = |time: std::time::Duration| ms(time) / 1000.0;
    Ok(vec![
        figure(
            format!("burst of {burst} claims, {AT_ONCE} at a time: all answered"),
            BenchUnit::Seconds,
            seconds(answered),
        ),
        figure("burst: the slowest claim", BenchUnit::Seconds, seconds(slowest)),
        figure("burst: claims that the pool served", BenchUnit::Count, warm as f64),
        figure(
            format!("burst: pool of {} full again after the last answer", stage.pool_size),
            BenchUnit::Seconds,
            seconds(full - answered),
        ),
    ])
}
