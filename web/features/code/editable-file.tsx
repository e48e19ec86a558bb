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
    // What is in the comparison is the user's, even where it happens to be what the edit started from.
    if (!conflict) setState(serverChanged(state, loaded));
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
      // The comparison gives way to a fresh editor.
      update(savedAs(conflict ? { ...state, epoch: state.epoch + 1 } : state, draft.text, result.version));
      toast(`Saved as version ${result.version}. The app is being rebuilt.`);
      for (const key of ["files", "versions", "file"]) void queries.invalidateQueries({ queryKey: [key, app.id] });
    },
  });

  if (conflict) {
    // The base stays what the edit started from, so that a reload leads back here and not over the other side.
    const keep = (): void => {
      if (!save.isPending) save.mutate({ ...state, base: conflict.theirs, version: conflict.version });
    };
    return (
      <ConflictView
        key={conflict.version}
        path={path}
        mine={state.text}
        theirs={conflict.theirs}
        busy={save.isPending}
        error={save.error}
        onChange={(text) => update(typed(state, text))}
        onKeep={keep}
        onTake={() => {
          setConflict(null);
          save.reset();
          update(loaded.version > conflict.version ? replaced(state, loaded.text, loaded.version) : replaced(state, conflict.theirs, conflict.version));
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
