import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { ask, build, newHandler, project, reactFiles } from "../../test-help/project.mjs";
import { Site } from "./site.mjs";

const handler = newHandler();
after(() => handler.stop());
const page = (code) =>
  `<!doctype html><html><head><title>T</title></head><body><p id="out">start</p><script>${code}</script></body></html>`;

/** An app's server: `routes` by method and path; what it was asked for is in `asked`. */
async function serving(t, routes) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    asked.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
    const answer = routes[`${request.method} ${request.url}`];
    if (typeof answer === "function") return answer(response);
    const type = request.headers.accept === "text/html" ? "text/html" : "application/json";
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": type }).end(answer);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: server.address().port, asked };
}

async function closedPort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function verified(port, dir = "/nowhere") {
  return await ask(handler, { op: "verify", dir, path: "/", port });
}

test("a React app is served by its own server and waits for its data", async (t) => {
  const root = await project(
    t,
    reactFiles(`
    import { useEffect, useState } from "react";
    import { createRoot } from "react-dom/client";
    function App() {
      const [names, setNames] = useState(["loading"]);
      useEffect(() => { void fetch("/api/data?since=0").then((answer) => answer.json()).then(setNames); }, []);
      return <p>{names.join(" ")}</p>;
    }
    createRoot(document.getElementById("root")!).render(<App />);`),
  );
  assert.equal((await build(handler, root)).ok, true);
  const dist = join(root, ".isekai/dist");
  const built = new Site(dist);
  const routes = {
    "GET /": (await built.page("/")).html,
    // Longer than a page must stand still to count as done.
    "GET /api/data?since=0": (response) => setTimeout(() => response.end('["Ada","Alan"]'), 200),
  };
  const missing = await verified((await serving(t, routes)).port, dist);
  assert.deepEqual([missing.ok, missing.rendered], [false, false], "its server does not serve what was built");
  assert.match(missing.consoleErrors.join(), /Failed to load module script \/assets/);
  for (const { path } of (await build(handler, root)).outputs) {
    const file = await built.get(`http://app.localhost/${path}`);
    if (path !== "index.html") routes[`GET /${path}`] = (response) => response.writeHead(200, { "content-type": file.type }).end(file.body);
  }
  const seen = await verified((await serving(t, routes)).port, dist);
  assert.deepEqual([seen.ok, seen.status, seen.text, seen.consoleErrors], [true, 200, "Ada Alan", []]);
});

test("method, headers and body reach the server, its answers reach the page", async (t) => {
  const code = `(async () => {
    const headers = { "content-type": "application/json", authorization: "Bearer t" };
    const made = await fetch("/api/changes", { method: "POST", headers, body: JSON.stringify({ n: 1 }) });
    const gone = await fetch("/api/session", { method: "DELETE" });
    const refused = await fetch("/api/refused");
    out.textContent = [made.status, made.headers.get("x-version"), (await made.json()).version, gone.status, refused.status].join();
  })()`;
  const { port, asked } = await serving(t, {
    "GET /": page(code),
    "POST /api/changes": (response) => response.writeHead(201, { "x-version": "8" }).end('{"version":8}'),
    "DELETE /api/session": (response) => response.writeHead(204).end(),
    "GET /api/refused": (response) => response.writeHead(401).end("{}"),
  });
  const seen = await verified(port);
  assert.deepEqual([seen.ok, seen.text, seen.consoleErrors], [true, "201,8,8,204,401", []]);
  const [, { headers, body }] = asked;
  assert.equal(body, '{"n":1}');
  const { host, origin, authorization } = headers;
  assert.deepEqual([host, origin, authorization], ["app.localhost", "http://app.localhost", "Bearer t"]);
  assert.equal(headers["content-type"], "application/json");
});

for (const [what, answer, expected] of [
  ["an error of the server", (response) => response.writeHead(500).end(), /GET \/api\/data was answered with status 500/],
  [
    "an answer without end",
    (response) => response.write(Buffer.alloc(17 * 1024 * 1024)),
    /GET \/api\/data: its answer has more than 16777216 bytes/,
  ],
  ["an answer that breaks off", (response) => response.socket.destroy(), /GET \/api\/data: it broke off/],
]) {
  test(`reports ${what}`, async (t) => {
    const code = 'fetch("/api/data").then((answer) => (out.textContent = answer.status), () => (out.textContent = "failed"))';
    const seen = await verified((await serving(t, { "GET /": page(code), "GET /api/data": answer })).port);
    assert.deepEqual([seen.ok, seen.rendered], [false, true]);
    assert.match(seen.consoleErrors.join(), expected);
  });
}

test("a stream that stays open does not hold up the check", async (t) => {
  const { port } = await serving(t, { "GET /": page('fetch("/events")'), "GET /events": (response) => response.write("data: 1\n\n") });
  const seen = await verified(port);
  assert.deepEqual([seen.ok, seen.text], [true, "start"]);
  assert.ok(seen.durationMs < 2500, `${seen.durationMs} ms`);
});

test("a page reaches its own server only, and not another port", async (t) => {
  const other = await serving(t, { "GET /": "other" });
  const code = `fetch("http://127.0.0.1:${other.port}/").catch(() => (out.textContent = "refused"))`;
  const seen = await verified((await serving(t, { "GET /": page(code) })).port);
  assert.equal(seen.text, "refused");
  assert.match(seen.consoleErrors.join(), /the sandbox has no network/);
  assert.deepEqual(other.asked, []);
});

test("what the server says of the page counts", async (t) => {
  const { port } = await serving(t, { "GET /": (response) => response.writeHead(503).end("later") });
  assert.deepEqual(await verified(port).then(({ ok, status }) => [ok, status]), [false, 503]);
  const seen = await verified(await closedPort());
  assert.deepEqual([seen.ok, seen.status], [false, 502]);
  assert.match(seen.consoleErrors.join(), /did not answer GET \/: it takes no connections/);
  for (const wrong of [80, 70_000, "3000", null]) assert.match((await verified(wrong)).consoleErrors.join(), /invalid verify request/);
});
