/** What is kept of a password: PBKDF2 with HMAC-SHA-256 (RFC 8018). Salt and hash in base64. */
export interface PasswordHash {
  iterations: number
  salt: string
  hash: string
}

export function fitPassword(stored: unknown): PasswordHash | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { iterations, salt, hash } = stored as Record<string, unknown>
  const fits = Number.isInteger(iterations) && typeof salt === 'string' && typeof hash === 'string'
  return fits ? { iterations: iterations as number, salt, hash } : null
}
