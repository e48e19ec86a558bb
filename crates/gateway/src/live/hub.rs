//! Wakes those who follow an app. A wake-up may be missing or too many; it only says "look".

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use isekai_domain::AppId;
use tokio::sync::watch;

/// How long a follower waits for a wake-up before it looks by itself.
pub const POLL: Duration = Duration::from_secs(1);

#[derive(Clone, Default)]
pub struct Hub {
    apps: Arc<Mutex<HashMap<AppId, watch::Sender<()>>>>,
}

/// Leaves the hub when dropped.
pub struct Follower {
    hub: Hub,
    app: AppId,
    receiver: Option<watch::Receiver<()>>,
}

impl Hub {
    pub fn follow(&self, app: AppId) -> Follower {
        let receiver = self.lock().entry(app).or_insert_with(|| watch::channel(()).0).subscribe();
        Follower { hub: self.clone(), app, receiver: Some(receiver) }
    }

    pub fn wake(&self, app: AppId) {
        if let Some(sender) = self.lock().get(&app) {
            sender.send_replace(());
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<AppId, watch::Sender<()>>> {
        // The map is whole after any panic: each use is one call.
        self.apps.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Follower {
    /// Until woken (`true`), or until `limit` has passed. Safe to drop.
    pub async fn wait(&mut self, limit: Duration) -> bool {
        match &mut self.receiver {
            Some(receiver) => tokio::time::timeout(limit, receiver.changed()).await.is_ok(),
            None => false,
        }
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let mut apps = self.hub.lock();
        self.receiver = None;
        if apps.get(&self.app).is_some_and(|sender| sender.receiver_count() == 0) {
            apps.remove(&self.app);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn followers_are_woken_and_leave_nothing_behind() {
        let hub = Hub::default();
        let (app, other) = (AppId::new(), AppId::new());
        let mut first = hub.follow(app);
        let second = hub.follow(app);
        hub.wake(other);
        hub.wake(app);
        assert!(first.wait(Duration::from_secs(30)).await);
        assert!(!first.wait(Duration::from_millis(1)).await, "one wake-up is one wake-up");
        drop(second);
        assert_eq!(hub.lock().len(), 1);
        drop(first);
        assert!(hub.lock().is_empty());
    }
}
