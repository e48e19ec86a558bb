import { isObject } from './changes'
import { StorageError } from './DataStore'
import type { ServerAnswer } from './Server'

export const AWAY = 'The server does not answer.'
const TIMEOUT_MS = 20_000
/** What browsers still send when the page is closed meanwhile. */
const KEEPALIVE_CHARS = 50_000

/** Sends a request to the app's server. Answers of any status come back; throws when none does. */
export async function ask(
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<ServerAnswer> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  let answer: Response
  try {
    answer = await fetch(new URL(path, document.baseURI), {
      method,
      headers: {
        ...(token === null ? {} : { 'x-session-token': token }),
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(text === undefined ? {} : { body: text, keepalive: text.length < KEEPALIVE_CHARS }),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const retry = Number(answer.headers.get('retry-after') ?? '')
    return {
      status: answer.status,
      body: await parsed(answer),
      ...(retry > 0 ? { retryAfterS: retry } : {}),
    }
  } catch (cause) {
    throw new StorageError(`${AWAY} Try again in a moment.`, { cause })
  }
}

/** What another server says in between is no JSON. */
async function parsed(answer: Response): Promise<unknown> {
  const text = await answer.text()
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}

/** Whether asking the same again would be answered the same. */
export function isRefusal({ status }: ServerAnswer): boolean {
  return (status >= 400 && status < 500 && status !== 408 && status !== 429) || status === 507
}

/** Why the server did not do what it was asked, in words for the user. */
export function refusalOf({ body }: ServerAnswer): string {
  const error = isObject(body) && isObject(body.error) ? body.error : {}
  return typeof error.message === 'string' ? error.message : AWAY
}
