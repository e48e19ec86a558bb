//! A well-behaved app beside a hostile one. It is measured alone before and after each attack: drift of the machine does not decide.

use std::time::{Duration, Instant};

use isekai_channel::bench_api::BenchRow;
use isekai_channel::sandbox_api::{Priority, ResourceUsage, SandboxId};

use super::attacks::{ATTACKS, Attack, Underway};
use super::memory::mb;
use super::samples::Samples;
use super::served::{self, PAGE, page};
use super::server::Server;
use super::stage::Stage;
use super::way::Way;
use super::{BenchError, Found};

/// Requests of a phase: one attempt counts so often.
const REQUESTS_PER_ATTEMPT: usize = 20;
/// Between two requests, as from somebody who looks at a page that asks now and then.
const PACE: Duration = Duration::from_millis(5);
/// Who has not had to stand back by then does not take all its processor time.
const SETTLED: Duration = Duration::from_secs(8);

pub async fn measure(stage: &Stage, n: usize) -> Result<Found, BenchError> {
    let id = served::app(stage, None, &page()).await?;
    served::until_idle(stage, id).await?;
    let server = Server::start().await?;
    let both = Both { victim: served::way(stage, id), plain: server.way.clone() };
    let mut found = Found::default();
    for attack in ATTACKS {
        found.rows.push(beside(stage, &both, attack, n * REQUESTS_PER_ATTEMPT).await?);
    }
    Ok(found)
}

/// The app, and a server that has nothing to do with containers: what it suffers as well is the machine's.
struct Both {
    victim: Way,
    plain: Way,
}

#[derive(Default)]
struct Taken {
    victim: Samples,
    plain: Samples,
}

async fn beside(stage: &Stage, both: &Both, attack: &Attack, requests: usize) -> Result<BenchRow, BenchError> {
    stage.note(&format!("beside: {}", attack.name));
    let hostile = served::app(stage, None, &attack.files()).await?;
    served::until_idle(stage, hostile).await?;
    stage.until_pool_is_full().await?;

    let mut alone = Taken::default();
    alone.add(phase(both, requests / 2).await);
    let underway = Underway::begin(stage, hostile, attack).await?;
    let first = until_settled(stage, both, hostile, requests / 4).await?;
    let before = stage.client.usage(hostile).await.ok();
    let pressed = phase(both, requests).await;
    let after = stage.client.usage(hostile).await.ok();
    drop(underway);
    stage.delete(hostile).await?;
    alone.add(phase(both, requests / 2).await);

    Ok(BenchRow {
        floor: Some(alone.victim.floor("the same app alone, before and after")),
        target: Some("p95 at most 2 × alone".to_owned()),
        note: Some(format!(
            "{}; {first}; p95 of a plain server meanwhile {:.1} ms, before and after {:.1} ms",
            evidence(before, after),
            pressed.plain.quantiles().p95,
            alone.plain.quantiles().p95
        )),
        ..pressed.victim.row(format!("preview request beside: {}", attack.name))
    })
}

/// Until it fills what it fills, and has to stand back if it takes all its processor time. Says how it was until then.
async fn until_settled(stage: &Stage, both: &Both, hostile: SandboxId, requests: usize) -> Result<String, BenchError> {
    let started = Instant::now();
    let mut first = Taken::default();
    loop {
        first.add(phase(both, requests).await);
        let stands_back = stage.client.get(hostile).await?.priority == Priority::Low;
        if stands_back || started.elapsed() >= SETTLED {
            let (seconds, p95) = (started.elapsed().as_secs_f64(), first.victim.quantiles().p95);
            let word = if stands_back { "it stands back after" } else { "it does not have to stand back;" };
            return Ok(format!("{word} {seconds:.0} s with a p95 of {p95:.1} ms"));
        }
    }
}

async fn phase(both: &Both, requests: usize) -> Taken {
    let mut taken = Taken::default();
    for _ in 0..requests {
        // A failure is part of what is measured.
        let _ = taken.victim.try_time(both.victim.fetch(PAGE)).await;
        let _ = taken.plain.try_time(both.plain.fetch(PAGE)).await;
        tokio::time::sleep(PACE).await;
    }
    taken
}

impl Taken {
    fn add(&mut self, other: Self) {
        self.victim.add(other.victim);
        self.plain.add(other.plain);
    }
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
