/** Writes a brotli form (`x.br`) beside each text file of the export; the gateway sends it to browsers that take it. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TEXT = /\.(css|html|js|json|map|mjs|svg|txt|webmanifest|xml)$/;
/** As in the gateway: smaller files gain nothing. */
const MIN_BYTES = 1024;

const out = new URL("../out/", import.meta.url).pathname;
let files = 0;
let before = 0;
let after = 0;

for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !TEXT.test(entry.name)) continue;
  const plain = readFileSync(path);
  if (plain.length < MIN_BYTES) continue;
  const compressed = brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
  writeFileSync(`${path}.br`, compressed);
  files += 1;
  before += plain.length;
  after += compressed.length;
}

console.log(`${files} files: ${(before / 1000).toFixed(0)} kB, ${(after / 1000).toFixed(0)} kB in brotli`);
