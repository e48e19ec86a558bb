use sqlx::AssertSqlSafe;

use super::*;
use crate::testing;

fn login<'a>(name: &'a str, password: &'a str) -> Login<'a> {
    Login { name, password }
}

#[tokio::test]
async fn makes_two_roles_and_a_database_once_and_quotes_names() {
    let db = testing::database().await;
    let name = format!("t_\"boot'{}", std::process::id());
    let services = format!("{name}_services");
    let ensure = async |password| {
        let (owner, services) = (login(&name, password), login(&services, password));
        ensure_database(&db.url(), &name, owner, services, Duration::from_secs(5)).await.unwrap();
    };
    ensure("first").await;
    // From when the services still owned what they made.
    let options = PgConnectOptions::from_str(&db.url()).unwrap().database(&name);
    let mut inside = PgConnection::connect_with(&options).await.unwrap();
    inside.execute("CREATE TABLE old (id integer)").await.unwrap();
    execute(&mut inside, "ALTER TABLE old OWNER TO %I", &services, "").await.unwrap();
    ensure("it's \"new\"").await;
    let table: String = sqlx::query_scalar("SELECT tableowner::text FROM pg_tables WHERE tablename = 'old'")
        .fetch_one(&mut inside)
        .await
        .unwrap();
    assert_eq!(table, name);
    inside.close().await.unwrap();
    let sql = "SELECT r.rolname::text, r.rolsuper FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba
               WHERE d.datname = $1";
    let owner: (String, bool) = sqlx::query_as(sql).bind(&name).fetch_one(db.store.pool()).await.unwrap();
    assert_eq!(owner, (name.clone(), false));
    for (what, name) in [("DATABASE", &name), ("ROLE", &name), ("ROLE", &services)] {
        let sql = "SELECT format('DROP %s %I', $1, $2)";
        let drop: String = sqlx::query_scalar(sql).bind(what).bind(name).fetch_one(db.store.pool()).await.unwrap();
        sqlx::query(AssertSqlSafe(drop)).execute(db.store.pool()).await.unwrap();
    }
}

#[tokio::test]
async fn a_server_that_never_comes_is_unavailable() {
    let wait = Duration::from_millis(100);
    let error =
        ensure_database("postgres://a@%2Fnowhere/a", "a", login("a", "a"), login("b", "b"), wait).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
}
