//! A provider on a port of this machine that says whatever the test wants, and the browser that goes between.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::{Form, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use http::{HeaderMap, StatusCode, header};
use isekai_auth::oidc::challenge;
use isekai_domain::Clock as _;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::tests::support::{Answer, Gateway, request};

pub const CLIENT: &str = "isekai";
pub const SECRET: &str = "s3cret of acme";

pub struct Fake {
    pub issuer: String,
    said: Arc<Mutex<Said>>,
}

/// What it says, and what it was asked.
pub struct Said {
    /// In the place of the claims that it would make.
    pub claims: BTreeMap<&'static str, Value>,
    /// In the place of the token that it would make.
    pub token: Option<String>,
    pub key: Key,
    /// Signs under a key that it does not list.
    pub hides_key: bool,
    /// Takes the client's secret in the body only.
    pub secret_in_body: bool,
    /// In the place of every answer.
    pub instead: Option<(StatusCode, String)>,
    pub asked_for_keys: u32,
    now: DateTime<Utc>,
    issuer: String,
    codes: BTreeMap<String, Asked>,
}

/// What the browser brought.
#[derive(Clone)]
struct Asked {
    nonce: String,
    challenge: String,
    redirect_uri: String,
}

#[derive(Clone)]
pub struct Key {
    pub id: String,
    pair: Arc<rcgen::KeyPair>,
}

impl Key {
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), pair: Arc::new(rcgen::KeyPair::generate().unwrap()) }
    }

    fn public(&self) -> Value {
        let (x, y) = self.pair.public_key_raw()[1..].split_at(32);
        let [x, y] = [x, y].map(|half| URL_SAFE_NO_PAD.encode(half));
        json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id, "x": x, "y": y })
    }

    pub fn sign(&self, claims: &Value) -> String {
        let header = Header { kid: Some(self.id.clone()), ..Header::new(Algorithm::ES256) };
        let secret = EncodingKey::from_ec_der(self.pair.serialized_der());
        jsonwebtoken::encode(&header, claims, &secret).unwrap()
    }
}

