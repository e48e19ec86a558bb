use thiserror::Error;

use crate::driver::DriverError;
use crate::journal::JournalError;
use crate::pipe::PipeError;
use crate::policy::Refusal;

#[derive(Debug, Error)]
pub enum NodeError {
    #[error("there is no such sandbox")]
    NotFound,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("this idempotency key was used for another request")]
    KeyReused,
    #[error("this node has as many sandboxes as it may have")]
    Full,
    #[error("the container engine is not available")]
    EngineDown,
    #[error("the image {0} is not there; build it with images/web/build.sh")]
    ImageMissing(String),
    #[error("the container engine does not know the OCI runtime `{0}`; install it there, or change sandbox.runtime")]
    RuntimeMissing(String),
    #[error("`limits.memory` and `limits.diskSpace` come to {wanted_bytes} bytes; {used_bytes} are in use")]
    InUse { wanted_bytes: u64, used_bytes: u64 },
    #[error("the sandbox ended: {0}")]
    Ended(crate::ending::Ending),
    #[error("the agent of a new container did not become ready")]
    NotReady,
    #[error("the container engine failed")]
    Driver(#[from] DriverError),
    #[error("the sandbox did not answer")]
    Pipe(#[from] PipeError),
    #[error("the agent answered with status {0}")]
    Agent(http::StatusCode),
    #[error("the agent's answer is not valid")]
    Answer(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the journal cannot be written")]
    Journal(#[from] JournalError),
    #[error("a request is under way in the sandbox")]
    Busy,
    #[error("the sandbox is too busy to be frozen; try again")]
    NotFrozen(#[source] DriverError),
    #[error("the sandbox is paused; watching it does not wake it")]
    Asleep,
    #[error("the service is stopping")]
    Stopping,
}
