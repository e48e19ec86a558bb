use isekai_domain::{Clock, SystemClock};
use uuid::Uuid;

use super::*;
use crate::apps::{App, Published};
use crate::testing::{self, TestDatabase};

async fn app_with_code(db: &TestDatabase) -> App {
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app;
    let files = BTreeMap::from([("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())]);
    let version = NewVersion {
        code_id: CodeId::new(),
        app_id: app.id,
        expected_version: Some(0),
        files: &files,
        base_files: &files,
        spec: None,
        generator_version: None,
        framework: None,
        language: None,
        origin: CodeOrigin::Generate,
        summary: None,
        fence: None,
    };
    code::put(&db.store, version).await.unwrap();
    let published = Published { sandbox_id: Uuid::now_v7(), container_id: "c", version: None };
    apps::publish(&db.store, app.id, None, published).await.unwrap()
}

async fn edit(db: &TestDatabase, app: &App, from: i32, path: &str, content: Option<&str>) -> Result<Edited> {
    let new = NewEdit {
        app_id: app.id,
        user_id: app.user_id,
        expected_version: from,
        changes: &BTreeMap::from([(path.to_owned(), content.map(str::to_owned))]),
        summary: Some("edited by hand"),
        correlation_id: &CorrelationId::generate(),
        now: SystemClock.now(),
        audit: None,
    };
    enqueue(&db.store, new).await
}

#[tokio::test]
async fn an_edit_is_a_version_on_the_same_base_and_a_rebuild() {
    let db = testing::database().await;
    let app = app_with_code(&db).await;
    let saved = edit(&db, &app, 1, "a", Some("one")).await.unwrap();
    assert_eq!(saved.version, 2);
    assert_eq!(workflows::get(&db.store, saved.workflow_id).await.unwrap().kind, params::REBUILD);
    assert_eq!(edit(&db, &app, 2, "b", None).await.unwrap().version, 3);
    let latest = code::latest(&db.store, app.id).await.unwrap().unwrap();
    assert_eq!(latest.files, BTreeMap::from([("a".to_owned(), "one".to_owned())]));
    assert_eq!((latest.base_files.len(), latest.origin), (2, CodeOrigin::Edit));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_editors_of_one_version_the_second_is_told() {
    let db = testing::database().await;
    let app = app_with_code(&db).await;
    let (left, right) = tokio::join!(edit(&db, &app, 1, "a", Some("l")), edit(&db, &app, 1, "a", Some("r")));
    let refused = if left.is_ok() { right } else { left };
    assert!(matches!(refused, Err(StoreError::ConcurrentModification { expected: 1, found: 2 })), "{refused:?}");
    assert!(matches!(edit(&db, &app, 2, "none", None).await, Err(StoreError::NotFound { entity: "file" })));
}
