import { join } from "node:path";
import { inside, isFile } from "../paths.mjs";

/** Imports and `url()`s that begin with a slash: a file of the project, or one of `public/`, which keeps its address. */
export function rootsPlugin(root, kit) {
  return {
    name: "roots",
    setup(build) {
      build.onResolve({ filter: /^\// }, async ({ path, kind }) => {
        const ours = path === kit.vendor.url || path.startsWith(`${kit.dir}/`);
        if (ours || kind === "entry-point" || path.startsWith(`${root}/`)) return undefined;
        const name = path.slice(1).replace(/[?#].*$/, "");
        if (await isFile(inside(join(root, "public"), join(root, "public", name)))) {
          return kind === "import-statement" || kind === "dynamic-import" ? { path, namespace: "public" } : { path, external: true };
        }
        return await build.resolve(`./${name}`, { resolveDir: root, kind });
      });
      build.onLoad({ filter: /.*/, namespace: "public" }, ({ path }) => ({ contents: `export default ${JSON.stringify(path)};` }));
    },
  };
}
