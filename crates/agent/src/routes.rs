//! Which request goes where.

use std::rc::Rc;

use http::{HeaderValue, Method, Request};
use hyper::body::Incoming;
use isekai_channel::agent_api::{AUTHORITY_AGENT, AUTHORITY_APP, AgentHealth, AgentUsage, REFUSAL_HEADER};
use isekai_channel::egress_api::ACCEPT_PATH;
use isekai_domain::correlation::CORRELATION_HEADER;

use crate::agent::Agent;
use crate::failure::Failure;
use crate::http::{Reply, json};
use crate::{app, build, data, egress, exec, files, logs, paths, preview, verify, watch};

pub async fn answer(agent: Rc<Agent>, request: Request<Incoming>) -> Reply {
    match request.uri().host() {
        Some(AUTHORITY_APP) => preview::answer(&agent, request).await.unwrap_or_else(|failure| refusal(&failure)),
        Some(AUTHORITY_AGENT) => {
            let correlation = request.headers().get(CORRELATION_HEADER).cloned();
            let mut reply = control(agent, request).await.unwrap_or_else(|failure| failure.reply());
            if let Some(id) = correlation {
                reply.headers_mut().insert(CORRELATION_HEADER, id);
            }
            reply
        }
        _ => Failure::Invalid("the authority must be `agent` or `app`".to_owned()).reply(),
    }
}

/// Tells sandboxd that this is not the app's word.
fn refusal(failure: &Failure) -> Reply {
    let mut reply = failure.reply();
    reply.headers_mut().insert(REFUSAL_HEADER, HeaderValue::from_static("1"));
    reply
}

async fn control(agent: Rc<Agent>, request: Request<Incoming>) -> Result<Reply, Failure> {
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    // Watching is no work on the project, nor is what the app does by itself.
    let watches = ["/v1/health", "/v1/usage", "/v1/logs", "/v1/data", "/v1/watch", "/v1/validate-path", ACCEPT_PATH];
    if !watches.contains(&path.as_str()) {
        agent.builder.keep_for_now();
    }
    if let Some(encoded) = path.strip_prefix("/v1/files/") {
        return match method {
            Method::GET => files::read(&agent, encoded),
            Method::PUT => files::put(&agent, encoded, request.into_body()).await,
            Method::DELETE => files::delete(&agent, encoded),
            _ => Err(Failure::Method),
        };
    }
    match (method, path.as_str()) {
        (Method::GET, "/v1/health") => json(&health(&agent)),
        (Method::GET, "/v1/usage") => json(&usage(&agent)?),
        (Method::PUT, "/v1/files") => files::write(&agent, request.into_body()).await,
        (Method::GET, "/v1/files") => files::list(&agent),
        (Method::POST, "/v1/exec") => exec::exec(agent, request.into_body()).await,
        (Method::POST, "/v1/build") => build::build(&agent, request.into_body()).await,
        (Method::POST, "/v1/start") => app::start(&agent, request.into_body()).await,
        (Method::POST, "/v1/stop") => app::stop(&agent).await,
        (Method::POST, "/v1/verify") => verify::verify(&agent, request.into_body()).await,
        (Method::GET, "/v1/logs") => logs::stream(&agent, request.uri().query().unwrap_or_default()),
        (Method::GET, "/v1/data") => data::take(&agent, request.uri().query().unwrap_or_default()),
        (Method::PUT, "/v1/data") => data::restore(&agent, request.into_body()).await,
        (Method::GET, "/v1/watch") => watch::watch(&agent),
        (Method::POST, "/v1/validate-path") => paths::validate(&agent, request.into_body()).await,
        (Method::POST, ACCEPT_PATH) => egress::accept(&agent, request.into_body()).await,
        (
            _,
            "/v1/health" | "/v1/usage" | "/v1/files" | "/v1/exec" | "/v1/build" | "/v1/start" | "/v1/stop"
            | "/v1/verify" | "/v1/logs" | "/v1/data" | "/v1/watch" | "/v1/validate-path" | ACCEPT_PATH,
        ) => Err(Failure::Method),
        _ => Err(Failure::NotFound("there is no such endpoint".to_owned())),
    }
}

fn usage(agent: &Agent) -> Result<AgentUsage, Failure> {
    let storage_bytes = agent.workspace.used_bytes().map_err(|error| Failure::file("measure", ".", error))?;
    Ok(AgentUsage { storage_bytes })
}

fn health(agent: &Agent) -> AgentHealth {
    AgentHealth {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        uptime_ms: u64::try_from(agent.started.elapsed().as_millis()).unwrap_or(u64::MAX),
        builder: agent.builder.state(),
        app: agent.app.state(),
    }
}
