import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { build, newHandler, project, reactFiles, verify } from "../../test-help/project.mjs";

const handler = newHandler();
after(() => handler.stop());
const page = (body, title = "T") => `<!doctype html>\n<html><head><title>${title}</title></head><body>${body}</body></html>`;
const script = (code) => page(`<p id="out">start</p><script>${code}</script>`);

async function verified(t, files, path) {
  return await verify(handler, await project(t, files), path);
}

test("a React app renders, runs its effects and keeps its storage", async (t) => {
  const root = await project(
    t,
    reactFiles(`
    import { useEffect, useState } from "react";
    import { createRoot } from "react-dom/client";
    function App() {
      const [names, setNames] = useState<string[]>([]);
      useEffect(() => { localStorage.setItem("names", JSON.stringify(["Ada", "Alan"])); setNames(JSON.parse(localStorage.getItem("names")!)); document.title = "Loaded"; }, []);
      return <ul>{names.map((name) => <li key={name}>{name}</li>)}</ul>;
    }
    createRoot(document.getElementById("root")!).render(<App />);`),
  );
  assert.equal((await build(handler, root)).ok, true);
  const { durationMs, ...seen } = await verify(handler, join(root, ".isekai/dist"));
  assert.deepEqual(seen, { id: 7, ok: true, status: 200, rendered: true, title: "Loaded", text: "Ada Alan", consoleErrors: [] });
  assert.ok(Number.isInteger(durationMs));
});

test("an error while rendering is reported and the page counts as empty", async (t) => {
  const root = await project(
    t,
    reactFiles(
      'import { createRoot } from "react-dom/client";\nfunction App(): never { throw new Error("no data"); }\ncreateRoot(document.getElementById("root")!).render(<App />);',
    ),
  );
  await build(handler, root);
  const seen = await verify(handler, join(root, ".isekai/dist"));
  assert.deepEqual([seen.ok, seen.status, seen.rendered], [false, 200, false]);
  assert.match(seen.consoleErrors.join("\n"), /no data/);
});

test("a page without scripts is what it says", async (t) => {
  const seen = await verified(t, { "index.html": page("<h1>Hello</h1><p hidden>secret</p><p>you &amp; me</p>", "Hi") });
  assert.deepEqual([seen.ok, seen.title, seen.text], [true, "Hi", "Hello you & me"]);
});

for (const [what, code, expected] of [
  ["console.error", 'console.error("broken", { a: 1 })', /broken \{ a: 1 \}/],
  ["an uncaught error", "nothing.here()", /nothing is not defined/],
  ["an error in a timer", 'setTimeout(() => { throw new TypeError("late") }, 5)', /TypeError: late/],
  ["an error in an event handler", 'addEventListener("load", () => { throw new Error("in load") })', /in load/],
  ["an unhandled rejection", 'Promise.reject(new Error("rejected"))', /rejected/],
  [
    "a request to the internet",
    'fetch("https://api.example/x").catch(() => {})',
    /api\.example\/x cannot be loaded: the sandbox has no network/,
  ],
]) {
  test(`reports ${what}`, async (t) => {
    const seen = await verified(t, { "index.html": script(code) });
    assert.equal(seen.ok, false);
    assert.equal(seen.rendered, true);
    assert.match(seen.consoleErrors.join("\n"), expected);
  });
}

test("modules: relative imports, cycles, top-level await, dynamic import, JSON by fetch", async (t) => {
  const seen = await verified(t, {
    "index.html": page('<p id="out"></p><script type="module" src="./a.js"></script>'),
    "a.js":
      'import { b } from "./lib/b.js"; export const name = "a"; const data = await (await fetch("data.json")).json(); const { c } = await import("./c.js"); document.querySelector("#out").textContent = [b(), data.n, c].join(" ");',
    "lib/b.js": 'import { name } from "../a.js"; export const b = () => "b-of-" + name;',
    "c.js": 'export const c = "c";',
    "data.json": '{"n": 42}',
  });
  assert.deepEqual(seen.consoleErrors, []);
  assert.equal(seen.text, "b-of-a 42 c");
});

test("a module that is not there is an error of the page", async (t) => {
  const seen = await verified(t, { "index.html": page('<p>x</p><script type="module" src="/gone.js"></script>') });
  assert.match(seen.consoleErrors.join(), /Failed to load module script \/gone\.js/);
});

