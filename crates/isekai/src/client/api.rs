//! Typed calls of the HTTP API.

mod error;
#[cfg(test)]
pub mod testing;

use anyhow::Context as _;
use http::header::{AUTHORIZATION, CONTENT_TYPE, IF_MATCH};
use http::{Method, Request, Response};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Incoming;
use isekai_domain::{ErrorBody, ErrorCode};
use isekai_platform::http::Body;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::credentials::Credentials;
use super::http as wire;

pub use error::{BoxError, ClientError};

/// A project as zip is the largest answer.
const MAX_ANSWER_BYTES: usize = 64 * 1024 * 1024;

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

/// Most lists go on behind an id, logs behind a number.
#[derive(Deserialize)]
pub struct PageOf<T, Next = String> {
    pub items: Vec<T>,
    pub next: Option<Next>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SignedIn {
    access_token: String,
    refresh_token: String,
}

#[derive(Clone)]
pub struct Api {
    base: String,
    token: String,
    /// Whether what `isekai login` kept stands behind it, so that a new token can be had.
    kept: bool,
}

impl Api {
    /// Without a sign-in. `base` is like `http://localhost:8080`.
    pub fn anonymous(base: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned(), token: String::new(), kept: false }
    }

    pub async fn sign_in(base: &str, username: &str, password: &str) -> anyhow::Result<Self> {
        let (api, _) = Self::sign_in_for_later(base, username, password, None).await?;
        Ok(api)
    }

    /// Also returns what [`Api::from_credentials`] needs in a later process. `code`: for accounts with a second factor.
    pub async fn sign_in_for_later(
        base: &str,
        username: &str,
        password: &str,
        code: Option<&str>,
    ) -> anyhow::Result<(Self, Credentials)> {
        let anonymous = Self::anonymous(base);
        let body = json!({ "username": username, "password": password, "mfaToken": code });
        let signed: SignedIn = anonymous.json(Method::POST, "/api/auth/login", Some(body)).await?;
        let credentials = Credentials { url: anonymous.base.clone(), refresh_token: signed.refresh_token };
        Ok((Self { token: signed.access_token, ..anonymous }, credentials))
    }

    /// Signs in with the refresh token that `isekai login` kept. It is used once: its successor is kept at once.
    pub async fn from_credentials() -> anyhow::Result<Self> {
        let held = Credentials::lock()?.ok_or(ClientError::NotSignedIn)?;
        let credentials = held.read()?.ok_or(ClientError::NotSignedIn)?;
        let anonymous = Self::anonymous(&credentials.url);
        let body = json!({ "refreshToken": credentials.refresh_token });
        let signed: SignedIn = anonymous.json(Method::POST, "/api/auth/refresh", Some(body)).await?;
        held.write(&Credentials { refresh_token: signed.refresh_token, ..credentials })?;
        Ok(Self { token: signed.access_token, kept: true, ..anonymous })
    }

    /// The same with a new token, for what outlives one; `None` when only a password could get it.
    pub async fn renewed(&self) -> anyhow::Result<Option<Self>> {
        if self.kept { Self::from_credentials().await.map(Some) } else { Ok(None) }
    }

    pub async fn json<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> anyhow::Result<T> {
        let response = match self.send(method.clone(), path, body.clone()).await {
            // A token may run out while one waits for long; what was refused so was not begun.
            Err(error) if self.kept && ClientError::code_in(&error) == Some(ErrorCode::Authentication) => {
                let fresh = Box::pin(self.renewed()).await?.ok_or(error)?;
                fresh.send(method, path, body).await?
            }
            response => response?,
        };
        serde_json::from_slice(&read(response).await?)
            .with_context(|| format!("the answer of {path} is not what was expected"))
    }

    /// `PUT` in the place of the version that was seen.
    pub async fn replace<T: DeserializeOwned>(&self, path: &str, version: i64, body: Value) -> anyhow::Result<T> {
        let request = self.request(Method::PUT, path).header(IF_MATCH, format!("\"{version}\""));
        let request = request.header(CONTENT_TYPE, "application/json").body(Body::from(body.to_string()))?;
        let response = checked(wire::send(request).await?).await?;
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

    fn request(&self, method: Method, path: &str) -> http::request::Builder {
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
            (None, _) => Err(ClientError::NoSuchApp(what.to_owned()).into()),
            (Some(_), Some(_)) => Err(ClientError::Ambiguous(what.to_owned()).into()),
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
        Err(_) => Err(ClientError::Status(status).into()),
    }
}

pub async fn read(response: Response<Incoming>) -> anyhow::Result<Vec<u8>> {
    match Limited::new(response.into_body(), MAX_ANSWER_BYTES).collect().await {
        Ok(body) => Ok(body.to_bytes().to_vec()),
        Err(error) if error.is::<LengthLimitError>() => {
            Err(anyhow::anyhow!("the answer is larger than {MAX_ANSWER_BYTES} bytes"))
        }
        Err(error) => Err(ClientError::BrokeOff(error).into()),
    }
}

#[cfg(test)]
mod tests {
    use isekai_domain::ErrorCode;

    use super::testing::{Server, json as answer, refusal};
    use super::*;

    fn app(id: &str, name: &str) -> Value {
        json!({
            "id": id, "name": name, "prompt": "p", "status": "running", "statusReason": null, "activity": "ready",
            "previewUrl": null, "createdAt": "2026-01-01T00:00:00Z", "version": 1,
        })
    }

    #[tokio::test]
    async fn lists_are_read_to_their_end_and_names_found_in_all_of_them() {
        let first = answer(200, &json!({ "items": [app("0a1", "Notes"), app("0b2", "Kanban")], "next": "0b2" }));
        let second = answer(200, &json!({ "items": [app("0c3", "Notes")], "next": null }));
        let answers = vec![first, second];
        let server = Server::start([answers.clone(), answers.clone(), answers].concat()).await;
        let api = Api::anonymous(&server.url);

        assert_eq!(api.find("kanban").await.unwrap().id, "0b2");
        assert_eq!(server.asked(), ["/api/apps?limit=100", "/api/apps?limit=100&after=0b2"]);
        let error = api.find("Notes").await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::Validation), "{error:#}");
        let error = api.find("Recipes").await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::NotFound), "{error:#}");
    }

    #[tokio::test]
    async fn a_refusal_keeps_its_code_and_a_strange_answer_its_status() {
        let strange = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 4\r\nconnection: close\r\n\r\noops".to_owned();
        let server = Server::start(vec![refusal(ErrorCode::QuotaExceeded), strange]).await;
        let api = Api::anonymous(&server.url);
        let error = api.app("x").await.unwrap_err();
        assert_eq!(format!("{error:#}"), "prepared (QUOTA_EXCEEDED, correlation id c-1)");
        let error = api.app("x").await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::ServiceUnavailable), "{error:#}");
    }

    #[tokio::test]
    async fn a_server_that_is_away_is_unreachable_and_an_answer_cut_short_broke_off() {
        let cut = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\n{".to_owned();
        let server = Server::start(vec![cut]).await;
        let api = Api::anonymous(&server.url);
        let error = api.app("x").await.unwrap_err();
        assert!(matches!(error.downcast_ref::<ClientError>(), Some(ClientError::BrokeOff(_))), "{error:#}");
        let error = api.app("x").await.unwrap_err();
        assert!(matches!(error.downcast_ref::<ClientError>(), Some(ClientError::Unreachable { .. })), "{error:#}");
    }
}
