import { breakoutGame } from '../lib/games/breakout/breakout.js'
import { arcadeGame } from '../ui/arcade-game.js'

export function breakout(root, options) {
  arcadeGame(root, breakoutGame, options)
}
