import { inspect } from "node:util";

const MAX_ERRORS = 20;
const MAX_CHARS = 1000;

/** Collects what a browser would show in red; the same message is kept once. */
export class ErrorLog {
  #messages = new Set();

  add(...parts) {
    if (this.#messages.size >= MAX_ERRORS) return;
    const message = parts.map(describe).join(" ").slice(0, MAX_CHARS);
    if (message) this.#messages.add(message);
  }

  list() {
    return [...this.#messages];
  }
}

function describe(value) {
  if (typeof value === "string") return value;
  // Errors of the page's realm are not `instanceof Error` here.
  if (typeof value?.message === "string")
    return value.stack?.startsWith?.(value.name ?? "Error") ? firstFrames(value.stack) : `${value.name ?? "Error"}: ${value.message}`;
  return inspect(value, { depth: 2, breakLength: Infinity });
}

function firstFrames(stack) {
  const lines = stack.split("\n");
  const frames = lines.filter((line) => /^\s+at .*http:\/\/app\./.test(line)).slice(0, 3);
  const message = lines.slice(
    0,
    Math.max(
      1,
      lines.findIndex((line) => /^\s+at /.test(line)),
    ),
  );
  return [...message, ...frames].join("\n");
}
