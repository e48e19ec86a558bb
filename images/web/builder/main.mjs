// The builder: one process per sandbox, driven by the agent with JSON lines on stdin/stdout (one request at a time).
import { Console } from "node:console";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createHandler } from "./handler.mjs";
import { idleCollector } from "./idle.mjs";
import { loadKit } from "./kit.mjs";
import { readLines } from "./lines.mjs";
import { warmUp } from "./warmup.mjs";

// Nothing but protocol lines may reach stdout.
globalThis.console = new Console(process.stderr, process.stderr);

const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const top = fileURLToPath(new URL("..", import.meta.url));
const kit = await loadKit(existsSync(`${top}/vendor`) ? top : `${top}/dist`);
const handler = createHandler(kit, pageScript());
const idle = idleCollector();

await warmUp(handler);
send({ ready: true });
idle();
for await (const line of readLines(process.stdin)) {
  send(await handler.handle(line));
  idle();
}
process.exit(0);

/** The page checker is a file of its own because it runs in a worker: beside the bundle in the image, in `verify/` in the source. */
function pageScript() {
  const bundled = new URL("./page.mjs", import.meta.url);
  return existsSync(bundled) ? bundled : new URL("./verify/page.mjs", import.meta.url);
}
