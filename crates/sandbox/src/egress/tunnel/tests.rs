use std::sync::Arc;

use axum::body::Body;
use tokio::io::DuplexStream;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;

use super::super::sni::tests::hello;
use super::*;

struct World {
    app: mpsc::Sender<Result<Bytes, std::io::Error>>,
    /// What the app gets.
    body: Body,
    server: DuplexStream,
    cut: CancellationToken,
    tunnel: JoinHandle<Result<(), Stop>>,
}

fn world(port: u16) -> World {
    let (app, from_app) = mpsc::channel(1);
    let from_app = Body::from_stream(tokio_stream(from_app));
    let place = Arc::new(Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap());
    let (to_app, body) = ToApp::new(place);
    let (outside, server) = tokio::io::duplex(64 * 1024);
    let cut = CancellationToken::new();
    let token = cut.clone();
    let tunnel = tokio::spawn(async move {
        let host = HostName::parse("api.example.com").unwrap();
        tunnel(from_app, to_app, Box::new(outside), Towards { host: &host, port, cut: &token }).await
    });
    World { app, body, server, cut, tunnel }
}

fn tokio_stream<T>(receiver: mpsc::Receiver<T>) -> impl futures::Stream<Item = T> {
    futures::stream::unfold(receiver, |mut receiver| async { receiver.recv().await.map(|item| (item, receiver)) })
}

impl World {
    async fn say(&self, bytes: &[u8]) {
        self.app.send(Ok(Bytes::copy_from_slice(bytes))).await.unwrap();
    }

    async fn hear(&mut self) -> Option<Result<Bytes, axum::Error>> {
        self.body.frame().await.map(|frame| frame.map(|frame| frame.into_data().unwrap()))
    }

    async fn served(&mut self) -> Vec<u8> {
        let mut all = Vec::new();
        self.server.read_to_end(&mut all).await.unwrap();
        all
    }
}

#[tokio::test(start_paused = true)]
async fn either_side_may_end_first_and_still_hear_the_other() {
    let mut world = world(80);
    world.say(b"question").await;
    let (app, _) = mpsc::channel(1);
    drop(std::mem::replace(&mut world.app, app));
    assert_eq!(world.served().await, b"question");
    world.server.write_all(b"answer").await.unwrap();
    assert_eq!(world.hear().await.unwrap().unwrap(), "answer");
    world.server.shutdown().await.unwrap();
    assert!(world.hear().await.is_none());
    world.tunnel.await.unwrap().unwrap();

    let mut world = self::world(80);
    world.server.write_all(b"220 mail").await.unwrap();
    world.server.shutdown().await.unwrap();
    assert_eq!(world.hear().await.unwrap().unwrap(), "220 mail");
    assert!(world.hear().await.is_none());
    world.say(b"bye").await;
    let (app, _) = mpsc::channel(1);
    drop(std::mem::replace(&mut world.app, app));
    assert_eq!(world.served().await, b"bye");
    world.tunnel.await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_cut_ends_both_sides_at_once_and_does_not_look_like_an_end() {
    let mut world = world(80);
    world.server.write_all(b"half an answer").await.unwrap();
    assert_eq!(world.hear().await.unwrap().unwrap(), "half an answer");
    world.cut.cancel();
    assert!(matches!(world.tunnel.await.unwrap(), Err(Stop::Cut(EgressReason::RulesChanged))));
    assert!(world.body.frame().await.unwrap().is_err());
    let mut rest = Vec::new();
    world.server.read_to_end(&mut rest).await.unwrap();
    assert_eq!(rest, b"");
}

#[tokio::test(start_paused = true)]
async fn what_may_not_pass_does_not_reach_the_server() {
    for (sent, reason) in [(hello("evil.com"), EgressReason::SniMismatch), (b"GET /".to_vec(), EgressReason::NotTls)] {
        let mut world = world(443);
        world.say(&sent).await;
        assert_eq!(world.served().await, b"");
        assert!(matches!(world.tunnel.await.unwrap(), Err(Stop::Cut(told)) if told == reason));
        assert!(world.body.frame().await.unwrap().is_err());
    }
}

#[tokio::test(start_paused = true)]
async fn a_silent_tunnel_ends_and_one_that_says_something_goes_on() {
    let mut world = world(80);
    for _ in 0..3 {
        tokio::time::sleep(IDLE_TIMEOUT - Duration::from_secs(1)).await;
        world.say(b"x").await;
        tokio::time::sleep(IDLE_TIMEOUT - Duration::from_secs(1)).await;
        world.server.write_all(b"y").await.unwrap();
        assert_eq!(world.hear().await.unwrap().unwrap(), "y");
    }
    assert!(!world.tunnel.is_finished());
    assert!(matches!((&mut world.tunnel).await.unwrap(), Err(Stop::Idle)));
    assert_eq!(world.served().await, b"xxx");
}

#[tokio::test(start_paused = true)]
async fn an_app_that_takes_nothing_holds_the_server_up_and_then_loses_it() {
    let mut world = world(80);
    let flood = async {
        let piece = vec![0; PIECE_BYTES];
        let mut taken = 0;
        while world.server.write_all(&piece).await.is_ok() {
            taken += piece.len();
        }
        taken
    };
    let taken = flood.await;
    // The stand-in's own buffer, and a few pieces on the way.
    assert!(taken <= 64 * 1024 + 4 * PIECE_BYTES, "{taken} bytes were taken for nobody");
    assert!(matches!(world.tunnel.await.unwrap(), Err(Stop::Idle)));
}

#[tokio::test(start_paused = true)]
async fn an_app_that_breaks_off_takes_the_connection_with_it() {
    let mut world = world(80);
    world.app.send(Err(std::io::ErrorKind::ConnectionReset.into())).await.unwrap();
    assert_eq!(world.served().await, b"");
    assert!(matches!(world.tunnel.await.unwrap(), Err(Stop::Broken(_))));
}
