import { Worker } from "node:worker_threads";
import { bundleModules, takeModuleScripts } from "./modules.mjs";
import { NoAnswer, Site } from "./site.mjs";

const QUIET_LIMIT_MS = 3000;
/** Past the quiet limit, a page that has not answered is stuck in its own script. */
const GRACE_MS = 1500;
const HEAP_MB = 160;
const NOTHING = { rendered: false, title: "", text: "", consoleErrors: [] };

/**
 * Checks built pages in a worker thread. The page's scripts run there, so that one that never ends or eats all memory costs the worker, not
 * the builder. It is no security boundary: the container is.
 */
export class PageChecker {
  #script;
  #kit;
  #worker;
  #settle;

  constructor(script, kit) {
    this.#script = script;
    this.#kit = kit;
  }

  /** `dir` has the built files. With a `port` the app's server there answers for the page. */
  async check({ dir, port, path }) {
    const site = new Site(dir, port);
    try {
      const { status, html } = await site.page(path);
      return status === 200 ? await this.#checkPage({ site, html, dir, port, path }) : report(status, NOTHING);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return report(502, { ...NOTHING, consoleErrors: [error.message] });
    } finally {
      site.close();
    }
  }

  async #checkPage({ site, html: page, dir, port, path }) {
    const { html, scripts } = takeModuleScripts(page);
    const { code, usesVendor, errors } = await bundleModules({ scripts, path, site, kit: this.#kit });
    const vendorFile = usesVendor ? this.#kit.vendor.scriptFile : undefined;
    const worker = (this.#worker ??= this.#start());
    const { result, died } = await this.#ask(worker, { dir, port, path, html, code, vendorFile, limitMs: QUIET_LIMIT_MS });
    if (died) await this.stop();
    const seen = result ?? { ...NOTHING, consoleErrors: [died] };
    return report(200, { ...seen, consoleErrors: [...errors, ...seen.consoleErrors] });
  }

  async stop() {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start() {
    const worker = new Worker(this.#script, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      stdout: true,
      env: {},
    });
    worker.stdout.resume();
    worker.unref();
    worker.on("message", (result) => this.#settle?.({ result }));
    worker.on("error", (error) => this.#ended(worker, deathOf(error)));
    worker.on("exit", () => this.#ended(worker, "the page ended its own process"));
    return worker;
  }

  /** A worker may die between two jobs too: of what a page left behind. */
  #ended(worker, died) {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#settle?.({ died });
  }

  #ask(worker, job) {
    return new Promise((resolve) => {
      const stuck = () => this.#settle({ died: "a script of the page does not end (endless loop?)" });
      const timer = setTimeout(stuck, job.limitMs + GRACE_MS);
      this.#settle = (answer) => {
        this.#settle = undefined;
        clearTimeout(timer);
        resolve(answer);
      };
      worker.postMessage(job);
    });
  }
}

function report(status, seen) {
  return { ok: status === 200 && seen.rendered && seen.consoleErrors.length === 0, status, ...seen };
}

function deathOf(error) {
  return error?.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? "the page needs too much memory"
    : `the page could not be checked: ${error?.message ?? error}`;
}
