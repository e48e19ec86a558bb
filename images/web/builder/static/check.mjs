import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { BuildFailure, bounded, diagnostic } from "../diagnostics.mjs";
import { listFiles } from "../paths.mjs";
import { checkCode } from "./code.mjs";
import { checkPage } from "./page.mjs";

const KINDS = [
  [/\.html?$/i, "page"],
  [/\.css$/i, "css"],
  [/\.m?js$/i, "js"],
];
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** A static project is served as it is; "building" it means proving that its pages, scripts and style sheets parse and that what they load exists. */
export async function checkStatic({ root }) {
  const files = await listFiles(root);
  if (!files.includes("index.html"))
    throw new BuildFailure([diagnostic("index.html is missing at the top of the project", { file: "index.html" })]);
  const found = { errors: [], warnings: [] };
  const scripts = { modules: new Set(), classic: new Set() };
  const present = new Set(files);
  const texts = await readTexts(root, files);
  for (const { path, kind, text } of texts) if (kind === "page") await checkPage({ path, text, files: present, scripts, found });
  for (const file of texts)
    if (file.kind !== "page") await checkCode({ ...file, classic: scripts.classic.has(file.path), files: present, found });
  if (found.errors.length > 0) throw new BuildFailure(found.errors, found.warnings);
  const outputs = await Promise.all(files.map(async (path) => ({ path, sizeBytes: (await stat(join(root, path))).size })));
  return { warnings: bounded(found.warnings), outputs };
}

async function readTexts(root, files) {
  const texts = [];
  for (const path of files) {
    const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1];
    if (kind && (await stat(join(root, path))).size <= MAX_FILE_BYTES)
      texts.push({ path, kind, text: await readFile(join(root, path), "utf8") });
  }
  return texts;
}
