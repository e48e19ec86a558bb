import { GOAL, HEIGHT, newGame, step, WIDTH, winner } from './game.js'
import { paint } from './paint.js'

/** Against the computer. */
export const pongGame = {
  id: 'pong',
  title: 'Pong',
  help: `Move your paddle on the left with the up and down arrow keys, W and S, the mouse or a finger. The first with ${GOAL} points wins.`,
  width: WIDTH,
  height: HEIGHT,
  keys: { ArrowUp: 'up', ArrowDown: 'down', w: 'up', s: 'down' },
  pad: [
    { action: 'up', label: 'Up', symbol: '↑' },
    { action: 'down', label: 'Down', symbol: '↓' },
  ],
  isDuel: true,
  start: (difficulty, random) => newGame(difficulty, random),
  step,
  isOver: (game) => winner(game) !== null,
  score: (game) => game.points.left,
  figures: ({ points }) => [
    { label: 'You', value: points.left },
    { label: 'Computer', value: points.right },
  ],
  result: (game) => (winner(game) === 'left' ? 'You win!' : 'The computer wins.'),
  paint,
}

/** Two people at one keyboard. */
export const pongForTwo = {
  ...pongGame,
  help: `The left paddle moves with W and S, the right one with the up and down arrow keys. The first with ${GOAL} points wins.`,
  keys: { w: 'up', s: 'down', ArrowUp: 'otherUp', ArrowDown: 'otherDown' },
  pad: [
    { action: 'up', label: 'Left up', symbol: '↑' },
    { action: 'down', label: 'Left down', symbol: '↓' },
    { action: 'otherUp', label: 'Right up', symbol: '↑' },
    { action: 'otherDown', label: 'Right down', symbol: '↓' },
  ],
  start: (difficulty, random) => newGame(difficulty, random, true),
  figures: ({ points }) => [
    { label: 'Left', value: points.left },
    { label: 'Right', value: points.right },
  ],
  result: (game) => (winner(game) === 'left' ? 'The left player wins!' : 'The right player wins!'),
}
