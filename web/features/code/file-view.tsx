"use client";

import { Suspense, useMemo, useState, type ReactNode } from "react";
import type { StreamedFile } from "@/features/activity/model";
import { isStatus } from "@/lib/api/http";
import type { App } from "@/lib/api/types";
import { bytes } from "@/lib/format";
import { part } from "@/lib/part";
import { code as words } from "@/messages/code";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { readFileDraft } from "./drafts";
import { EditableFile } from "./editable-file";
import type { EditorMemory, Place } from "./editor";
import { FileMenu, type FileActions } from "./file-menu";
import { loadEditor } from "./load-editor";
import { Instead, Pane, Plain } from "./pane";
import { useFile, type LoadedFile } from "./queries";

const Editor = part(loadEditor);

interface Props {
  app: App;
  path: string;
  /** The present version of the code; null while there is none. */
  version: number | null;
  sizeBytes: number | null;
  streamed: StreamedFile | null;
  readOnly: boolean;
  memory: EditorMemory;
  place: Place | null;
  actions: FileActions;
  onDirty: (dirty: boolean) => void;
  onClose: () => void;
}

/** Measured: up to here a key takes no longer than in a small file. The server stores no file over 2 MiB. */
export const MOST_BYTES = 2 * 1024 * 1024;

export function FileView(props: Props) {
  const { app, path, version, sizeBytes, streamed, onClose } = props;
  const [anyway, setAnyway] = useState(false);
  const writing = streamed?.writing ?? false;
  const live = writing || (version === null && streamed !== null && streamed.text !== null);
  const tooLarge = sizeBytes !== null && sizeBytes > MOST_BYTES;
  const file = useFile(app.id, path, version ?? 0, streamed?.revision ?? 0, !live && !tooLarge);
  const draft = useMemo(() => (isStatus(file.error, 404) ? readFileDraft(app.id, path) : null), [app.id, path, file.error]);

  if (live && streamed) {
    return (
      <Pane path={path} note={writing ? words.writing(bytes(streamed.streamedBytes)) : bytes(streamed.sizeBytes ?? streamed.streamedBytes)}>
        <Suspense fallback={<Plain text={streamed.text ?? ""} />}>
          <Editor path={path} label={path} text={streamed.text ?? ""} readOnly streaming={writing} />
        </Suspense>
      </Pane>
    );
  }
  if (tooLarge) return <Unshown {...props} title={words.tooLarge.title} text={words.tooLarge.text(bytes(sizeBytes), bytes(MOST_BYTES))} />;
  if (file.data?.traits.binary && !anyway) {
    return (
      <Unshown {...props} title={words.binary.title} text={words.binary.text}>
        <Button look="quiet" onClick={() => setAnyway(true)}>{words.binary.anyway}</Button>
      </Unshown>
    );
  }
  if (file.data && !file.isError) return <EditableFile {...props} loaded={file.data} readOnly={props.readOnly || file.data.traits.binary} />;
  if (draft) return <EditableFile {...props} loaded={nothing(version ?? 0)} gone />;
  return (
    <Pane path={path}>
      <Instead>
        {isStatus(file.error, 404) ? (
          <div className="space-y-3">
            <p className="font-medium text-ink">{words.lost.title}</p>
            <p>{words.lost.text}</p>
            <Button onClick={onClose}>{words.lost.close}</Button>
          </div>
        ) : file.isError && version !== null ? (
          <ErrorNotice
            className="text-left"
            error={file.error}
            title={words.readFailed}
            action={<Button size="small" onClick={() => void file.refetch()}>{words.again}</Button>}
          />
        ) : version === null ? (
          words.afterSaving
        ) : (
          <span role="status">{words.reading}</span>
        )}
      </Instead>
    </Pane>
  );
}

function Unshown({ path, readOnly, actions, title, text, children }: Props & { title: string; text: string; children?: ReactNode }) {
  return (
    <Pane path={path} actions={<FileMenu path={path} actions={actions} dirty={false} readOnly={readOnly} />}>
      <Instead>
        <div className="max-w-md space-y-3">
          <p className="font-medium text-ink">{title}</p>
          <p>{text}</p>
          <div className="flex flex-wrap justify-center gap-2">
            <Button look="primary" onClick={() => actions.download(path)}>{words.downloadFile}</Button>
            {children}
          </div>
        </div>
      </Instead>
    </Pane>
  );
}

const nothing = (version: number): LoadedFile => ({ text: "", ends: "lf", version, traits: { lineCount: 1, longestLine: 0, binary: false, turns: 0 } });
