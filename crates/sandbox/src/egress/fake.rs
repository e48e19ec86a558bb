//! An internet for tests: names lead where the test says, and servers are streams in its hands.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Mutex;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use isekai_domain::HostName;
use tokio::io::DuplexStream;
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use super::outside::{Outside, Stream};

pub struct FakeOutside {
    /// What each lookup answers; the last answer stands.
    names: Mutex<BTreeMap<String, VecDeque<Vec<IpAddr>>>>,
    pub own: Mutex<Vec<IpAddr>>,
    /// These swallow everything.
    pub dead: Mutex<Vec<IpAddr>>,
    /// All connections end here instead, if it is set.
    pub server: Mutex<Option<SocketAddr>>,
    pub lookups: Mutex<Vec<String>>,
    pub connects: Mutex<Vec<SocketAddr>>,
    connected: mpsc::UnboundedSender<DuplexStream>,
    servers: tokio::sync::Mutex<mpsc::UnboundedReceiver<DuplexStream>>,
}

impl Default for FakeOutside {
    fn default() -> Self {
        let (connected, servers) = mpsc::unbounded_channel();
        Self {
            names: Mutex::default(),
            own: Mutex::default(),
            dead: Mutex::default(),
            server: Mutex::default(),
            lookups: Mutex::default(),
            connects: Mutex::default(),
            connected,
            servers: tokio::sync::Mutex::new(servers),
        }
    }
}

impl FakeOutside {
    /// Answers of lookups to come, one after the other. None at all: the lookup never ends.
    pub fn name(&self, host: &str, answers: &[&[&str]]) {
        let parse = |answer: &&[&str]| answer.iter().map(|address| address.parse().unwrap()).collect();
        self.names.lock().unwrap().insert(host.to_owned(), answers.iter().map(parse).collect());
    }

    /// The server's end of the next connection.
    pub async fn accept(&self) -> DuplexStream {
        self.servers.lock().await.recv().await.unwrap()
    }
}

impl Outside for FakeOutside {
    fn lookup(&self, host: HostName) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> {
        self.lookups.lock().unwrap().push(host.to_string());
        let mut names = self.names.lock().unwrap();
        let Some(answers) = names.get_mut(host.as_str()) else {
            return std::future::ready(Err(io::ErrorKind::NotFound.into())).boxed();
        };
        let answer = if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() };
        match answer {
            Some(addresses) => std::future::ready(Ok(addresses)).boxed(),
            None => std::future::pending().boxed(),
        }
    }

    fn is_own(&self, address: IpAddr) -> bool {
        self.own.lock().unwrap().contains(&address)
    }

    fn connect(&self, to: SocketAddr) -> BoxFuture<'static, io::Result<Box<dyn Stream>>> {
        self.connects.lock().unwrap().push(to);
        if self.dead.lock().unwrap().contains(&to.ip()) {
            return std::future::pending().boxed();
        }
        if let Some(server) = *self.server.lock().unwrap() {
            return async move { Ok(Box::new(TcpStream::connect(server).await?) as Box<dyn Stream>) }.boxed();
        }
        let (near, far) = tokio::io::duplex(64 * 1024);
        self.connected.send(far).unwrap();
        std::future::ready(Ok(Box::new(near) as Box<dyn Stream>)).boxed()
    }
}
