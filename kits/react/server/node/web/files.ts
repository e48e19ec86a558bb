import { constants, open, realpath } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { notFound } from '../problem.ts'
import type { Answer } from './answer.ts'

const TYPES = new Map([
  ['.avif', 'image/avif'],
  ['.css', 'text/css; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.gif', 'image/gif'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.jpeg', 'image/jpeg'],
  ['.jpg', 'image/jpeg'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.mp3', 'audio/mpeg'],
  ['.mp4', 'video/mp4'],
  ['.pdf', 'application/pdf'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.ttf', 'font/ttf'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webm', 'video/webm'],
  ['.webmanifest', 'application/manifest+json'],
  ['.webp', 'image/webp'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
  ['.xml', 'application/xml'],
])

/** A file of the built page. `parts` are those of the address, decoded; the page itself answers for its own addresses. */
export async function fileAnswer(dist: string, parts: readonly string[]): Promise<Answer> {
  if (!(parts.length === 1 && parts[0] === '') && !parts.every(isFileName)) throw notFound()
  const isPage = !parts.at(-1)?.includes('.')
  const path = isPage ? 'index.html' : join(...parts)
  const file = await openInside(dist, path)
  const isAsset = !isPage && parts.length > 1 && parts[0] === 'assets'
  const cache = isAsset ? 'public, max-age=31536000, immutable' : 'no-cache'
  const type = TYPES.get(extname(path).toLowerCase()) ?? 'application/octet-stream'
  return { status: 200, headers: { 'Content-Type': type, 'Cache-Control': cache }, file }
}

/** Without dot files, and without ways out. */
function isFileName(part: string): boolean {
  return part !== '' && !part.startsWith('.') && !/[/\\\0]/.test(part)
}

/** Links are followed as long as they stay within the folder. */
async function openInside(dist: string, path: string) {
  const [root, real] = await Promise.all([realpath(dist), realpath(join(dist, path))]).catch(() => {
    throw notFound()
  })
  if (!relative(root, real).split(sep).every(isFileName)) throw notFound()
  // Without waiting for somebody to write to it, should it be a pipe.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK
  const handle = await open(real, flags).catch(() => {
    throw notFound()
  })
  const stat = await handle.stat()
  if (stat.isFile()) return { handle, bytes: stat.size }
  await handle.close()
  throw notFound()
}
