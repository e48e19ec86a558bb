use isekai_domain::{ApiTokenId, Clock, LogLevel, SystemClock};

use super::*;
use crate::api_tokens::{self, NewApiToken};
use crate::audit::AuditEntry;
use crate::egress::decisions;
use crate::logs::{self, NewLog};
use crate::oidc::flows::{self, NewFlow};
use crate::oidc::proofs::{self, Proof};
use crate::sessions::{self, NewSession};
use crate::throttle::{self, Limit};
use crate::{Page, testing};

const KEEP: RetentionConfig = RetentionConfig {
    sessions_days: 30,
    workflows_days: 30,
    egress_decisions_days: 30,
    execution_logs_days: 30,
    security_events_days: 365,
    audit_days: 730,
};

#[tokio::test]
async fn what_apps_print_goes_when_it_is_old_and_each_kind_has_its_own_time() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    let now = SystemClock.now();
    let line = NewLog { level: LogLevel::Info, message: "hello".to_owned(), metadata: None, timestamp: now };
    logs::append(&db.store, app, &[line]).await.unwrap();
    let finish = "UPDATE workflows SET status = 'completed', finished_at = $1";
    sqlx::query(finish).bind(now).execute(db.store.pool()).await.unwrap();
    let keep = RetentionConfig { execution_logs_days: 3, ..KEEP };
    assert_eq!(sweep(&db.store, &keep, now + TimeDelta::days(2)).await.unwrap(), Swept::default());
    let swept = sweep(&db.store, &keep, now + TimeDelta::days(4)).await.unwrap();
    assert_eq!(swept, Swept { execution_logs: 1, ..Swept::default() });
    assert_eq!(logs::after(&db.store, app, 0, 10).await.unwrap().len(), 0);
}

#[tokio::test]
async fn what_is_old_goes_and_what_is_needed_stays() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await;
    let now = SystemClock.now();
    let session =
        |token_hash, expires_at| NewSession { user_id: user, token_hash, expires_at, user_agent: None, ip: None };
    sessions::start(&db.store, session([1; 32], now - TimeDelta::days(31))).await.unwrap();
    let live = sessions::start(&db.store, session([2; 32], now + TimeDelta::days(1))).await.unwrap();
    crate::preview::codes::put(&db.store, &[1; 32], app.app.id, user, now - TimeDelta::minutes(1)).await.unwrap();
    for (state, expires_at) in [(1, now - TimeDelta::minutes(1)), (2, now + TimeDelta::minutes(1))] {
        let (state_hash, secret_hash) = ([state; 32], [0; 32]);
        let flow = NewFlow { state_hash, secret_hash, provider: "acme", return_to: "/", expires_at };
        flows::begin(&db.store, flow).await.unwrap();
        let proof = Proof { user, provider: "acme".into() };
        proofs::put(&db.store, &[state; 32], &proof, expires_at).await.unwrap();
    }
    let swept = sweep(&db.store, &KEEP, now).await.unwrap();
    assert_eq!(swept, Swept { sessions: 1, preview_codes: 1, oidc: 2, ..Swept::default() });
    assert!(sessions::is_live(&db.store, live).await.unwrap());
    assert_eq!(sweep(&db.store, &KEEP, now).await.unwrap(), Swept::default());

    let limit = Limit { burst: 3, every: TimeDelta::seconds(1) };
    throttle::take(&db.store, "spent", limit, now).await.unwrap();
    throttle::take(&db.store, "whole again", limit, now - TimeDelta::minutes(1)).await.unwrap();
    for (hash, age) in [(1, TimeDelta::days(31)), (2, TimeDelta::days(29))] {
        let audit = AuditEntry::new("create", "api_token", now - age);
        let (id, expires_at) = (ApiTokenId::new(), now - age);
        let new = NewApiToken { id, user_id: user, name: "ci", token_hash: [hash; 32], scopes: &[], expires_at, audit };
        api_tokens::create(&db.store, new).await.unwrap();
    }
    assert_eq!(sweep(&db.store, &KEEP, now).await.unwrap(), Swept { throttles: 1, api_tokens: 1, ..Swept::default() });

    let app_id = app.app.id;
    for (seq, age) in [(1, TimeDelta::days(31)), (2, TimeDelta::days(29))] {
        let decision = testing::decision(app_id, seq, now - age);
        let batch = decisions::Batch { node: "n", log_id: "a", lost: 0, decisions: &[decision] };
        decisions::collected(&db.store, batch).await.unwrap();
    }
    assert_eq!(sweep(&db.store, &KEEP, now).await.unwrap(), Swept { egress_decisions: 1, ..Swept::default() });
    assert_eq!(decisions::page(&db.store, app_id, Page::first(9)).await.unwrap().items.len(), 1);

    let finish = "UPDATE workflows SET status = 'completed', finished_at = $1";
    sqlx::query(finish).bind(now).execute(db.store.pool()).await.unwrap();
    assert_eq!(sweep(&db.store, &KEEP, now + TimeDelta::days(31)).await.unwrap().workflows, 1);
}
