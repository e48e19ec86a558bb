import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sampleProject } from "./sample.mjs";

/** After this many the first real build costs no less (measured: docs/adr/0003). Checking a page warms up sooner. */
const BUILD_ROUNDS = 8;
const VERIFY_ROUNDS = 4;

/**
 * Builds and checks a small project a few times, so that the bundler's process, the style compiler, the emulator and the engine's just-in-time
 * compiler have done this work once before a user waits for it.
 */
export async function warmUp(handler) {
  const root = await mkdtemp(join(tmpdir(), "isekai-warm-up-"));
  try {
    for (const [path, contents] of Object.entries(sampleProject())) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), contents);
    }
    const outdir = join(root, ".isekai/dist");
    const build = { id: 0, op: "build", target: "react", root, outdir };
    const verify = { id: 0, op: "verify", dir: outdir, path: "/" };
    for (let round = 1; round <= BUILD_ROUNDS; round += 1) await succeed(handler, build);
    for (let round = 1; round <= VERIFY_ROUNDS; round += 1) await succeed(handler, verify);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function succeed(handler, request) {
  const answer = await handler.handle(JSON.stringify(request));
  if (!answer.ok) throw new Error(`warm-up failed: ${JSON.stringify(answer)}`);
}
