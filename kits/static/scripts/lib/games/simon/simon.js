import { newGame, rounds, step } from './game.js'

export const simonGame = {
  id: 'simon',
  title: 'Simon',
  help: 'Watch the sequence, then repeat it by pressing the colours or the keys 1 to 4. Each round adds one colour.',
  keys: { 1: 'green', 2: 'red', 3: 'yellow', 4: 'blue' },
  start: newGame,
  step,
  isOver: (game) => game.failed,
  score: rounds,
  figures: (game) => [{ label: 'Round', value: game.sequence.length }],
  result: (game) =>
    `${game.sequence[game.at]} was next. You repeated ${rounds(game)} ${rounds(game) === 1 ? 'round' : 'rounds'}.`,
  scene: ({ turn, lit, at }) => `${turn} ${lit} ${at}`,
}
