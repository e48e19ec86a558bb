/** The best result of a game at each level of difficulty. */

/** What the best results of a game are stored under. */
export function bestKey(game) {
  return `${game}-best`
}

export function readBest(stored) {
  if (typeof stored !== 'object' || stored === null) return {}
  const valid = Object.entries(stored).filter(([, value]) => Number.isFinite(value))
  return Object.fromEntries(valid)
}

/** The best results after one more; points want to be many, moves and seconds few. */
export function withResult(best, level, result, better = 'more') {
  const known = best[level]
  const wins = known === undefined || (better === 'more' ? result > known : result < known)
  return wins ? { ...best, [level]: result } : best
}
