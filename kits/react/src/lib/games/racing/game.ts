import { clamp, type Input } from '../arcade'
import type { Difficulty } from '../difficulty'
import { below, between, pick, type Random } from '../random'

export const WIDTH = 360
export const HEIGHT = 480
export const ROAD = 216
export const LANES = 3
export const CAR = { width: 34, height: 60, y: HEIGHT - 84 }
/** Pixels of the drawing in a metre of the road. */
export const METRE = 9

export type Action = 'left' | 'right' | 'faster' | 'brake'

export interface Other {
  lane: number
  /** Metres from the start. */
  at: number
  /** Metres per second. */
  speed: number
  look: number
  passed: boolean
}

export interface Racing {
  /** Metres driven. */
  way: number
  /** Middle of the car. */
  x: number
  /** Metres per second. */
  speed: number
  others: readonly Other[]
  /** Metres at which the next car comes into view. */
  nextAt: number
  overtaken: number
  lives: number
  /** Seconds in which nothing can happen after a crash. */
  safe: number
  top: number
  traffic: number
}

const levels: Record<Difficulty, { top: number; traffic: number; lives: number }> = {
  easy: { top: 34, traffic: 30, lives: 4 },
  normal: { top: 42, traffic: 23, lives: 3 },
  hard: { top: 52, traffic: 18, lives: 3 },
}
const GAINS = 11
const ROLLS = 5
const BRAKES = 26
const STEERING = 250
const SAFE_S = 2.2
const VIEW = HEIGHT / METRE
const CRUISE = 0.78
const ROUGH = 0.35

export function newGame(difficulty: Difficulty): Racing {
  const start = { way: 0, x: WIDTH / 2, speed: 12, others: [], nextAt: 60, overtaken: 0, safe: 0 }
  return { ...start, ...levels[difficulty] }
}

export function step(game: Racing, input: Input<Action>, dt: number, random: Random): Racing {
  if (isOver(game)) return game
  let next = drive({ ...game, safe: Math.max(0, game.safe - dt) }, input, dt)
  next = moveOthers(next, dt)
  if (next.way + VIEW > next.nextAt) next = arrive(next, random)
  return crash(next)
}

export function isOver({ lives }: Racing): boolean {
  return lives <= 0
}

export function score({ way, overtaken }: Racing): number {
  return Math.floor(way / 10) + overtaken * 10
}

/** Kilometres an hour. */
export function speedometer({ speed }: Racing): number {
  return Math.round(speed * 3.6)
}

/** Where the middle of the road is at a distance: it winds more and more. */
export function middleAt(metres: number): number {
  const wind = Math.min(1, metres / 400)
  const sway = Math.sin(metres / 46) * 0.62 + Math.sin(metres / 23 + 1.3) * 0.38
  return WIDTH / 2 + wind * sway * ((WIDTH - ROAD) / 2 - 6)
}

export function laneX(lane: number, metres: number): number {
  return middleAt(metres) + (lane - (LANES - 1) / 2) * (ROAD / LANES)
}

/** Where something on the road is in the drawing. */
export function screenY({ way }: Racing, metres: number): number {
  return CAR.y - (metres - way) * METRE
}

export function isOffRoad({ x, way }: Racing): boolean {
  return Math.abs(x - middleAt(way)) > ROAD / 2 - CAR.width / 3
}

/** It drives by itself; the keys only make it faster or slower. */
function drive(game: Racing, { held, pointer }: Input<Action>, dt: number): Racing {
  const way = (held.has('right') ? 1 : 0) - (held.has('left') ? 1 : 0)
  const most = STEERING * dt
  const wanted = way !== 0 || !pointer ? way * most : clamp(pointer.x - game.x, -most, most)
  const x = clamp(game.x + wanted, CAR.width / 2, WIDTH - CAR.width / 2)
  const fastest = game.top * (isOffRoad(game) ? ROUGH : held.has('faster') ? 1 : CRUISE)
  const rises = held.has('faster') ? GAINS * 1.4 : GAINS
  const change = held.has('brake') ? -BRAKES : game.speed < fastest ? rises : -ROLLS * 3
  const speed = clamp(game.speed + change * dt, 6, Math.max(game.speed, fastest))
  return { ...game, x, speed, way: game.way + speed * dt }
}

function moveOthers(game: Racing, dt: number): Racing {
  const moved = game.others.map((other) => ({ ...other, at: other.at + other.speed * dt }))
  const passed = moved.filter((other) => !other.passed && other.at < game.way - 4).length
  const others = moved
    .filter(({ at }) => at > game.way - VIEW && at < game.way + VIEW * 2)
    .map((other) => ({ ...other, passed: other.passed || other.at < game.way - 4 }))
  return { ...game, others, overtaken: game.overtaken + passed }
}

function arrive(game: Racing, random: Random): Racing {
  const at = game.way + VIEW + 4
  // Traffic gets denser with the distance, but never closes the road.
  const gap = Math.max(12, game.traffic * (1 - Math.min(0.35, game.way / 6000)))
  const nextAt = at + gap * between(random, 0.7, 1.3)
  const near = game.others.filter((other) => Math.abs(other.at - at) < 12).map(({ lane }) => lane)
  const free = [0, 1, 2].filter((lane) => !near.includes(lane))
  if (free.length < 2) return { ...game, nextAt }
  const speed = game.top * between(random, 0.24, 0.38)
  const other = { lane: pick(random, free), at, speed, look: below(random, 5), passed: false }
  return { ...game, nextAt, others: [...game.others, other] }
}

function crash(game: Racing): Racing {
  if (game.safe > 0) return game
  const hit = game.others.find((other) => {
    const [dx, dy] = [laneX(other.lane, other.at) - game.x, screenY(game, other.at) - CAR.y]
    return Math.abs(dx) < CAR.width - 5 && Math.abs(dy) < CAR.height - 6
  })
  if (!hit) return game
  const others = game.others.filter((other) => other !== hit)
  return { ...game, others, lives: game.lives - 1, speed: 8, safe: SAFE_S }
}
