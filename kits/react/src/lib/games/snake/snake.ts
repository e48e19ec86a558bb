import type { ArcadeGame } from '../arcade'
import { keys, newGame, SIZE, step, type Snake, type Turn } from './game'
import { CELL, paint } from './paint'

export const snakeGame: ArcadeGame<Snake, Turn> = {
  id: 'snake',
  title: 'Snake',
  help: 'Steer with the arrow keys, with W, A, S and D, or by swiping. Eat the red food to grow. Walls and your own tail end the game.',
  width: SIZE * CELL,
  height: SIZE * CELL,
  keys,
  pad: [
    { action: 'left', label: 'Left', symbol: '←' },
    { action: 'up', label: 'Up', symbol: '↑' },
    { action: 'down', label: 'Down', symbol: '↓' },
    { action: 'right', label: 'Right', symbol: '→' },
  ],
  swipes: { up: 'up', down: 'down', left: 'left', right: 'right' },
  start: newGame,
  step,
  isOver: (snake) => snake.ended !== null,
  score: (snake) => snake.eaten * 10,
  figures: (snake) => [{ label: 'Length', value: snake.body.length }],
  result: (snake) =>
    snake.ended === 'full' ? 'The board is full. You win!' : `You scored ${snake.eaten * 10}.`,
  paint,
}

/** Without walls: whoever leaves on one side comes in on the other. */
export const wallessSnakeGame: ArcadeGame<Snake, Turn> = {
  ...snakeGame,
  id: 'snake-without-walls',
  help: 'Steer with the arrow keys, with W, A, S and D, or by swiping. Eat the red food to grow. The sides are open; only your own tail ends the game.',
  start: (difficulty, random) => newGame(difficulty, random, false),
}
