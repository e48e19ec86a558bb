import { bestKey, readBest, withResult } from '../lib/games/best.js'
import { kept } from './kept.js'

/** The best results of a game; `draw` is called when they change. */
export function bestOf(game, draw, better = 'more') {
  const stored = kept(bestKey(game), readBest, draw)
  return {
    error: stored.error,
    at: (level) => stored.read()[level],
    add: (level, result) => stored.change((current) => withResult(current, level, result, better)),
  }
}
