import type { AuditLog, AuditQuery } from "@/lib/api/types";

/** What of the log one looks at. It stands in the address under the API's own names, so that a link shows the same rows. */
export interface AuditFilter {
  userId?: string;
  action?: string;
  resource?: string;
  resourceId?: string;
  success?: "true" | "false";
  /** Moments, as in the API: 2026-11-29T12:00:00Z. */
  from?: string;
  until?: string;
  /** A correlation id whose rows are marked. The API does not search for one. */
  mark?: string;
}

export type FilterField = keyof AuditFilter;

export const FILTER_FIELDS: FilterField[] = ["userId", "action", "resource", "resourceId", "success", "from", "until", "mark"];
/** Around a moment, in links to what happened then. */
const AROUND_MS = 60_000;

/** What the API would refuse (an outcome that is none, a time that is none) is left out. */
export function filterOf(params: Pick<URLSearchParams, "get">): AuditFilter {
  const filter: AuditFilter = {};
  for (const field of FILTER_FIELDS) {
    const text = params.get(field)?.trim();
    if (!text) continue;
    if (field === "success") {
      if (text === "true" || text === "false") filter.success = text;
    } else if (field === "from" || field === "until") {
      const at = new Date(text);
      if (!Number.isNaN(at.getTime())) filter[field] = at.toISOString();
    } else filter[field] = text;
  }
  return filter;
}

export function hrefOf(filter: AuditFilter): string {
  const entries = FILTER_FIELDS.flatMap((field) => (filter[field] ? [[field, filter[field]]] : []));
  const query = new URLSearchParams(entries as [string, string][]).toString();
  return query ? `/admin/audit/?${query}` : "/admin/audit/";
}

export function queryOf({ userId, action, resource, resourceId, success, from, until }: AuditFilter): AuditQuery {
  return { userId, action, resource, resourceId, from, until, success: success === undefined ? undefined : success === "true" };
}

/** The filter for what happened around a moment, for example in one request. */
export function around(iso: string, mark?: string | null, more: AuditFilter = {}): AuditFilter {
  const at = Date.parse(iso);
  const moment = (ms: number): string => new Date(ms).toISOString();
  return { ...more, from: moment(at - AROUND_MS), until: moment(at + AROUND_MS), mark: mark ?? undefined };
}

/** When a row was written, from its id alone (RFC 9562, version 7: its first 48 bits are milliseconds). */
export function timeOfId(id: string): string | null {
  const hex = id.replaceAll("-", "");
  if (!/^[0-9a-f]{12}7[0-9a-f]{19}$/i.test(hex)) return null;
  return new Date(Number.parseInt(hex.slice(0, 12), 16)).toISOString();
}

/** What a `datetime-local` field shows, in the reader's zone, to the second. */
export function localOf(iso: string | undefined): string {
  if (!iso) return "";
  const at = new Date(iso);
  const two = (n: number): string => String(n).padStart(2, "0");
  const date = `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

export function momentOf(local: string): string | undefined {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

export interface News {
  /** The newest row that was seen, on the page or while waiting. */
  newest: string;
  count: number;
  /** There are more than were counted. */
  more: boolean;
}

/**
 * Rows that came since. That the log is read is written down as well, and would look like news for ever: it is not counted.
 * `page` is the newest part of the log; ids are in the order of time.
 */
export function countNews(known: News, page: { items: Pick<AuditLog, "id" | "action" | "resource" | "success">[]; next: string | null }): News {
  const fresh = page.items.filter((row) => row.id > known.newest);
  const isReading = (row: (typeof fresh)[number]): boolean => row.resource === "audit" && row.action === "read" && row.success;
  return {
    newest: fresh.reduce((newest, row) => (row.id > newest ? row.id : newest), known.newest),
    count: known.count + fresh.filter((row) => !isReading(row)).length,
    more: known.more || (fresh.length === page.items.length && page.next !== null),
  };
}
