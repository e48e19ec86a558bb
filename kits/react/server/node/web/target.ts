import type { IncomingMessage } from 'node:http'
import { invalid, notFound } from '../problem.ts'

/** A request to an address of the API. */
export interface Call {
  request: IncomingMessage
  /** The parts of the address that are not fixed. */
  params: readonly string[]
  query: URLSearchParams
  /** What the viewer shows to say who it is; may be unknown or ended. */
  token: string | null
}

export interface Target {
  /** Of the path, decoded; `['']` for `/`. */
  parts: readonly string[]
  query: URLSearchParams
}

/** Nothing is resolved: `..` stays a part, for those who look for files to refuse. */
export function targetOf(url: string): Target {
  if (!url.startsWith('/')) throw notFound()
  const [path = '', query = ''] = url.split(/\?(.*)/s, 2)
  return { parts: path.slice(1).split('/').map(decode), query: new URLSearchParams(query) }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw notFound()
  }
}

/** Servers in front often keep `Authorization` for themselves, so that the page sends the other header. */
export function tokenOf({ headers }: IncomingMessage): string | null {
  const own = headers['x-session-token']
  if (own !== undefined) return /^[\w-]{1,100}$/.exec(String(own))?.[0] ?? null
  return /^bearer +([\w-]{1,100})$/i.exec(headers.authorization?.trim() ?? '')?.[1] ?? null
}

/** A part of the query that is a whole number; null when it is missing. */
export function numberOf(
  query: URLSearchParams,
  name: string,
  { min, max }: { min: number; max: number },
): number | null {
  const text = query.get(name)
  if (text === null) return null
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN
  if (!(number >= min && number <= max)) throw invalid(`${name}: a whole number.`)
  return number
}
