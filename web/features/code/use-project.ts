"use client";

import { useMemo } from "react";
import type { Timeline } from "@/features/activity/model";
import { useFiles } from "./queries";

/** The files there are: those of the present version, and those that are being written. */
export function useProject(appId: string, timeline: Timeline) {
  const files = useFiles(appId, timeline.codeVersion !== null);
  const stored = files.data?.files;
  const streamed = timeline.files;
  const paths = useMemo(() => {
    const known = stored?.map((file) => file.path) ?? [];
    // A finished version lists its files; until then they are what has been streamed.
    const live = Object.values(streamed).filter((file) => !stored || file.writing).map((file) => file.path);
    return [...new Set([...known, ...live])];
  }, [stored, streamed]);
  const known = useMemo(() => new Set(paths), [paths]);
  const sizes = useMemo(() => new Map(stored?.map((file) => [file.path, file.sizeBytes])), [stored]);
  const writing = useMemo(() => new Set(Object.values(streamed).filter((file) => file.writing).map((file) => file.path)), [streamed]);
  return { files, paths, known, sizes, writing, version: files.data?.version ?? timeline.codeVersion ?? 0 };
}
