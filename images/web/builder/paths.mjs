import { lstat, readdir } from "node:fs/promises";
import { join, resolve, sep } from "node:path";

const MAX_FILES = 2000;
const SKIPPED = new Set(["node_modules", "dist", "build"]);

/** The absolute path of `path` below `base`, or undefined when it would leave `base`. */
export function inside(base, path) {
  const full = resolve(base, path);
  return full === base || full.startsWith(base.endsWith(sep) ? base : base + sep) ? full : undefined;
}

export async function isFile(path) {
  if (path === undefined) return false;
  return await lstat(path).then(
    (stat) => stat.isFile(),
    () => false,
  );
}

/** Relative paths of the regular files below a folder, sorted; hidden and generated folders are left out. An absent folder has none. */
export async function listFiles(dir, { skip = SKIPPED } = {}) {
  const found = [];
  const pending = [""];
  while (pending.length > 0 && found.length < MAX_FILES) {
    const below = pending.pop();
    for (const entry of await readdir(join(dir, below), { withFileTypes: true }).catch(() => [])) {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && !entry.name.startsWith(".") && !skip.has(entry.name)) pending.push(path);
    }
  }
  return found.sort().slice(0, MAX_FILES);
}
