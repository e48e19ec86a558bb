import { HEIGHT, newGame, step, WIDTH } from './game.js'
import { LEVELS } from './level.js'
import { paint } from './paint.js'

export const platformerGame = {
  id: 'platformer',
  title: 'Jump and run',
  help: `Run with the left and right arrow keys or A and D, jump with Space or the up arrow key; hold it for a high jump. Collect coins, land on enemies, avoid spikes and holes, and reach the flag. There are ${LEVELS} levels.`,
  width: WIDTH,
  height: HEIGHT,
  keys: {
    ArrowLeft: 'left',
    ArrowRight: 'right',
    ArrowUp: 'jump',
    ' ': 'jump',
    a: 'left',
    d: 'right',
    w: 'jump',
  },
  pad: [
    { action: 'left', label: 'Left', symbol: '←' },
    { action: 'right', label: 'Right', symbol: '→' },
    { action: 'jump', label: 'Jump', symbol: '↑' },
  ],
  start: newGame,
  step,
  isOver: (game) => game.ended !== null,
  score: (game) => game.points,
  figures: (game) => [
    { label: 'Lives', value: game.lives },
    { label: 'Level', value: game.number },
  ],
  result: (game) =>
    game.ended === 'won'
      ? `You win! All levels done with ${game.points} points.`
      : `You reached level ${game.number} with ${game.points} points.`,
  paint,
}
