import { HEIGHT, isOver, newGame, score, speedometer, step, WIDTH } from './game.js'
import { paint } from './paint.js'

export const racingGame = {
  id: 'racing',
  title: 'Racing',
  help: 'Steer with the left and right arrow keys, A and D, or by touch; the up arrow key drives faster, the down arrow key brakes. Overtake the others without a crash and stay on the road.',
  width: WIDTH,
  height: HEIGHT,
  keys: {
    ArrowLeft: 'left',
    ArrowRight: 'right',
    ArrowUp: 'faster',
    ArrowDown: 'brake',
    a: 'left',
    d: 'right',
    w: 'faster',
    s: 'brake',
  },
  pad: [
    { action: 'left', label: 'Left', symbol: '←' },
    { action: 'brake', label: 'Brake', symbol: '↓' },
    { action: 'faster', label: 'Faster', symbol: '↑' },
    { action: 'right', label: 'Right', symbol: '→' },
  ],
  start: newGame,
  step,
  isOver,
  score,
  figures: (game) => [
    { label: 'km/h', value: Math.round(speedometer(game) / 5) * 5 },
    { label: 'Overtaken', value: game.overtaken },
    { label: 'Lives', value: game.lives },
  ],
  result: (game) => `You drove ${Math.floor(game.way)} m and overtook ${game.overtaken}.`,
  paint,
}
