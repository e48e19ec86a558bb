import { errorOf, unreachable } from "../api/errors";
import { newId } from "../id";
import type { Tokens } from "../api/types";

/**
 * The access token lives in this module's memory only. What survives a reload is the HttpOnly refresh cookie, which
 * scripts cannot read.
 */
let token: string | null = null;
let renewal: Promise<Tokens | null> | null = null;
const listeners = new Set<(tokens: Tokens | null) => void>();

export const accessToken = (): string | null => token;

/** Told of every change: tokens after a sign-in or renewal, null when the session has ended. */
export function onAccessChange(listener: (tokens: Tokens | null) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setAccess(tokens: Tokens | null): void {
  token = tokens?.accessToken ?? null;
  for (const listener of listeners) listener(tokens);
}

/** A token newer than `used`, or null when the session has ended. Throws when the server cannot be asked. */
export async function renewAccess(used: string | null): Promise<string | null> {
  if (token && token !== used) return token;
  const tokens = await refresh();
  return tokens?.accessToken ?? null;
}

/** Single flight: in this tab by the shared promise, between tabs by a lock, because a refresh token works once. */
export function refresh(): Promise<Tokens | null> {
  renewal ??= exclusively(refreshNow).finally(() => {
    renewal = null;
  });
  return renewal;
}

async function exclusively(work: () => Promise<Tokens | null>): Promise<Tokens | null> {
  // Locks exist in secure contexts only.
  return navigator.locks ? await navigator.locks.request("isekai-refresh", () => work()) : work();
}

async function refreshNow(): Promise<Tokens | null> {
  const correlationId = newId();
  let response: Response;
  try {
    response = await fetch("/api/auth/refresh", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Correlation-Id": correlationId },
      body: "{}",
      cache: "no-store",
    });
  } catch {
    throw unreachable(correlationId);
  }
  if (response.ok) {
    const tokens = (await response.json()) as Tokens;
    setAccess(tokens);
    return tokens;
  }
  const error = await errorOf(response, correlationId);
  if (error.unreachable || error.status >= 500 || error.status === 429) throw error;
  setAccess(null);
  return null;
}
