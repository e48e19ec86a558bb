//! From a request at an app's address to its answer.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};
use isekai_domain::{AppId, AppStatus};
use isekai_platform::correlation;
use isekai_store::apps::App;
use serde::Deserialize;

use super::known::known;
use super::pages::{Audience, Notice, Refusal};
use super::ticket::{self, Ticket};
use super::visit::Visit;
use super::{headers, limits, link, next, origin, proxy, report, session};
use crate::error::ApiError;
use crate::error::respond::{self, ErrorPolicy};
use crate::http::{forwarded, host, secure};
use crate::state::AppState;

/// Longer than the proxy's own limit, so that its answer is the one that is seen.
const TIMEOUT: Duration = Duration::from_secs(90);
/// Addresses of ours on an app's site begin so.
const OURS: &str = "/.isekai/";

/// Reason of the refusal of what another site's page asks for.
const CROSS_SITE: &str = "CROSS_SITE";

/// Where requests for previews arrive.
#[derive(Debug, Clone)]
pub enum Place {
    /// A port that belongs to this one app.
    Port { port: u16, app: AppId },
    /// The main listener, for `{app}.{domain}`.
    Domain(Arc<str>),
}

#[derive(Clone)]
struct Front {
    state: AppState,
    place: Place,
}

pub fn router(state: &AppState, place: Place) -> Router {
    let policy = ErrorPolicy { clock: state.clock.clone(), development: state.settings.development, timeout: TIMEOUT };
    Router::new()
        .fallback(answer)
        .with_state(Front { state: state.clone(), place })
        .layer(from_fn_with_state(policy, respond::layer))
        .layer(from_fn_with_state(state.settings.proxies.clone(), forwarded::layer))
        .layer(from_fn(correlation::layer))
}

async fn answer(State(front): State<Front>, request: Request) -> Response {
    let audience = Audience::of(&request);
    let mut response = match front.answer(request).await {
        Ok(response) => response,
        Err(Refusal::Notice(notice)) => notice.respond(audience, &front.state),
        Err(Refusal::Error(error)) if error.status() < 500 => error.into_response(),
        Err(Refusal::Error(error)) => {
            let causes = error.causes().join(": ");
            tracing::warn!(error_code = error.code().as_str(), %error, causes, "a preview request could not be answered");
            Notice::unavailable().respond(audience, &front.state)
        }
    };
    headers::guard(response.headers_mut(), front.state.settings.preview.hsts());
    metrics::counter!("isekai_preview_requests_total", "status" => response.status().as_str().to_owned()).increment(1);
    response
}

#[derive(Default, Deserialize)]
struct Entry {
    #[serde(default)]
    code: String,
    #[serde(default)]
    token: String,
    next: Option<String>,
}

impl Front {
    async fn answer(&self, request: Request) -> Result<Response, Refusal> {
        limits::check_head(&request)?;
        let host = host::of(&request).unwrap_or_default();
        let app = match &self.place {
            Place::Port { port, app } => {
                if host::LOOPBACK.contains(&host.as_str()) {
                    return Ok(self.to_own_site(*port, *app, &request));
                }
                host::app_of(&host, "localhost").filter(|named| named == app)
            }
            Place::Domain(domain) => host::app_of(&host, domain),
        };
        let app = app.ok_or_else(|| ApiError::UnknownHost { host: host.clone() })?;
        if self.state.settings.preview.https() && secure::came_in_clear_text(&request) {
            return Ok(secure::refuse(&format!("https://{host}"), &request));
        }
        if request.uri().path().starts_with(OURS) {
            let (parts, _) = request.into_parts();
            return self.enter(app, &parts).await;
        }
        if !request.uri().path().starts_with('/') {
            return Err(ApiError::field("path", "an app has no such address").into());
        }
        let port = match &self.place {
            Place::Port { port, .. } => Some(*port),
            Place::Domain(_) => host::port_of(&request),
        };
        let public = port.map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
        self.visit(app, &public, request).await
    }

