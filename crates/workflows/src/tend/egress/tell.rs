//! Telling sandboxes what their apps may connect to.

use futures::{StreamExt as _, stream};
use isekai_domain::ErrorCode;
use isekai_platform::telemetry::cause_chain;
use isekai_store::egress::pushes::{self, Push, Which};

use crate::services::Services;

const PAGE: u32 = 100;
const AT_ONCE: usize = 8;

/// Those who could not be told are `Untold` in the next round.
pub(super) async fn round(services: &Services, which: Which) -> Result<(), String> {
    let (mut after, mut failed) = (None, 0_usize);
    loop {
        let page = pushes::list(&services.store, which, after, PAGE).await.map_err(|error| cause_chain(&error))?;
        let Some(last) = page.last() else { break };
        after = Some(last.app_id);
        let asked = page.into_iter().map(|push| async move { tell(services, &push).await });
        let told: Vec<bool> = stream::iter(asked).buffer_unordered(AT_ONCE).collect().await;
        failed += told.into_iter().filter(|told| !told).count();
    }
    if failed > 0 {
        tracing::warn!(failed, "some sandboxes do not know yet what they may connect to");
    }
    Ok(())
}

async fn tell(services: &Services, push: &Push) -> bool {
    let rules = services.egress.effective(&push.rules.rules, &push.rules.presets);
    let noted = match services.sandboxes.set_egress(push.sandbox_id, &rules).await {
        Ok(()) => pushes::told(&services.store, push).await,
        // It is replaced by one that is told when it is made.
        Err(error) if error.code() == ErrorCode::NotFound => return true,
        Err(error) => {
            tracing::debug!(app = %push.app_id, error = cause_chain(&error), "its sandbox could not be told");
            // Of the first round, which also tells those who are thought to know.
            if let Err(error) = pushes::missed(&services.store, push.app_id).await {
                tracing::warn!(app = %push.app_id, error = cause_chain(&error), "its sandbox may not know");
            }
            return false;
        }
    };
    if let Err(error) = noted {
        tracing::debug!(app = %push.app_id, error = cause_chain(&error), "its sandbox is told again");
        return false;
    }
    true
}
