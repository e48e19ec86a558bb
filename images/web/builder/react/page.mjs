import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BuildFailure, diagnostic, position } from "../diagnostics.mjs";
import { replaceRanges, scanTags } from "../html.mjs";
import { inside, isFile } from "../paths.mjs";

const EXTERNAL = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i;

/**
 * Reads `index.html` and finds what has to be built, as Vite does: module scripts (with `src` or inline) and local style sheets.
 * An entry is `{tag, name, file}` or `{tag, name, inline}`.
 */
export async function readPage(root) {
  const html = await readFile(join(root, "index.html"), "utf8").catch(() => {
    throw new BuildFailure([diagnostic("index.html is missing at the top of the project", { file: "index.html" })]);
  });
  const entries = [];
  for (const tag of scanTags(html)) {
    const entry = await entryOf(root, html, tag);
    if (entry) entries.push({ ...entry, tag, name: entries.length === 0 ? "index" : `index${entries.length + 1}` });
  }
  if (!entries.some((entry) => entry.tag.name === "script")) {
    throw new BuildFailure([diagnostic('index.html has no <script type="module" src="/src/main.tsx">', { file: "index.html" })]);
  }
  return { html, entries };
}

/** The built page: each entry's tag replaced by its output, style sheets and preloads at the end of the head. */
export function renderPage({ html, entries }, built, preloads) {
  const edits = entries.map(({ tag, name }) => ({ start: tag.start, end: tag.end, text: elementFor(tag, built[name]) }));
  const styles = entries.filter(({ tag }) => tag.name === "script").flatMap(({ name }) => built[name].css ?? []);
  const links = [
    ...preloads.map((url) => `<link rel="modulepreload" crossorigin href="${url}">`),
    ...styles.map((url) => `<link rel="stylesheet" crossorigin href="${url}">`),
  ].join("\n    ");
  const head = /<\/head\s*>/i.exec(html);
  const at = head ? head.index : (scanTags(html).find((tag) => tag.name === "body")?.start ?? 0);
  edits.push({ start: at, end: at, text: `  ${links}\n  ` });
  return replaceRanges(html, edits);
}

async function entryOf(root, html, tag) {
  const { type, src, rel, href } = tag.attrs;
  if (tag.unclosed)
    throw new BuildFailure([diagnostic(`<${tag.name}> is never closed`, { file: "index.html", ...position(html, tag.start) })]);
  if (tag.name === "script" && type === "module") {
    return src === undefined ? { inline: tag.content.text } : await localFile(root, html, tag, src);
  }
  if (tag.name === "link" && rel === "stylesheet" && href) return await localFile(root, html, tag, href);
  return undefined;
}

async function localFile(root, html, tag, url) {
  if (EXTERNAL.test(url)) return undefined;
  const path = url.replace(/[?#].*$/, "").replace(/^\.?\//, "");
  if (await isFile(inside(join(root, "public"), path))) return undefined;
  const file = inside(root, path);
  if (await isFile(file)) return { file };
  throw new BuildFailure([diagnostic(`${url} does not exist`, { file: "index.html", ...position(html, tag.start) })]);
}

function elementFor(tag, output) {
  return tag.name === "link"
    ? `<link rel="stylesheet" crossorigin href="${output.js}">`
    : `<script type="module" crossorigin src="${output.js}"></script>`;
}
