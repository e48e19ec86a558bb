/** Why a request is refused: becomes the answer `{"error": {"code", "message"}}`. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** `message` is for people and names the field that is wrong. */
export function invalid(message: string): Problem {
  return new Problem(400, 'INVALID', message)
}

export function signInNeeded(): Problem {
  return new Problem(401, 'SIGN_IN', 'Sign in first.')
}

export function forbidden(): Problem {
  return new Problem(403, 'FORBIDDEN', 'You are not allowed to do this.')
}

export function notFound(): Problem {
  return new Problem(404, 'NOT_FOUND', 'There is nothing here.')
}

export function methodNotAllowed(allowed: readonly string[]): Problem {
  const message = 'This address does not know this method.'
  return new Problem(405, 'METHOD_NOT_ALLOWED', message, { Allow: allowed.join(', ') })
}

export function tooLarge(what: string): Problem {
  return new Problem(413, 'TOO_LARGE', `${what} is too large.`)
}

export function tooManyAttempts(waitS: number): Problem {
  const message = 'Too many attempts. Try again later.'
  return new Problem(429, 'TOO_MANY_ATTEMPTS', message, { 'Retry-After': String(waitS) })
}

export function diskFull(): Problem {
  return new Problem(507, 'DISK_FULL', 'The storage of the server is full. Nothing was changed.')
}

export function busy(): Problem {
  const message = 'The server is busy. Try again in a moment.'
  return new Problem(503, 'BUSY', message, { 'Retry-After': '1' })
}
