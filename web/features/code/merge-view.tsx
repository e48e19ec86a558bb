"use client";

import { useEffect, useRef } from "react";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { basics, languageOf, writing } from "./codemirror";

interface Props {
  path: string;
  theirs: string;
  mine: string;
  /** Two columns; else one, with theirs shown as removed lines. */
  wide: boolean;
  onChange: (mine: string) => void;
}

const mark = (colour: string) => ({ background: "none !important", boxShadow: `inset 0 -2px ${colour}`, textDecoration: "none" });

const look = EditorView.theme({
  "&.cm-merge-b .cm-changedLine, .cm-changedLine, .cm-insertedLine": {
    backgroundColor: "color-mix(in oklab, var(--accent-soft) 40%, transparent)",
  },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": { backgroundColor: "color-mix(in oklab, var(--danger-soft) 55%, transparent)" },
  ".cm-changedText": mark("var(--accent)"),
  "&.cm-merge-a .cm-changedText, .cm-deletedText": mark("var(--danger)"),
  ".cm-changeGutter": { width: "3px", paddingLeft: "1px" },
  "&.cm-merge-b .cm-changedLineGutter, .cm-changedLineGutter": { background: "var(--accent)" },
  "&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter": { background: "var(--danger)" },
  ".cm-collapsedLines": { background: "var(--sunken) !important", color: "var(--ink-soft)", padding: "0.25rem 0.75rem" },
  // The library's own sign is in few fonts.
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"···" !important' },
});

/** Both sides of a conflict: theirs to read, mine to go on with. */
export default function SideBySide({ path, theirs, mine, wide, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const start = useRef({ theirs, mine });
  const changed = useRef(onChange);

  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!place.current) return;
    const { theirs: left, mine: right } = start.current;
    const shared = (label: string): Extension => [basics(label), languageOf(path), EditorView.lineWrapping, look];
    const editable: Extension = [
      shared(`${path}, yours`), writing,
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        const text = update.state.doc.toString();
        start.current.mine = text;
        changed.current(text);
      }),
    ];
    const collapseUnchanged = { margin: 3, minSize: 6 };
    const parent = place.current;
    const view = wide
      ? new MergeView({
          parent, collapseUnchanged,
          a: { doc: left, extensions: [shared(`${path}, as it is now`), EditorState.readOnly.of(true)] },
          b: { doc: right, extensions: editable },
          revertControls: "a-to-b",
        })
      : new EditorView({ parent, doc: right, extensions: [editable, unifiedMergeView({ original: left, collapseUnchanged, mergeControls: false })] });
    return () => view.destroy();
  }, [path, wide]);

  return <div ref={place} className="h-full min-h-0 overflow-auto" />;
}
