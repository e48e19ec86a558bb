//! The planner as its callers see it: own types, deadlines, the correlation id carried along.

use std::collections::BTreeMap;
use std::time::Duration;

use futures::stream::BoxStream;
use futures::{StreamExt as _, TryStreamExt as _};
use isekai_domain::correlation::CORRELATION_HEADER;
use isekai_platform::http::mtls_connector;
use isekai_platform::tls::TlsError;
use isekai_platform::{TlsFiles, correlation};
use thiserror::Error;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Status, Streaming};
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use crate::events::{Event, PlanStep};
use crate::grpc::proto::planner_client::PlannerClient as Wire;
use crate::grpc::{MAX_MESSAGE_BYTES, NOT_UNDERSTOOD, event_from_proto, proto, step_from_proto};

/// Events of a call; the last is `Done`.
pub type EventStream = BoxStream<'static, Result<Event, PlannerError>>;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
const HEALTH_TIMEOUT: Duration = Duration::from_secs(2);
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);

#[derive(Debug, Error)]
pub enum PlannerError {
    /// The caller's mistake, in words for the user.
    #[error("{0}")]
    InvalidInput(String),
    /// The request cannot be done; `message` says what can.
    #[error("{message}")]
    NotUnderstood { message: String },
    #[error("the planner cannot be reached: {0}")]
    Unavailable(String),
    #[error("the planner took too long")]
    Timeout,
    #[error("the planner failed: {0}")]
    Internal(String),
}

#[derive(Debug, Error)]
pub enum ClientError {
    #[error("the planner's address {url} is not valid")]
    Url {
        url: String,
        #[source]
        source: tonic::transport::Error,
    },
    #[error("TLS cannot be set up")]
    Tls(#[from] TlsError),
}

/// Who asks, and for what; shown in the answer of `plan`.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    pub request_id: String,
    pub user_id: String,
    pub ts_unix_ms: i64,
}

/// A project to be changed.
#[derive(Debug, Clone, Default)]
pub struct EditRequest {
    pub prompt: String,
    /// AppSpec of the present version, as JSON.
    pub spec: String,
    pub generator_version: String,
    pub base_files: BTreeMap<String, String>,
    pub files: BTreeMap<String, String>,
}

/// A project to be mended.
#[derive(Debug, Clone, Default)]
pub struct RepairRequest {
    pub spec: String,
    pub files: BTreeMap<String, String>,
    pub problem: String,
}

/// Connects at the first call and again when the connection is lost. Cheap to clone.
#[derive(Debug, Clone)]
pub struct PlannerClient {
    wire: Wire<Channel>,
    health: HealthClient<Channel>,
    timeout: Duration,
}

impl PlannerClient {
    /// With `tls`, only a server whose certificate is for the role `planner` is trusted.
    pub fn new(url: &str, tls: Option<&TlsFiles>) -> Result<Self, ClientError> {
        let bad_url = |source| ClientError::Url { url: url.to_owned(), source };
        let endpoint = Endpoint::from_shared(url.to_owned())
            .map_err(bad_url)?
            .connect_timeout(CONNECT_TIMEOUT)
            .http2_keep_alive_interval(Duration::from_secs(20))
            .tcp_nodelay(true);
        let channel = match tls {
            // Not tonic's own TLS, which reads certificates once.
            Some(files) => endpoint.connect_with_connector_lazy(mtls_connector(files, "planner", &[b"h2"])?),
            None => endpoint.connect_lazy(),
        };
        let health = HealthClient::new(channel.clone());
        let wire = Wire::new(channel)
            .max_decoding_message_size(MAX_MESSAGE_BYTES)
            .max_encoding_message_size(MAX_MESSAGE_BYTES);
        Ok(Self { wire, health, timeout: DEFAULT_TIMEOUT })
    }

    /// How long each call may take, from its start to its last event.
    #[must_use]
    pub const fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Whether the planner says that it serves.
    pub async fn health(&self) -> Result<(), PlannerError> {
        let mut request = Request::new(HealthCheckRequest { service: String::new() });
        request.set_timeout(HEALTH_TIMEOUT);
        let answer = self.health.clone().check(request).await.map_err(error)?.into_inner();
        match answer.status() {
            ServingStatus::Serving => Ok(()),
            other => Err(PlannerError::Unavailable(other.as_str_name().to_owned())),
        }
    }

