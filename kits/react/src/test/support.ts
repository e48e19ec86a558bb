/** A small generator of whole numbers for tests: the same ones for the same seed. */
export function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) % below
  }
}

/** The browser's storage, in memory; texts longer than the limit do not fit. */
export function memoryStorage(limit = Infinity): Storage {
  const texts = new Map<string, string>()
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > limit) throw new Error('full')
      texts.set(key, text)
    },
  } as unknown as Storage
}
