use super::*;
use crate::migrate::{self, MIGRATIONS, Outcome};
use crate::testing::{self, TestDatabase};
use crate::users;

/// As it was before addresses were encrypted.
async fn old_database(people: &[(&str, &str)]) -> TestDatabase {
    let db = testing::empty_database().await;
    let sealing = MIGRATIONS.iter().position(|migration| migration.name == "sealed_addresses").unwrap();
    migrate::apply(&db.store, &MIGRATIONS[..sealing]).await.unwrap();
    for (name, email) in people {
        let sql = "INSERT INTO users (id, username, email, password_hash, salt) VALUES ($1, $2, $3, '-', '-')";
        let query = sqlx::query(sql).bind(UserId::new().uuid()).bind(name).bind(email);
        query.execute(db.store.pool()).await.unwrap();
    }
    db
}

async fn clear(db: &TestDatabase) -> i64 {
    let sql = "SELECT count(*) FROM users WHERE email IS NOT NULL";
    sqlx::query_scalar(sql).fetch_one(db.store.pool()).await.unwrap()
}

/// Whether the table's file has these bytes anywhere.
async fn is_in_the_file(db: &TestDatabase, text: &str) -> bool {
    db.execute("CHECKPOINT").await;
    let sql = "SELECT position($1 IN pg_read_binary_file(pg_relation_filepath('users'))) > 0";
    sqlx::query_scalar(sql).bind(text.as_bytes()).fetch_one(db.store.pool()).await.unwrap()
}

#[tokio::test]
async fn an_old_database_is_brought_up_to_date_also_by_who_comes_after_one_that_was_stopped() {
    let people = ["Ada", "bob", "Cy", "Dee", "eve"].map(|name| (name, format!("{name}@Example.org")));
    let db = old_database(&people.each_ref().map(|(name, email)| (*name, email.as_str()))).await;
    let (sealing, removing) = (MIGRATIONS.len() - 2, MIGRATIONS.len() - 1);
    assert_eq!(MIGRATIONS[removing].name, "no_clear_addresses");
    migrate::apply(&db.store, &MIGRATIONS[..=sealing]).await.unwrap();

    let mut tx = db.store.begin().await.unwrap();
    assert_eq!(adopt_in(&db.store, &mut tx, 2).await.unwrap(), 2);
    tx.commit().await.unwrap();
    let mut tx = db.store.begin().await.unwrap();
    assert_eq!(adopt_in(&db.store, &mut tx, 2).await.unwrap(), 2);
    drop(tx);
    assert_eq!(clear(&db).await, 3, "what was not ended is as if it had not begun");
    let early = sqlx::raw_sql(MIGRATIONS[removing].up).execute(db.store.pool()).await;
    assert!(early.is_err(), "nobody loses an address that is not encrypted");
    assert!(is_in_the_file(&db, "Ada@Example.org").await, "old rows are there until they are written over");

    let (left, right) = tokio::join!(migrate::up(&db.store), migrate::up(&db.store));
    let done = [left.unwrap(), right.unwrap()].iter().filter(|r| r[removing].status == Outcome::Success).count();
    assert_eq!(done, 1);
    for (name, email) in &people {
        let user = users::by_username(&db.store, name).await.unwrap().unwrap();
        assert_eq!(user.email(&db.store).await.unwrap(), *email);
        assert!(!is_in_the_file(&db, email).await, "{email}");
    }
    let filter = users::UserFilter { text: Some("CY@example.org"), ..Default::default() };
    let found = users::search(&db.store, filter, crate::Page::first(5)).await.unwrap().items;
    assert_eq!(found.iter().map(|user| user.username.as_str()).collect::<Vec<_>>(), ["Cy"]);
    let sql = "SELECT count(*) FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'email'";
    let columns: i64 = sqlx::query_scalar(sql).fetch_one(db.store.pool()).await.unwrap();
    assert_eq!(columns, 0);
}

#[tokio::test]
async fn addresses_that_only_the_database_took_for_two_are_named_and_nothing_is_lost() {
    // To lower case it has two characters, which lower() of PostgreSQL does not make.
    let db = old_database(&[("ada", "i\u{307}@example.org"), ("bob", "\u{130}@example.org")]).await;
    let error = migrate::up(&db.store).await.unwrap_err();
    assert!(error.to_string().contains("have one e-mail address, but for its case"), "{error}");
    assert_eq!(clear(&db).await, 2);
    db.execute("UPDATE users SET email = 'bob@example.org' WHERE username = 'bob'").await;
    migrate::up(&db.store).await.unwrap();
    let bob = users::by_username(&db.store, "bob").await.unwrap().unwrap();
    assert_eq!(bob.email(&db.store).await.unwrap(), "bob@example.org");
}
