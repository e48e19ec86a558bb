"use client";

import { Suspense, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { ApiError } from "@/lib/api/errors";
import type { App } from "@/lib/api/types";
import { draftsAtRisk } from "@/lib/drafts";
import { bytes } from "@/lib/format";
import { part } from "@/lib/part";
import { code as words } from "@/messages/code";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { toast } from "@/ui/toasts";
import { ClashBar } from "./clash-bar";
import { readFileDraft, writeFileDraft } from "./drafts";
import { discarded, isDirty, merged, openFile, savedAs, serverChanged, typed, type EditState } from "./edit-state";
import type { EditorHandle, EditorMemory, Place } from "./editor";
import { FileMenu, type FileActions } from "./file-menu";
import { loadEditor } from "./load-editor";
import { Pane, Plain } from "./pane";
import { useFilesChanged, type LoadedFile } from "./queries";
import { saveFile } from "./save";

const Editor = part(loadEditor);

interface Props {
  app: App;
  path: string;
  loaded: LoadedFile;
  /** Somebody deleted it while it was edited. */
  gone?: boolean;
  readOnly: boolean;
  memory: EditorMemory;
  place: Place | null;
  actions: FileActions;
  onDirty: (dirty: boolean) => void;
}

/** Colouring a line of this length takes longer than a key may take. */
const LONG_LINE = 20_000;

export function EditableFile({ app, path, loaded, gone: wasGone = false, readOnly, memory, place, actions, onDirty }: Props) {
  const [state, setState] = useState(() => openFile(loaded, readFileDraft(app.id, path)));
  const [gone, setGone] = useState(wasGone);
  const [stored, setStored] = useState(true);
  const [clashAt, setClashAt] = useState(0);
  const [asked, setAsked] = useState(state.clashes.length > 0);
  const editor = useRef<EditorHandle>(null);
  // The newest, which may be ahead of what is drawn: who saves while they type saves all of it.
  const current = useRef(state);
  const seen = useRef(loaded);
  const filesChanged = useFilesChanged(app.id);
  const take = (next: EditState): void => {
    current.current = next;
    setState(next);
  };
  useLayoutEffect(() => {
    if (seen.current === loaded) return;
    seen.current = loaded;
    take(serverChanged(current.current, loaded));
  }, [loaded]);

  const update = (next: EditState): void => {
    take(next);
    const { base, text, ends, version, clashes } = next;
    setStored(writeFileDraft(app.id, path, isDirty(next) ? { base, text, ends, version, clashes } : null));
    onDirty(isDirty(next));
    if (next.clashes.length > 0) setAsked(true);
    else if (!isDirty(next)) setAsked(false);
  };

  const save = useMutation({
    mutationFn: (sent: EditState) => saveFile(app.id, path, sent),
    onSuccess: (result, sent) => {
      const now = current.current;
      if (result.kind === "clash") return update(merged(now, result.theirs));
      if (result.kind === "gone") {
        setGone(true);
        return update({ ...now, base: "", version: result.version });
      }
      setGone(false);
      update(savedAs(now, sent.text, result));
      toast(result.text === sent.text ? words.saved(result.version) : words.savedMerged(result.version));
      void filesChanged();
    },
  });

  const dirty = isDirty(state);
  const places = state.clashes.length;
  const submit = (): void => {
    editor.current?.flush();
    if (isDirty(current.current) && current.current.clashes.length === 0 && !save.isPending) save.mutate(current.current);
  };
  useWarning(!stored);

  return (
    <Pane
      path={path}
      note={readOnly ? words.readOnly : dirty ? words.notSaved : words.version(state.version)}
      actions={
        <>
          {dirty ? (
            <Button size="small" look="quiet" onClick={() => update(discarded(current.current, loaded))}>{words.discard}</Button>
          ) : null}
          {readOnly ? null : (
            <Button size="small" look={dirty ? "primary" : "plain"} busy={save.isPending} disabled={!dirty || places > 0} onClick={submit}>
              {words.save}
            </Button>
          )}
          <FileMenu path={path} actions={actions} dirty={dirty} readOnly={readOnly} onFind={() => editor.current?.find()} onGoToLine={() => editor.current?.goToLine()} />
        </>
      }
    >
      <div className="flex h-full min-h-0 flex-col">
        {save.error ? <ErrorNotice error={save.error} title={failure(save.error)} className="m-2" /> : null}
        {gone ? <Note>{words.gone}</Note> : null}
        {stored ? null : <Note>{words.atRisk}</Note>}
        {loaded.traits.turns > 0 ? <Note>{words.turns(loaded.traits.turns)}</Note> : null}
        {loaded.traits.longestLine > LONG_LINE ? <Note quiet>{words.longLines}</Note> : null}
        {places > 0 ? (
          <ClashBar at={clashAt} count={places} onTake={(choice) => editor.current?.take(choice)} onGo={(step) => editor.current?.goToClash(step)} />
        ) : asked ? (
          <p role="status" className="border-b border-line bg-accent-soft px-3 py-2 text-[0.8125rem]">{words.clash.settled}</p>
        ) : null}
        <div className="min-h-0 flex-1">
          <Suspense fallback={<Plain text={state.text} />}>
            <Editor
              ref={editor}
              path={path}
              label={places > 0 ? words.clash.label(path) : path}
              text={state.text}
              epoch={state.epoch}
              clashes={state.clashes}
              readOnly={readOnly}
              coloured={loaded.traits.longestLine <= LONG_LINE}
              place={place}
              memory={memory}
              onChange={(text, left) => update(typed(current.current, text, left))}
              onClash={setClashAt}
              onSave={submit}
            />
          </Suspense>
        </div>
      </div>
    </Pane>
  );
}

/** A server that refuses the size says what it takes. */
function failure(error: Error): string {
  const limit: unknown = error instanceof ApiError && error.status === 413 ? (error.details as { limitBytes?: unknown } | undefined)?.limitBytes : null;
  return typeof limit === "number" ? words.saveTooLarge(bytes(limit)) : words.saveFailed;
}

function Note({ quiet = false, children }: { quiet?: boolean; children: ReactNode }) {
  return (
    <p role={quiet ? undefined : "alert"} className={`border-b border-line px-3 py-2 text-[0.8125rem] ${quiet ? "bg-sunken text-soft" : "bg-warn-soft"}`}>
      {children}
    </p>
  );
}

/** The browser asks before it leaves a page that would lose something. */
function useWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const ask = (event: BeforeUnloadEvent): void => {
      if (draftsAtRisk()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [on]);
}
