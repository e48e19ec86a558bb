import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build, kit, newHandler, project, put, reactFiles } from "../../test-help/project.mjs";

const handler = newHandler();
const MAIN =
  'import { createRoot } from "react-dom/client";\nimport App from "@/App";\nimport "./index.css";\ncreateRoot(document.getElementById("root")!).render(<App />);\n';
const APP =
  'import { useState } from "react";\nexport default function App() { const [n, set] = useState(0); return <button className="mt-[13px] hover:bg-red-500" onClick={() => set(n + 1)}>{n}</button>; }\n';

async function builtFiles(root) {
  const dist = join(root, ".isekai/dist");
  const files = {};
  for (const name of await readdir(dist, { recursive: true }))
    if (/\.\w+$/.test(name)) files[name] = await readFile(join(dist, name), "utf8");
  return files;
}

test("builds a project: hashed assets, styles of the classes in use, React outside the bundle", async (t) => {
  const root = await project(
    t,
    reactFiles(MAIN, { "src/App.tsx": APP, "src/index.css": '@import "tailwindcss";\n', "public/robots.txt": "all" }),
  );
  const result = await build(handler, root);
  assert.deepEqual(
    { ok: result.ok, errors: result.errors, warnings: result.warnings, id: result.id },
    { ok: true, errors: [], warnings: [], id: 7 },
  );
  const files = await builtFiles(root);
  const script = Object.keys(files).find((name) => /^assets\/index-\w+\.js$/.test(name));
  const style = Object.keys(files).find((name) => /^assets\/index-\w+\.css$/.test(name));
  assert.ok(files[script].length < 2000, "React must not be in the bundle");
  assert.match(files[style], /\.mt-\\\[13px\\\]\{margin-top:13px\}/);
  assert.doesNotMatch(files[style], /bg-blue-500/);
  assert.match(files["index.html"], new RegExp(`<script type="module" crossorigin src="/${script}"></script>`));
  assert.match(files["index.html"], new RegExp(`<link rel="stylesheet" crossorigin href="/${style}">\\s*</head>`));
  assert.equal(files["robots.txt"], "all");
  assert.ok(files[kit.vendor.path].includes("createRoot"));
  assert.deepEqual(result.outputs.map(({ path }) => path).sort(), Object.keys(files).sort());
});

test("an edit changes the hash, the same source does not", async (t) => {
  const root = await project(t, reactFiles(MAIN, { "src/App.tsx": APP, "src/index.css": '@import "tailwindcss";\n' }));
  const names = async () =>
    (await build(handler, root)).outputs
      .map(({ path }) => path)
      .sort()
      .join();
  const first = await names();
  assert.equal(await names(), first);
  await put(root, { "src/App.tsx": APP.replace("13px", "14px") });
  assert.notEqual(await names(), first);
});

test("copies only the icons an app imports", async (t) => {
  const root = await project(
    t,
    reactFiles('import { Plus, X as Close, Icon } from "lucide-react";\nconsole.log(Plus, Close, Icon); // Trash2 is only mentioned\n'),
  );
  const { ok, outputs } = await build(handler, root);
  assert.ok(ok);
  const script = await readFile(join(root, ".isekai/dist", outputs.find(({ path }) => /index-\w+\.js$/.test(path)).path), "utf8");
  assert.match(script, /M5 12h14/);
  assert.match(script, /m6 6 12 12/);
  assert.doesNotMatch(script, /trash-2/);
});

test("splits lazy pages and inlines what Vite defines", async (t) => {
  const root = await project(
    t,
    reactFiles('if (import.meta.env.DEV) console.log("debugging"); import("./lazy").then((m) => m.run());\n', {
      "src/lazy.ts": "export function run() { console.log(import.meta.env.BASE_URL); }\n",
    }),
  );
  const { ok, outputs } = await build(handler, root);
  assert.ok(ok);
  assert.ok(outputs.some(({ path }) => /^assets\/lazy-\w+\.js$/.test(path)));
  assert.doesNotMatch(Object.values(await builtFiles(root)).join("\n"), /debugging/);
});

test("builds module scripts and style sheets written into the page", async (t) => {
  const root = await project(t, {
    "index.html":
      '<!doctype html><link rel="stylesheet" href="/src/a.css"><script type="module">import { hi } from "/src/hi.ts"; hi();</script>',
    "src/a.css": ".a { color: red }",
    "src/hi.ts": 'export const hi = (): void => console.log("hi");',
  });
  const { ok } = await build(handler, root);
  assert.ok(ok);
  assert.match(
    (await builtFiles(root))["index.html"],
    /<link rel="stylesheet" crossorigin href="\/assets\/index-\w+\.css"><script type="module" crossorigin src="\/assets\/index2-\w+\.js"><\/script>/,
  );
});

