//! Connections of apps in fake containers to a fake internet.

use axum::body::Body;
use futures::StreamExt as _;
use http::{Request, Response};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use isekai_channel::egress_api::{
    EGRESS_HOST_HEADER, EGRESS_PORT_HEADER, EgressDecision, EgressReason, EgressVerdict, MAX_TUNNELS, WAITING_ACCEPTS,
};
use isekai_channel::sandbox_api::Sandbox;
use isekai_domain::{EgressRule, HostPattern};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio::sync::mpsc;
use tokio_util::io::ReaderStream;

use super::*;
use crate::egress::sni_hello;
use crate::pipe::CALLER_STREAMS;

const PUBLIC: &str = "93.184.216.34";

/// Connections that an app wants, until its agent has a request that waits for one.
pub struct Dials {
    sender: mpsc::UnboundedSender<Dial>,
    waiting: tokio::sync::Mutex<mpsc::UnboundedReceiver<Dial>>,
}

struct Dial {
    host: String,
    port: String,
    agent: DuplexStream,
}

impl Default for Dials {
    fn default() -> Self {
        let (sender, waiting) = mpsc::unbounded_channel();
        Self { sender, waiting: tokio::sync::Mutex::new(waiting) }
    }
}

impl Dials {
    pub fn dial(&self, host: &str, port: &str) -> DuplexStream {
        let (app, agent) = tokio::io::duplex(64 * 1024);
        self.sender.send(Dial { host: host.to_owned(), port: port.to_owned(), agent }).unwrap();
        app
    }
}

/// The agent's answer to the host, once the app wants a connection.
pub async fn accept(request: Request<Incoming>, dials: &Dials) -> Response<Body> {
    let Dial { host, port, agent } = dials.waiting.lock().await.recv().await.unwrap();
    let (from_app, mut to_app) = tokio::io::split(agent);
    tokio::spawn(async move {
        let mut body = request.into_body();
        while let Some(Ok(frame)) = body.frame().await {
            if to_app.write_all(&frame.into_data().unwrap()).await.is_err() {
                return;
            }
        }
        let _ = to_app.shutdown().await;
    });
    let body = Body::from_stream(ReaderStream::new(from_app));
    Response::builder().header(EGRESS_HOST_HEADER, host).header(EGRESS_PORT_HEADER, port).body(body).unwrap()
}

fn rules(hosts: &[(&str, u16)]) -> Vec<EgressRule> {
    hosts.iter().map(|(host, port)| EgressRule { host: HostPattern::parse(host).unwrap(), port: *port }).collect()
}

async fn with_rules(hosts: &[(&str, u16)]) -> (World, Sandbox) {
    let world = World::running(0).await;
    for (host, _) in hosts {
        world.outside.name(host, &[&[PUBLIC]]);
    }
    let sandbox = world.node.create(CreateSandbox { egress: rules(hosts), ..request() }, None).await.unwrap();
    (world, sandbox)
}

impl World {
    fn dial(&self, sandbox: &Sandbox, host: &str, port: u16) -> DuplexStream {
        self.driver.dial(&sandbox.container_id, host, &port.to_string())
    }

    /// An open connection: the app's end and the server's.
    async fn connected(&self, sandbox: &Sandbox, host: &str, port: u16) -> (DuplexStream, DuplexStream) {
        let mut app = self.dial(sandbox, host, port);
        let verdict = verdict(&mut app).await;
        assert!(verdict.allowed, "{verdict:?}");
        (app, self.outside.accept().await)
    }

    async fn refused(&self, sandbox: &Sandbox, host: &str, port: u16) -> EgressReason {
        let mut app = self.dial(sandbox, host, port);
        let verdict = verdict(&mut app).await;
        assert!(!verdict.allowed && verdict.message.is_some_and(|message| message.contains(host)));
        assert_eq!(rest(&mut app).await, b"");
        verdict.reason.unwrap()
    }

    fn decisions(&self) -> Vec<EgressDecision> {
        self.node.decisions(0, 1_000).decisions
    }

