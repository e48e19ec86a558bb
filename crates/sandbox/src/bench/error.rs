use std::io;
use std::time::Duration;

use http::StatusCode;
use isekai_channel::client::ClientError;
use isekai_platform::authority::AuthorityError;
use thiserror::Error;

use crate::driver::DriverError;
use crate::pipe::PipeError;

#[derive(Debug, Error)]
pub enum BenchError {
    #[error("the service does not do what it was asked for")]
    Client(#[from] ClientError),
    #[error("the container engine failed")]
    Driver(#[from] DriverError),
    #[error("the pipe of a container beside the service failed")]
    Pipe(#[from] PipeError),
    #[error("the plain server failed")]
    Plain(#[from] hyper_util::client::legacy::Error),
    #[error("cannot make certificates")]
    Authority(#[from] AuthorityError),
    #[error("{what} failed")]
    Io { what: &'static str, source: io::Error },
    #[error("a request cannot be made")]
    Request(#[from] http::Error),
    #[error("a request cannot be encoded")]
    Encode(#[from] serde_json::Error),
    #[error("the answer to {path} has status {status}")]
    Status { path: String, status: StatusCode },
    #[error("an answer broke off")]
    Body(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the command did not end as it should: {0}")]
    Command(String),
    #[error("waited in vain for {} s: {what}", within.as_secs())]
    Patience { what: &'static str, within: Duration },
    #[error("the measurement took longer than it may")]
    TooLong,
    #[error("interrupted")]
    Interrupted,
}
