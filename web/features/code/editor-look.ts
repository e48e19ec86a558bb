import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.controlKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.attributeValue], color: "var(--code-string)" },
  { tag: [tags.function(tags.variableName), tags.definition(tags.variableName), tags.propertyName, tags.attributeName], color: "var(--code-name)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.unit, tags.color], color: "var(--code-number)" },
  { tag: [tags.tagName, tags.typeName, tags.className, tags.namespace], color: "var(--code-tag)" },
  { tag: [tags.comment, tags.meta], color: "var(--ink-faint)" },
  { tag: [tags.heading, tags.strong], fontWeight: "600" },
  { tag: tags.link, textDecoration: "underline" },
  { tag: tags.invalid, color: "var(--danger)" },
]);

const control = { border: "1px solid var(--edge)", borderRadius: "0.375rem", backgroundColor: "var(--surface)", backgroundImage: "none", color: "inherit" };

export const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--surface)", color: "var(--ink)", fontSize: "0.8125rem" },
  "&.cm-focused": { outline: "none" },
  // An outline would be under the line numbers.
  "&.cm-focused::after": { content: '""', position: "absolute", inset: "0", border: "2px solid var(--accent)", pointerEvents: "none", zIndex: "301" },
  ".cm-scroller": { fontFamily: "var(--font-mono, monospace)", fontFeatureSettings: "normal", lineHeight: "1.6" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 1rem 0 0.75rem" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--ink-faint)", border: "none", paddingLeft: "0.5rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in oklab, var(--hover) 55%, transparent)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "color-mix(in oklab, var(--accent) 26%, transparent)",
  },
  ".cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  ".cm-specialChar": { color: "var(--danger)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--sunken)", border: "none", color: "var(--ink-faint)" },

  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--ink)", fontFamily: "var(--font-sans)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel": { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.375rem", padding: "0.5rem 2.5rem 0.5rem 0.75rem !important", position: "relative" },
  ".cm-panel br": { display: "block", flexBasis: "100%", content: '""', height: "0" },
  ".cm-panel .cm-textfield": { ...control, height: "1.75rem", padding: "0 0.5rem", margin: "0", fontSize: "0.8125rem", minWidth: "0", flex: "0 1 14rem" },
  ".cm-panel .cm-button": { ...control, borderColor: "var(--line)", height: "1.75rem", padding: "0 0.625rem", margin: "0", fontSize: "0.75rem", fontWeight: "500" },
  ".cm-panel .cm-button:hover, .cm-panel.cm-search [name=close]:hover": { backgroundColor: "var(--hover)" },
  ".cm-panel.cm-search label, .cm-panel label": { display: "inline-flex", alignItems: "center", gap: "0.25rem", minHeight: "1.5rem", fontSize: "0.75rem", margin: "0 0.25rem 0 0" },
  ".cm-panel input[type=checkbox]": { accentColor: "var(--accent)", margin: "0" },
  ".cm-panel.cm-search [name=close], .cm-panel .cm-dialog-close": {
    position: "absolute", top: "0.5rem", right: "0.5rem", width: "1.75rem", height: "1.75rem", padding: "0", fontSize: "1.25rem",
    border: "none", borderRadius: "0.375rem", background: "none", color: "var(--ink-soft)", lineHeight: "1",
  },
  ".cm-searchMatch": { backgroundColor: "color-mix(in oklab, var(--dawn) 35%, transparent)", outline: "1px solid var(--dawn)" },
  ".cm-searchMatch-selected": { backgroundColor: "color-mix(in oklab, var(--dawn) 70%, transparent)" },

  ".cm-clash-head": {
    display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.375rem", padding: "0.25rem 0.75rem", fontFamily: "var(--font-sans)",
    fontSize: "0.75rem", lineHeight: "1.25rem", color: "var(--ink-soft)", borderLeft: "3px solid", whiteSpace: "normal",
  },
  ".cm-clash-head.theirs": { backgroundColor: "var(--warn-soft)", borderLeftColor: "var(--warn)", borderTop: "1px solid var(--line)" },
  ".cm-clash-head.mine": { backgroundColor: "var(--accent-soft)", borderLeftColor: "var(--accent)" },
  ".cm-clash-head strong": { fontWeight: "600", color: "var(--ink)", marginRight: "0.5rem" },
  ".cm-clash-head button": { ...control, borderColor: "var(--line)", minHeight: "1.5rem", padding: "0 0.5rem", fontWeight: "500", color: "var(--ink)" },
  ".cm-clash-head button:hover": { backgroundColor: "var(--hover)" },
  ".cm-clash-head details": { flexBasis: "100%" },
  ".cm-clash-head summary": { minHeight: "1.5rem", cursor: "pointer" },
  ".cm-clash-head pre": { margin: "0.25rem 0", maxHeight: "12rem", overflow: "auto", fontFamily: "var(--font-mono)", fontSize: "0.8125rem", color: "var(--ink)" },
  ".cm-line.cm-theirs": { backgroundColor: "color-mix(in oklab, var(--warn-soft) 60%, transparent)", boxShadow: "inset 3px 0 var(--warn)" },
  ".cm-line.cm-mine": { backgroundColor: "color-mix(in oklab, var(--accent-soft) 50%, transparent)", boxShadow: "inset 3px 0 var(--accent)" },
});
