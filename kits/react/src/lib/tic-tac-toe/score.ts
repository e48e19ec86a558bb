import type { Outcome } from './game'

export interface Score {
  X: number
  O: number
  draws: number
}

export const noScore: Score = { X: 0, O: 0, draws: 0 }

export function addToScore(score: Score, { winner, draw }: Outcome): Score {
  if (winner) return { ...score, [winner]: score[winner] + 1 }
  return draw ? { ...score, draws: score.draws + 1 } : score
}

export function readScore(stored: unknown): Score {
  if (typeof stored !== 'object' || stored === null) return noScore
  const score = stored as Partial<Score>
  return { X: whole(score.X), O: whole(score.O), draws: whole(score.draws) }
}

function whole(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0
}
