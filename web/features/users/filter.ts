import type { AccountStatus } from "@/lib/api/types";

/** Which accounts are listed; kept in the address, so that it outlives a reload and can be passed on. Empty: whatever it is. */
export interface Filter {
  q: string;
  status: AccountStatus | "";
  role: string;
}

export const STATUSES: AccountStatus[] = ["active", "locked", "suspended"];
export const MAX_SEARCH_CHARS = 100;

export function readFilter(query: { get: (name: string) => string | null }): Filter {
  const status = query.get("status");
  return {
    q: (query.get("q") ?? "").slice(0, MAX_SEARCH_CHARS),
    status: STATUSES.find((known) => known === status) ?? "",
    role: query.get("role") ?? "",
  };
}

/** As the end of an address: "?q=ada", or nothing. */
export function writeFilter(filter: Partial<Filter>): string {
  const { q, status, role } = filter;
  const set = Object.entries({ q: q?.trim(), status, role }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length > 0 ? `?${new URLSearchParams(set).toString()}` : "";
}

export const isEmpty = (filter: Filter): boolean => writeFilter(filter) === "";