    fn reasons(&self) -> Vec<Option<EgressReason>> {
        self.decisions().into_iter().map(|decision| decision.reason).collect()
    }

    fn accepts(&self) -> usize {
        self.driver.asked.lock().unwrap().iter().filter(|asked| *asked == "POST /v1/egress/accept").count()
    }
}

async fn verdict(app: &mut DuplexStream) -> EgressVerdict {
    let mut line = Vec::new();
    while line.last() != Some(&b'\n') {
        line.push(app.read_u8().await.unwrap());
    }
    serde_json::from_slice(&line).unwrap()
}

async fn rest(stream: &mut DuplexStream) -> Vec<u8> {
    let mut all = Vec::new();
    stream.read_to_end(&mut all).await.unwrap();
    all
}

/// Both ways.
async fn talks(app: &mut DuplexStream, server: &mut DuplexStream) {
    passes(app, server).await;
    passes(server, app).await;
}

async fn passes(from: &mut DuplexStream, to: &mut DuplexStream) {
    from.write_all(b"hello").await.unwrap();
    let mut heard = [0; 5];
    to.read_exact(&mut heard).await.unwrap();
    assert_eq!(&heard, b"hello");
}

#[tokio::test(start_paused = true)]
async fn a_listed_host_is_connected_to_and_the_decision_is_kept() {
    let (world, sandbox) = with_rules(&[("api.example.com", 8443)]).await;
    let (mut app, mut server) = world.connected(&sandbox, "API.example.com.", 8443).await;
    talks(&mut app, &mut server).await;
    app.shutdown().await.unwrap();
    assert_eq!(rest(&mut server).await, b"");
    server.write_all(b"last words").await.unwrap();
    drop(server);
    assert_eq!(rest(&mut app).await, b"last words");
    let decisions = world.decisions();
    let [decision] = &decisions[..] else { panic!("one connection, one decision") };
    assert_eq!((decision.host.as_str(), decision.port, decision.count), ("API.example.com.", 8443, 1));
    assert_eq!((decision.allowed, decision.reason, decision.address), (true, None, Some(PUBLIC.parse().unwrap())));
    assert_eq!((decision.sandbox_id, decision.app_id, decision.at), (sandbox.id, sandbox.app_id, world.clock.now()));
}

/// Bytes over real sockets: a file in one direction, its length back.
#[tokio::test]
async fn a_whole_file_passes_to_a_real_server() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (world, sandbox) = with_rules(&[("files.example.com", 80)]).await;
    *world.outside.server.lock().unwrap() = Some(listener.local_addr().unwrap());
    let mut app = world.dial(&sandbox, "files.example.com", 80);
    assert!(verdict(&mut app).await.allowed);
    let (mut server, _) = listener.accept().await.unwrap();
    let served = tokio::spawn(async move {
        let mut file = Vec::new();
        server.read_to_end(&mut file).await.unwrap();
        server.write_all(file.len().to_string().as_bytes()).await.unwrap();
        file
    });
    let file: Vec<u8> = (0..3_000_000_u32).map(|number| number.to_le_bytes()[1]).collect();
    app.write_all(&file).await.unwrap();
    app.shutdown().await.unwrap();
    assert_eq!(rest(&mut app).await, b"3000000");
    assert!(served.await.unwrap() == file);
}

#[tokio::test(start_paused = true)]
async fn what_no_rule_names_is_not_even_looked_up() {
    let (world, sandbox) = with_rules(&[("api.example.com", 443)]).await;
    for (host, reason) in [
        ("evil.example.com", EgressReason::NotListed),
        ("127.0.0.1", EgressReason::BadHost),
        ("localhost", EgressReason::BadHost),
    ] {
        assert_eq!(world.refused(&sandbox, host, 443).await, reason);
    }
    assert_eq!(world.refused(&sandbox, "api.example.com", 80).await, EgressReason::NotListed);
    assert!(world.outside.lookups.lock().unwrap().is_empty());
    let told: Vec<_> = world.decisions().into_iter().map(|decision| (decision.host, decision.port)).collect();
    assert_eq!(told[..2], [("evil.example.com".to_owned(), 443), ("127.0.0.1".to_owned(), 443)]);
    assert_eq!(told.len(), 4);
    for port in ["", "65536", "-1", "https"] {
        let mut app = world.driver.dial(&sandbox.container_id, "api.example.com", port);
        assert_eq!(verdict(&mut app).await.reason, Some(EgressReason::NotListed));
    }
}

