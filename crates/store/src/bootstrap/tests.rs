use sqlx::AssertSqlSafe;

use super::*;
use crate::testing;

#[tokio::test]
async fn makes_an_owner_and_a_database_once_and_quotes_names() {
    let db = testing::database().await;
    let name = format!("t_\"boot'{}", std::process::id());
    for password in ["first", "it's \"new\""] {
        ensure_database(&db.url(), &name, &name, password, Duration::from_secs(5)).await.unwrap();
    }
    let sql = "SELECT r.rolname::text, r.rolsuper FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba
               WHERE d.datname = $1";
    let owner: (String, bool) = sqlx::query_as(sql).bind(&name).fetch_one(db.store.pool()).await.unwrap();
    assert_eq!(owner, (name.clone(), false));
    for what in ["DATABASE", "ROLE"] {
        let sql = "SELECT format('DROP %s %I', $1, $2)";
        let drop: String = sqlx::query_scalar(sql).bind(what).bind(&name).fetch_one(db.store.pool()).await.unwrap();
        sqlx::query(AssertSqlSafe(drop)).execute(db.store.pool()).await.unwrap();
    }
}

#[tokio::test]
async fn a_server_that_never_comes_is_unavailable() {
    let wait = Duration::from_millis(100);
    let error = ensure_database("postgres://a@%2Fnowhere/a", "a", "a", "a", wait).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
}
