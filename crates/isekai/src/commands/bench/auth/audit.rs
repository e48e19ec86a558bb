//! The audit log: pages of a short and of a long one, and what a row costs the action that it is of.

use std::time::{Duration, Instant};

use futures::future::try_join_all;
use isekai_auth::audit::SealKey;
use isekai_channel::bench_api::quantile;
use isekai_domain::{AppId, Clock as _, CorrelationId, Prompt, ResourceQuota, SystemClock, UserId};
use isekai_store::apps::{self, NewApp};
use isekai_store::audit::{self, AuditEntry, AuditFilter, chain, verify};
use isekai_store::users::{self, NewUser};
use isekai_store::{Page, Store, events};
use serde_json::{Value, json};
use uuid::Uuid;

use super::quantiles;
use crate::output;

const SHORT: u64 = 1000;
const PAGES: usize = 300;
const WRITERS: usize = 16;
const WRITING: Duration = Duration::from_secs(5);
/// Rows in a transaction while the log is filled.
const CHUNK: u64 = 500;

pub async fn measure(store: &Store, rows: u64, talk: bool) -> anyhow::Result<Value> {
    let apps = apps(store).await?;
    let unaudited = writes(store, &apps, false).await?;
    let audited = writes(store, &apps, true).await?;
    let signer = SealKey::generate()?;
    let mut filled = 0;
    let mut pages = Vec::new();
    for rows in [SHORT, rows.max(SHORT)] {
        if talk {
            output::note(format!("filling the audit log up to {rows} rows …"));
        }
        fill(store, rows - filled).await?;
        filled = rows;
        pages.push(json!({ "rows": rows, "ms": quantiles(&read(store).await?) }));
    }
    let start = Instant::now();
    let mut sealed = 0;
    loop {
        let batch = chain::seal(store, &signer, SystemClock.now()).await?;
        sealed += batch.rows;
        if !batch.full {
            break;
        }
    }
    let sealing = start.elapsed();
    let start = Instant::now();
    let verified = verify::verify(store, &signer.public(), None, SystemClock.now()).await?;
    anyhow::ensure!(verified.findings.is_empty(), "the log does not verify: {:?}", verified.findings.first());
    let p99 = |page: &Value| page["ms"]["p99"].as_f64().unwrap_or_default();
    let ratio = pages.last().map_or(0.0, p99) / pages.first().map_or(1.0, p99).max(f64::EPSILON);
    Ok(json!({
        "unauditedPerSecond": unaudited,
        "auditedPerSecond": audited,
        "pages": pages,
        "ratio": ratio,
        "sealedPerSecond": sealed as f64 / sealing.as_secs_f64(),
        "verifiedPerSecond": verified.rows as f64 / start.elapsed().as_secs_f64(),
    }))
}

/// One for each writer, each of somebody else, so that they do not wait for each other.
async fn apps(store: &Store) -> anyhow::Result<Vec<(UserId, AppId)>> {
    let mut apps = Vec::new();
    for n in 0..WRITERS {
        let (name, email) = (format!("bench{n}"), format!("bench{n}@example.org"));
        let quota = ResourceQuota::default();
        let new = NewUser {
            username: &name,
            email: &email,
            password_hash: "-",
            salt: "-",
            roles: &["user"],
            quota,
            must_change_password: false,
        };
        let user = users::create(store, new).await?.id;
        let prompt = Prompt::parse("Create a CSV viewer application")?;
        let correlation_id = CorrelationId::generate();
        let new = NewApp {
            user_id: user,
            name: "CSV viewer",
            prompt: &prompt,
            framework: None,
            language: None,
            correlation_id: &correlation_id,
            now: SystemClock.now(),
            ports: None,
            exclude_ports: &[],
            address: &|_, app| format!("https://{app}.example.org"),
            idempotency_key: None,
            audit: None,
        };
        apps.push((user, apps::create(store, new).await?.app.id));
    }
    Ok(apps)
}

/// Transactions in a second, each with one small write.
async fn writes(store: &Store, apps: &[(UserId, AppId)], audited: bool) -> anyhow::Result<f64> {
    let start = Instant::now();
    let writers = apps.iter().map(|(user, app)| async move {
        let mut count = 0_u64;
        while start.elapsed() < WRITING {
            let mut tx = store.begin().await?;
            events::append_in(&mut tx, *app, "note", &json!({ "n": count })).await?;
            if audited {
                audit::append_in(store, &mut tx, entry(*user)).await?;
            }
            tx.commit().await?;
            count += 1;
        }
        anyhow::Ok(count)
    });
    let counts = try_join_all(writers).await?;
    Ok(counts.iter().sum::<u64>() as f64 / start.elapsed().as_secs_f64())
}

async fn fill(store: &Store, rows: u64) -> anyhow::Result<()> {
    let share = rows / WRITERS as u64 + 1;
    let writers = (0..WRITERS).map(|n| async move {
        let mut left = share.min(rows.saturating_sub(n as u64 * share));
        let user = UserId::new();
        while left > 0 {
            let mut tx = store.begin().await?;
            for _ in 0..left.min(CHUNK) {
                audit::append_in(store, &mut tx, entry(user)).await?;
            }
            tx.commit().await?;
            left -= left.min(CHUNK);
        }
        anyhow::Ok(())
    });
    try_join_all(writers).await.map(drop)
}

/// Pages from all over the log, and its first one as often.
async fn read(store: &Store) -> anyhow::Result<Vec<f64>> {
    let newest = audit::page(store, AuditFilter::default(), Page::first(1)).await?.items;
    let oldest = audit::stream_page(store, AuditFilter::default(), None, 1).await?;
    let (Some(newest), Some(oldest)) = (newest.first(), oldest.first()) else { return Ok(vec![]) };
    let (low, high) = (oldest.id.as_u128(), newest.id.as_u128());
    let mut times = Vec::new();
    for n in 0..PAGES {
        // 2⁶⁴ over the golden ratio: spread evenly, and the same in every run.
        let spread = (n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let after = low + (high - low) / u128::from(u32::MAX) * u128::from(spread >> 32);
        let after = (n % 2 == 1).then(|| Uuid::from_u128(after));
        let start = Instant::now();
        audit::page(store, AuditFilter::default(), Page { limit: 50, after }).await?;
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    // The first ones read from disk what the others find in memory.
    let warm = times.split_off(PAGES / 3);
    anyhow::ensure!(quantile(&warm, 0.5) > 0.0, "the clock stands still");
    Ok(warm)
}

fn entry(user: UserId) -> AuditEntry {
    AuditEntry {
        user_id: Some(user),
        resource_id: Some(user.to_string()),
        details: Some(json!({ "before": { "maxApps": 10 }, "after": { "maxApps": 20 } })),
        ip_address: Some("192.0.2.7".to_owned()),
        user_agent: Some("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0".to_owned()),
        correlation_id: Some(user.to_string()),
        ..AuditEntry::new("update", "user", SystemClock.now())
    }
}
