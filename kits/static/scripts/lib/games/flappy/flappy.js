import { HEIGHT, newGame, step, WIDTH } from './game.js'
import { paint } from './paint.js'

export const flappyGame = {
  id: 'flappy',
  title: 'Flappy bird',
  help: 'Press Space, the up arrow key or the screen to flap. Fly through the gaps; pipes and the ground end the game.',
  width: WIDTH,
  height: HEIGHT,
  keys: { ' ': 'flap', ArrowUp: 'flap', w: 'flap' },
  pad: [{ action: 'flap', label: 'Flap', symbol: '↑' }],
  tap: 'flap',
  start: newGame,
  step,
  isOver: (game) => game.hit,
  score: (game) => game.passed,
  figures: () => [],
  result: (game) => `You flew through ${game.passed} ${game.passed === 1 ? 'gap' : 'gaps'}.`,
  paint,
}
