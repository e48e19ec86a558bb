//! The service: checks, deadlines, cancellation, metrics; the work is done in `planning`.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

use futures::StreamExt as _;
use isekai_platform::correlation;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Response, Status};
use tracing::Instrument as _;

use super::convert::{event_to_proto, step_to_proto};
use super::{NOT_UNDERSTOOD, deadline, proto};
use crate::planning::{Failure, Out, Planning, Repair, Revise};

type Events = Pin<Box<dyn futures::Stream<Item = Result<proto::Event, Status>> + Send>>;

/// Answers calls of the contract.
#[derive(Clone)]
pub struct Handler {
    planning: Planning,
    /// Longest time that one call may take.
    timeout: Duration,
}

impl Handler {
    pub const fn new(planning: Planning, timeout: Duration) -> Self {
        Self { planning, timeout }
    }

    /// Runs work that sends events, until it ends, its time is up, or nobody listens any more.
    fn stream<T, W, F>(&self, call: &'static str, request: Request<T>, work: W) -> Response<Events>
    where
        W: FnOnce(Planning, T, Out) -> F,
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        let timeout = deadline::of(request.metadata(), self.timeout);
        let (out, receiver) = Out::channel();
        let (failed, failure) = tokio::sync::oneshot::channel();
        let gone = out.clone();
        let work = work(self.planning.clone(), request.into_inner(), out);
        let span = tracing::info_span!("planner", call, correlation_id = %correlation::current());
        let task = async move {
            let started = Instant::now();
            let result = tokio::select! {
                // Dropping the work is what stops it.
                () = gone.closed() => Err(Failure::Gone),
                result = tokio::time::timeout(timeout, work) => result.unwrap_or(Err(Failure::Timeout)),
            };
            observe(call, started, &result);
            if let Err(failure) = result {
                // The listener may be gone, which is then the reason.
                let _ = failed.send(status(failure));
            }
        };
        tokio::spawn(task.instrument(span));
        let events = ReceiverStream::new(receiver).map(|event| Ok(event_to_proto(event)));
        let end = futures::stream::once(failure).filter_map(|failure| async move { failure.ok().map(Err) });
        Response::new(Box::pin(events.chain(end)))
    }
}

#[tonic::async_trait]
impl proto::planner_server::Planner for Handler {
    type GenerateStream = Events;
    type EditStream = Events;
    type RepairStream = Events;

    async fn plan(&self, request: Request<proto::PlanInput>) -> Result<Response<proto::PlanOutput>, Status> {
        let started = Instant::now();
        let timeout = deadline::of(request.metadata(), self.timeout);
        let input = request.into_inner();
        let span = tracing::info_span!("planner", call = "plan", correlation_id = %correlation::current());
        let work = self.planning.plan(&input.goal, &input.context).instrument(span);
        let result = tokio::time::timeout(timeout, work).await.unwrap_or(Err(Failure::Timeout));
        observe("plan", started, &result);
        let steps = result.map_err(status)?.into_iter().map(step_to_proto).collect();
        Ok(Response::new(proto::PlanOutput { meta: input.meta, steps }))
    }

    async fn generate(&self, request: Request<proto::GenerateInput>) -> Result<Response<Events>, Status> {
        Ok(self.stream("generate", request, |planning, input, out| async move {
            planning.generate(&input.prompt, &input.context, &out).await
        }))
    }

    async fn edit(&self, request: Request<proto::EditInput>) -> Result<Response<Events>, Status> {
        Ok(self.stream("edit", request, |planning, input, out| async move {
            let proto::EditInput { meta: _, prompt, spec, generator_version, base_files, files } = input;
            planning.edit(Revise { prompt, spec, generator_version, base_files, files }, &out).await
        }))
    }

    async fn repair(&self, request: Request<proto::RepairInput>) -> Result<Response<Events>, Status> {
        Ok(self.stream("repair", request, |planning, input, out| async move {
            let proto::RepairInput { meta: _, spec, files, problem } = input;
            planning.repair(Repair { spec, files, problem }, &out).await
        }))
    }
}

fn status(failure: Failure) -> Status {
    match failure {
        Failure::Invalid(message) => Status::invalid_argument(message),
        Failure::NotUnderstood(message) => Status::failed_precondition(format!("{NOT_UNDERSTOOD}{message}")),
        Failure::Internal(message) => Status::internal(format!("Planning failed: {message}")),
        Failure::Timeout => Status::deadline_exceeded("the planner took too long"),
        Failure::Gone => Status::cancelled("the caller went away"),
    }
}

fn observe<T>(call: &'static str, started: Instant, result: &Result<T, Failure>) {
    let outcome = match result {
        Ok(_) => "ok",
        Err(Failure::Invalid(_)) => "invalid",
        Err(Failure::NotUnderstood(_)) => "not_understood",
        Err(Failure::Internal(_)) => "failed",
        Err(Failure::Timeout) => "timeout",
        Err(Failure::Gone) => "cancelled",
    };
    metrics::counter!("planner_calls_total", "call" => call, "outcome" => outcome).increment(1);
    metrics::histogram!("planner_call_seconds", "call" => call).record(started.elapsed().as_secs_f64());
    match result {
        Err(Failure::Internal(message)) => tracing::error!(call, outcome, error = message, "planning failed"),
        Err(failure) => tracing::warn!(call, outcome, error = %failure, "planning ended without a result"),
        Ok(_) => tracing::info!(call, outcome, "planned"),
    }
}
