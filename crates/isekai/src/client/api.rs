//! Typed calls of the HTTP API.

use anyhow::Context as _;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, Request, Response};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use isekai_domain::{ErrorBody, ErrorCode};
use isekai_platform::http::Body;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use thiserror::Error;

use super::credentials::Credentials;
use super::http as wire;
use crate::output;

/// A project as zip is the largest answer.
const MAX_ANSWER_BYTES: usize = 64 * 1024 * 1024;

#[derive(Debug, Error)]
pub enum ClientError {
    #[error("not signed in; run `isekai login` first")]
    NotSignedIn,
    #[error("{} ({}, correlation id {})", .0.message, .0.error.as_str(), .0.correlation_id)]
    Refused(Box<ErrorBody>),
    #[error("the application could not be made: {0}")]
    AppFailed(String),
}

impl ClientError {
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NotSignedIn => output::SIGN_IN,
            Self::AppFailed(_) => output::APP_FAILED,
            Self::Refused(body) => match body.error {
                ErrorCode::Authentication => output::SIGN_IN,
                ErrorCode::Validation => output::USAGE,
                ErrorCode::NotFound => output::NOT_FOUND,
                ErrorCode::QuotaExceeded | ErrorCode::RateLimited => output::QUOTA,
                ErrorCode::ServiceUnavailable | ErrorCode::Timeout | ErrorCode::Maintenance => output::UNAVAILABLE,
                _ => 1,
            },
        }
    }
}

/// What the commands need of the API's `App`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct App {
    pub id: String,
    pub name: String,
    pub prompt: String,
    pub status: String,
    pub status_reason: Option<String>,
    pub activity: String,
    pub preview_url: Option<String>,
    pub created_at: String,
    pub version: i64,
}

#[derive(Deserialize)]
pub struct PageOf<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SignedIn {
    access_token: String,
    refresh_token: String,
}

pub struct Api {
    base: String,
    token: String,
}

impl Api {
    pub async fn sign_in(base: &str, username: &str, password: &str) -> anyhow::Result<Self> {
        let (api, _) = Self::sign_in_for_later(base, username, password).await?;
        Ok(api)
    }

    /// Also returns what [`Api::from_credentials`] needs in a later process.
    pub async fn sign_in_for_later(base: &str, username: &str, password: &str) -> anyhow::Result<(Self, Credentials)> {
        let anonymous = Self { base: base.trim_end_matches('/').to_owned(), token: String::new() };
        let body = json!({ "username": username, "password": password });
        let signed: SignedIn = anonymous.json(Method::POST, "/api/auth/login", Some(body)).await?;
        let credentials = Credentials { url: anonymous.base.clone(), refresh_token: signed.refresh_token };
        Ok((Self { token: signed.access_token, ..anonymous }, credentials))
    }

    /// Signs in with the refresh token that `isekai login` kept. It is used once: its successor is kept at once.
    pub async fn from_credentials() -> anyhow::Result<Self> {
        let held = Credentials::lock()?.ok_or(ClientError::NotSignedIn)?;
        let credentials = held.read()?.ok_or(ClientError::NotSignedIn)?;
        let anonymous = Self { base: credentials.url.clone(), token: String::new() };
        let body = json!({ "refreshToken": credentials.refresh_token });
        let signed: SignedIn = anonymous.json(Method::POST, "/api/auth/refresh", Some(body)).await?;
        held.write(&Credentials { refresh_token: signed.refresh_token, ..credentials })?;
        Ok(Self { token: signed.access_token, ..anonymous })
    }

    pub async fn json<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> anyhow::Result<T> {
        let response = self.send(method, path, body).await?;
        serde_json::from_slice(&read(response).await?)
            .with_context(|| format!("the answer of {path} is not what was expected"))
    }

    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> anyhow::Result<Response<Incoming>> {
        let request = self.request(method, path);
        let request = match body {
            Some(body) => request.header(CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
            None => request.body(Body::empty()),
        };
        checked(wire::send(request?).await?).await
    }

    pub fn request(&self, method: Method, path: &str) -> http::request::Builder {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        if !self.token.is_empty() {
            request = request.header(AUTHORIZATION, format!("Bearer {}", self.token));
        }
        request
    }

    pub async fn bytes(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        read(self.send(Method::GET, path, None).await?).await
    }

    pub async fn app(&self, id: &str) -> anyhow::Result<App> {
        self.json(Method::GET, &format!("/api/apps/{id}"), None).await
    }

    /// By id, by the beginning of an id, or by name.
    pub async fn find(&self, what: &str) -> anyhow::Result<App> {
        if what.parse::<isekai_domain::AppId>().is_ok() {
            return self.app(what).await;
        }
        let apps = self.apps().await?;
        let mut found = apps.into_iter().filter(|app| app.name.eq_ignore_ascii_case(what) || app.id.starts_with(what));
        match (found.next(), found.next()) {
            (Some(app), None) => Ok(app),
            (None, _) => anyhow::bail!("there is no app {what:?}; `isekai apps` lists yours"),
            (Some(_), Some(_)) => anyhow::bail!("{what:?} means more than one app; give its id"),
        }
    }

    pub async fn apps(&self) -> anyhow::Result<Vec<App>> {
        let mut apps = Vec::new();
        let mut after = String::new();
        loop {
            let page: PageOf<App> = self.json(Method::GET, &format!("/api/apps?limit=100{after}"), None).await?;
            apps.extend(page.items);
            match page.next {
                Some(next) => after = format!("&after={next}"),
                None => return Ok(apps),
            }
        }
    }

    /// A link that opens the preview without sign-in.
    pub async fn preview_link(&self, id: &str) -> anyhow::Result<String> {
        let answer: Value = self.json(Method::POST, &format!("/api/apps/{id}/preview-link"), Some(json!({}))).await?;
        answer["url"].as_str().map(str::to_owned).context("the answer has no url")
    }
}

async fn checked(response: Response<Incoming>) -> anyhow::Result<Response<Incoming>> {
    if response.status().is_success() {
        return Ok(response);
    }
    let status = response.status();
    let bytes = read(response).await?;
    match serde_json::from_slice::<ErrorBody>(&bytes) {
        Ok(body) => Err(ClientError::Refused(Box::new(body)).into()),
        Err(_) => anyhow::bail!("unexpected answer {status}"),
    }
}

pub async fn read(response: Response<Incoming>) -> anyhow::Result<Vec<u8>> {
    let body = Limited::new(response.into_body(), MAX_ANSWER_BYTES).collect().await;
    Ok(body.map_err(|error| anyhow::anyhow!(error)).context("the answer broke off")?.to_bytes().to_vec())
}