    /// Cookies ignore ports: on `localhost` every app would see those of every other and of the platform.
    fn to_own_site(&self, port: u16, app: AppId, request: &Request) -> Response {
        let site = self.state.settings.preview.site(port, app);
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        let path = if path.starts_with('/') { path } else { "/" };
        let location = HeaderValue::from_str(&format!("{site}{path}")).unwrap_or(HeaderValue::from_static("/"));
        let caching = HeaderValue::from_static("no-store");
        (StatusCode::FOUND, [(header::LOCATION, location), (header::CACHE_CONTROL, caching)]).into_response()
    }

    async fn enter(&self, app: AppId, request: &Parts) -> Result<Response, Refusal> {
        let now = self.state.clock.now();
        let Query(entry) = Query::<Entry>::try_from_uri(&request.uri).unwrap_or_default();
        let next = next::same_site(entry.next.as_deref());
        match (&request.method, request.uri.path().strip_prefix(OURS)) {
            (&Method::GET, Some("session")) => {
                session::enter(&self.state, app, &entry.code, &next, &request.headers, now).await
            }
            (&Method::GET, Some("link")) => link::enter(&self.state, app, &entry.token, now).await,
            (&Method::GET, Some(report::PATH)) => Ok(self.state.reporter.script()),
            _ => Err(Notice::no_app().into()),
        }
    }

    async fn visit(&self, id: AppId, host: &str, request: Request) -> Result<Response, Refusal> {
        let state = &self.state;
        if origin::is_foreign(request.method(), request.headers(), host) {
            let message = "a page of another site may open this app, and nothing else".to_owned();
            return Err(ApiError::Security { reason: CROSS_SITE, message }.into());
        }
        let Some(ticket) = ticket::of(state, id, request.headers()).await? else {
            return self.without_ticket(id, &request);
        };
        match self.serve(&ticket, host, request).await {
            Err(Refusal::Notice(notice)) => Err(notice.for_visitor(&ticket, state).into()),
            answer => answer,
        }
    }

    /// For a visitor who may see the app.
    async fn serve(&self, ticket: &Ticket, host: &str, mut request: Request) -> Result<Response, Refusal> {
        let state = &self.state;
        let app = known(state, ticket.app).await?.ok_or_else(Notice::no_app)?;
        let sandbox = app
            .sandbox_id
            .filter(|_| is_served(&app))
            .ok_or_else(|| Notice::not_running(app.status, app.activity, app.status_reason.as_deref()))?;
        let place = state.places.take(ticket.app).await.ok_or_else(Notice::busy)?;
        let visit = Visit::new(place, ticket::ended(state.clone(), ticket.clone()));
        let reports = report::is_asked_for(&request, ticket);
        if reports {
            report::ask_whole(request.headers_mut());
        }
        let answer = proxy::pass(state, sandbox, host, visit, request).await;
        if answer.is_err() {
            // What was known of the app may be old: look again at the next request.
            state.previewed.invalidate(&ticket.app).await;
        }
        let mut response = answer?;
        if reports {
            response = state.reporter.insert(response);
        }
        if !ticket.public {
            let ancestors = HeaderValue::from_str(&state.settings.frame_ancestors).map_err(ApiError::unexpected)?;
            headers::keep_private(response.headers_mut(), &ancestors);
        }
        Ok(response)
    }

    /// A page visit goes to sign-in; a script's request could not follow there, nor a frame, in which the sign-in does not show.
    fn without_ticket(&self, app: AppId, request: &Request) -> Result<Response, Refusal> {
        let mode = request.headers().get("sec-fetch-mode").and_then(|value| value.to_str().ok());
        let visit =
            matches!(*request.method(), Method::GET | Method::HEAD) && mode.is_none_or(|mode| mode == "navigate");
        if visit && report::is_frame(request.headers()) {
            return Err(Notice::signed_out(app, &self.state).into());
        }
        if visit {
            let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
            return Ok(session::sign_in(&self.state, app, path));
        }
        Err(ApiError::Authentication("this preview is private; open it from the platform").into())
    }
}

/// A running app goes on being served while a change to it is made.
fn is_served(app: &App) -> bool {
    app.status == AppStatus::Running
}
