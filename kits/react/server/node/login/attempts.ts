const WINDOW_MS = 15 * 60 * 1000
const MAX_FAILURES = 10
/** Beyond that the addresses tried longest ago are forgotten. */
const MAX_ADDRESSES = 10_000

/** Counts wrong passwords by e-mail address. */
export class Attempts {
  readonly #known = new Map<string, { since: number; failures: number }>()

  /**
   * Call it before a password is tried: it counts as a failure until it has succeeded, so that many tries at once are no more
   * than one after another. Returns how many seconds to wait when there were too many; null when it may be tried.
   */
  begin(address: string, now: number): number | null {
    const known = this.#known.get(address)
    if (!known || now - known.since >= WINDOW_MS) {
      this.#known.delete(address)
      this.#known.set(address, { since: now, failures: 1 })
      this.#forgetOldest()
      return null
    }
    if (known.failures >= MAX_FAILURES) return Math.ceil((known.since + WINDOW_MS - now) / 1000)
    known.failures += 1
    return null
  }

  succeeded(address: string): void {
    this.#known.delete(address)
  }

  #forgetOldest(): void {
    const [oldest] = this.#known.keys()
    if (this.#known.size > MAX_ADDRESSES && oldest !== undefined) this.#known.delete(oldest)
  }
}
