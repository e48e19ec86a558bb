/**
 * Marks the large scripts: Chromium then compiles all of them as they arrive, beside the page, instead of function by function when they
 * are called, which keeps the page busy. To others it is a comment. https://v8.dev/blog/explicit-compile-hints
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HINT = "//# allFunctionsCalledOnLoad\n";
const LARGE_BYTES = 100_000;

const chunks = new URL("../out/_next/static/chunks/", import.meta.url).pathname;
const large = readdirSync(chunks)
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ path: join(chunks, name), text: readFileSync(join(chunks, name), "utf8") }))
  .filter(({ text }) => text.length >= LARGE_BYTES && !text.startsWith(HINT));
for (const { path, text } of large) writeFileSync(path, HINT + text);
console.log(`${large.length} scripts are compiled as they arrive`);
