//! A sign-in that outlives its token.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::client::Api;

/// Well before the usual quarter of an hour is over.
const RENEW_AFTER: Duration = Duration::from_secs(300);

pub struct Session {
    url: String,
    username: String,
    password: String,
    held: Mutex<(Api, Instant)>,
}

impl Session {
    pub async fn sign_in(url: &str, username: &str, password: &str) -> anyhow::Result<Self> {
        let api = Api::sign_in(url, username, password).await?;
        let [url, username, password] = [url, username, password].map(str::to_owned);
        Ok(Self { url, username, password, held: Mutex::new((api, Instant::now())) })
    }

    pub async fn api(&self) -> anyhow::Result<Api> {
        let mut held = self.held.lock().await;
        if held.1.elapsed() > RENEW_AFTER {
            *held = (Api::sign_in(&self.url, &self.username, &self.password).await?, Instant::now());
        }
        Ok(held.0.clone())
    }
}
