const TAG = /<!--|<(?<close>\/)?(?<name>[a-zA-Z][^\s/>]*)(?<attrs>(?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** Elements whose content is text for the parser, whatever it looks like. */
const RAW_TEXT = new Set(["script", "style", "textarea", "title"]);

/**
 * Lists the start tags of a page as `{name, attrs, start, end, content?}`; offsets are in characters. `content` (`{start, end, text}`) is
 * the inside of script, style, title and textarea; it is missing, and `unclosed` set, when their end tag is.
 * A scanner, not a parser: enough to find and replace scripts and style sheets without touching anything else.
 */
export function scanTags(html) {
  const tags = [];
  const pattern = new RegExp(TAG);
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
    if (match[0] === "<!--") {
      const end = html.indexOf("-->", pattern.lastIndex);
      pattern.lastIndex = end === -1 ? html.length : end + 3;
      continue;
    }
    const { close, name, attrs } = match.groups;
    if (close) continue;
    const tag = { name: name.toLowerCase(), attrs: attributes(attrs), start: match.index, end: pattern.lastIndex };
    if (RAW_TEXT.has(tag.name)) pattern.lastIndex = readRawText(html, tag);
    tags.push(tag);
  }
  return tags;
}

/** Applies `{start, end, text}` replacements that do not overlap. */
export function replaceRanges(source, edits) {
  let result = "";
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at);
}

function readRawText(html, tag) {
  const endTag = new RegExp(`</${tag.name}[\\s/>]`, "gi");
  endTag.lastIndex = tag.end;
  const match = endTag.exec(html);
  if (!match) {
    tag.unclosed = true;
    return tag.end;
  }
  tag.content = { start: tag.end, end: match.index, text: html.slice(tag.end, match.index) };
  const close = html.indexOf(">", match.index);
  tag.end = close === -1 ? html.length : close + 1;
  return tag.end;
}

function attributes(text) {
  const attrs = {};
  for (const [, name, double, single, bare] of text.matchAll(ATTRIBUTE)) attrs[name.toLowerCase()] ??= double ?? single ?? bare ?? "";
  return attrs;
}
