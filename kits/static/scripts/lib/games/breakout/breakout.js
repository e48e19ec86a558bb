import { HEIGHT, isOver, newGame, step, WIDTH } from './game.js'
import { paint } from './paint.js'

export const breakoutGame = {
  id: 'breakout',
  title: 'Breakout',
  help: 'Move the paddle with the left and right arrow keys, the mouse or a finger, and start the ball with Space. Break all bricks; catch what falls for a wider paddle, more balls or a life.',
  width: WIDTH,
  height: HEIGHT,
  keys: {
    ArrowLeft: 'left',
    ArrowRight: 'right',
    a: 'left',
    d: 'right',
    ' ': 'launch',
    ArrowUp: 'launch',
  },
  pad: [
    { action: 'left', label: 'Left', symbol: '←' },
    { action: 'launch', label: 'Start the ball', symbol: '●' },
    { action: 'right', label: 'Right', symbol: '→' },
  ],
  tap: 'launch',
  start: newGame,
  step,
  isOver,
  score: (game) => game.points,
  figures: (game) => [
    { label: 'Lives', value: game.lives },
    { label: 'Level', value: game.level },
  ],
  result: (game) => `You scored ${game.points} and reached level ${game.level}.`,
  paint,
}
