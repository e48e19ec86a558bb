//! Out of the workspace by the names of files, in every interface that takes one.

use std::collections::BTreeMap;

use axum::body::Body;
use futures::FutureExt as _;
use futures::future::LocalBoxFuture;
use http::{Method, Request};
use isekai_channel::agent_api::Start;
use serde_json::{Value, json};

use super::attempt::Program::Get;
use super::attempt::Refused::Status;
use super::attempt::{Attempt, Verdict, attempt, by_host};
use super::cell::Cell;

const READ: &str = "any file of the container, with the agent's rights";
const NOT_SAFE: &[u16] = &[400, 403];
const NOT_SERVED: &[u16] = &[400, 404];

pub const ATTEMPTS: &[Attempt] = &[
    read("dots", "", "agent/v1/files/..%2F..%2Fetc%2Fpasswd"),
    read("dots-inside", "", "agent/v1/files/a/..%2F..%2F..%2Fetc%2Fpasswd"),
    read("dots-encoded", "", "agent/v1/files/%2e%2e/%2e%2e/etc/passwd"),
    read("dots-plain", "", "agent/v1/files/../../etc/passwd"),
    read("absolute", "", "agent/v1/files/%2Fetc%2Fpasswd"),
    read("double-slash", "", "agent/v1/files//etc/passwd"),
    read("encoded-twice", "CWE-174", "agent/v1/files/%252e%252e%252fetc%252fpasswd"),
    read("overlong-utf8", "CVE-2008-2938", "agent/v1/files/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd"),
    read("backslash", "", "agent/v1/files/..%5C..%5Cetc%5Cpasswd"),
    read("nul", "CWE-158", "agent/v1/files/%2e%2e/etc/passwd%00.html"),
    read("expansion", "", "agent/v1/files/$%7BHOME%7D/../etc/passwd"),
    read("backticks", "", "agent/v1/files/%60cat%20%2Fetc%2Fpasswd%60"),
    read("reserved-characters", "names that mean more elsewhere", "agent/v1/files/C%3A%7Cx%3F%2A"),
    read("spaces-and-dots", "other systems trim them", "agent/v1/files/..%20/..%20/etc/passwd"),
    read("line-break", "", "agent/v1/files/a%0d%0ax-isekai-error%3a%20x"),
    by_host("proc-link", READ, "CVE-2024-21626: /proc/self/fd", |cell| {
        linked(cell, "ln -s /proc/self/root root", "root/etc/passwd")
    }),
    by_host("link-to-file", READ, "", |cell| linked(cell, "ln -s /etc/passwd passwd", "passwd")),
    by_host("link-to-folder", READ, "", |cell| linked(cell, "ln -s /etc folder", "folder/passwd")),
    by_host("link-upwards", READ, "", |cell| linked(cell, "mkdir -p d && ln -s ../.. d/up", "d/up/etc/passwd")),
    by_host("link-race", READ, "CVE-2021-30465: a folder that becomes a link between check and use", link_race),
    by_host(
        "write-through-link",
        "writing outside the workspace",
        "CVE-2018-15664: docker cp through a link",
        write_through_link,
    ),
    by_host("write-outside", "writing outside the workspace", "Zip Slip, CVE-2018-1002200", write_outside),
    by_host("delete-outside", "deleting outside the workspace", "", delete_outside),
    by_host("private-folder", "the agent's own files", "", private_folder),
    by_host("command-folder", "a command that starts outside", "CVE-2024-21626", command_folder),
    by_host("served-folder", "serving the container's files as the app's", "", served_folder),
    preview("preview-dots", "app/..%2f..%2fetc/passwd"),
    preview("preview-dots-encoded", "app/%2e%2e/%2e%2e/etc/passwd"),
    preview("preview-absolute", "app/%2fetc/passwd"),
    preview("preview-encoded-twice", "app/%252e%252e%252fetc%252fpasswd"),
    preview("preview-nul", "app/index.html%00/../../etc/passwd"),
    by_host("preview-link", READ, "", preview_link),
    preview("preview-hidden", "app/.isekai/dist/index.html"),
];

