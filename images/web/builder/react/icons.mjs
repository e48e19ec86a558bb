import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listFiles } from "../paths.mjs";

const SOURCE = /\.[cm]?[jt]sx?$/;
const CORE_NAMES = ["createLucideIcon", "Icon", "LucideProvider", "useLucideContext"];
let catalogue;

/**
 * Serves `lucide-react` with just the icons whose names occur in the project's source. That is more than is imported at times; the bundler drops
 * the rest.
 */
export function iconsPlugin(root, kit) {
  return {
    name: "icons",
    setup(build) {
      build.onResolve({ filter: /^lucide-react$/ }, () => ({ path: "lucide-react", namespace: "icons", sideEffects: false }));
      build.onLoad({ filter: /.*/, namespace: "icons" }, async () => ({
        contents: await iconModule(root, kit),
        resolveDir: kit.dir,
        loader: "js",
      }));
    },
  };
}

async function iconModule(root, kit) {
  catalogue ??= JSON.parse(await readFile(kit.iconsFile, "utf8"));
  const core = JSON.stringify(kit.iconCoreFile);
  const lines = [`import { createLucideIcon as make } from ${core};`, `export { ${CORE_NAMES.join(", ")} } from ${core};`];
  for (const word of await wordsIn(root)) {
    const icon = Object.hasOwn(catalogue.names, word) && catalogue.icons[catalogue.names[word]];
    if (icon) lines.push(`export const ${word} = /* @__PURE__ */ make(${icon});`);
  }
  return lines.join("\n");
}

async function wordsIn(root) {
  const words = new Set();
  const files = [...(await listFiles(join(root, "src"))).map((path) => `src/${path}`), "index.html"];
  for (const path of files) {
    if (!SOURCE.test(path) && path !== "index.html") continue;
    const text = await readFile(join(root, path), "utf8").catch(() => "");
    for (const [word] of text.matchAll(/\b[A-Z]\w*/g)) words.add(word);
  }
  return words;
}
