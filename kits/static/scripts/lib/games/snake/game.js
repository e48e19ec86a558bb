import { steering } from '../arcade.js'
import { pick } from '../random.js'

export const SIZE = 20

/** Turns that may wait: a quick U-turn needs two. */
const WAITING = 2
/** The snake gets a little faster with each bite, up to this. */
const QUICKER = 0.985
const FASTEST = 0.055
const paces = { easy: 0.17, normal: 0.125, hard: 0.085 }

const steps = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
}
const opposites = { up: 'down', down: 'up', left: 'right', right: 'left' }

export const keys = steering

export function newGame(difficulty, random, walls = true) {
  const body = [8, 7, 6].map((x) => ({ x, y: SIZE / 2 }))
  return {
    body,
    trace: { x: 5, y: SIZE / 2 },
    direction: 'right',
    turns: [],
    food: freeCell(body, random),
    pace: paces[difficulty],
    passed: 0,
    walls,
    eaten: 0,
    ended: null,
  }
}

export function step(snake, { pressed }, dt, random) {
  if (snake.ended) return snake
  let next = pressed.reduce(turn, snake)
  next = { ...next, passed: next.passed + dt }
  while (next.passed >= next.pace && !next.ended) {
    next = move({ ...next, passed: next.passed - next.pace }, random)
  }
  return next
}

function turn(snake, to) {
  const before = snake.turns.at(-1) ?? snake.direction
  if (to === before || to === opposites[before] || snake.turns.length >= WAITING) return snake
  return { ...snake, turns: [...snake.turns, to] }
}

function move(snake, random) {
  const [direction = snake.direction, ...turns] = snake.turns
  const head = ahead(snake.body[0], direction, snake.walls)
  const eats = same(head, snake.food)
  // The tail moves away in the same moment, unless the snake grows.
  const rest = eats ? snake.body : snake.body.slice(0, -1)
  if (!isInside(head) || rest.some((part) => same(part, head))) {
    return { ...snake, passed: 0, ended: 'hit' }
  }
  const body = [head, ...rest]
  const moved = { ...snake, body, direction, turns, trace: snake.body.at(-1) }
  if (!eats) return moved
  const food = freeCell(body, random)
  const pace = Math.max(FASTEST, snake.pace * QUICKER)
  return { ...moved, food, pace, eaten: snake.eaten + 1, ended: food ? null : 'full' }
}

function ahead({ x, y }, direction, walls) {
  const next = { x: x + steps[direction].x, y: y + steps[direction].y }
  return walls ? next : { x: (next.x + SIZE) % SIZE, y: (next.y + SIZE) % SIZE }
}

function isInside({ x, y }) {
  return x >= 0 && y >= 0 && x < SIZE && y < SIZE
}

function same(a, b) {
  return a.x === b?.x && a.y === b.y
}

function freeCell(body, random) {
  const taken = new Set(body.map(({ x, y }) => y * SIZE + x))
  const free = Array.from({ length: SIZE * SIZE }, (_, at) => at).filter((at) => !taken.has(at))
  if (free.length === 0) return null
  const at = pick(random, free)
  return { x: at % SIZE, y: Math.floor(at / SIZE) }
}
