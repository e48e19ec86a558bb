"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";

const LOOK_MS = 500;
const PATIENCE_MS = 60_000;

/** Stops the app and starts it again: the server starts one only when it has stopped. */
export function useRestart(appId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if ((await api.app(appId)).status === "running") await api.stop(appId);
      const untilMs = Date.now() + PATIENCE_MS;
      while ((await api.app(appId)).status === "running" && Date.now() < untilMs) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      await api.start(appId);
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: ["app", appId] }),
  });
}
