import { BuildFailure, diagnostic } from "./diagnostics.mjs";
import { buildReact } from "./react/build.mjs";
import { checkStatic } from "./static/check.mjs";
import { PageChecker } from "./verify/checker.mjs";

/** Answers requests of the agent; never throws, whatever the project or the request looks like. */
export function createHandler(kit, pageScript) {
  const checker = new PageChecker(pageScript, kit);
  const builders = { react: buildReact, static: checkStatic };

  async function build({ root, target, outdir }) {
    const builder = builders[target];
    if (!builder || !isAbsolute(root) || !isAbsolute(outdir)) throw new BuildFailure([diagnostic("invalid build request")]);
    return await builder({ root, outdir, kit });
  }

  async function verify({ dir, path, port }) {
    if (!isAbsolute(dir) || !isAbsolute(path) || !(port === undefined || isPort(port)))
      return { ok: false, status: 400, rendered: false, title: "", text: "", consoleErrors: ["invalid verify request"] };
    return await checker.check({ dir, path, port });
  }

  async function answer(request) {
    if (request.op === "verify") return await verify(request);
    if (request.op === "build") return await outcome(() => build(request));
    return { ok: false, errors: [diagnostic(`unknown operation: ${request.op}`)], warnings: [], outputs: [] };
  }

  return {
    stop: () => checker.stop(),
    async handle(line) {
      const startedMs = performance.now();
      let request = {};
      try {
        request = JSON.parse(line) ?? {};
      } catch {
        return { id: null, ok: false, errors: [diagnostic("request is not JSON")], warnings: [], outputs: [], durationMs: 0 };
      }
      const result = await answer(request);
      return { id: request.id ?? null, ...result, durationMs: Math.round(performance.now() - startedMs) };
    },
  };
}

/** Turns what a build throws into its answer: what is wrong with the project is an answer, not a crash. */
async function outcome(run) {
  try {
    const { warnings, outputs } = await run();
    return { ok: true, errors: [], warnings, outputs };
  } catch (error) {
    if (!(error instanceof BuildFailure)) console.error("build failed unexpectedly:", error);
    const errors = error instanceof BuildFailure ? error.errors : [diagnostic(`build failed: ${error.message}`)];
    return { ok: false, errors, warnings: error.warnings ?? [], outputs: [] };
  }
}

/** Of an app: those below are the system's. */
function isPort(port) {
  return Number.isInteger(port) && port >= 1024 && port <= 65_535;
}

function isAbsolute(path) {
  return typeof path === "string" && path.startsWith("/") && !path.includes("\0");
}
