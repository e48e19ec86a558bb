import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { project } from "../test-help/project.mjs";
import { publish } from "./output.mjs";

const build = (number) => [
  { path: `assets/index-${number}.js`, contents: `run(${number})` },
  { path: "index.html", contents: `<script src="/assets/index-${number}.js">` },
];

test("publishes a build, keeps the files of the one before, removes older ones", async (t) => {
  const outdir = join(await project(t, {}), "dist");
  assert.deepEqual(await publish(outdir, build(1)), [
    { path: "assets/index-1.js", sizeBytes: 6 },
    { path: "index.html", sizeBytes: 33 },
  ]);
  await publish(outdir, build(2));
  assert.deepEqual((await readdir(join(outdir, "assets"))).sort(), ["index-1.js", "index-2.js"]);
  await publish(outdir, build(3));
  assert.deepEqual((await readdir(join(outdir, "assets"))).sort(), ["index-2.js", "index-3.js"]);
  assert.match(await readFile(join(outdir, "index.html"), "utf8"), /index-3\.js/);
});