test("what generated apps use exists", async (t) => {
  const names = [
    "matchMedia",
    "ResizeObserver",
    "IntersectionObserver",
    "MutationObserver",
    "structuredClone",
    "requestAnimationFrame",
    "requestIdleCallback",
    "queueMicrotask",
    "fetch",
    "AbortController",
    "FormData",
    "URLSearchParams",
    "FileReader",
    "Blob",
    "File",
    "TextEncoder",
    "CustomEvent",
    "KeyboardEvent",
    "DOMParser",
    "Audio",
    "Image",
    "AudioContext",
    "Notification",
    "sessionStorage",
    "localStorage",
    "history",
    "getComputedStyle",
    "alert",
    "confirm",
    "Intl",
    "performance",
    "BroadcastChannel",
    "WebSocket",
    "Worker",
    "indexedDB",
  ];
  const code = `
    const missing = ${JSON.stringify(names)}.filter((name) => typeof window[name] === "undefined");
    if (!/^[0-9a-f-]{36}$/.test(crypto.randomUUID())) missing.push("randomUUID");
    if (crypto.getRandomValues(new Uint8Array(4)).length !== 4) missing.push("getRandomValues");
    if (typeof matchMedia("(prefers-color-scheme: dark)").matches !== "boolean") missing.push("matches");
    const context = document.createElement("canvas").getContext("2d");
    context.fillStyle = "red"; context.fillRect(0, 0, 1, 1); context.createLinearGradient(0, 0, 1, 1).addColorStop(0, "red");
    if (!(context.measureText("abc").width > 0) || context.getImageData(0, 0, 2, 2).data.length !== 16) missing.push("canvas");
    if (typeof URL.createObjectURL(new Blob(["x"])) !== "string") missing.push("createObjectURL");
    new ResizeObserver(() => {}).observe(document.body); new IntersectionObserver(() => {}).observe(document.body);
    document.body.scrollIntoView(); window.scrollTo(0, 0); history.pushState({}, "", "/next");
    const sound = new AudioContext().createOscillator(); sound.connect(new AudioContext().destination); sound.start();
    const dialog = document.createElement("dialog"); document.body.append(dialog); dialog.showModal();
    document.querySelector("#out").textContent = "missing: " + missing.join();`;
  const seen = await verified(t, { "index.html": script(code) });
  assert.deepEqual(seen.consoleErrors, []);
  assert.equal(seen.text, "missing:");
});

test("unknown pages fall back to the app, unknown files do not", async (t) => {
  const files = { "index.html": script("out.textContent = location.pathname"), "about.html": page("About") };
  assert.equal((await verified(t, files, "/orders/5")).text, "/orders/5");
  assert.equal((await verified(t, files, "/about.html")).text, "About");
  assert.deepEqual(await verified(t, files, "/gone.png").then(({ ok, status, rendered }) => [ok, status, rendered]), [false, 404, false]);
  assert.equal((await verified(t, files, "/../../../etc/hostname.txt")).status, 404);
});

test("a page with nothing to see is not rendered", async (t) => {
  const seen = await verified(t, { "index.html": page('<div id="root"><span> </span></div>') });
  assert.deepEqual([seen.ok, seen.rendered, seen.text], [false, false, ""]);
});

test("pages do not see each other", async (t) => {
  assert.equal(
    (await verified(t, { "index.html": script('window.left = 1; localStorage.setItem("left", "1"); Array.prototype.left = 1') })).ok,
    true,
  );
  assert.equal(
    (await verified(t, { "index.html": script('out.textContent = [typeof left, localStorage.getItem("left"), [].left].join()') })).text,
    "undefined,,",
  );
});

for (const [what, code, expected] of [
  ["an endless loop", "for (;;) {}", /does not end/],
  ["too much memory", "const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()))", /too much memory/],
]) {
  test(`survives ${what} and works again afterwards`, async (t) => {
    const seen = await verified(t, { "index.html": script(code) });
    assert.deepEqual([seen.ok, seen.rendered], [false, false]);
    assert.match(seen.consoleErrors.join(), expected);
    assert.equal((await verified(t, { "index.html": page("again") })).text, "again");
  });
}
