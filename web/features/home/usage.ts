import type { App, UserProfile } from "@/lib/api/types";

export type Level = "ok" | "near" | "full";

export interface Use {
  used: number;
  max: number;
  level: Level;
}

const NEAR = 0.8;

/** How much of the user's quotas is used, counted as the server does: apps that are being made count as running. */
export function usage(apps: Pick<App, "status">[], quotas: UserProfile["quotas"]): { apps: Use; running: Use } {
  const active = apps.filter((app) => app.status === "running" || app.status === "generating").length;
  return { apps: quotaUse(apps.length, quotas.maxApps), running: quotaUse(active, quotas.maxConcurrentApps) };
}

function quotaUse(used: number, max: number): Use {
  return { used, max, level: used >= max ? "full" : used >= max * NEAR ? "near" : "ok" };
}
