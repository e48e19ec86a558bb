import { addToTally, noTally, readTally, tallyKey } from '../lib/games/tally.js'
import { kept } from './kept.js'

/** Won and lost, over all games; `draw` is called when that changes. */
export function tallyOf(game, draw) {
  const stored = kept(tallyKey(game), readTally, draw)
  return {
    error: stored.error,
    read: stored.read,
    add: (result) => stored.change((current) => addToTally(current, result)),
    clear: () => stored.change(() => noTally),
  }
}
