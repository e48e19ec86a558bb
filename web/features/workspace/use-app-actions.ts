"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { downloadProject } from "@/features/code/download";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { workspace as words } from "@/messages/workspace";
import { toastError } from "@/ui/toasts";

export type AppDialog = "rename" | "share" | "delete";

/** What is done with the app as a whole; the header, the settings and the command palette all offer it. */
export interface AppActions {
  dialog: AppDialog | null;
  open: (dialog: AppDialog) => void;
  close: () => void;
  /** Starts an app that does not run, stops one that does. */
  power: () => void;
  switching: boolean;
  download: () => void;
}

export function useAppActions(app: App): AppActions {
  const [dialog, setDialog] = useState<AppDialog | null>(null);
  const running = app.status === "running";
  const power = useMutation({
    mutationFn: () => (running ? api.stop(app.id) : api.start(app.id)),
    onError: (error) => toastError(running ? words.notStopped : words.notStarted, error),
  });
  return {
    dialog,
    open: setDialog,
    close: () => setDialog(null),
    power: () => power.mutate(),
    switching: power.isPending,
    download: () => void downloadProject(app),
  };
}
