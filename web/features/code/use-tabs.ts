"use client";

import { useCallback, useState } from "react";
import { readDraft, writeDraft } from "@/lib/drafts";
import { closed, opened, parsed, renamed, type Tabs } from "./tabs";

/** Open files and folders of an app, kept across reloads. */
export function useTabs(appId: string) {
  const key = `tabs:${appId}`;
  const [tabs, setTabs] = useState(() => parsed(readDraft(key)));
  const [fresh, setFresh] = useState(() => readDraft(key) === "");
  const change = useCallback(
    (next: (old: Tabs) => Tabs) => {
      setFresh(false);
      setTabs((old) => {
        const made = next(old);
        if (made !== old) writeDraft(key, JSON.stringify(made));
        return made;
      });
    },
    [key],
  );
  return {
    tabs,
    /** Nothing was opened or closed yet. */
    fresh,
    open: useCallback((path: string, kept: boolean) => change((old) => opened(old, path, kept)), [change]),
    close: useCallback((path: string) => change((old) => closed(opened(old, path, false), path)), [change]),
    rename: useCallback((from: string, to: string) => change((old) => renamed(old, from, to)), [change]),
  };
}

/** Folders that somebody opened or closed. */
export function useFolders(appId: string) {
  const key = `folders:${appId}`;
  const [folders, setFolders] = useState(() => read(readDraft(key)));
  const set = useCallback(
    (changes: Record<string, boolean>) => {
      setFolders((old) => {
        const made = { ...old, ...changes };
        writeDraft(key, JSON.stringify(made));
        return made;
      });
    },
    [key],
  );
  return { folders, set };
}

function read(text: string): Record<string, boolean> {
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === "object" && stored !== null ? (stored as Record<string, boolean>) : {};
  } catch {
    return {};
  }
}
