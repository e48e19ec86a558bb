//! `POST /v1/egress/accept`: the host waits for the app's next connection. The answer begins when the app asks for one.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use http::{HeaderValue, Response};
use hyper::body::Incoming;
use isekai_channel::egress_api::{EGRESS_HOST_HEADER, EGRESS_PORT_HEADER};
use tokio::sync::{Notify, oneshot};

use super::target::Target;
use super::tunnel::{FromApp, Tunnel};
use crate::agent::Agent;
use crate::failure::Failure;
use crate::http::{Reply, boxed};

/// More than the host keeps open: those of its last attachment may linger beside its own.
const MAX_WAITING: usize = 16;

pub async fn accept(agent: &Agent, body: Incoming) -> Result<Reply, Failure> {
    let Asked { target, from_app } = agent.egress.accepts.wait(body).await?;
    let host =
        HeaderValue::try_from(target.host).map_err(|_| Failure::Invalid("the app's host fits no header".to_owned()))?;
    let mut reply = Response::new(boxed(from_app));
    reply.headers_mut().insert(EGRESS_HOST_HEADER, host);
    reply.headers_mut().insert(EGRESS_PORT_HEADER, target.port.into());
    Ok(reply)
}

/// The host's requests that wait.
#[derive(Debug, Default)]
pub struct Accepts {
    queue: RefCell<VecDeque<Waiting>>,
    last_id: Cell<u64>,
    arrived: Notify,
}

#[derive(Debug)]
struct Waiting {
    id: u64,
    body: Incoming,
    asked: oneshot::Sender<Asked>,
}

/// What the app asked for, and what it will send.
#[derive(Debug)]
struct Asked {
    target: Target,
    from_app: FromApp,
}

impl Accepts {
    /// The tunnel through the request that has waited longest, or through the next one to come.
    pub async fn hand_out(&self, target: &Target) -> Tunnel {
        loop {
            while let Some(Waiting { body, asked, .. }) = self.next() {
                let (tunnel, from_app) = Tunnel::new(body);
                // Whoever waited may be gone, and not yet out of the queue.
                if asked.send(Asked { target: target.clone(), from_app }).is_ok() {
                    return tunnel;
                }
            }
            self.arrived.notified().await;
        }
    }

    async fn wait(&self, body: Incoming) -> Result<Asked, Failure> {
        let (sender, receiver) = oneshot::channel();
        let id = self.last_id.get() + 1;
        {
            let mut queue = self.queue.borrow_mut();
            if queue.len() >= MAX_WAITING {
                return Err(Failure::Busy("accept requests"));
            }
            queue.push_back(Waiting { id, body, asked: sender });
        }
        self.last_id.set(id);
        self.arrived.notify_one();
        let _place = Place { accepts: self, id };
        receiver.await.map_err(|_| Failure::Unavailable("the agent ends".to_owned()))
    }

    fn next(&self) -> Option<Waiting> {
        self.queue.borrow_mut().pop_front()
    }
}

/// A place in the queue, given up when the host goes away: its request's future is dropped then.
struct Place<'a> {
    accepts: &'a Accepts,
    id: u64,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.accepts.queue.borrow_mut().retain(|waiting| waiting.id != self.id);
    }
}
