"use client";

import type { UserProfile } from "@/lib/api/types";
import { useAllApps, useApps } from "./queries";
import { usage } from "./usage";

export type AppUsage = ReturnType<typeof usage>;

/** Null until it is known. Who has more apps than a page has them counted by a list of all. */
export function useAppUsage(quotas: UserProfile["quotas"] | null): AppUsage | null {
  const apps = useApps(quotas !== null);
  const all = useAllApps(quotas !== null && apps.hasNextPage);
  if (!quotas) return null;
  if (apps.data && !apps.hasNextPage) return usage(apps.data.pages.flatMap((page) => page.items), quotas);
  return all.data?.complete ? usage(all.data.items, quotas) : null;
}