    /// `context` is a JSON object or empty.
    pub async fn plan(&self, meta: Meta, goal: &str, context: &str) -> Result<Vec<PlanStep>, PlannerError> {
        let input = proto::PlanInput { meta: Some(meta.into()), goal: goal.to_owned(), context: context.to_owned() };
        let answer = self.wire.clone().plan(self.request(input)).await.map_err(error)?;
        Ok(answer.into_inner().steps.into_iter().map(step_from_proto).collect())
    }

    pub async fn generate(&self, meta: Meta, prompt: &str, context: &str) -> Result<EventStream, PlannerError> {
        let input =
            proto::GenerateInput { meta: Some(meta.into()), prompt: prompt.to_owned(), context: context.to_owned() };
        let answer = self.wire.clone().generate(self.request(input)).await.map_err(error)?;
        Ok(self.events(answer.into_inner()))
    }

    pub async fn edit(&self, meta: Meta, edit: EditRequest) -> Result<EventStream, PlannerError> {
        let EditRequest { prompt, spec, generator_version, base_files, files } = edit;
        let input = proto::EditInput { meta: Some(meta.into()), prompt, spec, generator_version, base_files, files };
        let answer = self.wire.clone().edit(self.request(input)).await.map_err(error)?;
        Ok(self.events(answer.into_inner()))
    }

    pub async fn repair(&self, meta: Meta, repair: RepairRequest) -> Result<EventStream, PlannerError> {
        let RepairRequest { spec, files, problem } = repair;
        let input = proto::RepairInput { meta: Some(meta.into()), spec, files, problem };
        let answer = self.wire.clone().repair(self.request(input)).await.map_err(error)?;
        Ok(self.events(answer.into_inner()))
    }

    fn request<T>(&self, message: T) -> Request<T> {
        let mut request = Request::new(message);
        request.set_timeout(self.timeout);
        if let Ok(id) = correlation::current().as_str().parse() {
            request.metadata_mut().insert(CORRELATION_HEADER, id);
        }
        request
    }

    /// The server keeps the deadline too; this one holds when it does not answer at all.
    fn events(&self, stream: Streaming<proto::Event>) -> EventStream {
        let deadline = tokio::time::Instant::now() + self.timeout;
        let events = futures::stream::try_unfold(stream, move |mut stream| async move {
            match tokio::time::timeout_at(deadline, stream.message()).await {
                Ok(Ok(Some(event))) => Ok(Some((event, stream))),
                Ok(Ok(None)) => Ok(None),
                Ok(Err(status)) => Err(error(status)),
                Err(_) => Err(PlannerError::Timeout),
            }
        });
        // Events of a later contract are passed over.
        events.try_filter_map(|event| async move { Ok(event_from_proto(event)) }).boxed()
    }
}

impl From<Meta> for proto::RequestMeta {
    fn from(meta: Meta) -> Self {
        Self { request_id: meta.request_id, user_id: meta.user_id, ts_unix_ms: meta.ts_unix_ms }
    }
}

fn error(status: Status) -> PlannerError {
    let message = status.message().to_owned();
    match status.code() {
        Code::InvalidArgument | Code::OutOfRange => PlannerError::InvalidInput(message),
        Code::FailedPrecondition if message.starts_with(NOT_UNDERSTOOD) => {
            PlannerError::NotUnderstood { message: message[NOT_UNDERSTOOD.len()..].to_owned() }
        }
        Code::DeadlineExceeded => PlannerError::Timeout,
        // tonic reports its own expired timer as cancelled.
        Code::Cancelled if message.to_lowercase().contains("timeout") => PlannerError::Timeout,
        Code::Unavailable => PlannerError::Unavailable(message),
        // A connection that cannot be made comes as UNKNOWN with the transport's error as its source.
        Code::Unknown if std::error::Error::source(&status).is_some() => PlannerError::Unavailable(message),
        _ => PlannerError::Internal(message),
    }
}
