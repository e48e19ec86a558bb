import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const IDLE_MS = 500;
/** The only kind of collection after which the engine gives unused pages back to the system. */
const EVERYTHING = { type: "major", execution: "sync", flavor: "last-resort" };

/**
 * Answers a function to call after each piece of work: when nothing follows for a moment, garbage is collected. The engine alone lets it grow for
 * as long as memory is there, and a builder waits most of its life beside many others.
 */
export function idleCollector() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(collect, IDLE_MS, EVERYTHING).unref();
  };
}
