use isekai_domain::{Clock, SystemClock};

use super::*;
use crate::testing;
use crate::workflows::WorkflowStatus;

#[tokio::test]
async fn a_deletion_cancels_the_rest_and_is_one_however_often_it_is_asked_for() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let made = testing::app(&db.store, user).await;
    let correlation_id = CorrelationId::generate();
    let new = NewDeletion {
        app_id: made.app.id,
        user_id: user,
        correlation_id: &correlation_id,
        now: SystemClock.now(),
        audit: None,
    };
    let first = enqueue(&db.store, new).await.unwrap();
    assert_eq!(enqueue(&db.store, new).await.unwrap(), first);
    assert_eq!(apps::get(&db.store, made.app.id).await.unwrap().activity, Activity::Deleting);
    assert!(workflows::get(&db.store, made.workflow_id).await.unwrap().cancel_requested);
    assert!(!workflows::get(&db.store, first).await.unwrap().cancel_requested);
    let stranger = NewDeletion { user_id: UserId::new(), ..new };
    assert!(enqueue(&db.store, stranger).await.is_err());

    // One that got stuck has another chance.
    sqlx::query("UPDATE workflows SET status = 'stuck', step = 3 WHERE id = $1")
        .bind(first.uuid())
        .execute(db.store.pool())
        .await
        .unwrap();
    assert_eq!(enqueue(&db.store, new).await.unwrap(), first);
    let again = workflows::get(&db.store, first).await.unwrap();
    assert_eq!((again.status, again.step), (WorkflowStatus::Pending, 0));
}
