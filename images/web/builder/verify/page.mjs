// Entry of the worker thread: one job at a time, a fresh window for each.
import { parentPort } from "node:worker_threads";
import { idleCollector } from "../idle.mjs";
import { checkPage } from "./check.mjs";

const idle = idleCollector();

parentPort.on("message", async (job) => {
  parentPort.postMessage(await checkPage(job));
  idle();
});