#[tokio::test(start_paused = true)]
async fn a_name_that_points_inside_leads_nowhere() {
    let (world, sandbox) = with_rules(&[("api.example.com", 443)]).await;
    for inside in ["169.254.169.254", "127.0.0.1", "::ffff:10.0.0.1", "fd00::1"] {
        world.outside.name("api.example.com", &[&[PUBLIC, inside]]);
        assert_eq!(world.refused(&sandbox, "api.example.com", 443).await, EgressReason::PrivateAddress);
    }
    assert!(world.outside.connects.lock().unwrap().is_empty());
}

/// The second answer would be the machine itself.
#[tokio::test(start_paused = true)]
async fn a_name_is_looked_up_once_and_connected_to_where_it_led() {
    let (world, sandbox) = with_rules(&[("api.example.com", 80)]).await;
    world.outside.name("api.example.com", &[&[PUBLIC], &["127.0.0.1"]]);
    let (mut app, mut server) = world.connected(&sandbox, "api.example.com", 80).await;
    talks(&mut app, &mut server).await;
    assert_eq!(*world.outside.lookups.lock().unwrap(), ["api.example.com"]);
    let address = format!("{PUBLIC}:80").parse().unwrap();
    assert_eq!(*world.outside.connects.lock().unwrap(), [address]);
    assert_eq!(world.refused(&sandbox, "api.example.com", 80).await, EgressReason::PrivateAddress);
}

#[tokio::test(start_paused = true)]
async fn new_rules_cut_what_they_do_not_allow_and_nothing_else() {
    let (world, sandbox) = with_rules(&[("a.example.com", 80), ("b.example.com", 80)]).await;
    let (mut app_a, mut server_a) = world.connected(&sandbox, "a.example.com", 80).await;
    let (mut app_b, mut server_b) = world.connected(&sandbox, "b.example.com", 80).await;
    world.node.set_egress(sandbox.id, rules(&[("b.example.com", 80)])).unwrap();
    assert_eq!(rest(&mut server_a).await, b"");
    assert_eq!(rest(&mut app_a).await, b"");
    talks(&mut app_b, &mut server_b).await;
    world.until(|world| world.decisions().len() == 3).await;
    let last = &world.decisions()[2];
    assert_eq!((last.host.as_str(), last.allowed), ("a.example.com", false));
    assert_eq!(last.reason, Some(EgressReason::RulesChanged));
    assert_eq!(world.refused(&sandbox, "a.example.com", 80).await, EgressReason::NotListed);
    assert_eq!(world.node.egress(sandbox.id).unwrap(), rules(&[("b.example.com", 80)]));
    let too_many = vec![rules(&[("b.example.com", 80)])[0].clone(); isekai_domain::MAX_EGRESS_RULES + 1];
    assert!(matches!(world.node.set_egress(sandbox.id, too_many), Err(NodeError::Refused(_))));
    assert!(matches!(world.node.set_egress(uuid::Uuid::nil(), Vec::new()), Err(NodeError::NotFound)));
    talks(&mut app_b, &mut server_b).await;
}

#[tokio::test(start_paused = true)]
async fn rules_that_change_while_a_name_is_looked_up_count() {
    let (world, sandbox) = with_rules(&[("slow.example.com", 80)]).await;
    world.outside.name("slow.example.com", &[]);
    let mut app = world.dial(&sandbox, "slow.example.com", 80);
    world.until(|world| !world.outside.lookups.lock().unwrap().is_empty()).await;
    world.node.set_egress(sandbox.id, Vec::new()).unwrap();
    assert_eq!(verdict(&mut app).await.reason, Some(EgressReason::RulesChanged));
}

