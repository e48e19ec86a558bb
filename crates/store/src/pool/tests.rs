use isekai_domain::ErrorCode;

use super::*;
use crate::testing;

#[tokio::test]
async fn a_server_that_is_away_is_waited_for_and_then_unavailable() {
    let url = "postgres://nobody@%2Fnowhere/none".to_owned();
    let (max_connections, connect_timeout_ms, statement_timeout_ms) = (1, 200, 1000);
    let owner_url = String::new();
    let config = PostgresConfig { url, owner_url, max_connections, connect_timeout_ms, statement_timeout_ms };
    let start = Instant::now();
    let error = Store::connect(&config).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::ServiceUnavailable, "{error:?}");
    assert!(start.elapsed() < ACQUIRE_TIMEOUT, "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_ended() {
    let db = testing::database().await;
    let config = PostgresConfig { statement_timeout_ms: 50, ..db.config() };
    let store = Store::connect(&config).await.unwrap();
    let slow = sqlx::query("SELECT pg_sleep(60)").execute(store.pool()).await;
    assert_eq!(StoreError::from(slow.unwrap_err()).code(), ErrorCode::Timeout);
    store.ping().await.unwrap();
}

#[tokio::test]
async fn a_lost_connection_is_an_outage_and_the_next_call_has_a_new_one() {
    let db = testing::database().await;
    let mut tx = db.store.begin().await.unwrap();
    let pid: i32 = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(&mut *tx).await.unwrap();
    sqlx::query("SELECT pg_terminate_backend($1)").bind(pid).execute(db.store.pool()).await.unwrap();
    let lost = sqlx::query("SELECT 1").execute(&mut *tx).await;
    assert_eq!(StoreError::from(lost.unwrap_err()).code(), ErrorCode::ServiceUnavailable);
    drop(tx);
    db.store.ping().await.unwrap();
}
