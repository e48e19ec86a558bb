import { relative } from "node:path";
import { build } from "esbuild";
import { BuildFailure, bounded } from "../diagnostics.mjs";
import { explain } from "./explain.mjs";
import { iconsPlugin } from "./icons.mjs";
import { bundleOptions } from "./options.mjs";
import { rootsPlugin } from "./roots.mjs";
import { stylesPlugin } from "./styles.mjs";

/**
 * Bundles the entries of a page. Answers the output files, what each entry became (`{js, css?}` as URLs, by entry name), whether
 * anything imports React, and warnings. React itself stays outside: it is pre-bundled.
 */
export async function bundle({ root, outdir, kit, entries }) {
  const inputs = new Map(entries.map((entry) => [entry.file ?? `inline:${entry.name}`, entry]));
  const options = {
    ...bundleOptions({ root, outdir, kit }),
    entryPoints: [...inputs].map(([input, { name }]) => ({ in: input, out: name })),
    plugins: [inlinePlugin(root, inputs), rootsPlugin(root, kit), stylesPlugin(root, kit), iconsPlugin(root, kit)],
  };
  const result = await build(options).catch((failure) => {
    if (!Array.isArray(failure.errors)) throw failure;
    throw new BuildFailure(explain(failure.errors, kit), explain(failure.warnings, kit));
  });
  const files = result.outputFiles.map((file) => ({ path: relative(outdir, file.path), contents: file.contents }));
  const outputs = Object.entries(result.metafile.outputs).map(([path, meta]) => [relative(outdir, `${root}/${path}`), meta]);
  return {
    files,
    built: builtEntries(root, inputs, outputs, outdir),
    usesVendor: outputs.some(([, meta]) => meta.imports.some(({ path }) => path === kit.vendor.url)),
    warnings: bounded(explain(result.warnings, kit)),
  };
}

function builtEntries(root, inputs, outputs, outdir) {
  const built = {};
  for (const [path, meta] of outputs) {
    const entry = inputs.get(meta.entryPoint) ?? inputs.get(`${root}/${meta.entryPoint}`);
    if (entry) built[entry.name] = { js: `/${path}`, css: meta.cssBundle && [`/${relative(outdir, `${root}/${meta.cssBundle}`)}`] };
  }
  return built;
}

/** Module scripts written into the page itself. */
function inlinePlugin(root, inputs) {
  return {
    name: "inline",
    setup(build) {
      build.onResolve({ filter: /^inline:/ }, ({ path }) => ({ path: path.slice("inline:".length), namespace: "inline" }));
      build.onLoad({ filter: /.*/, namespace: "inline" }, ({ path }) => ({
        contents: inputs.get(`inline:${path}`).inline,
        resolveDir: root,
        loader: "js",
      }));
    },
  };
}
