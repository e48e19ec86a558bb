"use client";

import { lazy, Suspense } from "react";
import type { StreamedFile } from "@/features/activity/model";
import type { App } from "@/lib/api/types";
import { bytes } from "@/lib/format";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { EditableFile } from "./editable-file";
import { useFile } from "./queries";

const Editor = lazy(() => import("./editor"));

interface Props {
  app: App;
  path: string;
  /** The present version of the code; null while there is none. */
  version: number | null;
  streamed: StreamedFile | null;
  onDirty: (dirty: boolean) => void;
}

export function FileView({ app, path, version, streamed, onDirty }: Props) {
  const writing = streamed?.writing ?? false;
  const live = writing || (version === null && streamed !== null && streamed.text !== null);
  const file = useFile(app.id, path, version ?? 0, streamed?.revision ?? 0, !live);

  if (live && streamed) {
    return (
      <Pane path={path} note={writing ? `Being written, ${bytes(streamed.streamedBytes)}` : bytes(streamed.sizeBytes ?? streamed.streamedBytes)}>
        <Suspense fallback={<Plain text={streamed.text ?? ""} />}>
          <Editor path={path} text={streamed.text ?? ""} readOnly streaming={writing} />
        </Suspense>
      </Pane>
    );
  }
  if (file.data) return <EditableFile app={app} path={path} loaded={file.data} onDirty={onDirty} />;
  return (
    <Pane path={path}>
      <div className="grid h-full grid-cols-1 place-items-center p-6 text-soft">
        {file.isError && version !== null ? (
          <ErrorNotice
            error={file.error}
            title="The file could not be read"
            action={<Button size="small" onClick={() => void file.refetch()}>Try again</Button>}
          />
        ) : version === null ? (
          "The text is there as soon as this version is saved."
        ) : (
          "Reading the file…"
        )}
      </div>
    </Pane>
  );
}

export function Pane({ path, note, actions, children }: { path: string; note?: string; actions?: React.ReactNode; children: React.ReactNode }) {
  return (
    <section aria-label={path} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-3 border-b border-line px-3">
        <h2 className="truncate font-mono text-xs max-md:sr-only">{path}</h2>
        {note ? <span className="shrink-0 text-xs text-faint tabular">{note}</span> : null}
        <div className="ml-auto flex items-center gap-1.5">{actions}</div>
      </div>
      <div className="min-h-0 flex-1">{children}</div>
    </section>
  );
}

export function Plain({ text }: { text: string }) {
  return <pre className="h-full overflow-auto p-3 font-mono text-[0.8125rem] leading-relaxed">{text}</pre>;
}
