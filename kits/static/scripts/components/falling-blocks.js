import { fallingBlocksGame } from '../lib/games/falling-blocks/falling-blocks.js'
import { arcadeGame } from '../ui/arcade-game.js'

export function fallingBlocks(root, options) {
  arcadeGame(root, fallingBlocksGame, options)
}
