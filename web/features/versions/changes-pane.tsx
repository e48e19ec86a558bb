"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { ArrowLeftRight, ChevronDown, ChevronUp } from "lucide-react";
import type { ComparisonHandle } from "@/features/code/merge-view";
import type { App, FileDiff } from "@/lib/api/types";
import { versions as allWords } from "@/messages/versions";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { ErrorNotice } from "@/ui/error-notice";
import { IconButton } from "@/ui/icon-button";
import { FileComparison } from "./file-comparison";
import { LineCount } from "./line-count";
import { useDiff, useVersions } from "./queries";
import { countLines, total } from "./unified";
import { VersionSelect } from "./version-select";

const words = allWords.changes;

export interface Pair {
  from: number;
  to: number;
}

interface Props {
  app: App;
  /** The versions that somebody asked for; null: the newest and the one before it. */
  pair: Pair | null;
  onPair: (pair: Pair) => void;
}

export default function ChangesPane({ app, pair, onPair }: Props) {
  const list = useVersions(app.id);
  const [newest, before] = list.items;
  const shown = pair ?? (newest && before ? { from: before.version, to: newest.version } : null);
  const diff = useDiff(app.id, shown?.from ?? null, shown?.to ?? null, true);

  if (list.isError) {
    return (
      <div className="p-4">
        <ErrorNotice error={list.error} title={allWords.listFailed} action={<Button size="small" onClick={() => void list.refetch()}>{allWords.again}</Button>} />
      </div>
    );
  }
  if (list.isPending) return <p role="status" className="py-16 text-center text-soft">{allWords.reading}</p>;
  if (!shown || !newest) return <p className="px-6 py-16 text-center text-soft">{words.none}</p>;

  const select = { versions: list.items, newest: newest.version };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-end gap-2 border-b border-line p-3">
        <VersionSelect {...select} label={words.from} value={shown.from} onChange={(from) => onPair({ ...shown, from })} />
        <IconButton label={words.swap} className="size-9" onClick={() => onPair({ from: shown.to, to: shown.from })}><ArrowLeftRight aria-hidden="true" /></IconButton>
        <VersionSelect {...select} label={words.to} value={shown.to} onChange={(to) => onPair({ ...shown, to })} />
        {list.hasNextPage ? (
          <Button className="h-9" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{allWords.older}</Button>
        ) : null}
      </div>
      {shown.from === shown.to ? (
        <div className="p-4"><Empty title={words.sameVersion.title} text={words.sameVersion.text} /></div>
      ) : diff.error ? (
        <div className="p-4">
          <ErrorNotice error={diff.error} title={allWords.compareFailed} action={<Button size="small" onClick={() => void diff.refetch()}>{allWords.again}</Button>} />
        </div>
      ) : !diff.data ? (
        <p role="status" className="py-16 text-center text-soft">{allWords.comparing}</p>
      ) : diff.data.files.length === 0 ? (
        <div className="p-4"><Empty title={words.identical.title} text={words.identical.text(shown.from, shown.to)} /></div>
      ) : (
        <Comparison key={`${shown.from}-${shown.to}`} appId={app.id} pair={shown} files={diff.data.files} />
      )}
    </div>
  );
}

function Comparison({ appId, pair, files }: { appId: string; pair: Pair; files: FileDiff[] }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(files.slice(0, 1).map((file) => file.path)));
  const handles = useRef(new Map<string, ComparisonHandle>());
  const at = useRef({ file: 0, change: -1 });
  const awaited = useRef<{ path: string; last: boolean } | null>(null);
  const box = useRef<HTMLDivElement>(null);

  const toggle = (path: string, opened: boolean): void =>
    setOpen((old) => new Set(opened ? [...old, path] : [...old].filter((other) => other !== path)));

  const showIn = (file: number, last: boolean): void => {
    const path = files[file]?.path ?? "";
    const handle = handles.current.get(path);
    const count = handle?.count() ?? 0;
    at.current = { file, change: last ? count - 1 : 0 };
    awaited.current = handle ? null : { path, last };
    if (handle) handle.show(at.current.change);
    else {
      toggle(path, true);
      box.current?.querySelectorAll("li")[file]?.scrollIntoView({ block: "nearest" });
    }
  };
  const go = (step: 1 | -1): void => {
    const { file, change } = at.current;
    const handle = handles.current.get(files[file]?.path ?? "");
    const next = change + step;
    if (handle && next >= 0 && next < handle.count()) {
      at.current = { file, change: next };
      handle.show(next);
    } else if (!handle && change < 0 && step === 1) showIn(file, false);
    else showIn((file + step + files.length) % files.length, step === -1);
  };
  const ready = (path: string, file: number): void => {
    const wanted = awaited.current;
    if (wanted?.path === path) showIn(file, wanted.last);
  };
  const keyDown = (event: KeyboardEvent): void => {
    const field = event.target instanceof HTMLElement && ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !field;
    if (event.key === "F7") go(event.shiftKey ? -1 : 1);
    else if (plain && event.key === "n") go(1);
    else if (plain && event.key === "p") go(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The keys work from the first moment, wherever the focus was left; but for who goes along the tabs by keys it stays there.
  useEffect(() => {
    if (!document.activeElement?.matches("[role=tab]:focus-visible")) box.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={words.list} onKeyDownCapture={keyDown} className="flex min-h-0 flex-1 flex-col outline-none">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-1.5">
        <p role="status" className="flex items-center gap-2 text-[0.8125rem]">
          {words.summary(files.length)}
          <LineCount {...total(files.map((file) => countLines(file.unified)))} />
        </p>
        <span className="ml-auto text-xs text-faint max-lg:hidden">{words.keys}</span>
        <IconButton label={words.previous} className="size-7 max-lg:ml-auto" onClick={() => go(-1)}><ChevronUp aria-hidden="true" /></IconButton>
        <IconButton label={words.next} className="size-7 max-lg:-ml-1" onClick={() => go(1)}><ChevronDown aria-hidden="true" /></IconButton>
      </div>
      <ul aria-label={words.list} className="min-h-0 flex-1 space-y-2 overflow-y-auto p-3">
        {files.map((file, index) => (
          <FileComparison
            key={file.path}
            appId={appId}
            pair={pair}
            file={file}
            open={open.has(file.path)}
            onToggle={(opened) => toggle(file.path, opened)}
            onHandle={(handle) => {
              if (handle) handles.current.set(file.path, handle);
              else handles.current.delete(file.path);
            }}
            onReady={() => ready(file.path, index)}
          />
        ))}
      </ul>
    </div>
  );
}
