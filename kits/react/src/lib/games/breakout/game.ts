import { clamp, type Input, type Point } from '../arcade'
import type { Difficulty } from '../difficulty'
import { between, pick, type Random } from '../random'

export const WIDTH = 400
export const HEIGHT = 420
export const RADIUS = 6
export const COLUMNS = 8
export const BRICK = { width: WIDTH / COLUMNS, height: 20, top: 40 }
export const PADDLE_Y = HEIGHT - 26
export const PADDLE_HEIGHT = 11
export const DROP = 22

export type Action = 'left' | 'right' | 'launch'
export type Gift = 'wide' | 'balls' | 'life'

export interface Ball extends Point {
  vx: number
  vy: number
}

export interface Brick {
  column: number
  row: number
  /** Hits it still takes. */
  hits: number
}

export interface Breakout {
  level: number
  lives: number
  points: number
  /** Middle of the paddle. */
  paddle: number
  /** Width without gifts. */
  basic: number
  /** Seconds the paddle stays wide. */
  wide: number
  /** Seconds until the ball on the paddle starts by itself; null while balls fly. */
  waiting: number | null
  speed: number
  balls: readonly Ball[]
  bricks: readonly Brick[]
  gifts: readonly (Point & { kind: Gift })[]
}

const levels: Record<Difficulty, { speed: number; basic: number; lives: number }> = {
  easy: { speed: 210, basic: 90, lives: 5 },
  normal: { speed: 260, basic: 72, lives: 3 },
  hard: { speed: 320, basic: 58, lives: 3 },
}
const PADDLE_SPEED = 480
const WAIT_S = 2.5
const GIFT_CHANCE = 0.14
const GIFT_SPEED = 110
const WIDE_S = 12
const FASTER = 1.08
const MOST_SPEED = 460
const STEEPEST = Math.PI / 3
const gifts: readonly Gift[] = ['wide', 'wide', 'balls', 'balls', 'life']

export function newGame(difficulty: Difficulty): Breakout {
  const { speed, basic, lives } = levels[difficulty]
  const game = { level: 1, lives, points: 0, paddle: WIDTH / 2, basic, wide: 0, speed }
  return serve({ ...game, waiting: WAIT_S, balls: [], bricks: wall(1), gifts: [] })
}

export function step(game: Breakout, input: Input<Action>, dt: number, random: Random): Breakout {
  if (isOver(game)) return game
  let next = movePaddle({ ...game, wide: Math.max(0, game.wide - dt) }, input, dt)
  if (next.waiting !== null) return wait(next, input, dt, random)
  next = moveGifts(next, dt, random)
  for (const ball of next.balls) next = moveBall(next, ball, dt, random)
  const balls = next.balls.filter(({ y }) => y < HEIGHT + RADIUS)
  next = { ...next, balls }
  if (next.bricks.length === 0) return levelUp(next)
  if (balls.length > 0) return next
  return serve({ ...next, lives: next.lives - 1, gifts: [], wide: 0 })
}

export function isOver({ lives }: Breakout): boolean {
  return lives <= 0
}

export function paddleWidth({ basic, wide }: Breakout): number {
  return wide > 0 ? basic * 1.5 : basic
}

/** Rows of bricks; higher levels have more, and some that take two hits. */
function wall(level: number): Brick[] {
  const rows = Math.min(4 + level, 9)
  return Array.from({ length: rows * COLUMNS }, (_, at) => {
    const [row, column] = [Math.floor(at / COLUMNS), at % COLUMNS]
    return { row, column, hits: level > 1 && row < level - 1 ? 2 : 1 }
  })
}

/** Puts one ball on the paddle. */
function serve(game: Breakout): Breakout {
  const ball = { x: game.paddle, y: PADDLE_Y - RADIUS, vx: 0, vy: 0 }
  return { ...game, balls: [ball], waiting: WAIT_S }
}

function wait(game: Breakout, { pressed }: Input<Action>, dt: number, random: Random): Breakout {
  const waiting = (game.waiting ?? 0) - dt
  const ball = { x: game.paddle, y: PADDLE_Y - RADIUS, vx: 0, vy: 0 }
  if (waiting > 0 && !pressed.includes('launch')) return { ...game, waiting, balls: [ball] }
  const angle = between(random, -0.5, 0.5)
  return { ...game, waiting: null, balls: [aimed(ball, angle, game.speed)] }
}

function levelUp(game: Breakout): Breakout {
  const level = game.level + 1
  const speed = Math.min(MOST_SPEED, game.speed * FASTER)
  return serve({ ...game, level, speed, bricks: wall(level), gifts: [], points: game.points + 100 })
}

