export interface ServerAnswer {
  status: number
  /** Parsed JSON; undefined when there is none. */
  body: unknown
  /** What the header `Retry-After` says, in seconds, where there is one. */
  retryAfterS?: number
}

/** The app's server, as `server/PROTOCOL.md` describes it: to talk to, and to say who does. */
export interface Server {
  /**
   * Sends a request with the token of whoever has signed in. `path` is relative to the page, such as `api/session`. Answers
   * of any status come back; it throws `StorageError`, with words for the user, when none does within reasonable time.
   */
  request(method: string, path: string, body?: unknown): Promise<ServerAnswer>
  /** Keeps the token and loads all data as the new viewer. When that fails, throws `StorageError` and forgets the token again. */
  signedIn(token: string): Promise<void>
  /**
   * Forgets the token and all data that came with it at once, then loads what everybody may see. Throws `StorageError` when
   * the latter fails.
   */
  signedOut(): Promise<void>
  /** Loads what has changed. Throws `StorageError` when that fails. */
  refresh(): Promise<void>
}
