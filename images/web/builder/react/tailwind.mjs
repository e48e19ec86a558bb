import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Scanner } from "@tailwindcss/oxide";
import { compile } from "tailwindcss";
import { inside } from "../paths.mjs";

const DIRECTIVE =
  /@(?:import|apply|tailwind|theme|utility|variant|custom-variant|source|reference|plugin|config|layer)\b|theme\(|--(?:alpha|spacing)\(/;
const SHEET = /^tailwindcss(?:\/(?<name>index|theme|preflight|utilities))?(?:\.css)?$/;

export function usesTailwind(source) {
  return DIRECTIVE.test(source);
}

/** Compiles one style sheet as `@tailwindcss/vite` does: classes are looked for in the whole project unless the sheet says otherwise. */
export async function compileStyles({ root, file, source, kit }) {
  const compiler = await compile(source, {
    base: dirname(file),
    from: file,
    loadStylesheet: (id, base) => loadStylesheet(id, base, root, kit),
    loadModule: (id, _base, hint) => {
      throw new Error(`@${hint} "${id}" cannot be used: JavaScript plugins and configuration of Tailwind are not available in the sandbox`);
    },
  });
  const scanner = new Scanner({ sources: [...scanRoots(compiler, root), ...compiler.sources, ...ignored(root)] });
  return compiler.build(scanner.scan());
}

function scanRoots(compiler, root) {
  if (compiler.root === "none") return [];
  if (compiler.root === null) return [{ base: root, pattern: "**/*", negated: false }];
  return [{ ...compiler.root, negated: false }];
}

function ignored(root) {
  return [".isekai/**", "dist/**", "node_modules/**"].map((pattern) => ({ base: root, pattern, negated: true }));
}

async function loadStylesheet(id, base, root, kit) {
  const sheet = SHEET.exec(id);
  if (sheet) {
    const path = `${kit.stylesDir}/${sheet.groups.name ?? "index"}.css`;
    return { path, base: kit.stylesDir, content: await readFile(path, "utf8") };
  }
  const path = base === kit.stylesDir ? inside(kit.stylesDir, id) : inside(root, importPath(id, base, root));
  const content = path && (await readFile(path, "utf8").catch(() => undefined));
  if (content === undefined) throw new Error(`cannot find "${id}": no such style sheet in the project`);
  return { path, base: dirname(path), content };
}

function importPath(id, base, root) {
  if (id.startsWith("@/")) return `${root}/src/${id.slice(2)}`;
  return id.startsWith("/") ? `${root}${id}` : `${base}/${id}`;
}
