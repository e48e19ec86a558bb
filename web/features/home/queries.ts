"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";

/** Apps on Home before one asks for more. */
export const PAGE_APPS = 12;
const BUSY_POLL_MS = 2_000;
const IDLE_POLL_MS = 15_000;
const ALL_POLL_MS = 60_000;
/** The server's most per request, and how many requests are made at most: who has more apps than that finds the newest. */
const LARGEST_PAGE = 100;
const MOST_PAGES = 10;

const settled = (app: App): boolean => app.status !== "generating" && ["ready", "paused"].includes(app.activity);

/** The caller's apps, newest first; asked for again often while one of them is being worked on. */
export const useApps = (enabled = true) =>
  useInfiniteQuery({
    queryKey: ["apps", "pages"],
    queryFn: ({ pageParam, signal }) => api.apps(pageParam, PAGE_APPS, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled,
    refetchInterval: (query) =>
      query.state.data?.pages.every((page) => page.items.every(settled)) ? IDLE_POLL_MS : BUSY_POLL_MS,
  });

/** All of the caller's apps, to count and to search them. */
export const useAllApps = (enabled: boolean) =>
  useQuery({
    queryKey: ["apps", "all"],
    queryFn: ({ signal }) => allApps(signal),
    enabled,
    staleTime: BUSY_POLL_MS,
    refetchInterval: ALL_POLL_MS,
  });

async function allApps(signal: AbortSignal): Promise<{ items: App[]; complete: boolean }> {
  const items: App[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items: more, next }: { items: App[]; next?: string | null } = await api.apps(after, LARGEST_PAGE, signal);
    items.push(...more);
    if (!next) return { items, complete: true };
    after = next;
  }
  return { items, complete: false };
}
