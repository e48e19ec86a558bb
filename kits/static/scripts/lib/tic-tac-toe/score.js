export const noScore = { X: 0, O: 0, draws: 0 }

export function addToScore(score, { winner, draw }) {
  if (winner) return { ...score, [winner]: score[winner] + 1 }
  return draw ? { ...score, draws: score.draws + 1 } : score
}

export function readScore(stored) {
  if (typeof stored !== 'object' || stored === null) return noScore
  const score = stored
  return { X: whole(score.X), O: whole(score.O), draws: whole(score.draws) }
}

function whole(value) {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0
}
