import { racingGame } from '../lib/games/racing/racing.js'
import { arcadeGame } from '../ui/arcade-game.js'

export function racing(root, options) {
  arcadeGame(root, racingGame, options)
}
