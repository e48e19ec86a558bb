use futures::future::join_all;
use isekai_domain::{Activity, AppId, AppStatus, ErrorCode, UserId};
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::testing::{self, TestDatabase};
use crate::workflows::{self, WorkflowStatus};
use crate::{Page, StoreError, events, ports};

async fn owner(db: &TestDatabase) -> UserId {
    testing::user(&db.store, "ada").await.id
}

fn published() -> Published<'static> {
    Published { sandbox_id: Uuid::from_u128(7), container_id: "c7", version: Some(1) }
}

#[tokio::test]
async fn a_new_app_has_its_event_port_and_workflow() {
    let db = testing::database().await;
    let user = owner(&db).await;
    let made = testing::app(&db.store, user).await;
    assert_eq!((made.app.status, made.app.activity), (AppStatus::Generating, Activity::Queued));
    assert_eq!((made.port, made.app.preview_url.as_deref()), (Some(42000), None));
    assert_eq!(get_owned(&db.store, user, made.app.id).await.unwrap(), made.app);
    let first = events::after(&db.store, made.app.id, 0, 10).await.unwrap();
    assert_eq!(
        (first[0].seq, first[0].kind.as_str(), &first[0].data),
        (
            1,
            "status",
            &json!({ "status": "generating", "activity": "queued", "statusReason": null, "previewUrl": null })
        )
    );
    let workflow = workflows::get(&db.store, made.workflow_id).await.unwrap();
    assert_eq!((workflow.kind.as_str(), workflow.status), ("create_app", WorkflowStatus::Pending));
    let params: crate::params::CreateApp = workflow.params().unwrap();
    assert_eq!((params.app_id, made.app.preview_address.as_str()), (made.app.id, "http://localhost:42000"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_idempotency_key_makes_one_app() {
    let db = testing::database().await;
    let (ada, bob) = (owner(&db).await, testing::user(&db.store, "bob").await.id);
    let make = |user| testing::app_with(&db.store, user, |new| NewApp { idempotency_key: Some("k"), ..new });
    let made: Vec<Created> = join_all((0..8).map(|_| make(ada))).await.into_iter().map(Result::unwrap).collect();
    assert!(
        made.iter().all(|m| (m.app.id, m.port, m.workflow_id) == (made[0].app.id, made[0].port, made[0].workflow_id))
    );
    assert_eq!(made.iter().filter(|made| !made.replayed).count(), 1);
    assert_ne!(make(bob).await.unwrap().app.id, made[0].app.id);
    delete(&db.store, made[0].app.id, None).await.unwrap();
    assert_eq!(make(ada).await.unwrap_err().code(), ErrorCode::Conflict);
}

#[tokio::test]
async fn foreign_apps_are_not_found() {
    let db = testing::database().await;
    let app = testing::app(&db.store, owner(&db).await).await.app;
    let bob = testing::user(&db.store, "bob").await.id;
    assert!(matches!(get_owned(&db.store, bob, app.id).await, Err(StoreError::NotFound { entity: "app" })));
    assert!(list(&db.store, bob, Page::first(10)).await.unwrap().items.is_empty());
    assert_eq!(list_all(&db.store, Page::first(10)).await.unwrap().items, [app]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_changes_of_the_same_version_one_is_refused() {
    let db = testing::database().await;
    let app = testing::app(&db.store, owner(&db).await).await.app;
    let (left, right) = tokio::join!(
        rename(&db.store, app.id, app.version, "left", None),
        rename(&db.store, app.id, app.version, "right", None)
    );
    let (won, lost) = if left.is_ok() { (left, right) } else { (right, left) };
    let (won, lost) = (won.unwrap(), lost.unwrap_err());
    assert_eq!(won.version, app.version + 1);
    assert!(
        matches!(lost, StoreError::ConcurrentModification { expected, found } if expected == app.version && found == won.version)
    );
    assert_eq!(get(&db.store, app.id).await.unwrap().name, won.name);
}

#[tokio::test]
async fn statuses_move_only_as_allowed_and_each_move_is_an_event() {
    let db = testing::database().await;
    let app = testing::app(&db.store, owner(&db).await).await.app;
    let running = publish(&db.store, app.id, None, published()).await.unwrap();
    assert_eq!((running.status, running.activity), (AppStatus::Running, Activity::Ready));
    assert_eq!(running.live_version, Some(1));
    assert_eq!(running.preview_url.as_deref(), Some("http://localhost:42000"));
    assert_eq!((running.sandbox_id, running.version), (Some(Uuid::from_u128(7)), app.version + 1));
    assert_eq!(by_sandbox(&db.store, &[Uuid::from_u128(7)]).await.unwrap(), std::slice::from_ref(&running));
    assert_eq!(running_with_sandbox(&db.store, None, 10).await.unwrap().len(), 1);
    // The same again changes nothing, and says nothing.
    let again = publish(&db.store, app.id, None, published()).await.unwrap();
    assert_eq!(again, running);
    let stopped = stop(&db.store, app.id, "its owner stopped it", None).await.unwrap();
    assert_eq!((stopped.status, stopped.sandbox_id, stopped.container_id), (AppStatus::Stopped, None, None));
    let kinds: Vec<_> =
        events::after(&db.store, app.id, 0, 10).await.unwrap().into_iter().map(|e| e.data["status"].clone()).collect();
    assert_eq!(kinds, ["generating", "running", "stopped"]);

    let locked = {
        let mut tx = db.store.begin().await.unwrap();
        let app = lock_in(&mut tx, app.id).await.unwrap();
        let back = Change { status: Some(AppStatus::Generating), ..Change::default() };
        apply_in(&mut tx, app, back).await.unwrap()
    };
    assert_eq!(locked.status, AppStatus::Generating);
    assert_eq!(get(&db.store, app.id).await.unwrap().status, AppStatus::Stopped, "it was not committed");
}

#[tokio::test]
async fn what_still_runs_does_not_make_an_app_that_is_being_deleted_look_alive() {
    let db = testing::database().await;
    let app = testing::app(&db.store, owner(&db).await).await.app;
    set_activity(&db.store, app.id, Activity::Deleting, None).await.unwrap();
    set_activity(&db.store, app.id, Activity::Building, None).await.unwrap();
    let published = publish(&db.store, app.id, None, published()).await.unwrap();
    assert_eq!(published.activity, Activity::Deleting);
    assert_eq!(spare(&db.store, app.id, None).await.unwrap().activity, Activity::Ready);
}

#[tokio::test]
async fn a_deleted_app_leaves_nothing_but_its_port() {
    let db = testing::database().await;
    let user = owner(&db).await;
    let made = testing::app(&db.store, user).await;
    delete(&db.store, made.app.id, None).await.unwrap();
    assert!(matches!(get(&db.store, made.app.id).await, Err(StoreError::NotFound { .. })));
    assert!(matches!(events::after(&db.store, made.app.id, 0, 10).await, Err(StoreError::NotFound { .. })));
    assert_eq!(ports::app_of_port(&db.store, made.port.unwrap()).await.unwrap(), None);
    assert_eq!(delete(&db.store, made.app.id, None).await.unwrap(), 0);
    assert_eq!(delete(&db.store, AppId::new(), None).await.unwrap(), 0);
}
