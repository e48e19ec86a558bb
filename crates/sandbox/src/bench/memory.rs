//! What an app takes that nobody uses. The container's cgroup counts its files, too: they lie in memory.

use isekai_channel::bench_api::{BenchRow, BenchUnit};
use isekai_channel::sandbox_api::SandboxId;

use super::BenchError;
use super::floor;
use super::samples::Samples;
use super::served::{app, page, until_idle};
use super::stage::Stage;
use crate::driver::Driver as _;

const APPS: usize = 5;

pub async fn rows(stage: &Stage) -> Result<Vec<BenchRow>, BenchError> {
    stage.note("memory of idle apps");
    let mut ids = Vec::new();
    let (mut running, mut paused, mut plain) = (Samples::default(), Samples::default(), Samples::default());
    for _ in 0..APPS {
        let id = app(stage, None, &page()).await?;
        until_idle(stage, id).await?;
        running.values.push(used_mb(stage, id).await?);
        stage.client.pause(id).await?;
        paused.values.push(used_mb(stage, id).await?);
        ids.push(id);
        let container = floor::plain(stage).await?;
        plain.values.push(mb(stage.driver.stats(&container).await?.memory_bytes));
        stage.driver.remove(&container).await?;
    }
    for id in ids {
        stage.delete(id).await?;
    }
    let row = |samples: &Samples, what: &str| BenchRow {
        unit: BenchUnit::Mb,
        floor: Some(plain.floor("a plain container that sleeps")),
        ..samples.row(what)
    };
    Ok(vec![row(&running, "memory of an idle app, running"), row(&paused, "memory of an idle app, paused")])
}

pub async fn used_mb(stage: &Stage, id: SandboxId) -> Result<f64, BenchError> {
    Ok(mb(stage.client.usage(id).await?.memory))
}

pub fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
