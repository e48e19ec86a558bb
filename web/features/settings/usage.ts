import type { ResourceUsage } from "@/lib/api/types";

/** From here on the page says what happens at the limit. */
export const NEAR_PERCENT = 80;

/** Whole per cent; what is used at all is not shown as nothing, and what is short of the limit not as all of it. */
export function percentOf(used: number, limit: number): number {
  if (used <= 0 || limit <= 0) return used > 0 ? 100 : 0;
  if (used >= limit) return 100;
  return Math.min(99, Math.max(1, Math.round((used / limit) * 100)));
}

type Measured = Pick<ResourceUsage, "cpu" | "executionTime" | "lastUpdated">;

export interface CpuShare {
  /** 1 is one processor, all the time. */
  processors: number;
  /** Between the last two measurements; else since the app started. */
  lately: boolean;
}

/** How much of the processors an app takes: what is measured is the time it took of them so far. Null when that says nothing yet. */
export function cpuShare(now: Measured, before: Measured | null): CpuShare | null {
  if (before?.lastUpdated && now.lastUpdated && now.cpu >= before.cpu) {
    const seconds = (Date.parse(now.lastUpdated) - Date.parse(before.lastUpdated)) / 1000;
    if (seconds > 0) return { processors: (now.cpu - before.cpu) / seconds, lately: true };
  }
  return now.executionTime > 0 ? { processors: now.cpu / now.executionTime, lately: false } : null;
}

/** "96 MiB", "1.5 GiB". */
export const mibText = (mib: number): string => (mib < 1024 ? `${mib} MiB` : `${Number((mib / 1024).toFixed(1))} GiB`);

/** "0.05", "0.5", "1". */
export const processorsText = (count: number): string => String(Number(count.toFixed(2)));
