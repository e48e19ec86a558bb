/** Won and lost, over all games. */

export const noTally = { wins: 0, losses: 0, draws: 0, streak: 0, best: 0 }

/** What the tally of a game is stored under. */
export function tallyKey(game) {
  return `${game}-tally`
}

export function addToTally(tally, result) {
  if (result === 'draw') return { ...tally, draws: tally.draws + 1 }
  if (result === 'loss') return { ...tally, losses: tally.losses + 1, streak: 0 }
  const streak = tally.streak + 1
  return { ...tally, wins: tally.wins + 1, streak, best: Math.max(tally.best, streak) }
}

export function readTally(stored) {
  if (typeof stored !== 'object' || stored === null) return noTally
  const known = stored
  const number = (value) => (Number.isInteger(value) ? value : 0)
  return {
    wins: number(known.wins),
    losses: number(known.losses),
    draws: number(known.draws),
    streak: number(known.streak),
    best: number(known.best),
  }
}
