import type { ArcadeGame } from '../arcade'
import { levelOf, newGame, step, type Action, type FallingBlocks } from './game'
import { HEIGHT, paint, WIDTH } from './paint'

export const fallingBlocksGame: ArcadeGame<FallingBlocks, Action> = {
  id: 'falling-blocks',
  title: 'Falling blocks',
  help: 'Move with the left and right arrow keys, turn with the up arrow key, X or Z, speed up with the down arrow key, drop with Space, hold a piece with C. Full rows disappear.',
  width: WIDTH,
  height: HEIGHT,
  keys: {
    ArrowLeft: 'left',
    ArrowRight: 'right',
    ArrowDown: 'down',
    ArrowUp: 'rotate',
    a: 'left',
    d: 'right',
    s: 'down',
    w: 'rotate',
    x: 'rotate',
    z: 'rotateBack',
    ' ': 'drop',
    c: 'hold',
  },
  pad: [
    { action: 'left', label: 'Left', symbol: '←' },
    { action: 'right', label: 'Right', symbol: '→' },
    { action: 'rotate', label: 'Turn', symbol: '↻' },
    { action: 'down', label: 'Down', symbol: '↓' },
    { action: 'drop', label: 'Drop', symbol: '⤓' },
    { action: 'hold', label: 'Hold', symbol: '⇄' },
  ],
  swipes: { left: 'left', right: 'right', down: 'drop' },
  tap: 'rotate',
  start: newGame,
  step,
  isOver: (game) => game.ended,
  score: (game) => game.points,
  figures: (game) => [
    { label: 'Level', value: levelOf(game) },
    { label: 'Lines', value: game.lines },
  ],
  result: (game) => `You scored ${game.points} and cleared ${game.lines} lines.`,
  paint,
}
