import { clamp, type Input, type Point } from '../arcade'
import type { Difficulty } from '../difficulty'
import { LEVELS, makeLevel, ROWS, type Level } from './level'

export const TILE = 22
export const WIDTH = 480
export const HEIGHT = ROWS * TILE
export const HERO = { width: 15, height: 24 }
export const ENEMY = { width: 20, height: 17 }

export type Action = 'left' | 'right' | 'jump'

export interface Enemy extends Point {
  /** Its walk in pixels, and where it goes. */
  from: number
  to: number
  way: 1 | -1
}

export interface Platformer {
  number: number
  level: Level
  /** The upper left corner. */
  x: number
  y: number
  vx: number
  vy: number
  grounded: boolean
  /** Seconds since the ground was left: a jump still works for a moment. */
  floating: number
  looks: 1 | -1
  coins: readonly number[]
  enemies: readonly Enemy[]
  lives: number
  points: number
  /** Seconds in which nothing can happen after a fall. */
  safe: number
  walking: number
  ended: 'won' | 'lost' | null
}

const lifeCounts: Record<Difficulty, number> = { easy: 6, normal: 4, hard: 2 }
const RUN = 165
const PUSH = 1400
const GRAVITY = 1500
const JUMP = 540
const BOUNCE = 330
const CRAWL = 42
const GRACE_S = 0.09

export function newGame(difficulty: Difficulty): Platformer {
  return enter(1, lifeCounts[difficulty], 0)
}

export function step(game: Platformer, input: Input<Action>, dt: number): Platformer {
  if (game.ended) return game
  let next = run({ ...game, safe: Math.max(0, game.safe - dt) }, input, dt)
  next = fall(next, dt)
  next = { ...next, enemies: next.enemies.map((enemy) => walk(enemy, dt)) }
  next = collect(next)
  next = meetEnemies(next)
  if (next.ended || next.number !== game.number) return next
  const deep = next.y > HEIGHT + TILE
  if (deep || (next.safe === 0 && touchesTile(next, '^'))) return lose(next)
  return reachesFlag(next) ? levelUp(next) : next
}

/** The left edge of what is seen. */
export function cameraX({ x, level }: Platformer): number {
  return clamp(x - WIDTH * 0.4, 0, level.columns * TILE - WIDTH)
}

export function place(level: Level, at: number): Point {
  return { x: (at % level.columns) * TILE, y: Math.floor(at / level.columns) * TILE }
}

function enter(number: number, lives: number, points: number): Platformer {
  const level = makeLevel(number)
  const enemies = level.walks.map(({ at, from, to }) => {
    const { x, y } = place(level, at)
    const ends = { from: from * TILE, to: (to + 1) * TILE - ENEMY.width }
    return { x, y: y + TILE - ENEMY.height, ...ends, way: 1 as const }
  })
  return {
    number,
    level,
    ...standing(),
    coins: level.coins,
    enemies,
    lives,
    points,
    safe: 1,
    ended: null,
  }
}

function standing() {
  const still = { vx: 0, vy: 0, grounded: false, floating: 1, looks: 1 as const, walking: 0 }
  return { x: TILE * 2, y: HEIGHT - TILE * 6, ...still }
}

function run(game: Platformer, { held, pressed }: Input<Action>, dt: number): Platformer {
  const way = (held.has('right') ? 1 : 0) - (held.has('left') ? 1 : 0)
  const wanted = way * RUN
  const vx = game.vx + clamp(wanted - game.vx, -PUSH * dt, PUSH * dt)
  const looks = way === 0 ? game.looks : way === 1 ? 1 : -1
  const jumps = pressed.includes('jump') && game.floating < GRACE_S
  // A key that is let go early makes a small jump.
  const cut = !jumps && game.vy < -180 && !held.has('jump') ? 3000 * dt : 0
  const vy = jumps ? -JUMP : game.vy + GRAVITY * dt + cut
  const floating = jumps ? 1 : game.floating + dt
  const moved = sideways({ ...game, vx, vy, looks, floating }, vx * dt)
  const walking = way !== 0 && game.grounded ? game.walking + dt : 0
  return { ...moved, walking }
}

