import { pause } from "../pause";
import { ApiError } from "./errors";
import { call } from "./http";
import { eventParser, type ServerEvent } from "./sse";

export type StreamState = "connecting" | "open" | "waiting" | "ended";

export interface StreamOptions {
  path: string;
  signal: AbortSignal;
  /** Return "end" to stop for good. */
  onEvent: (event: ServerEvent) => void | "end";
  onState: (state: StreamState, error?: ApiError) => void;
  lastId?: string;
}

const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 8_000;
/** The server writes a comment every 15 s; three times that without a byte means a dead connection. */
const SILENCE_MS = 45_000;

/** Follows a stream over fetch (EventSource cannot send a token): resumes after the last id, reconnects with backoff. */
export async function follow(options: StreamOptions): Promise<void> {
  let lastId = options.lastId ?? "";
  let delay = FIRST_DELAY_MS;
  while (!options.signal.aborted) {
    options.onState("connecting");
    let error: ApiError | undefined;
    try {
      const ended = await once(options, lastId, (event) => {
        if (event.id) lastId = event.id;
        delay = FIRST_DELAY_MS;
        return options.onEvent(event);
      });
      if (ended) return options.onState("ended");
    } catch (cause) {
      if (options.signal.aborted) return;
      error = cause instanceof ApiError ? cause : undefined;
      if (error && isFinal(error)) return options.onState("ended", error);
    }
    options.onState("waiting", error);
    await pause(delay * (0.75 + Math.random() / 2), options.signal);
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  }
}

const isFinal = (error: ApiError): boolean => [400, 401, 403, 404].includes(error.status);

async function once(options: StreamOptions, lastId: string, onEvent: StreamOptions["onEvent"]): Promise<boolean> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  options.signal.addEventListener("abort", stop, { once: true });
  // A connection whose network is gone stays silent for as long as one that has nothing to say.
  window.addEventListener("offline", stop, { once: true });
  let watchdog = setTimeout(stop, SILENCE_MS);
  try {
    const headers: Record<string, string> = { Accept: "text/event-stream" };
    if (lastId) headers["Last-Event-ID"] = lastId;
    const response = await call(options.path, { headers, signal: abort.signal });
    if (!response.body) return false;
    options.onState("open");
    let ended = false;
    const feed = eventParser((event) => {
      if (!ended && onEvent(event) === "end") ended = true;
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ended;
      clearTimeout(watchdog);
      watchdog = setTimeout(stop, SILENCE_MS);
      feed(value);
      if (ended) {
        stop();
        return true;
      }
    }
  } finally {
    clearTimeout(watchdog);
    options.signal.removeEventListener("abort", stop);
    window.removeEventListener("offline", stop);
  }
}