test("a leading slash means the project or its public folder", async (t) => {
  const root = await project(
    t,
    reactFiles('import logo from "/logo.svg"; import { hi } from "/src/hi"; import "./a.css"; hi(logo);', {
      "public/logo.svg": "<svg/>",
      "public/bg.png": "x",
      "src/hi.ts": "export const hi = (s: string) => document.body.append(s);",
      "src/a.css": "body { background: url(/bg.png) }",
    }),
  );
  const { ok, errors } = await build(handler, root);
  assert.deepEqual({ ok, errors }, { ok: true, errors: [] });
  const all = Object.entries(await builtFiles(root))
    .filter(([name]) => name.startsWith("assets/"))
    .map(([, text]) => text)
    .join("\n");
  assert.match(all, /"\/logo\.svg"/);
  assert.match(all, /url\(\/bg\.png\)/);
});

for (const [what, files, expected] of [
  [
    "a package that is not there",
    reactFiles('\nimport { z } from "zod";\nz;'),
    { file: "src/main.tsx", line: 2, column: 19, message: /package "zod" is not available.*react, react-dom, lucide-react/ },
  ],
  [
    "a scoped package",
    reactFiles('import q from "@tanstack/react-query/x";\nq;'),
    { file: "src/main.tsx", message: /package "@tanstack\/react-query" is not available/ },
  ],
  ["a module of Node.js", reactFiles('import fs from "node:fs";\nfs;'), { file: "src/main.tsx", message: /module of Node\.js/ }],
  [
    "a missing file by alias",
    reactFiles('import a from "@/nope";\na;'),
    { file: "src/main.tsx", line: 1, column: 15, message: /cannot find "@\/nope"/ },
  ],
  ["a missing relative file", reactFiles('import a from "./nope";\na;'), { file: "src/main.tsx", message: /cannot find "\.\/nope"/ }],
  [
    "a missing export",
    reactFiles('import { nope } from "react";\nnope;'),
    { file: "src/main.tsx", message: /No matching export .* "nope"/ },
  ],
  ["a syntax error", reactFiles("const a = 1;\nconst b = <div>;\n"), { file: "src/main.tsx", line: 3 }],
  [
    "an unknown class in @apply",
    reactFiles('import "./i.css";', { "src/i.css": '@import "tailwindcss";\nbody {\n  @apply no-such-class;\n}\n' }),
    { file: "src/i.css", line: 3, message: /no-such-class/ },
  ],
  [
    "a style sheet that is not there",
    reactFiles('import "./i.css";', { "src/i.css": '@import "tailwindcss";\n@import "./other.css";\n' }),
    { file: "src/i.css", line: 2, message: /cannot find "\.\/other\.css"/ },
  ],
  [
    "a plugin of Tailwind",
    reactFiles('import "./i.css";', { "src/i.css": '@import "tailwindcss";\n@plugin "@tailwindcss/typography";\n' }),
    { file: "src/i.css", line: 2, message: /not available in the sandbox/ },
  ],
  ["no index.html", { "src/main.tsx": "" }, { file: "index.html", message: /missing/ }],
  ["no module script", { "index.html": "<p>hi</p>" }, { file: "index.html", message: /<script type="module"/ }],
  [
    "a script that is not there",
    { "index.html": '<p>\n  <script type="module" src="/src/gone.tsx"></script>' },
    { file: "index.html", line: 2, column: 3, message: /\/src\/gone\.tsx does not exist/ },
  ],
  [
    "a script outside the project",
    { "index.html": '<script type="module" src="/../../../etc/hostname"></script>' },
    { file: "index.html", message: /does not exist/ },
  ],
]) {
  test(`says where the fault is: ${what}`, async (t) => {
    const result = await build(handler, await project(t, files));
    assert.equal(result.ok, false);
    const [error] = result.errors;
    for (const [key, value] of Object.entries(expected)) {
      if (value instanceof RegExp) assert.match(error[key], value);
      else assert.equal(error[key], value, `${key} of ${JSON.stringify(error)}`);
    }
  });
}

test("a failed build leaves the last good one in place", async (t) => {
  const root = await project(t, reactFiles('console.log("good");'));
  await build(handler, root);
  const before = await builtFiles(root);
  await put(root, { "src/main.tsx": "const = 1;" });
  assert.equal((await build(handler, root)).ok, false);
  assert.deepEqual(await builtFiles(root), before);
});
