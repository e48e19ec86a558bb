"use client";

import { lazy, Suspense, useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { App } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { toast } from "@/ui/toasts";
import { ConflictView } from "./conflict-view";
import { readFileDraft, writeFileDraft } from "./drafts";
import { isDirty, openFile, replaced, savedAs, serverChanged, typed, type EditState } from "./edit-state";
import { Pane, Plain } from "./file-view";
import { saveFile, type SaveResult } from "./save";

const Editor = lazy(() => import("./editor"));

interface Props {
  app: App;
  path: string;
  loaded: { text: string; version: number };
  onDirty: (dirty: boolean) => void;
}

type Conflict = Extract<SaveResult, { kind: "conflict" }>;

export function EditableFile({ app, path, loaded, onDirty }: Props) {
  const [state, setState] = useState(() => openFile(loaded, readFileDraft(app.id, path)));
  const [seen, setSeen] = useState(loaded);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const queries = useQueryClient();
  if (seen !== loaded) {
    setSeen(loaded);
    setState(serverChanged(state, loaded));
  }

  const update = (next: EditState): void => {
    setState(next);
    const { base, text, version } = next;
    writeFileDraft(app.id, path, isDirty(next) ? { base, text, version } : null);
    onDirty(isDirty(next));
  };

  const save = useMutation({
    mutationFn: (draft: EditState) => saveFile(app.id, path, draft),
    onSuccess: (result, draft) => {
      if (result.kind === "conflict") return setConflict(result);
      setConflict(null);
      update(savedAs({ ...state, text: conflict ? draft.text : state.text, epoch: state.epoch + (conflict ? 1 : 0) }, draft.text, result.version));
      toast(`Saved as version ${result.version}. The app is being rebuilt.`);
      for (const key of ["files", "versions", "file"]) void queries.invalidateQueries({ queryKey: [key, app.id] });
    },
  });

  if (conflict) {
    return (
      <ConflictView
        path={path}
        mine={state.text}
        theirs={conflict.theirs}
        busy={save.isPending}
        error={save.error}
        onKeep={(text) => save.mutate({ ...state, text, base: conflict.theirs, version: conflict.version })}
        onTake={() => {
          setConflict(null);
          update(replaced(state, conflict.theirs, conflict.version));
        }}
      />
    );
  }
  const dirty = isDirty(state);
  const submit = (): void => {
    if (dirty && !save.isPending) save.mutate(state);
  };
  return (
    <Pane
      path={path}
      note={dirty ? "Not saved" : `Version ${state.version}`}
      actions={
        <>
          {dirty ? <Button size="small" look="quiet" onClick={() => update(replaced(state, loaded.text, loaded.version))}>Discard</Button> : null}
          <Button size="small" look={dirty ? "primary" : "plain"} busy={save.isPending} disabled={!dirty} onClick={submit}>Save</Button>
        </>
      }
    >
      <div className="flex h-full min-h-0 flex-col">
        {save.error ? <ErrorNotice error={save.error} title="The file was not saved" className="m-2" /> : null}
        <div className="min-h-0 flex-1">
          <Suspense fallback={<Plain text={state.text} />}>
            <Editor
              key={state.epoch}
              path={path}
              text={state.text}
              readOnly={false}
              streaming={false}
              onChange={(text) => update(typed(state, text))}
              onSave={submit}
            />
          </Suspense>
        </div>
      </div>
    </Pane>
  );
}
