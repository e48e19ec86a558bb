import type { FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { logError } from '../log.ts'
import { busy, diskFull, Problem } from '../problem.ts'
import { isBusy, isDiskFull } from '../store/database.ts'

export interface Answer {
  status: number
  headers?: Readonly<Record<string, string>>
  /** JSON. */
  text?: string
  file?: OpenFile
}

export interface OpenFile {
  handle: FileHandle
  bytes: number
}

/** `value` is anything that JSON can hold. */
export function json(status: number, value: unknown, headers = {}): Answer {
  return jsonText(status, JSON.stringify(value), headers)
}

export function jsonText(status: number, text: string, headers = {}): Answer {
  return { status, headers: { 'Cache-Control': 'no-store', ...headers }, text }
}

export const noContent: Answer = { status: 204 }

/** What nobody expected is logged, and only that it happened is told. */
export function answerOf(error: unknown): Answer {
  const known = problemOf(error)
  if (known === null || known.status >= 500) logError(error)
  const { status, code, message, headers } =
    known ?? new Problem(500, 'INTERNAL', 'Something went wrong.')
  return json(status, { error: { code, message } }, headers)
}

function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (isDiskFull(error)) return diskFull()
  return isBusy(error) ? busy() : null
}

export async function send(
  response: ServerResponse,
  method: string,
  { status, headers, text, file }: Answer,
): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (text !== undefined) {
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.setHeader('Content-Length', Buffer.byteLength(text))
  }
  if (file) response.setHeader('Content-Length', file.bytes)
  response.writeHead(status, headers)
  if (!file) {
    response.end(method === 'HEAD' ? undefined : text)
  } else if (method === 'HEAD' || file.bytes === 0) {
    response.end()
    await file.handle.close()
  } else {
    // Not a byte more than was announced, should the file grow meanwhile.
    await pipeline(file.handle.createReadStream({ start: 0, end: file.bytes - 1 }), response)
  }
}
