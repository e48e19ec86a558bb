/** A whole number from 0 to below `below`. */

/** Random numbers that nobody can guess. Numbers that would make some results likelier are drawn again. */
export const secureRandom = (below) => {
  const limit = Math.floor(2 ** 32 / below) * below
  const [drawn] = crypto.getRandomValues(new Uint32Array(1))
  return drawn === undefined || drawn >= limit ? secureRandom(below) : drawn % below
}

export function pick(list, random) {
  const item = list[random(list.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** The list in a random order (Fisher–Yates). */
export function shuffled(list, random) {
  const result = [...list]
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = random(at + 1)
    const [a, b] = [result[at], result[other]]
    if (a === undefined || b === undefined) continue
    result[at] = b
    result[other] = a
  }
  return result
}
