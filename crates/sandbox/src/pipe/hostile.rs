//! An agent that answers the marker and then sends whatever it likes: the host does not panic, holds little, and attaches again.

use std::convert::Infallible;
use std::sync::Mutex;

use futures::future::BoxFuture;
use http_body_util::{BodyExt as _, Limited};
use hyper_util::rt::{TokioExecutor, TokioIo};
use isekai_channel::marker::{MARKER_BYTES, Side, encode};
use isekai_channel::sandbox_api::Priority;
use isekai_channel::sandbox_api::constraints::Isolation;
use isekai_domain::SystemClock;
use isekai_fuzz::{HTTP2_PAYLOAD_BYTES, Input};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};

use super::*;
use crate::driver::{
    Attachment, ContainerSpec, ContainerState, DriverError, DriverResult, EngineFacts, Listed, RunState, Stats,
};
use crate::settings::ContainerLimits;

/// Health checks allow a body so long.
const MAX_BODY_BYTES: usize = 16 * 1024;

/// A container whose agent is hostile at the first attachment and good at all others.
struct Container {
    script: Mutex<Option<Vec<u8>>>,
}

fn secret() -> Secret {
    Secret::new([9; 32])
}

#[test]
fn fuzz_pipe_http2() {
    let settings = [4, 0, 0, 0];
    let answer = [1, 4, 1, 1, 0x88];
    let seeds = [
        [&[1][..], &settings, &[4, 1, 0, 0], &answer, b"\0\x01\x01\x02ok"].concat(),
        // Informational, trailers, stream errors, a ping, credit, the end.
        [&[1][..], &settings, &[1, 4, 1, 6, 0x08, 3, b'1', b'0', b'3', 0], &answer, b"\0\0\x01\x01a", &[1, 5, 1, 0]]
            .concat(),
        [&[3][..], &settings, &answer, &[3, 0, 3, 4, 0, 0, 0, 8], b"\x06\0\0\x0812345678", &[8, 0, 0, 4, 0, 0, 1, 0]]
            .concat(),
        [&[1][..], &settings, b"\x07\0\0\x08\0\0\0\x01\0\0\0\0"].concat(),
        // Headers that go on and on; pushes; floods of whole frames.
        [&[1][..], &settings, &[1, 0, 1, 1, 0x88], &[9, 0, 1, 0xff], &[9, 0, 1, 0xff], &[9, 4, 1, 0]].concat(),
        [&[1][..], &settings, &answer, &[5, 4, 1, 5, 0, 0, 0, 2, 0x88], b"\0\0\x01\xff", b"\0\0\x01\xff"].concat(),
        [&[5][..], &settings, &[4, 0, 0, 6, 0, 4, 0, 0, 0, 0], &answer].concat(),
        b"\0\0\0\0\x04\0\0\0\0\0\0\0\x01\x01\x04\0\0\0\x01\x88".to_vec(),
        b"\0HTTP/1.1 400 Bad Request\r\n\r\n".to_vec(),
    ];
    let tokens: [&[u8]; 10] = [
        &settings,
        &answer,
        b"\0\x01\x01\x02ok",
        &[9, 0, 1, 0xff],
        &[8, 0, 0, 4, 0x7f, 0xff, 0xff, 0xff],
        &[4, 0, 0, 6, 0, 5, 0xff, 0xff, 0xff, 0xff],
        &[4, 0, 0, 6, 0, 1, 0xff, 0xff, 0xff, 0xff],
        &[0x3f, 0xff, 0xff, 0xff, 0xff, 0x0f],
        &[0x0f, 0x10, 0x7f, 0xff],
        &[3, 0, 1, 4, 0, 0, 0, 0],
    ];
    let target = isekai_fuzz::Target::new("pipe-http2").seeds(seeds).tokens(tokens);
    target.cases(120).run(|input| {
        // Time stands still until all wait for it: pauses and time limits cost nothing.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let driver = Arc::new(Container { script: Mutex::new(Some(input.to_vec())) });
            let allowance = Allowance::new(Arc::new(Rate::new(u64::MAX, u64::MAX)));
            let pipe = Pipe::open(driver, Arc::new(SystemClock), "c".to_owned(), secret(), allowance);
            let first = tokio::join!(get(&pipe), get(&pipe));
            for _ in 0..20 {
                if get(&pipe).await == Outcome::Good {
                    return first;
                }
            }
            panic!("it does not attach again");
        })
    });
}

#[derive(Debug, PartialEq, Eq, Hash)]
enum Outcome {
    /// The good agent's answer.
    Good,
    /// Status, size of the body.
    Answer(u16, Option<u32>),
    Broken,
    Down,
}

