"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { Found, Query } from "./find-in-files";
import type { Ask } from "./search-worker";

const REST_MS = 120;

/** Searches all files of a version: they come in one answer, once per version. `found` is null until there is something to say. */
export function useSearch(appId: string, version: number | null, query: Query) {
  const worker = useRef<Worker | null>(null);
  const [found, setFound] = useState<{ query: Query; result: Found } | null>(null);
  const asked = useRef<{ id: number; query: Query } | null>(null);

  useEffect(() => {
    const started = new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" });
    started.onmessage = ({ data }: MessageEvent<{ id: number; found: Found }>) => {
      if (asked.current?.id === data.id) setFound({ query: asked.current.query, result: data.found });
    };
    worker.current = started;
    return () => started.terminate();
  }, []);
  const post = useCallback((ask: Ask, hand: Transferable[] = []) => worker.current?.postMessage(ask, hand), []);

  const files = useQuery({
    queryKey: ["search", appId, version],
    enabled: version !== null,
    queryFn: async ({ signal }) => {
      const bytes = await (await api.version(appId, version ?? 0, signal)).arrayBuffer();
      post({ load: bytes }, [bytes]);
      return version;
    },
    // The worker has the text of one version, and only as long as the search is open.
    staleTime: Infinity,
    gcTime: 0,
  });

  const ready = files.data !== undefined;
  useEffect(() => {
    if (!ready) return;
    const id = (asked.current?.id ?? 0) + 1;
    const timer = setTimeout(() => {
      asked.current = { id, query };
      post({ find: query, id });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [ready, files.data, query, post]);

  return { found: query.words === "" ? null : found, ready, error: files.error, again: () => void files.refetch() };
}
