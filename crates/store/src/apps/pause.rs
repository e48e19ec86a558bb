use isekai_domain::{Activity, AppId};
use uuid::Uuid;

use super::change::announce;
use super::{App, columns};
use crate::{Result, Store};

/// Which running apps are frozen because nobody uses them, and which are awake again, as told of their sandboxes. It is no change of
/// the app: its `version` stays, and whoever edits it meanwhile is not disturbed. Answers with those for which it was news.
pub async fn note_pauses(store: &Store, paused: &[Uuid], awake: &[Uuid]) -> Result<Vec<AppId>> {
    let mut tx = store.begin().await?;
    let mut changed = Vec::new();
    for (sandboxes, from, to) in
        [(paused, Activity::Ready, Activity::Paused), (awake, Activity::Paused, Activity::Ready)]
    {
        // What is locked is being changed by somebody who knows more; the next round sees what came of it.
        let sql = concat!(
            "UPDATE apps SET activity = $1 WHERE id IN (
                 SELECT id FROM apps WHERE sandbox_id = ANY($2) AND status = 'running' AND activity = $3
                 ORDER BY id FOR UPDATE SKIP LOCKED)
             RETURNING ",
            columns!()
        );
        let query = sqlx::query_as(sql).bind(to.as_str()).bind(sandboxes).bind(from.as_str());
        let apps: Vec<App> = query.fetch_all(&mut *tx).await?;
        for app in apps {
            announce(&mut tx, &app).await?;
            changed.push(app.id);
        }
    }
    tx.commit().await?;
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use isekai_domain::AppStatus;

    use super::*;
    use crate::apps::{Published, get, publish, set_activity};
    use crate::testing;

    #[tokio::test]
    async fn a_pause_shows_and_is_no_change_of_the_app() {
        let db = testing::database().await;
        let owner = testing::user(&db.store, "ada").await.id;
        let app = testing::app(&db.store, owner).await.app;
        let sandbox_id = Uuid::now_v7();
        let published = Published { sandbox_id, container_id: "c", version: Some(1) };
        let running = publish(&db.store, app.id, None, published).await.unwrap();
        let note = async |paused: &[Uuid], awake: &[Uuid]| note_pauses(&db.store, paused, awake).await.unwrap();
        assert_eq!(note(&[Uuid::now_v7()], &[sandbox_id]).await, []);
        assert_eq!(note(&[sandbox_id], &[]).await, [app.id]);
        assert_eq!(note(&[sandbox_id], &[]).await, [], "it is no news any more");
        let paused = get(&db.store, app.id).await.unwrap();
        assert_eq!((paused.status, paused.activity), (AppStatus::Running, Activity::Paused));
        assert_eq!(paused.version, running.version);
        assert_eq!(note(&[], &[sandbox_id]).await, [app.id]);
        set_activity(&db.store, app.id, Activity::Building, None).await.unwrap();
        assert_eq!(note(&[sandbox_id], &[]).await, [], "something is being done with it");
        assert_eq!(get(&db.store, app.id).await.unwrap().activity, Activity::Building);
    }
}
