//! Requests of the browser, authority `app`: answered from files or by the app's own port.

mod files;
mod proxy;
mod websocket;

use std::rc::Rc;

use http::{Method, Request, StatusCode};
use hyper::body::{Body, Incoming};
use hyper::ext::Protocol;
use isekai_channel::pipe::WEBSOCKET_PROTOCOL;

use crate::agent::Agent;
use crate::app::Served;
use crate::failure::Failure;
use crate::http::{BoxError, Reply};

pub use files::{below, stream_file};
pub use proxy::remove_hop_by_hop;

pub async fn answer(agent: &Rc<Agent>, request: Request<Incoming>) -> Result<Reply, Failure> {
    if request.method() != Method::CONNECT {
        return fetch(agent, request).await;
    }
    let protocol = request.extensions().get::<Protocol>().map(Protocol::as_str);
    match (protocol, agent.app.served()) {
        (Some(WEBSOCKET_PROTOCOL), Served::Port(address)) => websocket::open(address, request).await,
        (Some(WEBSOCKET_PROTOCOL), Served::Files { .. }) => {
            // The app's own answer: the page may ask again and again, and nothing is wrong.
            Ok(files::plain(StatusCode::NOT_FOUND, "this app has no server that could take a WebSocket\n"))
        }
        (Some(WEBSOCKET_PROTOCOL), Served::Nothing) => Err(not_running()),
        _ => Err(Failure::Method),
    }
}

pub async fn fetch<B>(agent: &Rc<Agent>, request: Request<B>) -> Result<Reply, Failure>
where
    B: Body + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    match agent.app.served() {
        Served::Files { root } => files::serve(&agent.workspace, &root, &request.into_parts().0),
        Served::Port(address) => proxy::forward(address, request).await,
        Served::Nothing => Err(not_running()),
    }
}

fn not_running() -> Failure {
    Failure::Unavailable("the app is not running".to_owned())
}
