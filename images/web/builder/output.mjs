import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Files of the build before the last: a page that is still open may ask for them once more. */
let previous = new Set();

/**
 * Publishes a build: every file under its name first, `index.html` by a rename last, so that whoever loads the page sees the old
 * build or the new one, never a mixture. Files that neither this build nor the one before has are then removed.
 * A file is `{path, contents}` or `{path, copyFrom}`. Answers what was written as `{path, sizeBytes}`.
 */
export async function publish(outdir, files) {
  await mkdir(outdir, { recursive: true });
  const pages = files.filter((file) => file.path === "index.html");
  for (const file of files) if (file.path !== "index.html") await place(outdir, file);
  for (const page of pages) await place(outdir, page);
  const current = new Set(files.map((file) => file.path));
  await removeOthers(outdir, "", (path) => current.has(path) || previous.has(path));
  previous = current;
  return await Promise.all(files.map(async ({ path }) => ({ path, sizeBytes: (await stat(join(outdir, path))).size })));
}

async function place(outdir, { path, contents, copyFrom }) {
  const target = join(outdir, path);
  // Names with a hash never change their content; React is the largest of them and the same in every build.
  if (copyFrom && path.startsWith("assets/vendor-") && (await stat(target).catch(() => undefined))) return;
  await mkdir(dirname(target), { recursive: true });
  const fresh = `${target}.new~`;
  await (copyFrom ? copyFile(copyFrom, fresh) : writeFile(fresh, contents));
  await rename(fresh, target);
}

async function removeOthers(outdir, below, keep) {
  for (const entry of await readdir(join(outdir, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) await removeOthers(outdir, path, keep);
    else if (!keep(path)) await rm(join(outdir, path), { force: true });
  }
}
