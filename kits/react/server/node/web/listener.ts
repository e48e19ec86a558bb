import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { App } from '../app.ts'
import { logError } from '../log.ts'
import { answerOf, send } from './answer.ts'
import { Gone } from './body.ts'
import { respond } from './routes.ts'

const MAX_CONNECTIONS = 128
const MAX_HEADER_BYTES = 16 * 1024
/** A connection over which nothing happens: neither is there a request nor is its answer read. */
const IDLE_MS = 60_000
/** When the server ends, requests at hand get so much time. */
const LAST_MS = 8_000

export interface Timeouts {
  headersMs: number
  bodyMs: number
}

export interface Listener {
  server: Server
  /** Takes no more requests and waits for those at hand. */
  stop(): Promise<void>
}

export function makeListener(app: App, { headersMs, bodyMs }: Timeouts): Listener {
  const options = {
    headersTimeout: headersMs,
    requestTimeout: bodyMs,
    connectionsCheckingInterval: Math.min(1000, headersMs / 4),
    maxHeaderSize: MAX_HEADER_BYTES,
  }
  const open = new Set<Socket>()
  const busy = new Set<Socket>()
  let stopping = false

  const server = createServer(options, (request, response) => {
    const { socket } = request
    busy.add(socket)
    response.on('close', () => {
      busy.delete(socket)
      if (stopping) socket.destroySoon()
    })
    void answer(request, response)
  })
  server.maxConnections = MAX_CONNECTIONS
  server.timeout = IDLE_MS
  server.on('clientError', refuse)
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    try {
      const made = await respond(app, request).catch(answerUnlessGone)
      if (stopping) response.setHeader('Connection', 'close')
      if (made) await send(response, request.method ?? '', made)
      else response.destroy()
    } catch (error) {
      // The client has gone while it was answered, or a file could not be read to its end.
      if (!response.socket?.destroyed) logError(error)
      response.destroy()
    }
  }

  function stop(): Promise<void> {
    stopping = true
    setTimeout(() => server.closeAllConnections(), LAST_MS).unref()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of open) if (!busy.has(socket)) socket.destroy()
    return closed
  }

  return { server, stop }
}

function answerUnlessGone(error: unknown) {
  return error instanceof Gone ? null : answerOf(error)
}

const refusals = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', ['408 Request Timeout', 'TIMEOUT', 'The request took too long.']],
  [
    'HPE_HEADER_OVERFLOW',
    ['431 Request Header Fields Too Large', 'TOO_LARGE', 'Too many headers.'],
  ],
])
const broken = ['400 Bad Request', 'INVALID', 'This is no request.']

/** Answers what is not even a request, as far as somebody still listens. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  const { _httpMessage: current } = socket as { _httpMessage?: ServerResponse }
  if (!socket.writable || current?.headersSent) {
    socket.destroy()
    return
  }
  const [status, code, message] = refusals.get(error.code ?? '') ?? broken
  const body = JSON.stringify({ error: { code, message } })
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `X-Content-Type-Options: nosniff\r\nContent-Length: ${body.length}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  )
}
