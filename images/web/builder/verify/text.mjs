const INVISIBLE = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD", "TITLE", "META", "LINK"]);
const BLOCK = new Set([
  "P",
  "DIV",
  "SECTION",
  "ARTICLE",
  "HEADER",
  "FOOTER",
  "MAIN",
  "NAV",
  "UL",
  "OL",
  "LI",
  "TABLE",
  "TR",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "FORM",
  "LABEL",
  "BUTTON",
  "TD",
  "TH",
  "OPTION",
  "BR",
  "DT",
  "DD",
  "A",
]);
/** Elements one can see without any text. */
const PICTURES = new Set(["CANVAS", "SVG", "IMG", "VIDEO", "INPUT", "TEXTAREA", "SELECT", "BUTTON", "IFRAME"]);
const MAX_NODES = 20_000;

/** The text a visitor can read, white space folded, enough for a report. Hiding by style sheet is not known here, by attribute or inline style is. */
export function visibleText(window) {
  let text = "";
  walk(window.document.body, (node) => {
    if (node.nodeType === 3) text += node.data;
    else if (BLOCK.has(node.tagName)) text += " ";
    return text.length < 4000;
  });
  return text.replace(/\s+/g, " ").trim();
}

/** Whether there is anything to see. */
export function isRendered(window) {
  let found = false;
  walk(window.document.body, (node) => {
    found ||= node.nodeType === 3 ? node.data.trim() !== "" : PICTURES.has(node.tagName.toUpperCase());
    return !found;
  });
  return found;
}

/** Visits visible nodes in order until `visit` answers false. */
function walk(body, visit) {
  const pending = body ? [body] : [];
  for (let count = 0; pending.length > 0 && count < MAX_NODES; count += 1) {
    const node = pending.pop();
    if (node.nodeType !== 1 && node.nodeType !== 3) continue;
    if (node.nodeType === 1 && isHidden(node)) continue;
    if (!visit(node)) return;
    const children = [...node.childNodes];
    for (const child of children.reverse()) pending.push(child);
  }
}

function isHidden(element) {
  if (INVISIBLE.has(element.tagName) || element.hasAttribute("hidden")) return true;
  return element.tagName === "INPUT" && element.getAttribute("type") === "hidden"
    ? true
    : /display:\s*none/.test(element.getAttribute("style") ?? "");
}
