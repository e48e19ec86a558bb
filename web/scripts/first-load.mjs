/** Prints what the browser loads before each page can be used: script and style of the exported HTML, compressed. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const LIMIT_BYTES = 200_000;
const out = new URL("../out/", import.meta.url).pathname;
const pages = readdirSync(out, { recursive: true }).filter((path) => /(^|\/)index\.html$/.test(path)).sort();

const size = (urls, compress) => [...urls].reduce((sum, url) => sum + compress(readFileSync(join(out, url))).length, 0);
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

let failed = false;
for (const page of pages) {
  const html = readFileSync(join(out, page), "utf8");
  // Browsers that know modules skip `nomodule` scripts.
  const tags = html.match(/<script[^>]+src="[^"]+"[^>]*>/gi)?.filter((tag) => !/\bnomodule\b/i.test(tag)) ?? [];
  const scripts = new Set(tags.map((tag) => /src="([^"?]+)/.exec(tag)[1]));
  const styles = new Set([...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"?]+)/gi)].map((match) => match[1]));
  const gzip = size(scripts, gzipSync);
  console.log(`/${page.replace(/index\.html$/, "")}: script ${kb(gzip)} gzip, ${kb(size(scripts, brotliCompressSync))} brotli; style ${kb(size(styles, gzipSync))} gzip`);
  if (page === "index.html" && gzip > LIMIT_BYTES) failed = true;
}
if (failed) {
  console.error(`Home loads more than ${kb(LIMIT_BYTES)} of compressed script`);
  process.exitCode = 1;
}
