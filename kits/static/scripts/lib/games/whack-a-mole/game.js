import { below, between, pick } from '../random.js'

export const HOLES = 9
export const ROUND_S = 30

/** The holes are called by their keys on a number pad, row by row. */
export const holes = ['7', '8', '9', '4', '5', '6', '1', '2', '3']
const levels = {
  easy: { pause: 0.95, stay: 1.5 },
  normal: { pause: 0.75, stay: 1.1 },
  hard: { pause: 0.55, stay: 0.8 },
}
const worth = { mole: 10, golden: 30, hedgehog: -20 }
const HIT_S = 0.45

export function newGame(difficulty) {
  const start = { visitors: [], hits: [], next: 0.4, left: ROUND_S, points: 0, hitCount: 0 }
  return { ...start, ...levels[difficulty] }
}

export function step(game, { pressed }, dt, random) {
  if (isOver(game)) return game
  let next = game
  for (const key of pressed) next = whack(next, holes.indexOf(key))
  const visitors = next.visitors.map((one) => ({ ...one, left: one.left - dt }))
  const hits = next.hits.map((one) => ({ ...one, left: one.left - dt }))
  next = {
    ...next,
    visitors: visitors.filter(({ left }) => left > 0),
    hits: hits.filter(({ left }) => left > 0),
    next: next.next - dt,
    left: Math.max(0, next.left - dt),
  }
  return next.next > 0 ? next : arrive(next, random)
}

export function isOver({ left }) {
  return left <= 0
}

/** What is at a hole, for screen readers. */
export function labelOf({ visitors }, hole) {
  const visitor = visitors.find((one) => one.hole === hole)
  return `Hole ${hole + 1}: ${visitor?.animal ?? 'empty'}`
}

export function whack(game, hole) {
  const visitor = game.visitors.find((one) => one.hole === hole)
  if (!visitor) return game
  const points = worth[visitor.animal]
  return {
    ...game,
    visitors: game.visitors.filter((one) => one !== visitor),
    hits: [...game.hits.filter((one) => one.hole !== hole), { hole, left: HIT_S, points }],
    points: Math.max(0, game.points + points),
    hitCount: game.hitCount + (points > 0 ? 1 : 0),
  }
}

function arrive(game, random) {
  const taken = game.visitors.map((one) => one.hole)
  const free = [...holes.keys()].filter((hole) => !taken.includes(hole))
  // Towards the end they come faster.
  const hurry = 1 - 0.4 * (1 - game.left / ROUND_S)
  const next = game.pause * hurry * between(random, 0.6, 1.4)
  if (free.length === 0) return { ...game, next }
  const chance = below(random, 12)
  const animal = chance === 0 ? 'golden' : chance < 3 ? 'hedgehog' : 'mole'
  const stay = game.stay * hurry * (animal === 'golden' ? 0.75 : 1)
  const visitor = { hole: pick(random, free), animal, left: stay }
  return { ...game, next, visitors: [...game.visitors, visitor] }
}
