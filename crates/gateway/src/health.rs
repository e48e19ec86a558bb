//! What this process depends on, and how that is doing.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::FutureExt as _;
use futures::future::BoxFuture;
use isekai_channel::client::SandboxClient;
use isekai_planner::client::PlannerClient;
use isekai_platform::health::{Check, Health};
use isekai_store::Store;
use isekai_store::cache::Cache;
use tokio::sync::Mutex;

/// Answers are this old at most, and no dependency is asked more often.
const TTL: Duration = Duration::from_secs(1);

#[derive(Clone)]
pub struct HealthBoard(Arc<Board>);

struct Board {
    probes: Probes,
    last: Mutex<Option<(Instant, Health)>>,
}

pub struct Probes {
    pub store: Store,
    pub cache: Cache,
    pub planner: PlannerClient,
    pub sandboxes: SandboxClient,
}

impl HealthBoard {
    pub fn new(probes: Probes) -> Self {
        Self(Arc::new(Board { probes, last: Mutex::new(None) }))
    }

    /// Without Redis and without the sandbox service or the planner the API still answers, and without Vault it does for those whose
    /// keys it knows; without PostgreSQL it does not.
    pub fn check(&self) -> BoxFuture<'static, Health> {
        let board = Arc::clone(&self.0);
        async move {
            let mut last = board.last.lock().await;
            if let Some((at, health)) = &*last
                && at.elapsed() < TTL
            {
                return health.clone();
            }
            let health = board.probes.run().await;
            *last = Some((Instant::now(), health.clone()));
            health
        }
        .boxed()
    }
}

impl Probes {
    async fn run(&self) -> Health {
        let postgresql = Check::run("postgresql", false, async { self.store.ping().await.map(|_| ()) });
        let redis = async {
            match self.cache.is_configured() {
                true => Some(Check::run("redis", true, async { self.cache.ping().await.map(|_| ()) }).await),
                false => None,
            }
        };
        let planner = Check::run("planner", true, self.planner.health());
        let sandboxes = Check::run("sandboxd", true, async {
            match self.sandboxes.health().await {
                Ok(health) if health.status == "ok" => Ok(()),
                Ok(health) => Err(findings(&health)),
                Err(error) => Err(error.to_string()),
            }
        });
        let (postgresql, redis, planner, sandboxes, keys) =
            tokio::join!(postgresql, redis, planner, sandboxes, self.store.check_keys());
        let checks: Vec<Check> =
            [Some(postgresql), redis, Some(planner), Some(sandboxes), keys].into_iter().flatten().collect();
        for check in &checks {
            let up = check.message.is_none();
            metrics::gauge!("isekai_dependency_up", "dependency" => check.name.clone()).set(f64::from(u8::from(up)));
        }
        Health::of(checks)
    }
}

fn findings(health: &isekai_channel::sandbox_api::SandboxHealth) -> String {
    let codes: Vec<&str> = health.findings.iter().map(|finding| finding.code.as_str()).collect();
    format!("{}: {}", health.status, codes.join(", "))
}
