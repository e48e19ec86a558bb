use chrono::TimeDelta;
use isekai_domain::{Clock, ErrorCode, SystemClock};

use super::*;
use crate::sessions::{self, NewSession};
use crate::{Page, testing};

#[tokio::test]
async fn names_are_unique_and_found_whatever_their_case() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "Ada").await;
    let new = NewUser {
        username: "ADA",
        email: "other@example.org",
        password_hash: "-",
        salt: "-",
        roles: &[],
        quota: ResourceQuota::default(),
        must_change_password: false,
    };
    let taken = create(&db.store, new.clone()).await.unwrap_err();
    assert_eq!((taken.code(), taken.to_string().as_str()), (ErrorCode::Conflict, "this username is taken"));
    let taken = create(&db.store, NewUser { username: "bob", email: "ADA@example.org", ..new }).await.unwrap_err();
    assert_eq!(taken.to_string(), "this e-mail address is taken");
    assert_eq!(by_username(&db.store, "aDa").await.unwrap().unwrap().id, ada.id);
    assert!(by_username(&db.store, "ada\0").await.unwrap().is_none());
    assert_eq!(by_email(&db.store, "aDa@Example.ORG").await.unwrap().unwrap().id, ada.id);
    assert!(by_email(&db.store, "da@example.org").await.unwrap().is_none());
    assert_eq!(count(&db.store).await.unwrap(), 1);
}

#[tokio::test]
async fn an_account_is_made_whole_or_not_at_all() {
    let db = testing::database().await;
    let new = NewUser {
        username: "ada",
        email: "ada@example.org",
        password_hash: "-",
        salt: "-",
        roles: &["no such role"],
        quota: ResourceQuota::default(),
        must_change_password: false,
    };
    assert!(matches!(create(&db.store, new).await, Err(StoreError::NotFound { entity: "role" })));
    assert!(by_username(&db.store, "ada").await.unwrap().is_none());
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_the_faster_change_wins() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    let mut sessions = Vec::new();
    for hash in 1..=3 {
        let new = NewSession {
            user_id: ada,
            token_hash: [hash; 32],
            expires_at: SystemClock.now() + TimeDelta::days(1),
            user_agent: None,
            ip: None,
        };
        sessions.push(sessions::start(&db.store, new).await.unwrap());
    }
    let change = async |from: &str, to: &str| {
        let audit = AuditEntry::new("change_password", "user", SystemClock.now());
        let change =
            PasswordChange { user: ada, from, to, salt: "s", session: sessions[0], revoke_api_tokens: true, audit };
        change_password(&db.store, change).await.unwrap()
    };
    let mut ended = change("-", "$new").await.unwrap();
    ended.sessions.sort_unstable();
    assert_eq!((&ended.sessions[..], &ended.api_tokens[..]), (&sessions[1..], &[][..]));
    assert_eq!(change("-", "$newer").await, None);
    rehash(&db.store, ada, "-", "$again", "s").await.unwrap();
    assert_eq!(by_id(&db.store, ada).await.unwrap().unwrap().password_hash, "$new");
    rehash(&db.store, ada, "$new", "$again", "s").await.unwrap();
    assert_eq!(by_id(&db.store, ada).await.unwrap().unwrap().password_hash, "$again");
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let db = testing::database().await;
    let mut made = Vec::new();
    for name in ["a", "b", "c", "d", "e"] {
        made.push(testing::user(&db.store, name).await.id);
    }
    made.reverse();
    let (mut seen, mut page) = (Vec::new(), Page::first(2));
    loop {
        let found = search(&db.store, UserFilter::default(), page).await.unwrap();
        seen.extend(found.items.iter().map(|user| user.id));
        let Some(next) = found.next else { break };
        page.after = Some(next);
    }
    assert_eq!(seen, made);
}

#[tokio::test]
async fn text_with_nul_does_not_reach_the_database() {
    let db = testing::database().await;
    let new = NewUser {
        username: "a\0da",
        email: "ada@example.org",
        password_hash: "-",
        salt: "-",
        roles: &[],
        quota: ResourceQuota::default(),
        must_change_password: false,
    };
    let refused = create(&db.store, new).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Validation);
    assert_eq!(refused.to_string(), "username has a NUL character");
}
