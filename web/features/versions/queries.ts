"use client";

import { useEffect } from "react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import type { CodeVersion, Iteration } from "@/lib/api/types";

const noVersions: CodeVersion[] = [];

/** The versions, newest first, page by page. */
export function useVersions(appId: string) {
  const query = useInfiniteQuery({
    queryKey: ["versions", appId, "pages"],
    queryFn: ({ signal, pageParam }) => api.versions(appId, signal, pageParam ?? undefined),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? noVersions };
}

/** What was asked for, by the version that it made, back to the moment of the oldest version that is shown. */
export function usePrompts(appId: string, oldest: string | null): Map<number, string> {
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: ["iterations", appId, "pages"],
    queryFn: ({ signal, pageParam }) => api.iterations(appId, signal, pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const reached = items.at(-1)?.createdAt ?? null;
  const further = hasNextPage && !isFetching && oldest !== null && reached !== null && reached > oldest;
  useEffect(() => {
    if (further) void fetchNextPage();
  }, [further, fetchNextPage]);
  return new Map(items.flatMap(({ codeVersion, prompt }: Iteration) => (codeVersion === null ? [] : [[codeVersion, prompt] as const])));
}

/** Versions never change, so what differs is asked for once. */
export const useDiff = (appId: string, from: number | null, to: number | null, enabled: boolean) =>
  useQuery({
    queryKey: ["diff", appId, from, to],
    queryFn: ({ signal }) => api.diff(appId, from ?? 0, to ?? 0, signal),
    enabled: enabled && from !== null && to !== null && from !== to,
    staleTime: Infinity,
  });

/** One file as it was; empty where the version does not have it. */
export const useFileAt = (appId: string, path: string, version: number, there: boolean) =>
  useQuery({
    queryKey: ["fileAt", appId, path, version],
    enabled: there,
    queryFn: async ({ signal }) => {
      try {
        return (await api.readFile(appId, path, signal, version)).text;
      } catch (error) {
        if (isStatus(error, 404)) return "";
        throw error;
      }
    },
    staleTime: Infinity,
  });
