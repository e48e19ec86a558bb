//! Connections of the app to the outside: a proxy on loopback, since the container has no network. It decides nothing: each connection
//! takes one of the accept requests that the host keeps open, whose two bodies it becomes once the host has allowed it.
//!
//! - [`server`]: the proxy's connections; [`connect`], [`forward`]: the two kinds of requests; [`target`]: what they name.
//! - [`accept`]: the host's side of the queue.
//! - [`tunnel`]: the two bodies as one stream; [`progress`]: whether anything still moves in it.
//! - [`refusal`], [`complaints`]: what the app and its developer are told.

mod accept;
mod complaints;
mod connect;
mod forward;
mod progress;
mod refusal;
mod server;
mod target;
mod tunnel;

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use isekai_channel::egress_api::MAX_TUNNELS;
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::logs::{Level, Logs, Source};
use accept::Accepts;
use complaints::Complaints;
use refusal::Refusal;
use target::Target;
use tunnel::{NoVerdict, Tunnel};

pub use accept::accept;

/// Until the host has an accept request open. It has none while it attaches anew.
const ACCEPT_TIMEOUT: Duration = Duration::from_secs(5);
/// Until it is decided. The host resolves the name and connects before it answers.
const OPEN_TIMEOUT: Duration = Duration::from_secs(30);
/// Of the app to the proxy, with and without a tunnel behind them.
const MAX_CONNECTIONS: usize = 64;

#[derive(Debug)]
pub struct Egress {
    accepts: Accepts,
    complaints: Rc<Complaints>,
    tunnels: Arc<Semaphore>,
    connections: Arc<Semaphore>,
    proxy: Option<SocketAddr>,
}

impl Egress {
    /// Listens on loopback, on any free port when `port` is 0. An app that cannot connect to the outside is still an app.
    pub fn start(port: u16, logs: Rc<Logs>) -> Rc<Self> {
        let (listeners, proxy) = match listen(port) {
            Ok((listeners, proxy)) => (listeners, Some(proxy)),
            Err(error) => {
                let message = format!("no outbound connections: cannot listen on port {port} of loopback: {error}");
                logs.push(Level::Warn, Source::Agent, &message);
                (Vec::new(), None)
            }
        };
        let egress = Rc::new(Self {
            accepts: Accepts::default(),
            complaints: Complaints::new(logs),
            tunnels: Arc::new(Semaphore::new(MAX_TUNNELS)),
            connections: Arc::new(Semaphore::new(MAX_CONNECTIONS)),
            proxy,
        });
        for listener in listeners {
            tokio::task::spawn_local(server::serve(listener, Rc::clone(&egress)));
        }
        egress
    }

    /// Where programs find the proxy, if it could be started.
    pub fn proxy(&self) -> Option<SocketAddr> {
        self.proxy
    }

    /// A tunnel that the host has allowed, and its place among all of them.
    async fn open(&self, target: &Target) -> Result<(Tunnel, OwnedSemaphorePermit), Refusal> {
        let place = Arc::clone(&self.tunnels).try_acquire_owned().map_err(|_| Refusal::too_many(target))?;
        match timeout(OPEN_TIMEOUT, self.ask(target)).await {
            Ok(tunnel) => Ok((tunnel?, place)),
            Err(_) => Err(Refusal::undecided(target)),
        }
    }

    async fn ask(&self, target: &Target) -> Result<Tunnel, Refusal> {
        loop {
            let Ok(mut tunnel) = timeout(ACCEPT_TIMEOUT, self.accepts.hand_out(target)).await else {
                return Err(Refusal::undecided(target));
            };
            match tunnel.verdict().await {
                Ok(verdict) if verdict.allowed => return Ok(tunnel),
                Ok(verdict) => {
                    tunnel.end();
                    return Err(Refusal::by_host(target, &verdict));
                }
                // It belonged to an attachment that is over, as after a pause; the next one brings requests of its own.
                Err(NoVerdict::Gone) => {}
                Err(NoVerdict::Unreadable) => return Err(Refusal::undecided(target)),
            }
        }
    }
}

/// On 127.0.0.1, and on ::1 where that exists and has the port free.
fn listen(port: u16) -> io::Result<(Vec<TcpListener>, SocketAddr)> {
    let first = bind(IpAddr::V4(Ipv4Addr::LOCALHOST), port)?;
    let proxy = first.local_addr()?;
    let second = bind(IpAddr::V6(Ipv6Addr::LOCALHOST), proxy.port()).ok();
    Ok((std::iter::once(first).chain(second).collect(), proxy))
}

fn bind(ip: IpAddr, port: u16) -> io::Result<TcpListener> {
    let listener = std::net::TcpListener::bind((ip, port))?;
    listener.set_nonblocking(true)?;
    TcpListener::from_std(listener)
}
