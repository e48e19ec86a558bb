import type { ArcadeGame } from '../arcade'
import { HEIGHT, isOver, newGame, step, WIDTH, type Action, type SpaceShooter } from './game'
import { paint } from './paint'

export const spaceShooterGame: ArcadeGame<SpaceShooter, Action> = {
  id: 'space-shooter',
  title: 'Space shooter',
  help: 'Fly with the left and right arrow keys, A and D, or by touch, and fire with Space. Shoot all aliens before they reach you, and avoid their bombs.',
  width: WIDTH,
  height: HEIGHT,
  keys: {
    ArrowLeft: 'left',
    ArrowRight: 'right',
    a: 'left',
    d: 'right',
    ' ': 'fire',
    ArrowUp: 'fire',
    w: 'fire',
  },
  pad: [
    { action: 'left', label: 'Left', symbol: '←' },
    { action: 'fire', label: 'Fire', symbol: '●' },
    { action: 'right', label: 'Right', symbol: '→' },
  ],
  start: newGame,
  step,
  isOver,
  score: (game) => game.points,
  figures: (game) => [
    { label: 'Lives', value: game.lives },
    { label: 'Wave', value: game.wave },
  ],
  result: (game) =>
    `${game.reached ? 'The aliens have landed.' : 'Your last ship is lost.'} You scored ${game.points}.`,
  paint,
}