#[tokio::test(start_paused = true)]
async fn rules_and_decisions_survive_a_restart() {
    let (world, sandbox) = with_rules(&[("a.example.com", 80)]).await;
    world.outside.name("b.example.com", &[&[PUBLIC]]);
    assert_eq!(world.refused(&sandbox, "b.example.com", 80).await, EgressReason::NotListed);
    world.node.set_egress(sandbox.id, rules(&[("b.example.com", 80)])).unwrap();
    let before = world.node.decisions(0, 9);
    let world = world.restarted(0).await;
    world.until(|world| world.accepts() >= 2 * WAITING_ACCEPTS).await;
    assert_eq!(world.node.egress(sandbox.id).unwrap(), rules(&[("b.example.com", 80)]));
    let (mut app, mut server) = world.connected(&sandbox, "b.example.com", 80).await;
    talks(&mut app, &mut server).await;
    assert_eq!(world.refused(&sandbox, "a.example.com", 80).await, EgressReason::NotListed);
    let after = world.node.decisions(0, 9);
    assert_eq!(after.log_id, before.log_id);
    assert_eq!(after.decisions[..1], before.decisions);
    let seqs: Vec<u64> = after.decisions.iter().map(|decision| decision.seq - before.decisions[0].seq).collect();
    assert_eq!(seqs, [0, 1, 2]);
    assert_eq!(world.node.decisions(after.decisions[1].seq, 9).decisions, after.decisions[2..]);
    assert_eq!(world.decisions(), after.decisions[2..], "what was collected is forgotten");
}

/// And none of them takes the places of others.
#[tokio::test(start_paused = true)]
async fn more_connections_than_may_be_are_refused() {
    let (world, sandbox) = with_rules(&[("a.example.com", 80)]).await;
    let mut open = Vec::new();
    for _ in 0..MAX_TUNNELS {
        open.push(world.connected(&sandbox, "a.example.com", 80).await);
    }
    for _ in 0..9 {
        assert_eq!(world.refused(&sandbox, "a.example.com", 80).await, EgressReason::TooMany);
    }
    let handle = world.node.handle_of(&sandbox.container_id).unwrap();
    assert_eq!(handle.control_streams.available_permits(), CALLER_STREAMS);
    let requests = (0..CALLER_STREAMS).map(|_| agent::usage(&handle.pipe, Duration::from_secs(5)));
    for answer in futures::future::join_all(requests).await {
        answer.unwrap();
    }
    let (mut app, mut server) = open.pop().unwrap();
    app.shutdown().await.unwrap();
    assert_eq!(rest(&mut server).await, b"");
    assert_eq!(world.refused(&sandbox, "a.example.com", 80).await, EgressReason::TooMany, "half of it is still open");
    drop(server);
    assert_eq!(rest(&mut app).await, b"");
    let (mut app, mut server) = world.connected(&sandbox, "a.example.com", 80).await;
    talks(&mut app, &mut server).await;
}

/// Neither reads; the pipe goes on, for others and for this app's next connection.
#[tokio::test(start_paused = true)]
async fn stalled_connections_stop_nobody() {
    let (world, sandbox) = with_rules(&[("a.example.com", 80)]).await;
    let mut open = Vec::new();
    for _ in 0..MAX_TUNNELS - 1 {
        let (mut app, mut server) = world.connected(&sandbox, "a.example.com", 80).await;
        open.push(tokio::spawn(async move {
            let flood = vec![0; 1024 * 1024];
            tokio::join!(app.write_all(&flood), server.write_all(&flood)).0.unwrap();
        }));
    }
    let handle = world.node.handle_of(&sandbox.container_id).unwrap();
    agent::health(&handle.pipe, Duration::from_secs(5)).await.unwrap();
    let (mut app, mut server) = world.connected(&sandbox, "a.example.com", 80).await;
    talks(&mut app, &mut server).await;
    assert!(open.iter().all(|stalled| !stalled.is_finished()));
}

