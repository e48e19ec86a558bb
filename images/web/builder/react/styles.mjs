import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { diagnostic, position } from "../diagnostics.mjs";
import { compileStyles, usesTailwind } from "./tailwind.mjs";

/** Compiles style sheets that use Tailwind; plain ones stay with the bundler. */
export function stylesPlugin(root, kit) {
  return {
    name: "styles",
    setup(build) {
      build.onLoad({ filter: /\.css$/, namespace: "file" }, async ({ path }) => {
        const source = await readFile(path, "utf8");
        if (!usesTailwind(source)) return { contents: source, loader: "css" };
        try {
          return { contents: await compileStyles({ root, file: path, source, kit }), loader: "css" };
        } catch (error) {
          return { errors: [located(error, relative(root, path), source)] };
        }
      });
    },
  };
}

/** Tailwind's errors name the offending class or directive but seldom where it is: find it in the source. */
function located(error, file, source) {
  const quoted = /[`"'](?<name>[^`"']+)[`"']/.exec(error.message)?.groups.name;
  const offset = quoted ? source.indexOf(quoted) : -1;
  const { message, line, column } = diagnostic(error.message, offset === -1 ? {} : position(source, offset));
  const lineText = line === undefined ? "" : source.split("\n")[line - 1];
  return { text: message, location: { file, line: line ?? 1, column: (column ?? 1) - 1, lineText } };
}
