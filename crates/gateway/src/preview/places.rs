//! How many requests of one app are under way at a time: an app that does not answer, or a visitor with a thousand sockets, must
//! not use up what the other apps of this process need.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use isekai_domain::AppId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A page full of small files comes in a burst, which is soon over.
const PATIENCE: Duration = Duration::from_secs(2);

pub struct Places {
    per_app: usize,
    apps: Mutex<HashMap<AppId, Weak<Semaphore>>>,
}

/// Taken until dropped.
pub struct Place {
    _permit: OwnedSemaphorePermit,
}

impl Places {
    pub fn new(per_app: usize) -> Self {
        Self { per_app, apps: Mutex::default() }
    }

    /// `None` when all are taken and none became free in time.
    pub async fn take(&self, app: AppId) -> Option<Place> {
        let permit = tokio::time::timeout(PATIENCE, self.of(app).acquire_owned()).await;
        permit.ok()?.ok().map(|permit| Place { _permit: permit })
    }

    /// Lives as long as somebody holds or awaits a place in it.
    fn of(&self, app: AppId) -> Arc<Semaphore> {
        let mut apps = self.lock();
        if let Some(known) = apps.get(&app).and_then(Weak::upgrade) {
            return known;
        }
        apps.retain(|_, places| places.strong_count() > 0);
        let places = Arc::new(Semaphore::new(self.per_app));
        apps.insert(app, Arc::downgrade(&places));
        places
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<AppId, Weak<Semaphore>>> {
        // Each use leaves the map whole.
        self.apps.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn each_app_has_its_own_and_nothing_is_left_of_those_that_are_idle() {
        let places = Places::new(2);
        let (app, other) = (AppId::new(), AppId::new());
        let (first, second) = (places.take(app).await.unwrap(), places.take(app).await.unwrap());
        assert!(places.take(app).await.is_none());
        let elsewhere = places.take(other).await.unwrap();
        drop(first);
        let third = places.take(app).await.unwrap();
        drop((second, third, elsewhere));
        let _last = places.take(AppId::new()).await.unwrap();
        assert_eq!(places.lock().len(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_place_that_becomes_free_goes_to_who_waits() {
        let places = Arc::new(Places::new(1));
        let app = AppId::new();
        let held = places.take(app).await.unwrap();
        let waiting = tokio::spawn({
            let places = Arc::clone(&places);
            async move { places.take(app).await.is_some() }
        });
        tokio::task::yield_now().await;
        drop(held);
        assert!(waiting.await.unwrap());
    }
}
