export interface QuizScore {
  name: string
  correct: number
  total: number
  seconds: number
  /** ISO time. */
  at: string
}

const KEPT = 10

export function fitScores(stored: unknown): QuizScore[] {
  return Array.isArray(stored) ? stored.filter(isScore) : []
}

/** The best scores, the best first: the greater share of right answers, then the shorter time. */
export function addScore(scores: readonly QuizScore[], score: QuizScore): QuizScore[] {
  return [...scores, score]
    .toSorted((a, b) => share(b) - share(a) || a.seconds - b.seconds)
    .slice(0, KEPT)
}

export function share({ correct, total }: QuizScore): number {
  return total === 0 ? 0 : correct / total
}

function isScore(value: unknown): value is QuizScore {
  if (typeof value !== 'object' || value === null) return false
  const { name, at, correct, total, seconds } = value as Partial<QuizScore>
  return (
    typeof name === 'string' &&
    typeof at === 'string' &&
    [correct, total, seconds].every((number) => Number.isFinite(number))
  )
}
