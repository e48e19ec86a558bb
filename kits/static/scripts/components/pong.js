import { pongForTwo, pongGame } from '../lib/games/pong/pong.js'
import { arcadeGame } from '../ui/arcade-game.js'

export function pong(root, { opponent, ...options }) {
  arcadeGame(root, opponent === 'friend' ? pongForTwo : pongGame, options)
}
