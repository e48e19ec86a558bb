use super::*;
use crate::testing;

/// Every column, index and constraint, as text.
async fn schema(store: &Store) -> Vec<String> {
    let sql = "SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default)
               FROM information_schema.columns WHERE table_schema = 'public'
               UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
               UNION ALL SELECT format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
                         WHERE connamespace = 'public'::regnamespace
               ORDER BY 1";
    sqlx::query_scalar(sql).fetch_all(store.pool()).await.unwrap()
}

#[tokio::test]
async fn up_down_up_leaves_the_same_schema() {
    let db = testing::empty_database().await;
    let bare = status(&db.store).await.unwrap();
    assert!(bare.iter().all(|migration| migration.applied_at.is_none()));
    let nothing = schema(&db.store).await;
    let first = up(&db.store).await.unwrap();
    assert!(first.iter().all(|result| result.status == Outcome::Success));
    let full = schema(&db.store).await;
    assert!(full.len() > nothing.len());
    assert_eq!(down(&db.store, u32::MAX).await.unwrap().len(), MIGRATIONS.len());
    assert_eq!(schema(&db.store).await, nothing);
    up(&db.store).await.unwrap();
    assert_eq!(schema(&db.store).await, full);
    assert!(status(&db.store).await.unwrap().iter().all(|migration| migration.applied_at.is_some()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_migrate_together_do_it_once() {
    let db = testing::empty_database().await;
    let (left, right) = tokio::join!(up(&db.store), up(&db.store));
    let applied = |results: &[MigrationResult]| results.iter().filter(|r| r.status == Outcome::Success).count();
    assert_eq!(applied(&left.unwrap()) + applied(&right.unwrap()), MIGRATIONS.len());
}

#[tokio::test]
async fn a_migration_that_was_changed_after_it_ran_is_refused() {
    let db = testing::database().await;
    let results = up(&db.store).await.unwrap();
    assert!(results.iter().all(|result| result.status == Outcome::Skipped));
    sqlx::query("UPDATE schema_migrations SET checksum = ''").execute(db.store.pool()).await.unwrap();
    assert!(matches!(up(&db.store).await, Err(StoreError::MigrationChanged { .. })));
}

#[tokio::test]
async fn a_migration_that_fails_leaves_nothing() {
    let db = testing::empty_database().await;
    let mut tx = begin(&db.store).await.unwrap();
    let failed = run(&mut tx, "9999", "CREATE TABLE half (id integer); SELECT 1 / 0").await;
    assert!(matches!(failed, Err(StoreError::Migration { .. })));
    drop(tx);
    let left: Option<String> =
        sqlx::query_scalar("SELECT to_regclass('half')::text").fetch_one(db.store.pool()).await.unwrap();
    assert_eq!(left, None);
}