function sideways(game: Platformer, dx: number): Platformer {
  const most = game.level.columns * TILE - HERO.width
  const x = clamp(game.x + dx, 0, most)
  const hit = solidAt({ ...game, x })
  if (!hit) return { ...game, x }
  const edge = dx > 0 ? hit.x - HERO.width - 0.01 : hit.x + TILE + 0.01
  return { ...game, x: edge, vx: 0 }
}

function fall(game: Platformer, dt: number): Platformer {
  const dy = Math.min(game.vy * dt, TILE * 0.9)
  const hit = solidAt({ ...game, y: game.y + dy })
  if (!hit) return { ...game, y: game.y + dy, grounded: false }
  if (dy < 0) return { ...game, y: hit.y + TILE + 0.01, vy: 0, grounded: false }
  return { ...game, y: hit.y - HERO.height - 0.01, vy: 0, grounded: true, floating: 0 }
}

function walk(enemy: Enemy, dt: number): Enemy {
  const x = enemy.x + enemy.way * CRAWL * dt
  if (x < enemy.from) return { ...enemy, x: enemy.from, way: 1 }
  return x > enemy.to ? { ...enemy, x: enemy.to, way: -1 } : { ...enemy, x }
}

function collect(game: Platformer): Platformer {
  const left = game.coins.filter((at) => {
    const { x, y } = place(game.level, at)
    return !overlaps(game, { x: x + 4, y: y + 4 }, TILE - 8, TILE - 8)
  })
  const found = game.coins.length - left.length
  return found === 0 ? game : { ...game, coins: left, points: game.points + found * 10 }
}

/** From above an enemy is beaten, otherwise a life is lost. */
function meetEnemies(game: Platformer): Platformer {
  const enemy = game.enemies.find((one) => overlaps(game, one, ENEMY.width, ENEMY.height))
  if (!enemy) return game
  const above = game.vy > 0 && game.y + HERO.height < enemy.y + ENEMY.height * 0.7
  if (!above) return game.safe > 0 ? game : lose(game)
  const enemies = game.enemies.filter((one) => one !== enemy)
  return { ...game, enemies, vy: -BOUNCE, points: game.points + 20 }
}

function lose(game: Platformer): Platformer {
  const lives = game.lives - 1
  if (lives <= 0) return { ...game, lives, ended: 'lost' }
  return { ...game, ...standing(), lives, safe: 1.5 }
}

function reachesFlag(game: Platformer): boolean {
  const { x } = place(game.level, game.level.flag)
  return game.x + HERO.width > x + TILE / 2
}

function levelUp(game: Platformer): Platformer {
  const points = game.points + 100
  if (game.number >= LEVELS) return { ...game, points: points + game.lives * 50, ended: 'won' }
  return enter(game.number + 1, game.lives, points)
}

function solidAt(game: Platformer): Point | null {
  return tileUnder(game, '#=')
}

function touchesTile(game: Platformer, kind: string): boolean {
  // Spikes only hurt below their tips.
  return tileUnder({ ...game, y: game.y - 8, x: game.x }, kind) !== null
}

/** The first tile of one of the kinds that the hero overlaps. */
function tileUnder({ level, x, y }: Platformer, kinds: string): Point | null {
  const [left, right] = [Math.floor(x / TILE), Math.floor((x + HERO.width) / TILE)]
  const [top, bottom] = [Math.floor(y / TILE), Math.floor((y + HERO.height) / TILE)]
  for (let row = Math.max(0, top); row <= Math.min(ROWS - 1, bottom); row += 1) {
    for (
      let column = Math.max(0, left);
      column <= Math.min(level.columns - 1, right);
      column += 1
    ) {
      const tile = level.tiles[row * level.columns + column] as string
      if (kinds.includes(tile)) return { x: column * TILE, y: row * TILE }
    }
  }
  return null
}

function overlaps(hero: Point, { x, y }: Point, width: number, height: number): boolean {
  const across = hero.x < x + width && hero.x + HERO.width > x
  return across && hero.y < y + height && hero.y + HERO.height > y
}
