use isekai_auth::Passwords;
use isekai_domain::ResourceQuota;
use isekai_store::{roles, testing::database, users::{self, NewUser}};
use tokio_util::sync::CancellationToken;
#[tokio::main]
async fn main() {
    isekai_platform::telemetry::init("serve", isekai_platform::telemetry::LogFormat::Json, "info,isekai_gateway=debug").unwrap();
    let db = database().await;
    roles::ensure_builtin(&db.store).await.unwrap();
    let h = Passwords::new(1).unwrap().hash("admin", "correct horse battery").await.unwrap();
    users::create(&db.store, NewUser { username: "admin", email: "a@example.org", password_hash: &h.phc, salt: &h.salt, roles: &["admin"], quota: ResourceQuota::default() }).await.unwrap();
    let vars = [("ISEKAI_SERVE__LISTEN", "127.0.0.1:18080".to_owned()), ("ISEKAI_SERVE__OPS_LISTEN", "127.0.0.1:18081".into()),
      ("ISEKAI_SERVE__PUBLIC_URL", "http://localhost:18080".into()), ("ISEKAI_POSTGRES__URL", db.url()), ("ISEKAI_AUTH__KEYS_DIR", "/tmp/gw-keys".into()),
      ("ISEKAI_PREVIEW__FIRST_PORT","33000".into()),("ISEKAI_PREVIEW__LAST_PORT","33100".into()),
      ("ISEKAI_SANDBOX__URL", "http://127.0.0.1:9".into()), ("ISEKAI_PLANNER__URL", "http://127.0.0.1:9".into())].map(|(k, v)| (k.to_owned(), v));
    let stop = CancellationToken::new();
    let s = stop.clone();
    tokio::spawn(async move { tokio::signal::ctrl_c().await.unwrap(); s.cancel(); });
    isekai_gateway::run(isekai_platform::Config::from_parts(None, vars).unwrap(), stop).await.unwrap();
}
