/** A record's id and where it stands in its list. */
export interface Placed {
  id: string
  position: number
}

/**
 * The new positions that bring records into another order. As many as possible keep theirs, so that moving one record changes
 * one. Null when there is no room between two of them: then all need new ones.
 */
export function moves(wanted: readonly Placed[]): Placed[] | null {
  const kept = longestRising(wanted.map(({ position }) => position))
  const moved: Placed[] = []
  for (let index = 0; index < wanted.length;) {
    if (kept.has(index)) {
      index += 1
      continue
    }
    const end = nextKept(kept, index, wanted.length)
    const room = between(wanted[index - 1]?.position, wanted[end]?.position, end - index)
    if (!room) return null
    room.forEach((position, offset) => {
      const one = wanted[index + offset]
      if (one) moved.push({ id: one.id, position })
    })
    index = end
  }
  return moved
}

/** Evenly spread positions between two others, either of which may be missing; null when they do not fit. */
export function between(
  low: number | undefined,
  high: number | undefined,
  count: number,
): number[] | null {
  const start = low ?? (high === undefined ? 0 : high - count - 1)
  const stop = high ?? start + count + 1
  const step = (stop - start) / (count + 1)
  const all = Array.from({ length: count }, (_, index) => start + step * (index + 1))
  const bounded = [start, ...all, stop]
  const rises = bounded.every((one, index) => index === 0 || one > (bounded[index - 1] ?? one))
  return rises ? all : null
}

function nextKept(kept: ReadonlySet<number>, from: number, length: number): number {
  let index = from
  while (index < length && !kept.has(index)) index += 1
  return index
}

/** Indexes of a longest strictly rising part of the numbers (patience sorting). */
function longestRising(numbers: readonly number[]): Set<number> {
  const ends: number[] = [] // of a rising part of each length the index of its smallest possible last number
  const before: number[] = []
  numbers.forEach((number, index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before.push(ends[low - 1] ?? -1)
    ends[low] = index
  })
  const rising = new Set<number>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) rising.add(index)
  return rising
}
