import { holes, isOver, newGame, step } from './game.js'

export const whackAMoleGame = {
  id: 'whack-a-mole',
  title: 'Whack-a-mole',
  help: 'Hit the moles as soon as they come out: with the mouse, a finger, or the keys 1 to 9 as they lie on a number pad. Golden moles count three times; leave the hedgehogs alone. A round takes 30 seconds.',
  keys: Object.fromEntries(holes.map((hole) => [hole, hole])),
  start: newGame,
  step,
  isOver,
  score: (game) => game.points,
  figures: (game) => [{ label: 'Time', value: Math.ceil(game.left) }],
  result: (game) => `You scored ${game.points} with ${game.hitCount} hits.`,
  scene: ({ visitors, hits }) =>
    [
      ...visitors.map(({ hole, animal }) => hole + animal),
      ...hits.map(({ hole }) => `hit${hole}`),
    ].join(),
}
