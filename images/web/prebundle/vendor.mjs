import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { VENDOR_GLOBAL } from "../builder/verify/modules.mjs";
import { writeIcons } from "./icons.mjs";

/** What an app may import of React, and the prefix of its names in the one vendor module. */
const REACT_MODULES = { react: "r", "react/jsx-runtime": "j", "react-dom": "d", "react-dom/client": "c" };
/** What lucide-react exports besides the icons. */
const ICON_CORE = 'export { createLucideIcon, Icon, LucideProvider, useLucideContext } from "lucide-react";';
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/**
 * Writes the pre-bundled browser modules and `manifest.json`:
 * `vendor-HASH.js` holds production React; a shim per importable module re-exports its names from there, so that an app build
 * parses a few lines instead of React and the browser keeps one cached file across builds.
 */
export async function bundleVendor(root, outdir) {
  await mkdir(outdir, { recursive: true });
  const names = exportedNames(root);
  const [vendor] = await bundle(root, vendorEntry(names), { minify: true });
  const hash = createHash("sha256").update(vendor.contents).digest("hex").slice(0, 10);
  const file = `vendor-${hash}.js`;
  const url = `/assets/${file}`;
  await writeFile(`${outdir}/${file}`, vendor.contents);
  // The same code as a classic script, for the page checker.
  const [script] = await bundle(root, vendorEntry(names), { minify: true, format: "iife", globalName: VENDOR_GLOBAL });
  await writeFile(`${outdir}/vendor-script.js`, script.contents);
  const modules = {};
  for (const [module, exports] of Object.entries(names)) {
    const shim = `${module.replaceAll("/", "_")}.mjs`;
    await writeFile(`${outdir}/${shim}`, shimSource(REACT_MODULES[module], exports, url));
    modules[module] = shim;
  }
  const [core] = await bundle(root, ICON_CORE, { minifyWhitespace: true, minifySyntax: true, external: ["react"] });
  await writeFile(`${outdir}/icon-core.mjs`, core.contents);
  await writeIcons(root, `${outdir}/icons.json`);
  await writeFile(`${outdir}/manifest.json`, JSON.stringify({ vendor: { file, url }, modules }, null, 2));
}

function exportedNames(root) {
  const require = createRequire(`${root}/package.json`);
  const env = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  const names = {};
  for (const module of Object.keys(REACT_MODULES)) {
    names[module] = Object.keys(require(module)).filter((name) => IDENTIFIER.test(name) && name !== "default");
  }
  process.env.NODE_ENV = env;
  return names;
}

function vendorEntry(names) {
  return Object.entries(REACT_MODULES)
    .map(([module, prefix]) => {
      const exports = names[module].map((name) => `${name} as ${prefix}$${name}`).join(", ");
      return `export { default as ${prefix}$default, ${exports} } from ${JSON.stringify(module)};`;
    })
    .join("\n");
}

function shimSource(prefix, names, url) {
  const exports = names.map((name) => `${prefix}$${name} as ${name}`).join(", ");
  return `export { ${prefix}$default as default, ${exports} } from ${JSON.stringify(url)};\n`;
}

async function bundle(root, contents, options) {
  const result = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    ...options,
  });
  return result.outputFiles;
}
