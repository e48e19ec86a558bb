import { errors } from "@/messages/errors";
import type { ErrorBody } from "./types";

/** A failed call: the server's own words where it answered, ours where it could not be reached. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    /** 0 when there was no answer. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly correlationId: string | null,
    readonly details?: unknown,
    private readonly retryAfterHeader: number | null = null,
  ) {
    super(message);
  }

  /** What the server says besides the code, such as `MFA_REQUIRED`. */
  get reason(): string | null {
    const reason: unknown = (this.details as { reason?: unknown } | undefined)?.reason;
    return typeof reason === "string" ? reason : null;
  }

  /** How long to wait before asking again, where the server says so. */
  get retryAfterSeconds(): number | null {
    const seconds: unknown = (this.details as { retryAfterSeconds?: unknown } | undefined)?.retryAfterSeconds;
    return typeof seconds === "number" && seconds > 0 ? seconds : this.retryAfterHeader;
  }

  get unreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

export function unreachable(correlationId: string): ApiError {
  return new ApiError(0, "UNREACHABLE", errors.unreachable, correlationId);
}

export async function errorOf(response: Response, correlationId: string): Promise<ApiError> {
  const id = response.headers.get("x-correlation-id") ?? correlationId;
  const wait = seconds(response.headers.get("retry-after"));
  const body = parse(await response.text().catch(() => ""));
  if (body) return new ApiError(response.status, body.error, sentence(body.message), body.correlationId ?? id, body.details, wait);
  return new ApiError(response.status, `HTTP_${response.status}`, errors.status(response.status), id, undefined, wait);
}

const seconds = (text: string | null): number | null => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null);

function parse(text: string): ErrorBody | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "error" in body && "message" in body ? (body as ErrorBody) : null;
  } catch {
    return null;
  }
}

/** Messages of the server start in lower case and end without a stop; on a page they are sentences. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  if (!trimmed) return trimmed;
  const first = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new ApiError(-1, "PAGE_ERROR", errors.page(text), null);
}
