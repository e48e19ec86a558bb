import { pick } from '../random.js'

const CODE_LENGTH = 6
/** Without letters and digits that look alike. */
const letters = Array.from('abcdefghjkmnpqrstuvwxyz23456789')

/** A web address as one types it, with its scheme; null when it is none. */
export function normalUrl(text) {
  const typed = text.trim()
  if (typed === '' || /\s/.test(typed)) return null
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/:]+:\d/.test(typed) ? typed : `https://${typed}`
  try {
    const url = new URL(whole)
    const web = url.protocol === 'https:' || url.protocol === 'http:'
    const named = url.hostname.includes('.') || url.hostname === 'localhost'
    return web && named ? url.href : null
  } catch {
    return null
  }
}

/** Why a name cannot stand for a link; null when it can. */
export function aliasProblem(alias, links) {
  if (alias === '') return null
  if (!/^[A-Za-z0-9_-]{2,30}$/.test(alias))
    return 'Use 2 to 30 letters, digits, hyphens or underscores.'
  return links.some((link) => link.code.toLowerCase() === alias.toLowerCase())
    ? 'This name is already taken.'
    : null
}

export function newCode(links, random) {
  const code = Array.from({ length: CODE_LENGTH }, () => pick(letters, random)).join('')
  return links.some((link) => link.code === code) ? newCode(links, random) : code
}

export function countClick(links, code) {
  return links.map((link) => (link.code === code ? { ...link, clicks: link.clicks + 1 } : link))
}

export function findLinks(links, search) {
  const wanted = search.trim().toLowerCase()
  return links.filter(({ code, url }) => `${code} ${url}`.toLowerCase().includes(wanted))
}

/** The address of a short link: `https://…/#/links/abc123`. */
export function shortAddress(app, page, code) {
  return `${app.replace(/#.*$/, '')}#/${page}/${code}`
}

/** The code in the part of an address behind `#`; null when there is none. */
export function codeInHash(hash, page) {
  const match = /^#\/([^/]+)\/([A-Za-z0-9_-]+)$/.exec(hash)
  return match?.[1] === page ? (match[2] ?? null) : null
}

export function readLinks(stored) {
  if (!Array.isArray(stored)) return []
  return stored.filter((link) => {
    const texts = [link?.code, link?.at].every((text) => typeof text === 'string')
    const address = typeof link?.url === 'string' && /^https?:\/\//.test(link.url)
    return texts && address && typeof link?.clicks === 'number'
  })
}
