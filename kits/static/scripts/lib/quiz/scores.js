const KEPT = 10

export function fitScores(stored) {
  return Array.isArray(stored) ? stored.filter(isScore) : []
}

/** The best scores, the best first: the greater share of right answers, then the shorter time. */
export function addScore(scores, score) {
  return [...scores, score]
    .toSorted((a, b) => share(b) - share(a) || a.seconds - b.seconds)
    .slice(0, KEPT)
}

export function share({ correct, total }) {
  return total === 0 ? 0 : correct / total
}

function isScore(value) {
  if (typeof value !== 'object' || value === null) return false
  const { name, at, correct, total, seconds } = value
  return (
    typeof name === 'string' &&
    typeof at === 'string' &&
    [correct, total, seconds].every((number) => Number.isFinite(number))
  )
}
