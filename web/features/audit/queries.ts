"use client";

import { useEffect, useState } from "react";
import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { AuditPage } from "@/lib/api/types";
import { countNews, queryOf, type AuditFilter, type News } from "./filter";

const PAGE = 50;
const LOOK_EVERY_MS = 30_000;
/** Each look for new rows is written down as well, so nobody's are taken who has gone away from an open page. */
const GONE_AFTER_MS = 10 * 60_000;

const keyOf = (filter: AuditFilter) => ["audit", "rows", queryOf(filter)];

/** Never asks again by itself: rows that move are hard to read. */
export const useAudit = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: keyOf(filter),
    queryFn: ({ pageParam, signal }) => api.auditRows({ ...queryOf(filter), limit: PAGE, after: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Infinity,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** Reads the newest rows again. Those of later pages are let go: they do not follow on a first page that has moved. */
export function useRefresh(filter: AuditFilter): () => void {
  const queries = useQueryClient();
  return () => {
    const queryKey = keyOf(filter);
    queries.setQueryData<InfiniteData<AuditPage>>(
      queryKey,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    void queries.refetchQueries({ queryKey, exact: true });
  };
}

/** How many rows came after `newest`; none are looked for where the filter ends in the past. */
export function useNews(filter: AuditFilter, newest: string | undefined): News | undefined {
  const here = useHere();
  const news = useQuery({
    queryKey: ["audit", "news", queryOf(filter), newest],
    queryFn: async ({ client, queryKey, signal }): Promise<News> => {
      const known = client.getQueryData<News>(queryKey) ?? { newest: newest ?? "", count: 0, more: false };
      return countNews(known, await api.auditRows({ ...queryOf(filter), limit: PAGE }, signal));
    },
    enabled: newest !== undefined && here && !filter.until,
    initialData: { newest: newest ?? "", count: 0, more: false },
    staleTime: LOOK_EVERY_MS,
    refetchInterval: LOOK_EVERY_MS,
    refetchOnWindowFocus: true,
    gcTime: 0,
    retry: false,
  });
  return news.data;
}

/** Whether somebody has lately done something with the page. */
function useHere(): boolean {
  const [here, setHere] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const seen = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setHere(false), GONE_AFTER_MS);
      setHere(true);
    };
    seen();
    const signs = ["pointermove", "pointerdown", "keydown", "scroll", "focus"];
    for (const sign of signs) window.addEventListener(sign, seen, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, seen, { capture: true });
    };
  }, []);
  return here;
}
