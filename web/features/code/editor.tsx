"use client";

import { useEffect, useImperativeHandle, useRef, type Ref } from "react";
import { gotoLine, openSearchPanel } from "@codemirror/search";
import { Annotation, Compartment, EditorState, StateEffect, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { basics, named, writing } from "./codemirror";
import { languageOf } from "./languages";
import { clashesOf, clashMarks, currentClash, goToClash, setClashes, take } from "./clash-marks";
import type { Clash } from "./merge3";
import type { Choice } from "./settle";
import { spots } from "./spots";
import { textChanges } from "./text-changes";

/** A place to show; another object asks once more. */
export interface Place {
  line: number;
  column?: number;
  length?: number;
}

export interface EditorHandle {
  /** Tells what was typed last at once. */
  flush: () => void;
  find: () => void;
  goToLine: () => void;
  take: (choice: Choice) => void;
  goToClash: (step: 1 | -1) => void;
}

/** What an editor was like when it was left: caret, undo, folds, scrolling. */
export type EditorMemory = Map<string, { state: EditorState; scrollTop: number }>;

interface Props {
  path: string;
  label: string;
  text: string;
  /** Another number says that `text` did not come from this editor: it is to be shown, with `clashes`. */
  epoch?: number;
  clashes?: readonly Clash[];
  readOnly: boolean;
  streaming?: boolean;
  /** Off where colouring would take too long. */
  coloured?: boolean;
  place?: Place | null;
  memory?: EditorMemory;
  onChange?: (text: string, clashes: Clash[]) => void;
  /** Which of the places the caret is at. */
  onClash?: (index: number) => void;
  onSave?: () => void;
  ref?: Ref<EditorHandle>;
}

/** Up to here each key is told at once; beyond, when the fingers rest: the whole text is copied each time. */
const SMALL_CHARS = 100_000;
const REST_MS = 600;

const fromOutside = Annotation.define<boolean>();
const label = new Compartment();

/** One document. Give it another `key` for another document. */
export default function Editor(props: Props) {
  const { path, text, epoch = 0, clashes = none, readOnly, streaming = false, coloured = true, place, ref } = props;
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  const shownEpoch = useRef(epoch);
  const shownLabel = useRef(props.label);
  const tell = useRef<() => void>(() => undefined);

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!parent.current) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const told = (): void => {
      if (timer === null) return;
      clearTimeout(timer);
      timer = null;
      latest.current.onChange?.(editor.state.doc.toString(), [...clashesOf(editor.state)]);
    };
    tell.current = told;
    const start = latest.current;
    const extensions: Extension = [
      keymap.of([{ key: "Mod-s", preventDefault: true, run: () => (told(), latest.current.onSave?.(), true) }]),
      label.of(named(start.label)),
      readOnly ? EditorState.readOnly.of(true) : [writing, clashMarks(start.clashes ?? none)],
      basics(),
      coloured ? languageOf(path) : [],
      spots(path),
      EditorView.updateListener.of((update) => {
        const settled = clashesOf(update.state) !== clashesOf(update.startState);
        if (settled || update.selectionSet) latest.current.onClash?.(currentClash(update.state));
        if (!update.docChanged && !settled) return;
        if (update.transactions.some((transaction) => transaction.annotation(fromOutside))) return;
        if (timer) clearTimeout(timer);
        timer = setTimeout(told, REST_MS);
        if (update.state.doc.length < SMALL_CHARS || settled) told();
      }),
      EditorView.domEventHandlers({ blur: () => told() }),
    ];
    const { memory } = start;
    const left = readOnly ? undefined : memory?.get(path);
    const same = left?.state.doc.toString() === start.text && (start.clashes ?? none).length === clashesOf(left.state).length;
    const editor = new EditorView({
      parent: parent.current,
      state: left && same ? revived(left.state, extensions) : EditorState.create({ doc: start.text, extensions }),
    });
    if (left && same) editor.requestMeasure({ read: () => undefined, write: () => (editor.scrollDOM.scrollTop = left.scrollTop) });
    view.current = editor;
    window.addEventListener("pagehide", told);
    return () => {
      window.removeEventListener("pagehide", told);
      told();
      memory?.set(path, { state: editor.state, scrollTop: editor.scrollDOM.scrollTop });
      view.current = null;
      editor.destroy();
    };
  }, [path, readOnly, coloured]);

  useEffect(() => {
    if (shownLabel.current === props.label) return;
    shownLabel.current = props.label;
    view.current?.dispatch({ effects: label.reconfigure(named(props.label)) });
  }, [props.label]);

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

  // A text from outside takes the place of the shown one line by line, so that caret, scrolling and undo stay.
  useEffect(() => {
    const editor = view.current;
    if (!editor || readOnly || shownEpoch.current === epoch) return;
    shownEpoch.current = epoch;
    editor.dispatch({ changes: textChanges(editor.state.doc.toString(), text), effects: setClashes.of(clashes), annotations: fromOutside.of(true) });
    if (clashes.length > 0) {
      goToClash(1)(editor);
      editor.focus();
    }
  }, [epoch, text, clashes, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !place) return;
    const line = editor.state.doc.line(Math.min(Math.max(place.line, 1), editor.state.doc.lines));
    const anchor = Math.min(line.from + (place.column ?? 0), line.to);
    const head = Math.min(anchor + (place.length ?? 0), line.to);
    editor.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    editor.focus();
  }, [place]);

  useImperativeHandle(ref, () => {
    const run = (command: (editor: EditorView) => unknown): void => {
      const editor = view.current;
      if (!editor) return;
      editor.focus();
      command(editor);
    };
    return {
      flush: () => tell.current(),
      find: () => run(openSearchPanel),
      goToLine: () => run(gotoLine),
      take: (choice) => run(take(choice)),
      goToClash: (step) => run(goToClash(step)),
    };
  }, []);

  return <div ref={parent} className="h-full min-h-0 overflow-hidden" />;
}

const none: readonly Clash[] = [];

/** The old state brings its history and folds along, but not the listeners of the editor that is gone. */
const revived = (state: EditorState, extensions: Extension): EditorState => state.update({ effects: StateEffect.reconfigure.of(extensions) }).state;
