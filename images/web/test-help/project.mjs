import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createHandler } from "../builder/handler.mjs";
import { loadKit } from "../builder/kit.mjs";

const PAGE =
  '<!doctype html><html><head><title>T</title></head><body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body></html>';

export const kit = await loadKit(fileURLToPath(new URL("../dist", import.meta.url)));

export function newHandler() {
  return createHandler(kit, new URL("../builder/verify/page.mjs", import.meta.url));
}

/** A project in a temporary folder that is removed when the test ends. */
export async function project(t, files) {
  const root = await mkdtemp(join(tmpdir(), "isekai-builder-test-"));
  t.after(() => rm(root, { recursive: true, force: true }));
  await put(root, files);
  return root;
}

export async function put(root, files) {
  for (const [path, contents] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), contents);
  }
}

/** A React project whose entry is `main`. */
export function reactFiles(main, more = {}) {
  return { "index.html": PAGE, "src/main.tsx": main, ...more };
}

export async function ask(handler, request) {
  return await handler.handle(JSON.stringify({ id: 7, ...request }));
}

export async function build(handler, root, target = "react") {
  return await ask(handler, { op: "build", target, root, outdir: join(root, ".isekai/dist") });
}

export async function verify(handler, dir, path = "/") {
  return await ask(handler, { op: "verify", dir, path });
}
