//! A well-behaved app beside a hostile one. It is measured alone before and after each attack: drift of the machine does not decide.

use std::time::Duration;

use isekai_channel::bench_api::BenchRow;
use isekai_channel::sandbox_api::ResourceUsage;

use super::attacks::{ATTACKS, Attack, Underway};
use super::memory::mb;
use super::samples::Samples;
use super::served::{self, PAGE, page};
use super::stage::Stage;
use super::way::Way;
use super::{BenchError, Found};

/// Requests of a phase: one attempt counts so often.
const REQUESTS_PER_ATTEMPT: usize = 20;
/// Between two requests, as from somebody who looks at a page that asks now and then.
const PACE: Duration = Duration::from_millis(5);

pub async fn measure(stage: &Stage, n: usize) -> Result<Found, BenchError> {
    let id = served::app(stage, None, &page()).await?;
    served::until_idle(stage, id).await?;
    let victim = served::way(stage, id);
    let mut found = Found::default();
    for attack in ATTACKS {
        found.rows.push(beside(stage, &victim, attack, n * REQUESTS_PER_ATTEMPT).await?);
    }
    Ok(found)
}

async fn beside(stage: &Stage, victim: &Way, attack: &Attack, requests: usize) -> Result<BenchRow, BenchError> {
    stage.note(&format!("beside: {}", attack.name));
    let hostile = served::app(stage, None, &attack.files()).await?;
    served::until_idle(stage, hostile).await?;
    stage.until_pool_is_full().await?;

    let mut alone = phase(victim, requests / 2).await;
    let underway = Underway::begin(stage, hostile, attack).await?;
    // Until it fills what it fills.
    phase(victim, requests / 4).await;
    let before = stage.client.usage(hostile).await.ok();
    let pressed = phase(victim, requests).await;
    let after = stage.client.usage(hostile).await.ok();
    drop(underway);
    stage.delete(hostile).await?;
    alone.add(phase(victim, requests / 2).await);

    Ok(BenchRow {
        floor: Some(alone.floor("the same app alone, before and after")),
        target: Some("p95 at most 2 × alone".to_owned()),
        note: Some(evidence(before, after)),
        ..pressed.row(format!("preview request beside: {}", attack.name))
    })
}

async fn phase(victim: &Way, requests: usize) -> Samples {
    let mut samples = Samples::default();
    for _ in 0..requests {
        // A failure is part of what is measured.
        let _ = samples.try_time(victim.fetch(PAGE)).await;
        tokio::time::sleep(PACE).await;
    }
    samples
}

/// That the attack took place, and what it got.
fn evidence(before: Option<ResourceUsage>, after: Option<ResourceUsage>) -> String {
    let (Some(before), Some(after)) = (before, after) else { return "its use is not known".to_owned() };
    format!(
        "it used {:.1} s of CPU, {:.0} MB of memory, sent {:.0} MB; {} OOM kills",
        after.cpu - before.cpu,
        mb(after.memory),
        mb(after.network_out.saturating_sub(before.network_out)),
        after.oom_kills.saturating_sub(before.oom_kills),
    )
}
