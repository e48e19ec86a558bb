"use client";

import { useEffect, useImperativeHandle, useRef, type Ref } from "react";
import { getChunks, MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { basics, named } from "./codemirror";
import { languageOf } from "./languages";

export interface ComparisonHandle {
  /** How many stretches differ. */
  count: () => number;
  /** Shows one of them, from 0. */
  show: (index: number) => void;
}

interface Props {
  path: string;
  theirs: string;
  mine: string;
  /** Two columns; else one, with theirs shown as removed lines. */
  wide: boolean;
  /** What each side is, for those who hear it. */
  labels: { theirs: string; mine: string };
  /** As tall as its text, so that the page around it scrolls. */
  tall?: boolean;
  ref?: Ref<ComparisonHandle>;
  onReady?: () => void;
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
  ".cm-deletedChunk .cm-deletedLine:before": { content: '"−"', color: "var(--danger)", display: "inline-block", width: "0.6rem", marginLeft: "-0.6rem" },
  ".cm-changeGutter": { width: "3px", paddingLeft: "1px" },
  "&.cm-merge-b .cm-changedLineGutter, .cm-changedLineGutter": { background: "var(--accent)" },
  "&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter": { background: "var(--danger)" },
  ".cm-collapsedLines": { background: "var(--sunken) !important", color: "var(--ink-soft)", padding: "0.25rem 0.75rem" },
  // The library's own sign is in few fonts.
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"···" !important' },
});

/** Two texts with what differs marked, to read. Another `key` for other texts. */
export default function SideBySide({ path, theirs, mine, wide, labels, tall = false, ref, onReady }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const start = useRef({ theirs, mine, labels });
  const shown = useRef<EditorView | null>(null);
  const ready = useRef(onReady);

  useEffect(() => {
    ready.current = onReady;
  }, [onReady]);

  useEffect(() => {
    if (!place.current) return;
    const { theirs: left, mine: right, labels: names } = start.current;
    const shared = (label: string): Extension => [
      basics(), languageOf(path), EditorView.lineWrapping, look, EditorState.readOnly.of(true), named(`${path}, ${label}`),
    ];
    const collapseUnchanged = { margin: 3, minSize: 6 };
    const diffConfig = { scanLimit: 2_000, timeout: 200 };
    const parent = place.current;
    const merge = wide
      ? new MergeView({
          parent, collapseUnchanged, diffConfig,
          a: { doc: left, extensions: shared(names.theirs) },
          b: { doc: right, extensions: shared(names.mine) },
        })
      : null;
    const single = merge
      ? null
      : new EditorView({
          parent, doc: right,
          extensions: [shared(names.mine), unifiedMergeView({ original: left, collapseUnchanged, diffConfig, mergeControls: false })],
        });
    shown.current = merge?.b ?? single;
    ready.current?.();
    return () => {
      shown.current = null;
      merge?.destroy();
      single?.destroy();
    };
  }, [path, wide]);

  useImperativeHandle(ref, () => ({
    count: () => (shown.current ? (getChunks(shown.current.state)?.chunks.length ?? 0) : 0),
    show: (index) => {
      const view = shown.current;
      const chunk = view ? getChunks(view.state)?.chunks[index] : undefined;
      if (!view || !chunk) return;
      const from = Math.min(chunk.fromB, view.state.doc.length);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
  }), []);

  return <div ref={place} className={tall ? "[&_.cm-editor]:h-auto!" : "h-full min-h-0 overflow-auto"} />;
}
