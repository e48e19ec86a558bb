"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { Open } from "./model";
import { changeEgress } from "./save";

/** Decisions arrive some seconds after the connection. */
const DECISIONS_MS = 5_000;

export const useEgress = (appId: string) =>
  useQuery({ queryKey: ["egress", appId], queryFn: ({ signal }) => api.egress(appId, signal) });

export const useDecisions = (appId: string) =>
  useQuery({
    queryKey: ["egress-decisions", appId],
    queryFn: ({ signal }) => api.egressDecisions(appId, signal),
    refetchInterval: DECISIONS_MS,
  });

export function useChangeEgress(appId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: (open: Open) => Open) => changeEgress(appId, change),
    onSuccess: (saved) => queries.setQueryData(["egress", appId], saved),
    onError: () => void queries.invalidateQueries({ queryKey: ["egress", appId] }),
  });
}
