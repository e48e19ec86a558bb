"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { Verification } from "@/lib/api/types";

const KEY = ["audit", "verification"];
let running: AbortController | undefined;

interface Run {
  startedAt: number;
}

/**
 * The verification that runs or ran last. It is not tied to the page: who leaves finds it running, or done, when they come back.
 * The query's own signal is left alone for that, since a query that uses it ends with its last observer.
 */
export function useVerification() {
  const queries = useQueryClient();
  const verification = useQuery<Verification>({
    queryKey: KEY,
    queryFn: () => {
      running = new AbortController();
      queries.setQueryData<Run>([...KEY, "run"], { startedAt: Date.now() });
      return api.auditVerify(running.signal);
    },
    enabled: false,
    retry: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const run = useQuery<Run>({ queryKey: [...KEY, "run"], enabled: false, staleTime: Infinity, gcTime: Infinity });

  return {
    verification,
    startedAt: run.data?.startedAt,
    start: () => void verification.refetch({ cancelRefetch: false }),
    stop: async () => {
      await queries.cancelQueries({ queryKey: KEY, exact: true });
      running?.abort();
    },
    close: () => queries.resetQueries({ queryKey: KEY, exact: true }),
  };
}
