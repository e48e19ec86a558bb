import { flappyGame } from '../lib/games/flappy/flappy.js'
import { arcadeGame } from '../ui/arcade-game.js'

export function flappy(root, options) {
  arcadeGame(root, flappyGame, options)
}