impl Fake {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let said = Arc::new(Mutex::new(Said {
            claims: BTreeMap::new(),
            token: None,
            key: Key::new("first"),
            hides_key: false,
            secret_in_body: false,
            instead: None,
            asked_for_keys: 0,
            now: DateTime::default(),
            issuer: issuer.clone(),
            codes: BTreeMap::new(),
        }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/token", post(token))
            .with_state(said.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { issuer, said }
    }

    /// A gateway that knows it as `acme`, with `more` settings of the provider.
    pub async fn gateway(&self, more: &str) -> Gateway {
        let dir = tempfile::tempdir().unwrap();
        let secret = dir.path().join("secret");
        std::fs::write(&secret, SECRET).unwrap();
        std::fs::set_permissions(&secret, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let file = format!(
            "[auth.oidc.acme]\nname = \"Acme\"\nissuer = {:?}\nclient_id = {CLIENT:?}\nclient_secret_file = {secret:?}\n{more}",
            self.issuer
        );
        let gateway = Gateway::configured(&file).await;
        self.say(|said| said.now = gateway.clock.now());
        gateway
    }

    pub fn say<T>(&self, change: impl FnOnce(&mut Said) -> T) -> T {
        change(&mut self.said.lock().unwrap())
    }

    pub fn claim(&self, name: &'static str, value: Value) {
        self.say(|said| said.claims.insert(name, value));
    }

    /// What its page does once the person has signed in there: the address to which it sends the browser back.
    pub fn signed_in(&self, leaving: &Leaving) -> String {
        let asked = Asked {
            nonce: leaving.query["nonce"].clone(),
            challenge: leaving.query["code_challenge"].clone(),
            redirect_uri: leaving.query["redirect_uri"].clone(),
        };
        let code = isekai_auth::refresh::generate();
        let path = asked.redirect_uri.split_once("://localhost:8080").unwrap().1.to_owned();
        self.say(|said| said.codes.insert(code.clone(), asked));
        format!("{path}?code={code}&state={}&iss={}", leaving.query["state"], self.issuer)
    }
}

/// A browser on its way to the provider.
pub struct Leaving {
    pub cookie: String,
    pub set_cookie: String,
    pub location: String,
    pub query: BTreeMap<String, String>,
}

pub async fn open(gateway: &Gateway, path: &str, cookie: Option<&str>) -> Answer {
    let builder = request("GET", path, None);
    let builder = cookie.into_iter().fold(builder, |builder, cookie| builder.header("cookie", cookie));
    gateway.call(builder.body(Body::empty()).unwrap()).await
}

pub async fn leave(gateway: &Gateway, return_to: &str) -> Leaving {
    let answer = open(gateway, &format!("/api/auth/oidc/acme/start?return_to={return_to}"), None).await;
    assert_eq!(answer.status, 302, "{}", answer.body);
    let (location, set_cookie) = (location(&answer), cookies(&answer).remove(0));
    let query = location.split_once('?').unwrap().1.split('&').map(|field| {
        let (name, value) = field.split_once('=').unwrap();
        (name.to_owned(), percent_encoding::percent_decode_str(value).decode_utf8().unwrap().into_owned())
    });
    let cookie = set_cookie.split(';').next().unwrap().to_owned();
    Leaving { cookie, set_cookie, query: query.collect(), location }
}

/// The whole way, in one browser.
pub async fn sign_in(gateway: &Gateway, fake: &Fake) -> Answer {
    fake.say(|said| said.now = gateway.clock.now());
    let leaving = leave(gateway, "/").await;
    let back = fake.signed_in(&leaving);
    let answer = open(gateway, &back, Some(&leaving.cookie)).await;
    assert_eq!(answer.status, 302, "{}", answer.body);
    answer
}

pub fn location(answer: &Answer) -> String {
    answer.headers["location"].to_str().unwrap().to_owned()
}

pub fn cookies(answer: &Answer) -> Vec<String> {
    answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap().to_owned()).collect()
}

/// The cookie of this name, as a browser sends it back.
pub fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let pairs = cookies(answer).into_iter().map(|set| set.split(';').next().unwrap().to_owned());
    pairs.into_iter().find(|pair| pair.strip_prefix(name).is_some_and(|rest| rest.starts_with('=') && rest.len() > 1))
}

/// The tokens that the page gets with the refresh cookie.
pub async fn tokens(gateway: &Gateway, answer: &Answer) -> Answer {
    let cookie =
        cookie(answer, "isekai_refresh").unwrap_or_else(|| panic!("nobody is signed in: {}", location(answer)));
    let request = request("POST", "/api/auth/refresh", None).header("cookie", cookie);
    gateway.call(request.header("origin", "http://localhost:8080").body(Body::empty()).unwrap()).await
}

type Shared = State<Arc<Mutex<Said>>>;

fn instead(said: &Said) -> Option<Response> {
    let (status, text) = said.instead.clone()?;
    Some((status, [(header::LOCATION, "/jwks")], text).into_response())
}

async fn discovery(State(said): Shared) -> Response {
    let said = said.lock().unwrap();
    let issuer = &said.issuer;
    instead(&said).unwrap_or_else(|| {
        Json(json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/jwks"),
            "id_token_signing_alg_values_supported": ["ES256"],
            "token_endpoint_auth_methods_supported":
                [if said.secret_in_body { "client_secret_post" } else { "client_secret_basic" }],
            "authorization_response_iss_parameter_supported": true,
        }))
        .into_response()
    })
}

async fn jwks(State(said): Shared) -> Response {
    let mut said = said.lock().unwrap();
    said.asked_for_keys += 1;
    let listed = if said.hides_key { Key::new("other") } else { said.key.clone() };
    instead(&said).unwrap_or_else(|| Json(json!({ "keys": [listed.public()] })).into_response())
}

async fn token(State(said): Shared, headers: HeaderMap, Form(form): Form<BTreeMap<String, String>>) -> Response {
    let mut said = said.lock().unwrap();
    if let Some(instead) = instead(&said) {
        return instead;
    }
    // base64 of `isekai:s3cret%20of%20acme`: fields of a form, as RFC 6749 wants them.
    let basic = "Basic aXNla2FpOnMzY3JldCUyMG9mJTIwYWNtZQ==";
    let in_head = headers.get("authorization").is_some_and(|value| value == basic);
    let in_body = form.get("client_secret").is_some_and(|secret| secret == SECRET) && form["client_id"] == CLIENT;
    let authenticated = (in_head, in_body) == (!said.secret_in_body, said.secret_in_body);
    let asked = said.codes.remove(&form["code"]);
    let proved = |asked: &Asked| {
        asked.challenge == challenge(&form["code_verifier"]) && asked.redirect_uri == form["redirect_uri"]
    };
    let Some(asked) = asked.filter(proved).filter(|_| authenticated && form["grant_type"] == "authorization_code")
    else {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
    };
    let now = said.now.timestamp();
    let mut claims = json!({
        "iss": said.issuer, "sub": "248289761001", "aud": CLIENT, "nonce": asked.nonce, "iat": now, "exp": now + 300,
        "email": "ada@acme.example", "email_verified": true, "preferred_username": "ada",
    });
    for (name, value) in &said.claims {
        claims[*name] = value.clone();
    }
    let token = said.token.clone().unwrap_or_else(|| said.key.sign(&claims));
    Json(json!({ "access_token": "a", "token_type": "Bearer", "id_token": token })).into_response()
}
