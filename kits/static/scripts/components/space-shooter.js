import { spaceShooterGame } from '../lib/games/space-shooter/space-shooter.js'
import { arcadeGame } from '../ui/arcade-game.js'

export function spaceShooter(root, options) {
  arcadeGame(root, spaceShooterGame, options)
}
