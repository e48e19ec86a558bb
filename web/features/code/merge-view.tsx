"use client";

import { useEffect, useRef } from "react";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { basics, languageOf, writing } from "./codemirror";

interface Props {
  path: string;
  theirs: string;
  mine: string;
  /** Two columns; else one, with theirs shown as removed lines. */
  wide: boolean;
  /** What each side is, for those who hear it. */
  labels: { theirs: string; mine: string };
  /** Both sides are to read only where nobody listens. */
  onChange?: (mine: string) => void;
  onSave?: () => void;
}

const mark = (colour: string) => ({ background: "none !important", boxShadow: `inset 0 -2px ${colour}`, textDecoration: "none" });

const look = EditorView.theme({
  "&.cm-merge-b .cm-changedLine, .cm-changedLine, .cm-insertedLine": {
    backgroundColor: "color-mix(in oklab, var(--accent-soft) 40%, transparent)",
  },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": { backgroundColor: "color-mix(in oklab, var(--danger-soft) 55%, transparent)" },
  ".cm-changedText": mark("var(--accent)"),
  "&.cm-merge-a .cm-changedText, .cm-deletedText": mark("var(--danger)"),
  // Not by colour alone.
  ".cm-deletedChunk .cm-deletedLine:before": { content: '"− "', color: "var(--danger)" },
  ".cm-changeGutter": { width: "3px", paddingLeft: "1px" },
  "&.cm-merge-b .cm-changedLineGutter, .cm-changedLineGutter": { background: "var(--accent)" },
  "&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter": { background: "var(--danger)" },
  ".cm-collapsedLines": { background: "var(--sunken) !important", color: "var(--ink-soft)", padding: "0.25rem 0.75rem" },
  // The library's own sign is in few fonts.
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"···" !important' },
});

/** Two texts with what differs marked: theirs to read, mine to go on with. Another `key` for other texts. */
export default function SideBySide({ path, theirs, mine, wide, labels, onChange, onSave }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const start = useRef({ theirs, mine, labels });
  const handlers = useRef({ onChange, onSave });
  const editable = onChange !== undefined;

  useEffect(() => {
    handlers.current = { onChange, onSave };
  }, [onChange, onSave]);

  useEffect(() => {
    if (!place.current) return;
    const { theirs: left, mine: right, labels: names } = start.current;
    const shared = (label: string): Extension => [basics(label), languageOf(path), EditorView.lineWrapping, look];
    const own: Extension = [
      saveKey(() => handlers.current.onSave?.()),
      shared(`${path}, ${names.mine}`),
      editable ? writing : EditorState.readOnly.of(true),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        const text = update.state.doc.toString();
        start.current.mine = text;
        handlers.current.onChange?.(text);
      }),
    ];
    const collapseUnchanged = { margin: 3, minSize: 6 };
    const parent = place.current;
    const view = wide
      ? new MergeView({
          parent, collapseUnchanged,
          a: { doc: left, extensions: [shared(`${path}, ${names.theirs}`), EditorState.readOnly.of(true)] },
          b: { doc: right, extensions: own },
          revertControls: editable ? "a-to-b" : undefined,
        })
      : new EditorView({ parent, doc: right, extensions: [own, unifiedMergeView({ original: left, collapseUnchanged, mergeControls: false })] });
    return () => view.destroy();
  }, [path, wide, editable]);

  return <div ref={place} className="h-full min-h-0 overflow-auto" />;
}

const saveKey = (save: () => void): Extension =>
  keymap.of([{ key: "Mod-s", preventDefault: true, run: () => (save(), true) }]);
