import type { Quota } from "@/lib/api/types";
import { users as words } from "@/messages/users";

export type QuotaName = keyof Quota;

interface Bounds {
  name: QuotaName;
  min: number;
  max: number;
}

/** The bounds of the API's document. */
export const QUOTAS: Bounds[] = [
  { name: "maxApps", min: 0, max: 1_000_000 },
  { name: "maxConcurrentApps", min: 0, max: 1_000_000 },
  { name: "maxMemoryPerApp", min: 64, max: 1_048_576 },
  { name: "maxCpuPerApp", min: 10, max: 1_000_000 },
  { name: "maxStoragePerApp", min: 1, max: 1_048_576 },
  { name: "maxExecutionTime", min: 1, max: 2_592_000 },
];

export type QuotaTexts = Record<QuotaName, string>;

export const quotaTexts = (quota: Quota): QuotaTexts =>
  Object.fromEntries(QUOTAS.map(({ name }) => [name, String(quota[name])])) as QuotaTexts;

export type Read = { quota: Quota; mistakes: null } | { quota: null; mistakes: Partial<QuotaTexts> };

/** What was entered, or what is wrong with it. */
export function readQuota(texts: QuotaTexts): Read {
  const mistakes: Partial<QuotaTexts> = {};
  const quota = {} as Quota;
  for (const { name, min, max } of QUOTAS) {
    const text = texts[name].trim();
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) quota[name] = value;
    else mistakes[name] = words.quota.outside(min, max);
  }
  return Object.keys(mistakes).length > 0 ? { quota: null, mistakes } : { quota, mistakes: null };
}
