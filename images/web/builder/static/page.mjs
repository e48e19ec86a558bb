import { posix } from "node:path";
import { diagnostic, position } from "../diagnostics.mjs";
import { scanTags } from "../html.mjs";
import { checkCode } from "./code.mjs";

const EXTERNAL = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;
const NOT_A_FILE = /^(?:#|data:|blob:|mailto:|tel:|javascript:)/i;
const SCRIPT_TYPES = new Set(["", "text/javascript", "application/javascript", "module"]);

/** Checks a page: unclosed raw text, inline scripts and styles, and that local files it loads exist. Notes which scripts are modules. */
export async function checkPage({ path, text, files, scripts, found }) {
  for (const tag of scanTags(text)) {
    const at = { file: path, ...position(text, tag.start) };
    if (tag.unclosed) found.errors.push(diagnostic(`<${tag.name}> is never closed`, at));
    else if (tag.name === "style") await checkInline({ kind: "css", path, text, tag, files, found });
    else if (tag.name === "script") await checkScript({ path, text, tag, at, files, scripts, found });
    else if (tag.name === "link" && /\bstylesheet\b/.test(tag.attrs.rel ?? ""))
      reference({ url: tag.attrs.href, what: "style sheet", path, at, files, report: found.errors, found });
    else if (tag.name === "img") reference({ url: tag.attrs.src, what: "image", path, at, files, report: found.warnings, found });
  }
}

async function checkScript({ path, text, tag, at, files, scripts, found }) {
  const type = (tag.attrs.type ?? "").toLowerCase();
  if (!SCRIPT_TYPES.has(type)) return;
  if (tag.attrs.src === undefined) return await checkInline({ kind: "js", classic: type !== "module", path, text, tag, files, found });
  const file = reference({ url: tag.attrs.src, what: "script", path, at, files, report: found.errors, found });
  if (file) (type === "module" ? scripts.modules : scripts.classic).add(file);
}

async function checkInline({ kind, classic = false, path, text, tag, files, found }) {
  await checkCode({ kind, classic, path, text: tag.content.text, files, found, ...position(text, tag.content.start) });
}

/** The project path a URL means, when it is one that exists. */
function reference({ url, what, path, at, files, report, found }) {
  if (!url || NOT_A_FILE.test(url)) return undefined;
  if (EXTERNAL.test(url)) {
    found.warnings.push(diagnostic(`${what} ${url} comes from the internet, which the sandbox cannot reach`, at));
    return undefined;
  }
  const clean = decode(url.replace(/[?#].*$/, ""));
  const file = posix.normalize(clean.startsWith("/") ? clean.slice(1) : posix.join(posix.dirname(path), clean));
  if (files.has(file)) return file;
  report.push(diagnostic(`${what} ${url} does not exist in the project`, at));
  return undefined;
}

function decode(url) {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
