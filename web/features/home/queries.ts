"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";

const BUSY_POLL_MS = 2_000;
const IDLE_POLL_MS = 15_000;

const settled = (app: App): boolean => app.status !== "generating" && ["ready", "paused"].includes(app.activity);

export const useConfig = () =>
  useQuery({ queryKey: ["config"], queryFn: ({ signal }) => api.config(signal), staleTime: Infinity });

/** The caller's apps, newest first; asked for again often while one of them is being worked on. */
export const useApps = () =>
  useInfiniteQuery({
    queryKey: ["apps"],
    queryFn: ({ pageParam, signal }) => api.apps(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages.every((page) => page.items.every(settled)) ? IDLE_POLL_MS : BUSY_POLL_MS,
  });
