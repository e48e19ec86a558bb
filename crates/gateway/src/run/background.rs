//! Work beside the requests: passing on hints of the database, and keeping the previews' listeners up to date.

use std::time::Duration;

use isekai_store::notify;
use tokio::sync::Notify;
use tokio::time::MissedTickBehavior;

use crate::preview::ports;
use crate::state::AppState;

const PORTS_POLL: Duration = Duration::from_secs(1);

pub fn start(state: &AppState) {
    let changed = std::sync::Arc::new(Notify::new());
    state.ports.tasks.spawn(hints(state.clone(), changed.clone()));
    state.ports.tasks.spawn(listeners(state.clone(), changed));
}

/// One connection per process hears for everybody.
async fn hints(state: AppState, ports_changed: std::sync::Arc<Notify>) {
    let mut listener = state.store.listener();
    loop {
        let hint = tokio::select! {
            hint = listener.recv() => hint,
            () = state.shutdown.cancelled() => return,
        };
        match hint.channel.as_str() {
            notify::PORTS => ports_changed.notify_one(),
            notify::EVENTS => {
                if let Ok(app) = hint.payload.parse() {
                    state.previewed.invalidate(&app).await;
                    state.hub.wake(app);
                }
            }
            _ => {}
        }
    }
}

async fn listeners(state: AppState, changed: std::sync::Arc<Notify>) {
    let mut poll = tokio::time::interval(PORTS_POLL);
    poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = poll.tick() => {}
            () = changed.notified() => {}
            () = state.shutdown.cancelled() => return,
        }
        if let Err(error) = ports::sync(&state).await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "the previews' listeners could not be brought up to date"
            );
        }
    }
}
