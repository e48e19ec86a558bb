"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import { queryOf, type EventFilter } from "./model";

const PAGE = 50;
/** Each look is written to the audit log. */
const STALE_MS = 60_000;

export const useEvents = (filter: EventFilter) =>
  useInfiniteQuery({
    queryKey: ["security-events", queryOf(filter)],
    queryFn: ({ pageParam, signal }) => api.securityEvents({ ...queryOf(filter), limit: PAGE, after: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: STALE_MS,
  });

export function useResolve(id: string, onDone: () => void) {
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: ["security-events"] });
  return useMutation({
    mutationFn: (note: string) => api.resolveSecurityEvent(id, note),
    onSuccess: () => {
      void renew();
      onDone();
    },
    // Somebody else was faster: the list shows what they wrote.
    onError: (error) => {
      if (isStatus(error, 409)) void renew();
    },
  });
}
