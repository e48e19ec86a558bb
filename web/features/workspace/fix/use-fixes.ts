"use client";

import { useMemo } from "react";
import { useQuery } from "@tanstack/react-query";
import { useFiles } from "@/features/code/queries";
import { projectFile, type Spot } from "@/features/preview/source";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { useRights } from "../rights";
import { decide, spotIn, target, type Fix } from "./decide";

/** What is wrong, as far as somebody said so. */
export interface Complaint {
  /** An error on the page of the app. */
  fromPage: boolean;
  /** The words of a build or a check, in which a place may be named. */
  texts: string[];
  /** Where a browser says that it was. */
  at: { source: string; line: number; message: string } | null;
  /** The app's own site. */
  origin: string | null;
}

export interface Fixes {
  fixes: Fix[] | null;
  /** What going back would change. */
  changed: string[];
  error: unknown;
  retry: () => void;
}

/** What can be done about it; null while that is being looked up. */
export function useFixes(app: App, complaint: Complaint): Fixes {
  const { run, readCode, writeCode } = useRights();
  const versions = useQuery({ queryKey: ["versions", app.id], queryFn: ({ signal }) => api.versions(app.id, signal), enabled: readCode });
  const files = useFiles(app.id, readCode);
  const newestFirst = useMemo(() => [...(versions.data?.items ?? [])].sort((a, b) => b.version - a.version), [versions.data]);
  const known = { status: app.status, reason: app.statusReason, live: app.liveVersion, versions: newestFirst, fromPage: complaint.fromPage };
  const goal = target(known);
  const diff = useQuery({
    queryKey: ["diff", app.id, goal?.to, goal?.from],
    queryFn: ({ signal }) => api.diff(app.id, goal?.to ?? 0, goal?.from ?? 0, signal),
    enabled: readCode && goal !== null,
    staleTime: Infinity,
  });
  const changed = diff.data?.files.map((file) => file.path) ?? null;

  const pending = readCode && (versions.isPending || files.isPending || (goal !== null && diff.isPending));
  const paths = new Set(files.data?.files.map((file) => file.path));
  const spot = spotOf(complaint, app.statusReason, paths);
  return {
    fixes: pending || versions.isError ? null : decide({ ...known, spot, changed }, { run, restore: writeCode, open: readCode }),
    changed: changed ?? [],
    error: versions.error,
    retry: () => void versions.refetch(),
  };
}

function spotOf({ at, origin, texts }: Complaint, reason: string | null, paths: ReadonlySet<string>): Spot | null {
  const path = at ? projectFile(at.source, origin, paths) : null;
  if (at && path) return { path, line: at.line, message: at.message };
  return spotIn([...texts, reason ?? ""], paths);
}
