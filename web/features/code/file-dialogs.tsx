"use client";

import { Suspense, useMemo, useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { ApiError } from "@/lib/api/errors";
import type { App } from "@/lib/api/types";
import { part } from "@/lib/part";
import { code as words } from "@/messages/code";
import { Confirm } from "@/ui/dialog";
import { toast, toastError } from "@/ui/toasts";
import { ChangedMeanwhile, createFile, deleteFile, renameFile } from "./change-files";
import { downloadFile } from "./download";
import { writeFileDraft } from "./drafts";
import type { FileActions } from "./file-menu";
import { useFilesChanged } from "./queries";

const PathDialog = part(() => import("./path-dialog"));

export type Asking = { kind: "create"; start: string } | { kind: "rename" | "remove"; path: string } | null;

interface Props {
  app: App;
  version: number;
  taken: ReadonlySet<string>;
  asking: Asking;
  onAsk: (asking: Asking) => void;
  onCreated: (path: string) => void;
  onRenamed: (from: string, to: string) => void;
  onRemoving: (path: string) => void;
  onRemoved: (path: string) => void;
}

export function useFileActions(app: App) {
  const [asking, setAsking] = useState<Asking>(null);
  const actions = useMemo<FileActions>(
    () => ({
      download: (path) => void downloadFile(app.id, path),
      rename: (path) => setAsking({ kind: "rename", path }),
      remove: (path) => setAsking({ kind: "remove", path }),
    }),
    [app.id],
  );
  return { asking, setAsking, actions };
}

const refused = (text: string): ApiError => new ApiError(409, "CONFLICT", text, null);

/** Making, renaming and deleting a file: each makes a version, so each is asked about. */
export function FileDialogs({ app, version, taken, asking, onAsk, onCreated, onRenamed, onRemoving, onRemoved }: Props) {
  const filesChanged = useFilesChanged(app.id);
  const close = (): void => onAsk(null);

  const create = async (path: string): Promise<void> => {
    if ((await createFile(app.id, path, version)) === null) throw refused(words.path.taken);
    await filesChanged();
    toast(words.create.done(path));
    onCreated(path);
  };
  const rename = async (from: string, to: string): Promise<void> => {
    // The old file is no longer shown when it goes: nobody asks for it in vain.
    const done = await renameFile(app.id, from, to, async () => {
      await filesChanged();
      onRenamed(from, to);
    });
    if (done === null) throw refused(words.path.taken);
    if (done.kept === undefined) toast(words.rename.done(to));
    else toastError(words.rename.half(from, to), done.kept);
    await filesChanged();
  };
  const remove = useMutation({
    mutationFn: (path: string) => deleteFile(app.id, path, version),
    onMutate: onRemoving,
    onSuccess: async (_, path) => {
      writeFileDraft(app.id, path, null);
      onRemoved(path);
      toast(words.remove.done(path));
      await filesChanged();
    },
    onError: (error, path) => {
      void filesChanged();
      toastError(words.remove.failed, error instanceof ChangedMeanwhile ? refused(words.remove.changed(path)) : error);
    },
  });

  return (
    <>
      <Suspense fallback={null}>
        {asking?.kind === "create" ? (
          <PathDialog {...words.create} start={asking.start} taken={taken} onSubmit={create} onClose={close} />
        ) : asking?.kind === "rename" ? (
          <PathDialog
            title={words.rename.title(asking.path)}
            text={words.rename.text}
            action={words.rename.action}
            failed={words.rename.failed}
            start={asking.path}
            taken={taken}
            onSubmit={(to) => rename(asking.path, to)}
            onClose={close}
          />
        ) : null}
      </Suspense>
      <Confirm
        open={asking?.kind === "remove"}
        onOpenChange={(open) => (open ? undefined : close())}
        title={words.remove.title(asking?.kind === "remove" ? asking.path : "")}
        description={words.remove.text}
        action={words.remove.confirm}
        danger
        onConfirm={() => {
          if (asking?.kind === "remove") remove.mutate(asking.path);
        }}
      />
    </>
  );
}
