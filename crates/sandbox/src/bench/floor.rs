//! Containers without the service: one of ours, whose pipe we hold ourselves, and plain ones.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::{Method, Request, Response};
use hyper::body::Incoming;
use isekai_channel::agent_api::{AUTHORITY_AGENT, AUTHORITY_APP};
use isekai_channel::marker::Secret;
use isekai_channel::pipe::MARKER_ENV;
use isekai_domain::{ResourceLimits, SystemClock};
use isekai_platform::random;
use serde::Serialize;
use uuid::Uuid;

use super::BenchError;
use super::served;
use super::stage::{FLOOR, Stage, until};
use crate::driver::docker::DockerDriver;
use crate::driver::{ContainerSpec, Driver as _};
use crate::node::make::{LABEL_INSTALLATION, LABEL_NODE};
use crate::pipe::{Allowance, Pipe, Rate};
use crate::settings::ContainerLimits;

const PATIENCE: Duration = Duration::from_secs(30);

/// A sandbox's container with our own hand on its pipe. It serves the same files as the apps.
pub struct Bare {
    pub container: String,
    pub driver: Arc<DockerDriver>,
    pipe: Pipe,
}

impl Bare {
    pub async fn start(stage: &Stage) -> Result<Self, BenchError> {
        let secret = Secret::new(random::bytes());
        let spec = ContainerSpec {
            name: format!("isekai-{}", Uuid::now_v7()),
            image: stage.driver.image_digest(&stage.image).await?,
            runtime: stage.runtime.clone(),
            limits: ContainerLimits::from(&ResourceLimits::default()),
            env: vec![(MARKER_ENV.to_owned(), secret.to_hex())],
            labels: labels(stage),
        };
        let container = stage.driver.create(&spec).await?;
        stage.driver.start(&container).await?;
        let rate = Arc::new(Rate::new(stage.bytes_per_second, stage.bytes_per_second));
        let (driver, clock) = (Arc::clone(&stage.driver), Arc::new(SystemClock));
        let pipe = Pipe::open(driver, clock, container.clone(), secret, Allowance::new(rate));
        let bare = Self { container, driver: Arc::clone(&stage.driver), pipe };
        until("the agent of a container beside the service answers", PATIENCE, async || bare.ping().await.is_ok())
            .await?;
        bare.tell(Method::PUT, "/v1/files", &served::page_and_bulk()).await?;
        bare.tell(Method::POST, "/v1/start", &served::start()).await?;
        Ok(bare)
    }

    /// A page of its app.
    pub async fn get(&self, path: &str) -> Result<Response<Incoming>, BenchError> {
        let request = Request::get(format!("http://{AUTHORITY_APP}{path}")).body(Body::empty())?;
        Ok(self.pipe.send(request).await?)
    }

    /// The shortest request there is.
    pub async fn ping(&self) -> Result<(), BenchError> {
        self.send(Method::GET, "/v1/health", Body::empty()).await
    }

    async fn tell(&self, method: Method, path: &str, body: &impl Serialize) -> Result<(), BenchError> {
        self.send(method, path, Body::from(serde_json::to_vec(body)?)).await
    }

    async fn send(&self, method: Method, path: &str, body: Body) -> Result<(), BenchError> {
        let request = Request::builder().method(method).uri(format!("http://{AUTHORITY_AGENT}{path}")).body(body)?;
        let answer = self.pipe.send(request).await?;
        let status = answer.status();
        http_body_util::BodyExt::collect(answer.into_body()).await.map_err(|error| BenchError::Body(error.into()))?;
        if status.is_success() { Ok(()) } else { Err(BenchError::Status { path: path.to_owned(), status }) }
    }
}

/// Made, started, without our settings; answers once its process has started.
pub async fn plain(stage: &Stage) -> Result<String, BenchError> {
    Ok(stage.driver.start_plain(&stage.image, &labels(stage)).await?)
}

fn labels(stage: &Stage) -> BTreeMap<String, String> {
    let labels = [(LABEL_INSTALLATION, stage.installation.as_str()), (LABEL_NODE, FLOOR)];
    labels.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}