function movePaddle(game: Breakout, { held, pointer }: Input<Action>, dt: number): Breakout {
  const half = paddleWidth(game) / 2
  const way = (held.has('right') ? 1 : 0) - (held.has('left') ? 1 : 0)
  // The keys win over a mouse that lies somewhere.
  const wanted = way !== 0 || !pointer ? game.paddle + way * PADDLE_SPEED * dt : pointer.x
  return { ...game, paddle: clamp(wanted, half, WIDTH - half) }
}

function moveGifts(game: Breakout, dt: number, random: Random): Breakout {
  const half = paddleWidth(game) / 2 + DROP / 2
  let next: Breakout = { ...game, gifts: [] }
  for (const gift of game.gifts) {
    const y = gift.y + GIFT_SPEED * dt
    const caught = Math.abs(y - PADDLE_Y) < DROP / 2 && Math.abs(gift.x - game.paddle) < half
    if (caught) next = take(next, gift.kind, random)
    else if (y < HEIGHT + DROP) next = { ...next, gifts: [...next.gifts, { ...gift, y }] }
  }
  return next
}

function take(game: Breakout, kind: Gift, random: Random): Breakout {
  if (kind === 'wide') return { ...game, wide: WIDE_S }
  if (kind === 'life') return { ...game, lives: game.lives + 1 }
  const first = game.balls[0]
  if (!first) return game
  const more = [-0.4, 0.4].map((turn) =>
    aimed(first, turn + between(random, -0.2, 0.2), game.speed),
  )
  return { ...game, balls: [...game.balls, ...more] }
}

/** The ball on its way up, at an angle from the vertical. */
function aimed(ball: Ball, angle: number, speed: number): Ball {
  return { ...ball, vx: Math.sin(angle) * speed, vy: -Math.cos(angle) * speed }
}

function moveBall(game: Breakout, old: Ball, dt: number, random: Random): Breakout {
  let ball = bounceOffWalls({ ...old, x: old.x + old.vx * dt, y: old.y + old.vy * dt })
  const away = ball.x - game.paddle
  const half = paddleWidth(game) / 2
  const atPaddle = Math.abs(ball.y + RADIUS - PADDLE_Y - PADDLE_HEIGHT / 2) < PADDLE_HEIGHT
  // Where the paddle is hit decides where the ball goes.
  if (ball.vy > 0 && atPaddle && Math.abs(away) < half + RADIUS)
    ball = aimed(ball, clamp(away / half, -1, 1) * STEEPEST, game.speed)
  const brick = game.bricks.find((one) => touches(ball, one))
  if (brick) ball = bounceOff(ball, brick)
  const balls = game.balls.map((other) => (other === old ? ball : other))
  const moved = { ...game, balls }
  return brick ? hit(moved, brick, random) : moved
}

function bounceOffWalls(ball: Ball): Ball {
  const { x, y, vx, vy } = ball
  return {
    x: clamp(x, RADIUS, WIDTH - RADIUS),
    y: Math.max(RADIUS, y),
    vx: x < RADIUS ? Math.abs(vx) : x > WIDTH - RADIUS ? -Math.abs(vx) : vx,
    vy: y < RADIUS ? Math.abs(vy) : vy,
  }
}

function hit(game: Breakout, brick: Brick, random: Random): Breakout {
  const points = game.points + 10
  if (brick.hits > 1) {
    const weaker = { ...brick, hits: brick.hits - 1 }
    return { ...game, points, bricks: game.bricks.map((one) => (one === brick ? weaker : one)) }
  }
  const bricks = game.bricks.filter((one) => one !== brick)
  if (random() >= GIFT_CHANCE) return { ...game, points, bricks }
  const { x, y } = middle(brick)
  return { ...game, points, bricks, gifts: [...game.gifts, { x, y, kind: pick(random, gifts) }] }
}

export function middle({ column, row }: Brick): Point {
  return { x: (column + 0.5) * BRICK.width, y: BRICK.top + (row + 0.5) * BRICK.height }
}

function touches({ x, y }: Ball, brick: Brick): boolean {
  const at = middle(brick)
  const [dx, dy] = [Math.abs(x - at.x), Math.abs(y - at.y)]
  return dx < BRICK.width / 2 + RADIUS && dy < BRICK.height / 2 + RADIUS
}

/** Back from the side that is nearest. */
function bounceOff(ball: Ball, brick: Brick): Ball {
  const at = middle(brick)
  const [dx, dy] = [ball.x - at.x, ball.y - at.y]
  const deepX = BRICK.width / 2 + RADIUS - Math.abs(dx)
  const deepY = BRICK.height / 2 + RADIUS - Math.abs(dy)
  return deepX < deepY
    ? { ...ball, vx: Math.sign(dx) * Math.abs(ball.vx) }
    : { ...ball, vy: Math.sign(dy) * Math.abs(ball.vy) }
}
