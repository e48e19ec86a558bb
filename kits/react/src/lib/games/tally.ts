/** Won and lost, over all games. */
export interface Tally {
  wins: number
  losses: number
  draws: number
  /** Wins since the last loss, and the most there have been. */
  streak: number
  best: number
}

export type Result = 'win' | 'loss' | 'draw'

export const noTally: Tally = { wins: 0, losses: 0, draws: 0, streak: 0, best: 0 }

/** What the tally of a game is stored under. */
export function tallyKey(game: string): string {
  return `${game}-tally`
}

export function addToTally(tally: Tally, result: Result): Tally {
  if (result === 'draw') return { ...tally, draws: tally.draws + 1 }
  if (result === 'loss') return { ...tally, losses: tally.losses + 1, streak: 0 }
  const streak = tally.streak + 1
  return { ...tally, wins: tally.wins + 1, streak, best: Math.max(tally.best, streak) }
}

export function readTally(stored: unknown): Tally {
  if (typeof stored !== 'object' || stored === null) return noTally
  const known = stored as Partial<Record<keyof Tally, unknown>>
  const number = (value: unknown) => (Number.isInteger(value) ? (value as number) : 0)
  return {
    wins: number(known.wins),
    losses: number(known.losses),
    draws: number(known.draws),
    streak: number(known.streak),
    best: number(known.best),
  }
}
