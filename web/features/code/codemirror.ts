import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, foldGutter, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, ViewPlugin } from "@codemirror/view";
import { code as words } from "@/messages/code";
import { colours, look } from "./editor-look";

/* Everything of CodeMirror is reached through `editor` and `merge-view`, which are loaded when code is looked at. */

/** The font may come after the first lines were measured: then gutter and text would drift apart. */
const fontsArrive = ViewPlugin.define((view) => {
  const measure = (): void => view.requestMeasure();
  document.fonts.addEventListener("loadingdone", measure);
  return { destroy: () => document.fonts.removeEventListener("loadingdone", measure) };
});

/** What every editor has, whether it can be written in or not. */
export const basics = (): Extension => [
  lineNumbers(),
  foldGutter(),
  // Also those that turn the reading order without being in the library's own list.
  highlightSpecialChars({ addSpecialChars: /[\u202a-\u202c\u2066-\u2069\u2060-\u2064\u200c]/g }),
  // A carriage return that is left in the text is a character of it; see `file-text`.
  EditorState.lineSeparator.of("\n"),
  EditorState.phrases.of(words.editor),
  drawSelection(),
  bracketMatching(),
  highlightSelectionMatches(),
  search({ top: true }),
  syntaxHighlighting(colours),
  look,
  fontsArrive,
  keymap.of([...searchKeymap, ...defaultKeymap]),
  EditorView.contentAttributes.of({ tabindex: "0", spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
];

export const named = (label: string): Extension => EditorView.contentAttributes.of({ "aria-label": label });

export const writing: Extension = [
  history(),
  indentOnInput(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  // Escape, then Tab leaves the editor: CodeMirror's own rule, so that nobody is trapped in it.
  keymap.of([...historyKeymap, indentWithTab]),
];
