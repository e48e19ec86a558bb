import { clamp } from '../arcade.js'
import { between } from '../random.js'

export const WIDTH = 360
export const HEIGHT = 460
export const GROUND = 44
export const BIRD = { x: 100, radius: 13 }
export const PIPE = 56

const levels = {
  easy: { opening: 170, speed: 120 },
  normal: { opening: 142, speed: 145 },
  hard: { opening: 118, speed: 170 },
}
const GRAVITY = 1150
const FLAP = -355
const DISTANCE = 205
const MARGIN = 40

export function newGame(difficulty, random) {
  const { opening, speed } = levels[difficulty]
  const pipes = [1, 2, 3].map((at) => pipe(WIDTH + (at - 1) * DISTANCE, opening, random))
  const still = { y: HEIGHT * 0.42, vy: 0, passed: 0, way: 0, flying: false, hit: false }
  return { ...still, pipes, opening, speed }
}

export function step(game, { pressed }, dt, random) {
  if (game.hit) return game
  const flaps = pressed.length > 0
  if (!game.flying && !flaps) return { ...game, way: game.way + game.speed * dt }
  const vy = flaps ? FLAP : game.vy + GRAVITY * dt
  const y = Math.max(BIRD.radius, game.y + vy * dt)
  const moved = game.pipes.map((one) => ({ ...one, x: one.x - game.speed * dt }))
  const pipes = renew(moved, game.opening, random).map((one) => ({
    ...one,
    passed: one.passed || one.x + PIPE < BIRD.x,
  }))
  const passed = game.passed + newlyPassed(moved)
  const hit =
    y + BIRD.radius > HEIGHT - GROUND || pipes.some((one) => touches(y, one, game.opening))
  return { ...game, y, vy, pipes, passed, hit, flying: true, way: game.way + game.speed * dt }
}

function newlyPassed(pipes) {
  return pipes.filter((one) => !one.passed && one.x + PIPE < BIRD.x).length
}

/** Pipes that have left on one side come in on the other. */
function renew(pipes, opening, random) {
  const left = pipes.filter(({ x }) => x > -PIPE)
  const last = Math.max(...left.map(({ x }) => x))
  return left.length === pipes.length ? left : [...left, pipe(last + DISTANCE, opening, random)]
}

function pipe(x, opening, random) {
  const least = MARGIN + opening / 2
  return { x, gap: between(random, least, HEIGHT - GROUND - least), passed: false }
}

/** The bird is a circle; at the corners of the gap that makes a difference. */
function touches(y, { x, gap }, opening) {
  const nearX = clamp(BIRD.x, x, x + PIPE)
  const nearUpper = Math.min(y, gap - opening / 2)
  const nearLower = Math.max(y, gap + opening / 2)
  return [nearUpper, nearLower].some((nearY) => Math.hypot(BIRD.x - nearX, y - nearY) < BIRD.radius)
}
