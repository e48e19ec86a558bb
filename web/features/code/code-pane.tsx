"use client";

import { useMemo, useState } from "react";
import { Download } from "lucide-react";
import type { Timeline } from "@/features/activity/model";
import { Reword } from "@/features/workspace/error-card";
import type { App } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { downloadProject } from "./download";
import { readFileDraft } from "./drafts";
import { FileTree } from "./file-tree";
import { FileView } from "./file-view";
import { useFiles } from "./queries";
import { buildTree, entryFile } from "./tree";

interface Props {
  app: App;
  timeline: Timeline;
  busy: boolean;
  /** The file somebody asked for; outlives a look at another tab. */
  chosen: string | null;
  onChoose: (path: string) => void;
}

export function CodePane({ app, timeline, busy, chosen, onChoose }: Props) {
  const hasVersion = timeline.codeVersion !== null;
  const files = useFiles(app.id, hasVersion);
  const [dirty, setDirty] = useState<Record<string, boolean>>({});

  const stored = files.data?.files;
  const streamed = timeline.files;
  const paths = useMemo(() => {
    const known = stored?.map((file) => file.path) ?? [];
    // A finished version lists its files; until then they are what has been streamed.
    const live = Object.values(streamed).filter((file) => !stored || file.writing).map((file) => file.path);
    return [...new Set([...known, ...live])];
  }, [stored, streamed]);
  const tree = useMemo(() => buildTree(paths), [paths]);
  const writing = useMemo(() => new Set(Object.values(streamed).filter((file) => file.writing).map((file) => file.path)), [streamed]);
  const edited = new Set(paths.filter((path) => dirty[path] ?? readFileDraft(app.id, path) !== null));

  const following = busy && timeline.currentFile !== null && paths.includes(timeline.currentFile) ? timeline.currentFile : null;
  const selected = chosen !== null && paths.includes(chosen) ? chosen : (following ?? entryFile(paths));

  if (files.isError) {
    return (
      <Message>
        <ErrorNotice
          className="text-left"
          error={files.error}
          title="The files could not be listed"
          action={<Button size="small" onClick={() => void files.refetch()}>Try again</Button>}
        />
      </Message>
    );
  }
  if (paths.length === 0) {
    if (busy || files.isLoading || hasVersion) return <Message>The first file appears here in a moment.</Message>;
    return (
      <Message>
        <div className="space-y-4">
          <p>There is no code yet. Describe the app in other words to make some.</p>
          <Reword app={app} />
        </div>
      </Message>
    );
  }
  return (
    <div className="flex h-full min-h-0 max-md:flex-col">
      <aside className="flex w-56 shrink-0 flex-col border-r border-line bg-ground max-md:hidden">
        <div className="min-h-0 flex-1 overflow-y-auto">
          <FileTree tree={tree} selected={selected} writing={writing} edited={edited} onSelect={onChoose} />
        </div>
        <div className="border-t border-line p-2">
          <Button className="w-full" disabled={!hasVersion} onClick={() => void downloadProject(app)}>
            <Download aria-hidden="true" />
            Download zip
          </Button>
        </div>
      </aside>
      <div className="flex gap-2 border-b border-line p-2 md:hidden">
        <label htmlFor="file-choice" className="sr-only">File</label>
        <select
          id="file-choice"
          value={selected ?? ""}
          onChange={(event) => onChoose(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-lg border border-edge bg-surface px-2 font-mono text-xs"
        >
          {paths.map((path) => <option key={path} value={path}>{path}</option>)}
        </select>
        <Button aria-label="Download zip" disabled={!hasVersion} className="h-9" onClick={() => void downloadProject(app)}>
          <Download aria-hidden="true" />
        </Button>
      </div>
      {selected ? (
        <FileView
          key={selected}
          app={app}
          path={selected}
          version={timeline.codeVersion}
          streamed={streamed[selected] ?? null}
          onDirty={(value) => setDirty((old) => (old[selected] === value ? old : { ...old, [selected]: value }))}
        />
      ) : null}
    </div>
  );
}

function Message({ children }: { children: React.ReactNode }) {
  return <div className="grid h-full grid-cols-1 place-items-center p-6 text-center text-soft">{children}</div>;
}