const fn read(name: &'static str, lesson: &'static str, path: &'static str) -> Attempt {
    attempt(name, READ, lesson, Get(path), Status(NOT_SAFE))
}

const fn preview(name: &'static str, path: &'static str) -> Attempt {
    // Served by the agent, or refused because nothing is served yet: 409 and 503 would say so.
    attempt(name, READ, "", Get(path), Status(&[400, 404, 409, 503]))
}

async fn ask(cell: &Cell, method: Method, path: &str, body: Value) -> (u16, String) {
    let uri = format!("{}/v1/sandboxes/{}/{path}", cell.service.url, cell.id);
    let request = Request::builder().method(method).uri(uri).header("content-type", "application/json");
    cell.send(request.body(Body::from(body.to_string())).unwrap()).await
}

fn shows_users(text: &str) -> bool {
    text.contains("root:x:0")
}

fn linked<'a>(cell: &'a Cell, make: &'static str, path: &'static str) -> LocalBoxFuture<'a, Verdict> {
    async move {
        if let Err(error) = cell.run(make).await {
            return Verdict::Escaped(error);
        }
        let (status, text) = cell.get(&format!("agent/v1/files/{path}")).await;
        Verdict::of((400..500).contains(&status) && !shows_users(&text), &format!("{status} {text}"))
    }
    .boxed_local()
}

/// A folder that is a link half of the time, while the file behind it is read. Nothing is written: the agent would make the folder anew
/// while it is away, and end the race.
fn link_race(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        const ROUNDS: usize = 300;
        let flip = "const fs = require('fs'); fs.mkdirSync('race', { recursive: true }); fs.writeFileSync('race/passwd', 'inside'); \
            fs.symlinkSync('/etc', 'link'); require('http').createServer((q, s) => s.end('x')).listen(3000, '127.0.0.1'); \
            const toLink = () => { fs.renameSync('race', 'kept'); fs.renameSync('link', 'race') }; \
            const toFolder = () => { fs.renameSync('race', 'link'); fs.renameSync('kept', 'race') }; let turns = 0; \
            const turn = () => { for (let i = 0; i < 25; i++) { toLink(); toFolder() } \
            if (turns++ % 2 === 0) return setTimeout(turn, 1); toLink(); setTimeout(() => { toFolder(); turn() }, 1) }; turn()";
        let command = ["/opt/isekai/bin/node", "-e", flip].map(str::to_owned).to_vec();
        cell.service.client.start(cell.id, &Start::Command { command, port: 3000 }).await.unwrap();
        let mut seen = BTreeMap::new();
        for _ in 0..ROUNDS {
            let (status, text) = cell.get("agent/v1/files/race/passwd").await;
            if status == 200 && text != "inside" {
                return Verdict::Escaped(text);
            }
            *seen.entry(status).or_insert(0) += 1;
        }
        cell.service.client.stop(cell.id).await.unwrap();
        // Otherwise nothing raced.
        let both = seen.contains_key(&200) && seen.len() > 1;
        Verdict::of(both, &format!("statuses and how often: {seen:?}"))
    }
    .boxed_local()
}

fn write_through_link(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let made =
            cell.run("ln -s /tmp out; ln -s /tmp/through-file through; mkdir -p deep && ln -s /tmp deep/out").await;
        if let Err(error) = made {
            return Verdict::Escaped(error);
        }
        let mut statuses = Vec::new();
        for path in ["out/through", "deep/out/through", "through"] {
            let file = json!({ "files": [{ "path": path, "content": "x" }] });
            statuses.push(ask(cell, Method::PUT, "agent/v1/files", file).await.0);
        }
        // The last replaces the link itself, which is inside.
        let left = cell.run("ls /tmp | grep through; test -L through && echo still a link; echo end").await;
        let nothing = left.as_ref().is_ok_and(|ran| ran.text.trim() == "end");
        Verdict::of(nothing && statuses[..2].iter().all(|status| *status >= 400), &format!("{statuses:?}"))
    }
    .boxed_local()
}