async fn get(pipe: &Pipe) -> Outcome {
    let request = Request::get("http://agent/v1/health").body(Body::empty()).unwrap();
    match pipe.send(request).await {
        Ok(answer) if answer.headers().contains_key("x-good") => Outcome::Good,
        Ok(answer) => {
            let status = answer.status().as_u16();
            let body = Limited::new(answer.into_body(), MAX_BODY_BYTES).collect().await;
            Outcome::Answer(status / 100, body.ok().map(|body| isekai_fuzz::bucket(body.to_bytes().len())))
        }
        Err(PipeError::Http(_)) => Outcome::Broken,
        Err(_) => Outcome::Down,
    }
}

/// The first byte's bits: well-framed or raw; go on waiting at the end or close; never read or read all.
async fn hostile(mut pipe: DuplexStream, script: Vec<u8>) {
    let mut input = Input::new(&script);
    let [is_framed, stays, never_reads] = [1, 2, 4].map({
        let bits = input.byte();
        move |bit| bits & bit != 0
    });
    let mut written = Ok(());
    while !input.is_empty() && written.is_ok() {
        let bytes = if is_framed { input.http2_frame() } else { input.take(HTTP2_PAYLOAD_BYTES).to_vec() };
        written = pipe.write_all(&bytes).await;
        let mut read = [0; 4096];
        while !never_reads
            && tokio::time::timeout(std::time::Duration::ZERO, pipe.read(&mut read))
                .await
                .is_ok_and(|n| n.is_ok_and(|n| n > 0))
        {}
    }
    if stays {
        let mut rest = tokio::io::sink();
        if never_reads || tokio::io::copy(&mut pipe, &mut rest).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

async fn good(pipe: DuplexStream) {
    let service = hyper::service::service_fn(|_| async {
        Ok::<_, Infallible>(Response::builder().header("x-good", "1").body(Body::empty()).unwrap())
    });
    let server = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
    let _ = server.serve_connection(TokioIo::new(pipe), service).await;
}

impl Container {
    async fn serve(mut pipe: DuplexStream, script: Option<Vec<u8>>) {
        let mut marker = [0; MARKER_BYTES];
        if pipe.read_exact(&mut marker).await.is_err() {
            return;
        }
        let generation = u64::from_be_bytes(marker[MARKER_BYTES - 8..].try_into().unwrap());
        pipe.write_all(&encode(Side::Agent, &secret(), generation)).await.unwrap();
        match script {
            Some(script) => hostile(pipe, script).await,
            None => good(pipe).await,
        }
    }
}

/// What no pipe asks for.
fn never<T: Send + 'static>() -> BoxFuture<'static, DriverResult<T>> {
    Box::pin(async { Err(DriverError::NotFound) })
}

impl Driver for Container {
    fn isolation(&self, limits: &ContainerLimits, runtime: Option<&str>, apparmor: bool) -> Isolation {
        crate::driver::docker::isolation(limits, runtime, apparmor)
    }

    fn info(&self) -> BoxFuture<'_, DriverResult<EngineFacts>> {
        never()
    }

    fn image_digest<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<String>> {
        never()
    }

    fn create<'a>(&'a self, _: &'a ContainerSpec) -> BoxFuture<'a, DriverResult<String>> {
        never()
    }

    fn start<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        never()
    }

    fn attach<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<Attachment>> {
        let (host, agent) = tokio::io::duplex(64 * 1024);
        tokio::spawn(Self::serve(agent, self.script.lock().unwrap().take()));
        let (output, input) = tokio::io::split(host);
        Box::pin(async { Ok(Attachment { output: Box::new(output), input: Box::new(input) }) })
    }

    fn inspect<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<ContainerState>> {
        Box::pin(async { Ok(ContainerState { run: RunState::Running, exit_code: None, oom_killed: false }) })
    }

    fn stats<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<Stats>> {
        never()
    }

    fn cpu_seconds<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<Option<f64>>> {
        never()
    }

    fn update<'a>(&'a self, _: &'a str, _: &'a ContainerLimits, _: Priority) -> BoxFuture<'a, DriverResult<()>> {
        never()
    }

    fn pause<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        never()
    }

    fn unpause<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        never()
    }

    fn stop<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        never()
    }

    fn remove<'a>(&'a self, _: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        never()
    }

    fn list<'a>(&'a self, _: &'a [(&'a str, &'a str)]) -> BoxFuture<'a, DriverResult<Vec<Listed>>> {
        never()
    }
}
