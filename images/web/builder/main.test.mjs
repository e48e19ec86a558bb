import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { project, reactFiles } from "../test-help/project.mjs";

for (const main of ["./main.mjs", "../dist/builder/main.mjs"]) {
  test(`speaks the protocol of the agent: ${main}`, async (t) => {
    const root = await project(
      t,
      reactFiles('import { createRoot } from "react-dom/client";\ncreateRoot(document.getElementById("root")!).render(<h1>Hi</h1>);'),
    );
    const outdir = join(root, ".isekai/dist");
    const child = spawn(process.execPath, [fileURLToPath(new URL(main, import.meta.url))], { stdio: ["pipe", "pipe", "inherit"] });
    t.after(() => child.kill("SIGKILL"));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await lines.next()).value);
    assert.deepEqual(await next(), { ready: true });

    const requests = [
      { id: 1, op: "build", root, target: "react", outdir },
      { id: 2, op: "verify", dir: outdir, path: "/" },
      { id: 3, op: "build", root, target: "rust", outdir },
      { id: 4, op: "build", root: "relative", target: "react", outdir },
      { id: 5, op: "dance" },
    ];
    child.stdin.write(`${requests.map((request) => JSON.stringify(request)).join("\n")}\nnot json\nnull\n`);
    const built = await next();
    assert.deepEqual([built.id, built.ok, built.errors, built.warnings], [1, true, [], []]);
    const seen = await next();
    assert.deepEqual([seen.id, seen.ok, seen.status, seen.text], [2, true, 200, "Hi"]);
    for (const id of [3, 4, 5, null, null]) {
      const answer = await next();
      assert.deepEqual([answer.id, answer.ok, answer.errors.length], [id, false, 1]);
    }
    child.stdin.end();
    assert.deepEqual(await once(child, "exit"), [0, null]);
  });
}
