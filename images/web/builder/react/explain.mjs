import { builtinModules } from "node:module";
import { diagnostic } from "../diagnostics.mjs";

const UNRESOLVED = /^Could not resolve "(?<path>[^"]+)"/;
const NODE_MODULES = new Set(builtinModules);

/** Turns the bundler's messages into diagnostics in the words of the project's author. */
export function explain(messages, kit) {
  return messages.map((message) => {
    const { location, text, notes } = message;
    const at = location ? { file: location.file, line: location.line, column: location.column + 1 } : {};
    const path = UNRESOLVED.exec(text)?.groups.path;
    return diagnostic(path === undefined ? withNotes(text, notes) : unresolved(path, location, kit), at);
  });
}

function unresolved(path, location, kit) {
  const written = /["'](?<spec>[^"']+)["']/.exec(location?.lineText?.slice(location.column) ?? "")?.groups.spec ?? path;
  if (written.startsWith(".") || written.startsWith("/") || written.startsWith("@/"))
    return `cannot find "${written}": no such file in the project`;
  const name = packageName(written);
  if (written.startsWith("node:") || NODE_MODULES.has(name)) return `"${written}" is a module of Node.js; this app runs in the browser`;
  return `package "${name}" is not available in the sandbox; available packages: ${kit.allowed.join(", ")}`;
}

function packageName(spec) {
  return spec
    .split("/")
    .slice(0, spec.startsWith("@") ? 2 : 1)
    .join("/");
}

function withNotes(text, notes = []) {
  return [text, ...notes.map((note) => note.text)].filter(Boolean).join(" ");
}
