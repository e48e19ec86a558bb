import { build } from "esbuild";

/** Native code cannot be bundled; these two stay in node_modules. */
const NATIVE = ["esbuild", "@tailwindcss/oxide"];

/** Bundles the builder and the page checker (which runs in a worker) with the libraries they use. */
export async function bundleBuilder(root, outdir) {
  await build({
    absWorkingDir: root,
    entryPoints: { main: "builder/main.mjs", page: "builder/verify/page.mjs" },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node22",
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    legalComments: "none",
    external: NATIVE,
    // Bundled CommonJS code still calls require() for node's own modules.
    banner: { js: 'import { createRequire as isekaiRequire } from "node:module"; const require = isekaiRequire(import.meta.url);' },
  });
}
