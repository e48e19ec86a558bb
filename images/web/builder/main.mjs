// The builder: one process per sandbox, driven by the agent with JSON lines on stdin/stdout (one request at a time).
// Nothing but protocol lines may reach stdout, so the console writes to stderr.
import { Console } from "node:console";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createHandler } from "./handler.mjs";
import { readLines } from "./lines.mjs";
import { loadKit } from "./kit.mjs";
import { warmUp } from "./warmup.mjs";

globalThis.console = new Console(process.stderr, process.stderr);

const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const here = fileURLToPath(new URL("..", import.meta.url));
const kit = await loadKit(existsSync(`${here}/vendor`) ? here : `${here}/dist`);
const handler = createHandler(kit, pageScript());

if (process.env.ISEKAI_BUILDER_WARMUP !== "0") await warmUp(handler);
send({ ready: true });
for await (const line of readLines(process.stdin)) send(await handler.handle(line));
process.exit(0);

/** The page checker is a file of its own because it runs in a worker: beside the bundle in the image, in `verify/` in the source. */
function pageScript() {
  const bundled = new URL("./page.mjs", import.meta.url);
  return existsSync(bundled) ? bundled : new URL("./verify/page.mjs", import.meta.url);
}
