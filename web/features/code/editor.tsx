"use client";

import { useEffect, useRef } from "react";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { basics, languageOf, writing } from "./codemirror";

interface Props {
  path: string;
  /** The text to begin with. Later values only add to it while it is being streamed. */
  text: string;
  readOnly: boolean;
  streaming: boolean;
  onChange?: (text: string) => void;
  onSave?: () => void;
}

/** One document. Give it another `key` for another document. */
export default function Editor({ path, text, readOnly, streaming, onChange, onSave }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const initial = useRef(text);
  const handlers = useRef({ onChange, onSave });

  useEffect(() => {
    handlers.current = { onChange, onSave };
  }, [onChange, onSave]);

  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: initial.current,
        extensions: [
          keymap.of([
            {
              key: "Mod-s",
              preventDefault: true,
              run: () => {
                handlers.current.onSave?.();
                return true;
              },
            },
          ]),
          basics(path),
          languageOf(path),
          readOnly ? [EditorState.readOnly.of(true)] : writing,
          EditorView.updateListener.of((update) => {
            if (update.docChanged) handlers.current.onChange?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [path, readOnly]);

  // While it streams, text is only ever added at the end: insert that much and keep it in sight.
  useEffect(() => {
    const editor = view.current;
    if (!editor || !readOnly) return;
    const shown = editor.state.doc.toString();
    if (shown === text) return;
    const from = text.startsWith(shown) ? shown.length : 0;
    editor.dispatch({ changes: { from, to: shown.length, insert: text.slice(from) } });
    if (streaming) editor.scrollDOM.scrollTop = editor.scrollDOM.scrollHeight;
  }, [text, readOnly, streaming]);

  return <div ref={place} className="h-full min-h-0 overflow-hidden" />;
}
