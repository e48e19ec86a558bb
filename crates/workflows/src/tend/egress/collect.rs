//! Bringing what was decided about connections into the database. Each decision is kept once, however often it is collected.

use isekai_channel::client::ClientError;
use isekai_channel::egress_api::{EgressDecision, EgressReason};
use isekai_platform::telemetry::cause_chain;
use isekai_store::StoreError;
use isekai_store::egress::decisions::{self, Batch, NewDecision};
use serde_json::Value;
use thiserror::Error;

use crate::services::Services;

const PAGE: u32 = 500;
/// The next round goes on.
const MAX_PAGES: usize = 20;

#[derive(Debug, Error)]
enum CollectError {
    #[error("the database failed")]
    Store(#[from] StoreError),
    #[error("the sandbox service failed")]
    Sandbox(#[from] ClientError),
}

pub(super) async fn round(services: &Services) -> Result<(), String> {
    collect(services).await.map_err(|error| cause_chain(&error))
}

async fn collect(services: &Services) -> Result<(), CollectError> {
    // What is asked with a number of another log would be forgotten there though nobody has it: the log's name comes first.
    let head = services.sandboxes.egress_decisions(0, 1).await?;
    let cursor = decisions::cursor(&services.store, &services.node).await?;
    let cursor = cursor.filter(|cursor| cursor.log_id == head.log_id);
    let known_lost = cursor.as_ref().map_or(0, |cursor| cursor.lost);
    if head.decisions.is_empty() && signed(head.lost) == known_lost {
        return Ok(());
    }
    let mut after = cursor.map_or(0, |cursor| cursor.seq);
    for _ in 0..MAX_PAGES {
        let page = services.sandboxes.egress_decisions(after.try_into().unwrap_or_default(), PAGE).await?;
        if page.log_id != head.log_id {
            return Ok(());
        }
        let is_last = page.decisions.len() < PAGE as usize;
        let new = to_store(after, page.decisions);
        after = new.last().map_or(after, |decision| decision.seq);
        let batch = Batch { node: &services.node, log_id: &page.log_id, lost: signed(page.lost), decisions: &new };
        let collected = decisions::collected(&services.store, batch).await?;
        if collected.lost > 0 {
            metrics::counter!("egress_decisions_lost_total").increment(collected.lost);
            tracing::warn!(lost = collected.lost, "decisions about connections came faster than they were collected");
        }
        if is_last || new.is_empty() {
            return Ok(());
        }
    }
    Ok(())
}

/// No more than a page, and only what its number puts behind the one before.
fn to_store(after: i64, decisions: Vec<EgressDecision>) -> Vec<NewDecision> {
    let mut last = after;
    let mut new = Vec::with_capacity(decisions.len().min(PAGE as usize));
    for decision in decisions.into_iter().take(PAGE as usize) {
        let seq = signed(decision.seq);
        if seq <= last {
            continue;
        }
        last = seq;
        new.push(NewDecision {
            seq,
            sandbox_id: decision.sandbox_id,
            app_id: decision.app_id,
            at: decision.at,
            host: decision.host,
            port: decision.port,
            address: decision.address,
            allowed: decision.allowed,
            reason: decision.reason.and_then(word),
            count: decision.count,
        });
    }
    new
}

/// As it stands in JSON.
fn word(reason: EgressReason) -> Option<String> {
    match serde_json::to_value(reason) {
        Ok(Value::String(word)) => Some(word),
        _ => None,
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
