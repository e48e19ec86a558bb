import { platformerGame } from '../lib/games/platformer/platformer.js'
import { arcadeGame } from '../ui/arcade-game.js'

export function platformer(root, options) {
  arcadeGame(root, platformerGame, options)
}
