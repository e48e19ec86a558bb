import { build } from "esbuild";
import { replaceRanges, scanTags } from "../html.mjs";
import { ORIGIN } from "./site.mjs";

/** Where the page keeps React while it is checked: see `vendorPlugin`. */
export const VENDOR_GLOBAL = "__isekaiVendor";

/** Takes the module scripts out of a page: the emulator runs classic scripts while it parses, modules run afterwards, as deferred ones do. */
export function takeModuleScripts(html) {
  const tags = scanTags(html).filter(({ name, attrs }) => name === "script" && attrs.type === "module");
  const scripts = tags.map(({ attrs, content }) => ({ src: attrs.src, code: content?.text ?? "" }));
  return {
    html: replaceRanges(
      html,
      tags.map(({ start, end }) => ({ start, end, text: "" })),
    ),
    scripts,
  };
}

/**
 * Joins the module scripts of a page and all they import into one script the emulator can run. The engine's own modules are not used
 * for this: each of them keeps its page's memory for ever (nodejs/node issue 59118).
 * Answers `{code, usesVendor, errors}`; a module that cannot be loaded or parsed is an error of the page.
 */
export async function bundleModules({ scripts, path, site, kit }) {
  if (scripts.length === 0) return { code: "", usesVendor: false, errors: [] };
  const base = new URL(path, ORIGIN);
  const seen = { vendor: false };
  const imports = scripts.map(
    ({ src }, index) => `import ${JSON.stringify(src === undefined ? `inline:${index}` : new URL(src, base).href)};`,
  );
  try {
    const result = await build({
      stdin: { contents: imports.join("\n") },
      bundle: true,
      write: false,
      format: "esm",
      target: "esnext",
      legalComments: "none",
      logLevel: "silent",
      define: { "import.meta.url": JSON.stringify(base.href) },
      plugins: [vendorPlugin(site, kit, seen), sitePlugin(site, scripts, base)],
    });
    // A function of its own makes top-level await possible, and the names of the modules stay theirs.
    return { code: `(async () => {"use strict";\n${result.outputFiles[0].text}\n})()`, usesVendor: seen.vendor, errors: [] };
  } catch (failure) {
    if (!Array.isArray(failure.errors)) throw failure;
    return {
      code: "",
      usesVendor: false,
      errors: failure.errors.map(({ text, location }) => (location ? `${text} (${location.file}:${location.line})` : text)),
    };
  }
}

/** React is parsed once per worker and put into each page as a global: pages of built apps all use the same file. */
function vendorPlugin(site, kit, seen) {
  return {
    name: "vendor",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/vendor-\w+\.js$/ }, async ({ path }) => {
        if (new URL(path, ORIGIN).pathname !== kit.vendor.url || !(await site.has(kit.vendor.url))) return undefined;
        seen.vendor = true;
        return { path, namespace: "vendor" };
      });
      onLoad({ filter: /.*/, namespace: "vendor" }, () => ({ contents: `module.exports = globalThis.${VENDOR_GLOBAL};` }));
    },
  };
}

function sitePlugin(site, scripts, base) {
  return {
    name: "site",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path, importer }) => {
        if (path.startsWith("inline:")) return { path, namespace: "site" };
        if (!/^(?:\.{0,2}\/|https?:)/.test(path))
          return {
            errors: [{ text: `Failed to resolve module specifier "${path}". Relative references must start with "/", "./" or "../".` }],
          };
        return { path: new URL(path, importer.startsWith("http") ? importer : base).href, namespace: "site" };
      });
      onLoad({ filter: /.*/, namespace: "site" }, async ({ path }) => {
        if (path.startsWith("inline:")) return { contents: scripts[Number(path.slice("inline:".length))].code };
        const file = await site.get(path);
        if (file) return { contents: file.body, loader: file.type === "application/json" ? "json" : "js" };
        const why = path.startsWith(`${ORIGIN}/`) ? path.slice(ORIGIN.length) : `${path}: the sandbox has no network`;
        return { errors: [{ text: `Failed to load module script ${why}` }] };
      });
    },
  };
}
