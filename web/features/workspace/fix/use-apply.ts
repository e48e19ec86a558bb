"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { fix as words } from "@/messages/fix";
import { toast } from "@/ui/toasts";
import type { Fix } from "./decide";

/** Those that the server does; the others lead somewhere on this page. */
export type Done = Extract<Fix, { kind: "start" | "restore" }>;

export function useApply(app: App, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (fix: Done): Promise<void> => {
      if (fix.kind === "restore") await restore(app, fix.to);
      else await api.start(app.id);
    },
    onSuccess: (_, fix) => {
      toast(fix.kind === "start" ? words.start.done : words.restored(fix.to));
      for (const key of ["app", "versions", "files"]) void queries.invalidateQueries({ queryKey: [key, app.id] });
      onDone();
    },
  });
}

/** The work on an app is done in the order in which it was asked for: what is started is the version that was gone back to. */
async function restore(app: App, version: number): Promise<void> {
  await api.rollback(app.id, version);
  if (app.status !== "running") await api.start(app.id);
}
