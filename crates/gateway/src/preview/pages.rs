//! What the front says in the place of an app: why, what to do, and whether looking again helps. A browser that opens a page gets
//! a page, everybody else the public shape of errors.

mod render;

use std::borrow::Cow;

use http::StatusCode;
use isekai_domain::{Activity, AppId, AppStatus, ErrorCode};
use serde_json::{Value, json};

pub use render::Audience;

use super::ticket::{Ticket, Way};
use crate::error::ApiError;
use crate::state::AppState;

#[derive(Debug)]
pub struct Notice {
    status: StatusCode,
    code: ErrorCode,
    title: &'static str,
    text: Cow<'static, str>,
    /// For programs.
    details: Option<Value>,
    /// Names what is waited for. The page looks by itself until it is something else.
    waiting: Option<&'static str>,
    /// What the platform's page is told, which shows this one in a frame.
    told: Option<&'static str>,
    /// Where the platform shows the app, for those who have an account there.
    platform: Option<String>,
    /// Other sites may show it in their pages.
    public: bool,
}

/// Why there is no answer of the app.
#[derive(Debug)]
pub enum Refusal {
    Notice(Box<Notice>),
    Error(ApiError),
}

impl From<Notice> for Refusal {
    fn from(notice: Notice) -> Self {
        Self::Notice(Box::new(notice))
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self::Error(error)
    }
}

impl Notice {
    /// The app has no sandbox that could answer.
    pub fn not_running(status: AppStatus, activity: Activity, reason: Option<&str>) -> Self {
        let waiting = |what, title, text| Self::unavailable_app(title, text).waiting(what);
        match (status, activity) {
            (_, Activity::Deleting) => Self::unavailable_app("This application is being deleted", ""),
            (AppStatus::Generating, Activity::Queued) => {
                waiting("queued", "Waiting for a free place", "It starts by itself.")
            }
            (AppStatus::Generating, Activity::Planning) => waiting("planning", "Being planned", "Its files come next."),
            (AppStatus::Generating, Activity::Verifying) => {
                waiting("verifying", "Being checked", "It is almost there.")
            }
            (AppStatus::Generating, _) => waiting("building", "Being built", "It opens here as soon as it answers."),
            (AppStatus::Running, _) => Self::waking(),
            (AppStatus::Stopped, _) => {
                Self::unavailable_app("This application is stopped", "Start it in Isekai to use it.")
            }
            (AppStatus::Error, _) => {
                let reason = reason.unwrap_or("Isekai shows what happened and how to go on.").to_owned();
                Self::unavailable_app("This application could not be started", reason)
            }
        }
    }

    /// Its sandbox is being woken, or replaced.
    pub fn waking() -> Self {
        Self::unavailable_app("Starting again", "It opens here as soon as it answers.").waiting("starting")
    }

    /// Its sandbox is there, and its own server does not take requests.
    pub fn broken() -> Self {
        let text = "Its own server has ended or does not listen. If that stays so, see its log in Isekai, or say there what should change.";
        let code = ErrorCode::ServiceUnavailable;
        Self::new(StatusCode::BAD_GATEWAY, code, "This application does not answer", text).waiting("broken")
    }

    pub fn slow() -> Self {
        let text = "Its own server took the request and said nothing. If that stays so, see its log in Isekai.";
        let code = ErrorCode::Timeout;
        Self::new(StatusCode::GATEWAY_TIMEOUT, code, "This application took too long", text).waiting("slow")
    }

    pub fn busy() -> Self {
        let text = "It has more requests under way than it may have.";
        Self::unavailable_app("Too many visitors at the same time", text).waiting("busy")
    }

    pub fn large_body(max_bytes: u64) -> Self {
        let text = format!("A request may have at most {max_bytes} bytes.");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::PayloadTooLarge, "This is too large to send", text)
            .with(json!({ "limitBytes": max_bytes }))
    }

    pub fn large_head() -> Self {
        let text = "The address or the headers of the request are too large. Removing this site's cookies may help.";
        let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
        Self::new(status, ErrorCode::Validation, "This request is too large", text)
            .with(json!({ "fields": [{ "field": "headers", "message": text }] }))
    }

    pub fn stalled() -> Self {
        let text = "The rest of the request did not come.";
        Self::new(StatusCode::REQUEST_TIMEOUT, ErrorCode::Timeout, "This took too long to send", text)
    }

    /// A link that is not or no longer good.
    pub fn bad_link() -> Self {
        let text = "It has expired, was revoked, or was not copied completely. Ask for a new one.";
        Self::new(StatusCode::FORBIDDEN, ErrorCode::Authorization, "This link does not work", text)
    }

    /// The app is gone, or never was.
    pub fn no_app() -> Self {
        Self::new(StatusCode::NOT_FOUND, ErrorCode::NotFound, "There is no application here", "")
    }

    /// The platform itself cannot tell at the moment.
    pub fn unavailable() -> Self {
        let text = "Looking again shortly.";
        Self::unavailable_app("Isekai is not available at the moment", text).waiting("platform")
    }

    /// In a frame, whose visitor has no ticket or one that has ended. The platform's page gets another one.
    pub fn signed_out(app: AppId, state: &AppState) -> Self {
        let text = "Open it from Isekai once more.";
        let status = StatusCode::UNAUTHORIZED;
        let notice = Self::new(status, ErrorCode::Authentication, "This application is private", text);
        Self { told: Some("signed-out"), platform: Some(shown_at(app, state)), ..notice }
    }

    /// What the visitor with this ticket may be told and do about it.
    pub fn for_visitor(mut self, ticket: &Ticket, state: &AppState) -> Self {
        self.public = ticket.public;
        if matches!(ticket.way, Way::Account { .. }) {
            self.platform = Some(shown_at(ticket.app, state));
        }
        self
    }

    fn unavailable_app(title: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, ErrorCode::ServiceUnavailable, title, text)
    }

    fn new(status: StatusCode, code: ErrorCode, title: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        Self { status, code, title, text, details: None, waiting: None, told: None, platform: None, public: false }
    }

    fn with(self, details: Value) -> Self {
        Self { details: Some(details), ..self }
    }

    fn waiting(self, what: &'static str) -> Self {
        Self { waiting: Some(what), told: Some(what), ..self }
    }
}

fn shown_at(app: AppId, state: &AppState) -> String {
    format!("{}/app/?id={app}", state.settings.public_url)
}
