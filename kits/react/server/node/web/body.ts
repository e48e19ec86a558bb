import type { IncomingMessage } from 'node:http'
import { isObject, parseBody, type JsonObject } from '../parsing.ts'
import { busy, invalid, Problem, tooLarge } from '../problem.ts'

const MAX_BODY_BYTES = 16 * 1024 * 1024
/** Of all bodies that are on their way or being worked on. */
const MAX_BYTES_AT_ONCE = 64 * 1024 * 1024

let bytesAtOnce = 0

/** The client has gone before it had said all. */
export class Gone extends Error {}

/** Reads the request's body, which has to be a JSON object, and does `work` with it. */
export async function withBody<T>(
  request: IncomingMessage,
  work: (body: JsonObject) => T | Promise<T>,
): Promise<T> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new Problem(415, 'NOT_JSON', 'The body has to be application/json.')
  const taken = { bytes: 0 }
  try {
    const body = parseBody(await read(request, taken))
    if (!isObject(body)) throw invalid('The body has to be an object.')
    return await work(body)
  } finally {
    bytesAtOnce -= taken.bytes
  }
}

/** What is too much is not kept; the rest of it is read and thrown away, so that the client gets to read the answer. */
function read(request: IncomingMessage, taken: { bytes: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const fail = (problem: Error) => {
      chunks.length = 0
      request.off('data', take)
      request.resume()
      reject(problem)
    }
    const take = (chunk: Buffer) => {
      if (taken.bytes + chunk.length > MAX_BODY_BYTES) return fail(tooLarge('The body'))
      if (bytesAtOnce + chunk.length > MAX_BYTES_AT_ONCE) return fail(busy())
      taken.bytes += chunk.length
      bytesAtOnce += chunk.length
      chunks.push(chunk)
    }
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES)
      return fail(tooLarge('The body'))
    request.on('data', take)
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () => reject(new Gone()))
    request.on('close', () => reject(new Gone()))
  })
}
