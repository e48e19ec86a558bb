"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { ApiError } from "@/lib/api/errors";
import { errors } from "@/messages/errors";
import { answered, isReadiness, NOTHING, unanswered, type HealthState } from "./history";

const EVERY_MS = 5_000;

/** Asked while the page is visible. That there is no answer is a result as well: it belongs into the history. */
export const useHealth = () =>
  useQuery({
    queryKey: ["health"],
    queryFn: async ({ client, queryKey, signal }): Promise<HealthState> => {
      const state = client.getQueryData<HealthState>(queryKey) ?? NOTHING;
      try {
        const readiness: unknown = await api.health(signal);
        if (!isReadiness(readiness)) throw new ApiError(503, "UNREACHABLE", errors.unreachable, null);
        return answered(state, readiness, Date.now());
      } catch (error) {
        if (signal.aborted) throw error;
        return unanswered(state, error);
      }
    },
    refetchInterval: EVERY_MS,
    staleTime: 0,
    gcTime: 5 * 60_000,
    retry: false,
    // Without a network there is no answer either, and the page says so.
    networkMode: "always",
  });
