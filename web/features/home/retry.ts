import type { ApiError } from "@/lib/api/errors";

const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;

/**
 * When to send the same again without being asked: after failures that pass by themselves, at the server's word where it gives one,
 * else after ever longer breaks. Null where another try needs other words, or a person.
 */
export function retryDelayMs(error: ApiError, tries: number): number | null {
  if (!error.unreachable) return null;
  const growing = Math.min(FIRST_MS * 2 ** (tries - 1), LONGEST_MS);
  return Math.max((error.retryAfterSeconds ?? 0) * 1_000, growing);
}

/** How long the server wants to hear nothing more; null where waiting would not help. */
export const waitMs = (error: ApiError): number | null =>
  error.code === "RATE_LIMITED" ? (error.retryAfterSeconds ?? 1) * 1_000 : null;
