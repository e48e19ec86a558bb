//! Renews the certificates between the processes while they run. Each process reads new ones by itself.

use std::path::Path;
use std::time::Duration;

use isekai_domain::Clock;
use isekai_platform::authority::{self, AuthorityError};
use isekai_platform::tls::LOOK;
use tokio::time::MissedTickBehavior;

use crate::output;

/// How often their end is looked at; a machine that slept, or whose clock was set, is noticed soon enough.
const INTERVAL: Duration = Duration::from_secs(600);
/// Within which every process has seen a change: some looks, and what a busy machine adds.
const SEEN_WITHIN: Duration = LOOK.saturating_mul(10);

/// Goes on for ever.
pub async fn keep_fresh(pki: &Path, clock: &dyn Clock) {
    let mut look = tokio::time::interval(INTERVAL);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        look.tick().await;
        if !authority::is_due(pki, clock.now()) {
            continue;
        }
        match renew(pki, clock, SEEN_WITHIN).await {
            Ok(()) => output::note("the certificates between the services were renewed"),
            Err(error) => output::note(format!(
                "the certificates between the services could not be renewed, and are tried again: {:#}",
                anyhow::Error::from(error)
            )),
        }
    }
}

/// First everybody trusts the new authority beside the old one, then everybody shows its certificates.
async fn renew(pki: &Path, clock: &dyn Clock, seen_within: Duration) -> Result<(), AuthorityError> {
    let renewal = authority::begin_renewal(pki, clock.now())?;
    tokio::time::sleep(seen_within).await;
    renewal.finish()
}

#[cfg(test)]
mod tests;
