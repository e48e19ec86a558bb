import { pick } from '../random.js'

export const pads = ['green', 'red', 'yellow', 'blue']
const paces = { easy: 0.65, normal: 0.48, hard: 0.3 }
const FIRST_S = 0.7
const GAP = 0.35
const PRESS_S = 0.28
const FASTER = 0.97

export function newGame(difficulty, random) {
  const start = { turn: 'show', at: 0, time: -FIRST_S, lit: null, light: 0, failed: false }
  return { ...start, sequence: [pick(random, pads)], pace: paces[difficulty] }
}

export function step(game, { pressed }, dt, random) {
  if (game.failed) return game
  let next = { ...game, light: game.light - dt }
  if (next.light <= 0) next = { ...next, lit: null }
  // What is pressed while the sequence is shown does not count.
  if (next.turn === 'show') return show({ ...next, time: next.time + dt })
  for (const pad of pressed) next = press(next, pad, random)
  return next
}

/** Rounds that have been repeated. */
export function rounds({ sequence }) {
  return sequence.length - 1
}

/** Lights one pad after the other. */
function show(game) {
  const length = game.pace * (1 + GAP)
  if (game.time < 0) return game
  const at = Math.floor(game.time / length)
  if (at >= game.sequence.length) return { ...game, turn: 'repeat', at: 0, lit: null, light: 0 }
  if (at < game.at) return game
  return { ...game, at: at + 1, lit: game.sequence[at], light: game.pace }
}

function press(game, pad, random) {
  if (game.turn !== 'repeat') return game
  const lit = { ...game, lit: pad, light: PRESS_S }
  if (game.sequence[game.at] !== pad) return { ...lit, failed: true }
  if (game.at + 1 < game.sequence.length) return { ...lit, at: game.at + 1 }
  const sequence = [...game.sequence, pick(random, pads)]
  return { ...lit, sequence, turn: 'show', at: 0, time: -FIRST_S, pace: game.pace * FASTER }
}

/** The tone of each pad, in hertz. */
export const tones = { green: 392, red: 330, yellow: 262, blue: 196 }

export function turnName({ turn, sequence, at }) {
  return turn === 'show' ? 'Watch' : `Your turn: ${at + 1} of ${sequence.length}`
}
