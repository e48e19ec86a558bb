import { posix } from "node:path";
import { Script } from "node:vm";
import { transform } from "esbuild";
import { diagnostic, position } from "../diagnostics.mjs";

const IMPORT =
  /(?:^|[;\n])\s*(?:import|export)\b[^'"`;()]*?\bfrom\s*["'](?<from>[^"']+)["']|(?:^|[;\n])\s*import\s*["'](?<bare>[^"']+)["']/g;

/** Checks one script or style sheet; `line` and `column` say where its text begins in a page. */
export async function checkCode({ path, kind, text, classic, files, found, line = 1, column = 1 }) {
  const parsed = await transform(text, { loader: kind, logLevel: "silent", logLimit: 20, charset: "utf8" }).then(
    (result) => ({ errors: [], warnings: result.warnings }),
    (failure) => failure,
  );
  const place = ({ location }) => (location ? moved(location.line, location.column + 1, { line, column }) : {});
  for (const error of parsed.errors ?? []) found.errors.push(diagnostic(error.text, { file: path, ...place(error) }));
  for (const warning of parsed.warnings ?? []) found.warnings.push(diagnostic(warning.text, { file: path, ...place(warning) }));
  if (kind !== "js" || (parsed.errors ?? []).length > 0) return;
  if (classic) checkClassic({ path, text, found, line, column });
  else checkImports({ path, text, files, found, line, column });
}

/** Static imports and re-exports must name files of the project: nothing resolves packages for a page without a build. */
function checkImports({ path, text, files, found, line, column }) {
  for (const match of text.matchAll(IMPORT)) {
    const spec = match.groups.from ?? match.groups.bare;
    const offset = position(text, match.index + match[0].lastIndexOf(spec));
    const at = { file: path, ...moved(offset.line, offset.column, { line, column }) };
    if (/^https?:/.test(spec))
      found.warnings.push(diagnostic(`import of ${spec} comes from the internet, which the sandbox cannot reach`, at));
    else if (!/^\.{0,2}\//.test(spec))
      found.errors.push(diagnostic(`cannot import package "${spec}": a project without a build can only import its own files`, at));
    else if (!files.has(posix.normalize(spec.startsWith("/") ? spec.slice(1) : posix.join(posix.dirname(path), spec))))
      found.errors.push(diagnostic(`cannot find "${spec}": no such file in the project`, at));
  }
}

/** A script without `type="module"` may not import; only an engine knows that, so the engine that runs this process is asked. */
function checkClassic({ path, text, found, line, column }) {
  try {
    new Script(text, { filename: "classic.js" });
  } catch (error) {
    const at = Number(/classic\.js:(\d+)/.exec(error.stack)?.[1] ?? 1);
    const hint = /import|export/.test(error.message) ? ' (add type="module" to its <script> tag)' : "";
    found.errors.push(diagnostic(`${error.message}${hint}`, { file: path, ...moved(at, undefined, { line, column }) }));
  }
}

function moved(line, column, start) {
  return { line: start.line + line - 1, ...(column && { column: line === 1 ? start.column + column - 1 : column }) };
}
