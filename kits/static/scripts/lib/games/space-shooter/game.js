import { clamp } from '../arcade.js'
import { pick } from '../random.js'

export const WIDTH = 400
export const HEIGHT = 460
export const SHIP = { y: HEIGHT - 34, width: 34, height: 26 }
export const ALIEN = { width: 28, height: 20 }
const COLUMNS = 8
const GAP = { x: 42, y: 34 }

const levels = {
  easy: { pace: 24, bombing: 1.5, lives: 5 },
  normal: { pace: 32, bombing: 1.05, lives: 3 },
  hard: { pace: 44, bombing: 0.7, lives: 3 },
}
const SHIP_SPEED = 290
const SHOT_SPEED = 480
const BOMB_SPEED = 165
const RELOAD_S = 0.28
const SAFE_S = 2
const DOWN = 14
const BURST_S = 0.4

export function newGame(difficulty) {
  const { pace, bombing, lives } = levels[difficulty]
  return fleet({ wave: 1, lives, points: 0, ship: WIDTH / 2, pace, bombing, time: 0 })
}

export function step(game, input, dt, random) {
  if (isOver(game)) return game
  let next = moveShip({ ...game, time: game.time + dt }, input, dt)
  next = moveFleet(next, dt)
  next = dropBombs(next, dt, random)
  next = moveShots(next, dt)
  next = hitAliens(next)
  next = hitShip(next)
  const aged = next.bursts.map((burst) => ({ ...burst, age: burst.age + dt }))
  next = { ...next, bursts: aged.filter(({ age }) => age < BURST_S) }
  if (next.aliens.length > 0) return next
  return {
    ...fleet({ ...next, wave: next.wave + 1, points: next.points + 100 }),
    bursts: next.bursts,
  }
}

export function isOver({ lives, reached }) {
  return lives <= 0 || reached
}

export function worth({ row }) {
  return row === 0 ? 30 : row < 3 ? 20 : 10
}

/** A new fleet, nearer and larger with each wave. */
function fleet({ wave, lives, points, ship, pace, bombing, time }) {
  const rows = Math.min(3 + wave, 6)
  const top = 46 + Math.min(wave - 1, 4) * DOWN
  const left = (WIDTH - (COLUMNS - 1) * GAP.x) / 2
  const aliens = Array.from({ length: rows * COLUMNS }, (_, at) => ({
    x: left + (at % COLUMNS) * GAP.x,
    y: top + Math.floor(at / COLUMNS) * GAP.y,
    row: Math.floor(at / COLUMNS),
  }))
  const empty = { shots: [], bombs: [], bursts: [], reload: 0, nextBomb: 1, safe: SAFE_S }
  const standing = { wave, lives, points, ship, pace, bombing, time }
  return { ...standing, ...empty, aliens, way: 1, reached: false }
}

function moveShip(game, { held, pressed, pointer }, dt) {
  const way = (held.has('right') ? 1 : 0) - (held.has('left') ? 1 : 0)
  const most = SHIP_SPEED * dt
  const move = way !== 0 || !pointer ? way * most : clamp(pointer.x - game.ship, -most, most)
  const ship = clamp(game.ship + move, SHIP.width / 2, WIDTH - SHIP.width / 2)
  const reload = Math.max(0, game.reload - dt)
  // A finger on the screen fires all the time.
  const fires = held.has('fire') || pressed.includes('fire') || pointer !== null
  const moved = { ...game, ship, reload, safe: Math.max(0, game.safe - dt) }
  if (!fires || reload > 0) return moved
  const shot = { x: ship, y: SHIP.y - SHIP.height / 2 }
  return { ...moved, reload: RELOAD_S, shots: [...game.shots, shot] }
}

/** Sideways, faster the fewer there are; at the edge down and back. */
function moveFleet(game, dt) {
  const { aliens, way, pace, wave } = game
  const fewer = 1 + (1 - aliens.length / ((3 + wave) * COLUMNS)) * 2.2
  const dx = way * pace * (1 + (wave - 1) * 0.12) * Math.max(1, fewer) * dt
  const edge = ALIEN.width / 2 + 6
  const turns = aliens.some(({ x }) => x + dx < edge || x + dx > WIDTH - edge)
  const moved = aliens.map((alien) =>
    turns ? { ...alien, y: alien.y + DOWN } : { ...alien, x: alien.x + dx },
  )
  const reached = moved.some(({ y }) => y + ALIEN.height / 2 > SHIP.y - SHIP.height / 2)
  return { ...game, aliens: moved, way: turns ? (way === 1 ? -1 : 1) : way, reached }
}

/** The lowest of a column drops bombs. */
function dropBombs(game, dt, random) {
  const nextBomb = game.nextBomb - dt
  if (nextBomb > 0 || game.aliens.length === 0) return { ...game, nextBomb }
  const from = pick(random, game.aliens)
  const column = game.aliens.filter(({ x }) => Math.abs(x - from.x) < 1)
  const lowest = column.reduce((low, alien) => (alien.y > low.y ? alien : low), from)
  const bomb = { x: lowest.x, y: lowest.y + ALIEN.height / 2 }
  const pause = game.bombing * (0.6 + random() * 0.8)
  return { ...game, nextBomb: pause, bombs: [...game.bombs, bomb] }
}

function moveShots(game, dt) {
  const shots = game.shots.map(({ x, y }) => ({ x, y: y - SHOT_SPEED * dt }))
  const bombs = game.bombs.map(({ x, y }) => ({ x, y: y + BOMB_SPEED * dt }))
  return {
    ...game,
    shots: shots.filter(({ y }) => y > -10),
    bombs: bombs.filter(({ y }) => y < HEIGHT + 10),
  }
}

function hitAliens(game) {
  let next = game
  for (const shot of game.shots) {
    const alien = next.aliens.find((one) => near(shot, one, ALIEN.width, ALIEN.height))
    if (!alien) continue
    next = {
      ...next,
      aliens: next.aliens.filter((one) => one !== alien),
      shots: next.shots.filter((one) => one !== shot),
      points: next.points + worth(alien),
      bursts: [...next.bursts, { x: alien.x, y: alien.y, age: 0 }],
    }
  }
  return next
}

function hitShip(game) {
  const ship = { x: game.ship, y: SHIP.y }
  const hit = game.bombs.some((bomb) => near(bomb, ship, SHIP.width, SHIP.height))
  if (!hit || game.safe > 0) return game
  const burst = { ...ship, age: 0 }
  return {
    ...game,
    lives: game.lives - 1,
    bombs: [],
    safe: SAFE_S,
    bursts: [...game.bursts, burst],
  }
}

function near(a, b, width, height) {
  return Math.abs(a.x - b.x) < width / 2 + 2 && Math.abs(a.y - b.y) < height / 2 + 2
}
