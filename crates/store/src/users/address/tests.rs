use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use isekai_auth::Keyring;
use isekai_domain::ResourceQuota;
use isekai_domain::access::USER_ROLE;

use super::*;
use crate::audit::AuditEntry;
use crate::testing::{self, TestDatabase};
use crate::users::{self, NewUser, UserFilter};
use crate::{Page, roles};

const ADDRESS: &str = "Ada.Lovelace@Example.org";

fn new<'a>(username: &'a str, email: &'a str) -> NewUser<'a> {
    NewUser {
        username,
        email,
        password_hash: "-",
        salt: "-",
        roles: &[USER_ROLE],
        quota: ResourceQuota::default(),
        must_change_password: false,
    }
}

async fn database() -> TestDatabase {
    let db = testing::database().await;
    roles::ensure_builtin(&db.store).await.unwrap();
    db
}

fn entry() -> AuditEntry {
    AuditEntry::new("update", "user", DateTime::<Utc>::UNIX_EPOCH)
}

async fn found(store: &Store, text: &str) -> Vec<String> {
    let filter = UserFilter { text: Some(text), ..UserFilter::default() };
    let page = users::search(store, filter, Page::first(10)).await.unwrap();
    page.items.into_iter().map(|user| user.username).collect()
}

#[tokio::test]
async fn no_table_has_the_address_and_it_comes_back_as_it_was_typed() {
    let db = database().await;
    let ada = users::create_by(&db.store, None, new("lovelace", ADDRESS), entry()).await.unwrap();
    let moved = users::set_email(&db.store, ada.id, ada.version, "Countess@Example.net", entry()).await.unwrap();
    assert_eq!(moved.email(&db.store).await.unwrap(), "Countess@Example.net");
    let back = users::set_email(&db.store, ada.id, moved.version, ADDRESS, entry()).await.unwrap();
    assert_eq!(back.email(&db.store).await.unwrap(), ADDRESS);
    let listed = with_emails(&db.store, vec![back]).await.unwrap();
    assert_eq!(listed[0].1, ADDRESS);

    let mut rows = String::new();
    for table in ["users", "data_keys", "audit_logs"] {
        let sql = sqlx::AssertSqlSafe(format!("SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} t"));
        let text: String = sqlx::query_scalar(sql).fetch_one(db.store.pool()).await.unwrap();
        assert!(text.len() > 100, "{table} has rows");
        rows += &text.to_lowercase();
    }
    for address in [ADDRESS, "Countess@Example.net"] {
        for form in [address.to_owned(), address.to_lowercase()] {
            let encoded = STANDARD.encode(&form).to_lowercase();
            for shape in [form.to_lowercase(), hex::encode(&form), encoded[..encoded.len() - 4].to_owned()] {
                assert!(!rows.contains(&shape), "{shape}");
            }
        }
    }
    let sql = "SELECT octet_length(email_hash) FROM users";
    let bytes: i32 = sqlx::query_scalar(sql).fetch_one(db.store.pool()).await.unwrap();
    assert_eq!(bytes, 32);
}

#[tokio::test]
async fn an_address_is_found_as_a_whole_whatever_its_case_and_what_only_looks_like_it_is_another() {
    let db = database().await;
    users::create(&db.store, new("lovelace", ADDRESS)).await.unwrap();
    users::create(&db.store, new("byron", "\u{430}da.lovelace@example.org")).await.unwrap();
    assert_eq!(found(&db.store, "ADA.lovelace@example.ORG").await, ["lovelace"]);
    assert_eq!(found(&db.store, "\u{410}da.Lovelace@example.org").await, ["byron"]);
    for part in ["ada.lovelace", "@example.org", "ada.lovelace@example.or", "example"] {
        assert_eq!(found(&db.store, part).await, [""; 0], "{part}");
    }
    assert_eq!(found(&db.store, "LOVE").await, ["lovelace"], "a part of the name");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_those_who_take_an_address_at_the_same_time_one_gets_it() {
    let db = database().await;
    let names: Vec<String> = (0..8).map(|n| format!("ada{n}")).collect();
    let taking = names.iter().enumerate().map(|(n, name)| {
        let email = if n % 2 == 0 { "ada@example.org" } else { "ADA@example.org" };
        users::create(&db.store, new(name, email))
    });
    let results = futures::future::join_all(taking).await;
    let (made, refused): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    assert_eq!(made.len(), 1);
    for error in refused {
        assert_eq!(error.unwrap_err().to_string(), "this e-mail address is taken");
    }
    let sql = "SELECT count(*) FROM data_keys";
    let keys: i64 = sqlx::query_scalar(sql).fetch_one(db.store.pool()).await.unwrap();
    assert_eq!(keys, 1, "who was refused leaves no key");
}

#[tokio::test]
async fn after_a_rotation_addresses_are_found_read_and_unique_as_before() {
    let db = database().await;
    let dir = tempfile::tempdir().unwrap();
    let ring = Arc::new(Keyring::load_or_create(dir.path()).unwrap());
    let store = db.store.clone().with_keyring(Arc::clone(&ring));
    users::create(&store, new("lovelace", ADDRESS)).await.unwrap();
    ring.rotate(KeyKind::Kek, DateTime::<Utc>::UNIX_EPOCH).await.unwrap();
    assert_eq!(datakeys::rewrap(&store).await.unwrap(), 1);
    let fresh = db.store.clone().with_keyring(Arc::new(Keyring::load(dir.path()).unwrap()));
    assert_eq!(found(&fresh, ADDRESS).await, ["lovelace"]);
    let ada = users::by_username(&fresh, "lovelace").await.unwrap().unwrap();
    assert_eq!(ada.email(&fresh).await.unwrap(), ADDRESS);
    let taken = users::create(&fresh, new("other", "ada.lovelace@example.org")).await.unwrap_err();
    assert_eq!(taken.to_string(), "this e-mail address is taken");
}

#[tokio::test]
async fn who_was_erased_since_a_list_was_read_is_left_out_of_it() {
    let db = database().await;
    let ada = users::create(&db.store, new("ada", "ada@example.org")).await.unwrap();
    let bob = users::create(&db.store, new("bob", "bob@example.org")).await.unwrap();
    let mut connection = db.store.pool().acquire().await.unwrap();
    datakeys::erase_in(&db.store, &mut connection, ada.id.uuid()).await.unwrap();
    let left = with_emails(&db.store, vec![ada.clone(), bob]).await.unwrap();
    let left: Vec<(&str, &str)> = left.iter().map(|(user, email)| (user.username.as_str(), email.as_str())).collect();
    assert_eq!(left, [("bob", "bob@example.org")]);
    assert!(matches!(ada.email(&db.store).await, Err(StoreError::NotFound { .. })));
}
