"use client";

import { Suspense, useCallback, useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from "react";
import { Files } from "lucide-react";
import type { Timeline } from "@/features/activity/model";
import { useRights } from "@/features/workspace/rights";
import { Reword } from "@/features/workspace/error-card";
import type { App } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { part } from "@/lib/part";
import { code as words } from "@/messages/code";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { draftPaths } from "./drafts";
import { memoryOf } from "./editor-memory";
import type { Place } from "./editor";
import { FileDialogs, useFileActions } from "./file-dialogs";
import { FileView } from "./file-view";
import { visibleName } from "./file-text";
import type { Query } from "./find-in-files";
import { Instead } from "./pane";
import { ProjectFiles } from "./project-files";
import { TabStrip } from "./tab-strip";
import { closed, opened } from "./tabs";
import { entryFile, foldersOf } from "./tree";
import { useProject } from "./use-project";
import { useFolders, useTabs } from "./use-tabs";

const QuickOpen = part(() => import("./quick-open"));
const SearchPanel = part(() => import("./search-panel"));

interface Props {
  app: App;
  timeline: Timeline;
  busy: boolean;
  /** The file somebody asked for; outlives a look at another tab. Null: none in particular. */
  chosen: string | null;
  onChoose: (path: string | null) => void;
}

export default function CodePane({ app, timeline, busy, chosen, onChoose }: Props) {
  const { files, paths, known, sizes, writing, version } = useProject(app.id, timeline);
  const { tabs, fresh, open, close, rename } = useTabs(app.id);
  const { folders, set: setFolders } = useFolders(app.id);
  const { asking, setAsking, actions } = useFileActions(app);
  const [edited, setEdited] = useState<ReadonlySet<string>>(() => new Set(draftPaths(app.id)));
  const [query, setQuery] = useState<Query>({ words: "", matchCase: false, wholeWord: false });
  const [aside, setAside] = useState<"files" | "search">("files");
  const [browsing, setBrowsing] = useState(false);
  const [asked, setAsked] = useState(false);
  const [place, setPlace] = useState<{ path: string; at: Place } | null>(null);
  const { writeCode: mayWrite } = useRights();

  const there = (path: string | null): path is string => path !== null && (known.has(path) || edited.has(path));
  const turn = timeline.turns.at(-1);
  const isWriting = busy && turn !== undefined && turn.files.length > 0 && turn.version === null;
  const following = isWriting && timeline.currentFile !== null && known.has(timeline.currentFile) ? timeline.currentFile : null;
  const shown = there(chosen) ? chosen : (following ?? (there(tabs.active) ? tabs.active : fresh ? entryFile(paths) : null));
  const strip = useMemo(() => (shown === null ? tabs : opened(tabs, shown, false)).open.filter(({ path }) => known.has(path) || edited.has(path)), [tabs, shown, known, edited]);

  useEffect(() => {
    if (chosen !== null) open(chosen, false);
  }, [chosen, open]);

  const show = useCallback(
    (path: string, firmly: boolean, at: Place | null = null): void => {
      open(path, firmly);
      onChoose(path);
      setFolders(Object.fromEntries(foldersOf(path).map((folder) => [folder, true])));
      setBrowsing(false);
      setPlace(at && { path, at });
    },
    [open, onChoose, setFolders],
  );
  const shut = (path: string): void => {
    close(path);
    if (path === shown) onChoose(closed(opened(tabs, path, false), path).active);
  };
  const setDirty = (path: string, dirty: boolean): void => {
    setEdited((old) => (old.has(path) === dirty ? old : new Set(dirty ? [...old, path] : [...old].filter((other) => other !== path))));
    if (dirty) open(path, true);
  };
  const search = (): void => {
    setAside("search");
    setBrowsing(true);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (command && !event.shiftKey && event.code === "KeyP") setAsked(true);
    else if (command && event.shiftKey && event.code === "KeyF") search();
    else if (event.altKey && !event.ctrlKey && event.code === "KeyW" && shown !== null) shut(shown);
    else return;
    event.preventDefault();
  };

  if (files.isError) {
    return (
      <Instead>
        <ErrorNotice
          className="text-left"
          error={files.error}
          title={words.listFailed}
          action={<Button size="small" onClick={() => void files.refetch()}>{words.again}</Button>}
        />
      </Instead>
    );
  }
  if (paths.length === 0) {
    if (busy || files.isLoading || timeline.codeVersion !== null) return <Instead>{words.soon}</Instead>;
    return (
      <Instead>
        <div className="space-y-4">
          <p>{words.none}</p>
          <Reword app={app} />
        </div>
      </Instead>
    );
  }
  return (
    <div className="flex h-full min-h-0 max-md:flex-col" onKeyDown={keyDown}>
      <Aside hidden={!browsing}>
        {aside === "search" ? (
          <Suspense fallback={null}>
            <SearchPanel
              appId={app.id}
              version={timeline.codeVersion}
              unsaved={edited.size > 0}
              query={query}
              onQuery={setQuery}
              onOpen={(path, at, firmly) => show(path, firmly, at)}
              onClose={() => setAside("files")}
            />
          </Suspense>
        ) : (
          <ProjectFiles
            app={app}
            paths={paths}
            selected={shown}
            writing={writing}
            edited={edited}
            folders={folders}
            finished={timeline.codeVersion !== null}
            mayWrite={mayWrite}
            actions={actions}
            onFolder={(path, isOpen) => setFolders({ [path]: isOpen })}
            onChoose={show}
            onCreate={() => setAsking({ kind: "create", start: shown === null ? "" : shown.slice(0, shown.lastIndexOf("/") + 1) })}
            onGoTo={() => setAsked(true)}
            onSearch={search}
            onBack={() => setBrowsing(false)}
          />
        )}
      </Aside>
      <div className={cn("flex min-h-0 min-w-0 flex-1 flex-col", browsing && "max-md:hidden")}>
        <div className="border-b border-line p-2 md:hidden">
          <Button className="w-full justify-start font-mono text-xs" onClick={() => setBrowsing(true)}>
            <Files aria-hidden="true" />
            <bdi className="truncate">{words.showFiles(shown === null ? "" : visibleName(shown))}</bdi>
          </Button>
        </div>
        <TabStrip tabs={strip} shown={shown} edited={edited} onShow={show} onClose={shut} onFollow={following !== null && shown !== following ? () => onChoose(null) : null} />
        {shown === null ? (
          <Instead>{words.allClosed}</Instead>
        ) : (
          <FileView
            key={shown}
            app={app}
            path={shown}
            version={timeline.codeVersion}
            sizeBytes={sizes.get(shown) ?? null}
            streamed={timeline.files[shown] ?? null}
            readOnly={!mayWrite}
            memory={memoryOf(app.id)}
            place={place?.path === shown ? place.at : null}
            actions={actions}
            onDirty={(dirty) => setDirty(shown, dirty)}
            onClose={() => shut(shown)}
          />
        )}
      </div>
      {asked ? (
        <Suspense fallback={null}>
          <QuickOpen paths={paths} current={shown} onOpen={(path, line) => show(path, false, line === null ? null : { line })} onClose={() => setAsked(false)} />
        </Suspense>
      ) : null}
      <FileDialogs
        app={app}
        version={version}
        taken={known}
        asking={asking}
        onAsk={setAsking}
        onCreated={(path) => show(path, true)}
        onRenamed={(from, to) => {
          rename(from, to);
          onChoose(to);
        }}
        onRemoving={shut}
        onRemoved={(path) => setDirty(path, false)}
      />
    </div>
  );
}

/** Beside the file where there is room, else in its place while one looks for another. */
function Aside({ hidden, children }: { hidden: boolean; children: ReactNode }) {
  return (
    <aside className={cn("flex min-h-0 w-64 shrink-0 lg:max-xl:w-56 flex-col border-r border-line bg-ground max-md:w-full max-md:flex-1 max-md:border-r-0", hidden && "max-md:hidden")}>
      {children}
    </aside>
  );
}