fn write_outside(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let mut seen = Vec::new();
        for path in [
            "../tmp/x",
            "/tmp/x",
            "a/../../tmp/x",
            "a\\..\\x",
            "a\u{0}b",
            "${HOME}/x",
            "..",
            ".",
            "",
            "a//b",
            "%2e%2e/x",
        ] {
            let file = json!({ "files": [{ "path": "fine.txt", "content": "x" }, { "path": path, "content": "x" }] });
            seen.push((path, ask(cell, Method::PUT, "agent/v1/files", file).await.0));
        }
        let left = cell.run("ls /tmp/x fine.txt 2>/dev/null; echo end").await;
        let nothing = left.as_ref().is_ok_and(|ran| ran.text.trim() == "end");
        Verdict::of(nothing && seen.iter().all(|(_, status)| NOT_SAFE.contains(status)), &format!("{seen:?}"))
    }
    .boxed_local()
}

fn delete_outside(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        if let Err(error) = cell.run("mkdir -p /tmp/kept && echo kept > /tmp/kept/file && ln -s /tmp/kept doomed").await
        {
            return Verdict::Escaped(error);
        }
        let mut statuses = Vec::new();
        for path in ["../tmp/kept/file", "/tmp/kept/file", "doomed/file"] {
            let delete = json!({ "files": [], "delete": [path] });
            statuses.push(ask(cell, Method::PUT, "agent/v1/files", delete).await.0);
        }
        let left = cell.run("cat /tmp/kept/file").await;
        Verdict::of(left.is_ok_and(|ran| ran.text == "kept\n"), &format!("{statuses:?}"))
    }
    .boxed_local()
}

/// What the builder wrote is the agent's to serve: the project's interface does not write there.
fn private_folder(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let file = json!({ "files": [{ "path": ".isekai/dist/index.html", "content": "x" }] });
        let (status, text) = ask(cell, Method::PUT, "agent/v1/files", file).await;
        Verdict::of(NOT_SAFE.contains(&status), &format!("{status} {text}"))
    }
    .boxed_local()
}

fn command_folder(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        if let Err(error) = cell.run("ln -sfn / elsewhere; ln -sfn /proc/self/fd/7 descriptor").await {
            return Verdict::Escaped(error);
        }
        let mut seen = Vec::new();
        for cwd in ["../..", "/", "/proc/self/fd/7", "/proc/self/cwd", "a/../..", "elsewhere", "descriptor"] {
            let exec = json!({ "command": ["pwd"], "cwd": cwd, "timeoutMs": 5000 });
            seen.push((cwd, ask(cell, Method::POST, "agent/v1/exec", exec).await.0));
        }
        Verdict::of(seen.iter().all(|(_, status)| (400..500).contains(status)), &format!("{seen:?}"))
    }
    .boxed_local()
}

fn served_folder(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        if let Err(error) = cell.run("ln -sfn /etc etc-link; echo x > index.html").await {
            return Verdict::Escaped(error);
        }
        let mut seen = Vec::new();
        for root in ["/etc", "..", "../etc", "etc-link", "a/../..", "/proc/1/root"] {
            let start = json!({ "mode": "static", "root": root });
            seen.push((root, ask(cell, Method::POST, "agent/v1/start", start).await.0));
        }
        // What the next attempts look around in.
        cell.service.client.start(cell.id, &Start::Static { root: ".".to_owned() }).await.unwrap();
        Verdict::of(seen.iter().all(|(_, status)| (400..500).contains(status)), &format!("{seen:?}"))
    }
    .boxed_local()
}

fn preview_link(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let made = cell.run("echo x > index.html; ln -sfn /etc/passwd users.txt; ln -sfn /etc etc-link").await;
        if let Err(error) = made {
            return Verdict::Escaped(error);
        }
        cell.service.client.start(cell.id, &Start::Static { root: ".".to_owned() }).await.unwrap();
        let mut seen = Vec::new();
        for path in ["app/users.txt", "app/etc-link/passwd", "app/etc-link/"] {
            seen.push(cell.get(path).await);
        }
        let refused = seen.iter().all(|(status, text)| NOT_SERVED.contains(status) && !shows_users(text));
        Verdict::of(refused, &format!("{seen:?}"))
    }
    .boxed_local()
}
