//! The few control requests that the service makes itself.

use std::time::Duration;

use axum::body::Body;
use http::{Method, Request, StatusCode};
use http_body_util::{BodyExt as _, Limited};
use isekai_channel::agent_api::{AUTHORITY_AGENT, AgentHealth, AgentUsage, BuilderState};
use isekai_domain::correlation::CORRELATION_HEADER;
use isekai_platform::correlation;
use serde::de::DeserializeOwned;

use super::NodeError;
use crate::pipe::{Pipe, PipeError};

const MAX_HEALTH_BYTES: usize = 16 * 1024;
const HEALTH_INTERVAL: Duration = Duration::from_millis(20);

pub async fn health(pipe: &Pipe, within: Duration) -> Result<AgentHealth, NodeError> {
    get(pipe, "/v1/health", MAX_HEALTH_BYTES, within).await
}

pub async fn usage(pipe: &Pipe, within: Duration) -> Result<AgentUsage, NodeError> {
    get(pipe, "/v1/usage", MAX_HEALTH_BYTES, within).await
}

/// Waits until the agent answers and, if `warm` is wanted, its builder is warm.
pub async fn wait_ready(pipe: &Pipe, warm: bool, within: Duration) -> Result<(), NodeError> {
    let ready = async {
        loop {
            match health(pipe, within).await {
                Ok(health) if !warm || health.builder == BuilderState::Warm => return Ok(()),
                Ok(_) => {}
                Err(NodeError::Pipe(PipeError::Ended(ending))) => return Err(NodeError::Ended(ending)),
                Err(error) => tracing::debug!(error = &error as &dyn std::error::Error, "the agent is not ready yet"),
            }
            tokio::time::sleep(HEALTH_INTERVAL).await;
        }
    };
    tokio::time::timeout(within, ready).await.map_err(|_| NodeError::NotReady)?
}

async fn get<T: DeserializeOwned>(pipe: &Pipe, path: &str, max_bytes: usize, within: Duration) -> Result<T, NodeError> {
    let request = Request::builder()
        .method(Method::GET)
        .uri(format!("http://{AUTHORITY_AGENT}{path}"))
        .header(CORRELATION_HEADER, correlation::current().as_str())
        .body(Body::empty())
        .map_err(|error| NodeError::Answer(Box::new(error)))?;
    let exchange = async {
        let response = pipe.send(request).await?;
        if response.status() != StatusCode::OK {
            return Err(NodeError::Agent(response.status()));
        }
        let body = Limited::new(response.into_body(), max_bytes).collect().await.map_err(NodeError::Answer)?;
        serde_json::from_slice(&body.to_bytes()).map_err(|error| NodeError::Answer(Box::new(error)))
    };
    tokio::time::timeout(within, exchange).await.map_err(|_| PipeError::Timeout)?
}
