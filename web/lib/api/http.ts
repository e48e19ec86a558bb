import { ApiError, errorOf, unreachable } from "./errors";
import { accessToken, renewAccess } from "../session/access";
import { newId } from "../id";

export interface Call {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as text/plain. */
  text?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** A 401 is the answer, not a reason to renew the token. */
  final401?: boolean;
  /** A status of failure whose body is the answer all the same. */
  answer?: number;
}

/** A call with the caller's token; a 401 renews the token once and tries again. Failures are `ApiError`s. */
export async function call(path: string, options: Call = {}): Promise<Response> {
  const correlationId = newId();
  const used = accessToken();
  let response = await send(path, options, correlationId, used);
  if (response.status === 401 && !options.final401) {
    const renewed = await renewAccess(used);
    if (renewed) response = await send(path, options, correlationId, renewed);
  }
  if (!response.ok && response.status !== options.answer) throw await errorOf(response, correlationId);
  return response;
}

async function send(path: string, options: Call, correlationId: string, token: string | null): Promise<Response> {
  const headers: Record<string, string> = { "X-Correlation-Id": correlationId, ...options.headers };
  if (token) headers.Authorization = `Bearer ${token}`;
  let body: string | undefined;
  if (options.json !== undefined) {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(options.json);
  } else if (options.text !== undefined) {
    headers["Content-Type"] = "text/plain; charset=utf-8";
    body = options.text;
  }
  try {
    return await fetch(path, { method: options.method ?? "GET", headers, body, signal: options.signal, cache: "no-store" });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unreachable(correlationId);
  }
}

/** Whether the server gives out its own page. */
export const serverIsThere = (): Promise<boolean> => fetch("/", { method: "HEAD", cache: "no-store" }).then(({ ok }) => ok, () => false);

export const isStatus = (error: unknown, status: number): boolean => error instanceof ApiError && error.status === status;
