import type { ResourceQuota } from "@/lib/api/types";
import { account } from "@/messages/account";

const words = account.quotas;

/** A quota with the units that people count in. */
export function quotaRows(quota: ResourceQuota, locale?: string): { name: string; value: string }[] {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const size = (mib: number): string => (mib < 1024 ? `${count.format(mib)} MiB` : `${count.format(mib / 1024)} GiB`);
  return [
    { name: words.maxApps, value: count.format(quota.maxApps) },
    { name: words.maxConcurrentApps, value: count.format(quota.maxConcurrentApps) },
    { name: words.maxMemoryPerApp, value: size(quota.maxMemoryPerApp) },
    { name: words.maxCpuPerApp, value: words.cpus(count.format(quota.maxCpuPerApp / 1000)) },
    { name: words.maxStoragePerApp, value: size(quota.maxStoragePerApp) },
    { name: words.maxExecutionTime, value: time(quota.maxExecutionTime, count) },
  ];
}

function time(seconds: number, count: Intl.NumberFormat): string {
  if (seconds % 3600 === 0) return `${count.format(seconds / 3600)} h`;
  return seconds % 60 === 0 ? `${count.format(seconds / 60)} min` : `${count.format(seconds)} s`;
}