#[tokio::test(start_paused = true)]
async fn tls_for_another_name_is_cut_before_a_byte_reaches_the_server() {
    let (world, sandbox) = with_rules(&[("api.example.com", 443)]).await;
    let good = sni_hello("api.example.com");
    let (mut app, mut server) = world.connected(&sandbox, "api.example.com", 443).await;
    app.write_all(&good).await.unwrap();
    let mut heard = vec![0; good.len()];
    server.read_exact(&mut heard).await.unwrap();
    assert_eq!(heard, good);
    talks(&mut app, &mut server).await;
    for (sent, reason) in [
        (sni_hello("evil.example.com"), EgressReason::SniMismatch),
        (b"GET / HTTP/1.1\r\nhost: api.example.com\r\n\r\n".to_vec(), EgressReason::NotTls),
    ] {
        let (mut app, mut server) = world.connected(&sandbox, "api.example.com", 443).await;
        app.write_all(&sent).await.unwrap();
        assert_eq!(rest(&mut server).await, b"");
        assert_eq!(rest(&mut app).await, b"");
        world.until(|world| world.reasons().last() == Some(&Some(reason))).await;
        let decisions = world.decisions();
        let [.., before, last] = &decisions[..] else { panic!("two decisions") };
        assert!(before.allowed && !last.allowed && last.address.is_some());
    }
    talks(&mut app, &mut server).await;
}

#[tokio::test(start_paused = true)]
async fn only_claimed_sandboxes_may_ask() {
    let world = World::running(1).await;
    assert_eq!(world.accepts(), 0, "not in the pool");
    let sandbox = world.node.create(request(), None).await.unwrap();
    assert!(sandbox.warm);
    world.until(|world| world.accepts() == WAITING_ACCEPTS).await;
    assert_eq!(world.refused(&sandbox, "api.example.com", 443).await, EgressReason::NotListed);
    world.until(|world| world.accepts() == WAITING_ACCEPTS + 1).await;
    world.node.delete(sandbox.id).await.unwrap();
    assert_eq!(world.decisions().len(), 1, "what was decided outlives the sandbox");
}

#[tokio::test(start_paused = true)]
async fn connections_neither_keep_a_sandbox_awake_nor_are_asked_for_while_it_sleeps() {
    let (world, sandbox) = with_rules(&[("a.example.com", 80)]).await;
    let (mut app, mut server) = world.connected(&sandbox, "a.example.com", 80).await;
    world.until(|world| world.accepts() == WAITING_ACCEPTS + 1).await;
    world.node.pause(sandbox.id).await.unwrap();
    assert_eq!(world.driver.run_state(&sandbox.container_id), RunState::Paused);
    // The pipe breaks while the container is frozen, and the connection with it.
    world.driver.cut_silently(&sandbox.container_id);
    assert_eq!(rest(&mut server).await, b"");
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(world.accepts(), WAITING_ACCEPTS + 1, "nothing is asked of a container that is frozen");
    drop(world.node.awake(sandbox.id, Kind::Use).await.unwrap());
    world.until(|world| world.accepts() == 2 * WAITING_ACCEPTS + 1).await;
    let _ = app.shutdown().await;
    let (mut app, mut server) = world.connected(&sandbox, "a.example.com", 80).await;
    talks(&mut app, &mut server).await;
}

#[tokio::test(start_paused = true)]
async fn an_app_that_asks_without_end_is_slowed_down() {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    let started = tokio::time::Instant::now();
    let mut asked = futures::stream::iter(0..600)
        .map(|number| {
            let mut app = world.dial(&sandbox, &format!("h{number}.example.com"), 443);
            async move { verdict(&mut app).await.reason }
        })
        .buffer_unordered(20);
    while let Some(reason) = asked.next().await {
        assert_eq!(reason, Some(EgressReason::NotListed));
    }
    // 200 at once and 50 a second, by the clock of the test.
    assert!(started.elapsed() >= Duration::from_secs(7));
    drop(asked);
    assert_eq!(world.decisions().len(), 600);
}
