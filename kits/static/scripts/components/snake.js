import { snakeGame, wallessSnakeGame } from '../lib/games/snake/snake.js'
import { arcadeGame } from '../ui/arcade-game.js'

export function snake(root, { walls, ...options }) {
  arcadeGame(root, walls === 'open' ? wallessSnakeGame : snakeGame, options)
}
