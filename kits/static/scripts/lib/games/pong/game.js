import { clamp } from '../arcade.js'
import { between } from '../random.js'

export const WIDTH = 480
export const HEIGHT = 300
export const PADDLE = { width: 9, height: 58, margin: 16 }
export const RADIUS = 6
/** Points that win. */
export const GOAL = 7

const levels = {
  easy: { speed: 230, computer: 120 },
  normal: { speed: 280, computer: 175 },
  hard: { speed: 330, computer: 250 },
}
const PADDLE_SPEED = 330
const SERVE_S = 0.9
const FASTER = 1.05
const MOST_SPEED = 620
const STEEPEST = Math.PI / 3.4

export function newGame(difficulty, random, friend = false) {
  const { speed, computer } = levels[difficulty]
  const game = {
    left: HEIGHT / 2,
    right: HEIGHT / 2,
    points: { left: 0, right: 0 },
    speed,
    computer: friend ? null : computer,
    aim: 0,
  }
  return serve(game, random() < 0.5 ? 1 : -1, random)
}

export function step(game, input, dt, random) {
  if (winner(game)) return game
  const moved = movePaddles(game, input, dt)
  if (moved.pause > 0) return { ...moved, pause: moved.pause - dt }
  return moveBall(moved, dt, random)
}

export function winner({ points }) {
  if (points.left >= GOAL) return 'left'
  return points.right >= GOAL ? 'right' : null
}

/** The ball in the middle, on its way to one side. */
function serve(game, towards, random) {
  const angle = between(random, -0.5, 0.5)
  const ball = {
    x: WIDTH / 2,
    y: HEIGHT / 2,
    vx: towards * Math.cos(angle) * game.speed,
    vy: Math.sin(angle) * game.speed,
  }
  return { ...game, ball, pause: SERVE_S }
}

function movePaddles(game, { held, pointer }, dt) {
  const way = (up, down) => (held.has(down) ? 1 : 0) - (held.has(up) ? 1 : 0)
  const own = way('up', 'down')
  const left =
    own === 0 && pointer
      ? towards(game.left, pointer.y, PADDLE_SPEED * 2 * dt)
      : game.left + own * PADDLE_SPEED * dt
  const right =
    game.computer === null
      ? game.right + way('otherUp', 'otherDown') * PADDLE_SPEED * dt
      : towards(game.right, wantedByComputer(game), game.computer * dt)
  return { ...game, left: inside(left), right: inside(right) }
}

/** The computer follows a ball that comes, and goes back to the middle otherwise. */
function wantedByComputer({ ball, aim }) {
  return ball.vx > 0 ? ball.y + aim : HEIGHT / 2
}

function towards(from, to, most) {
  return from + clamp(to - from, -most, most)
}

function inside(paddle) {
  return clamp(paddle, PADDLE.height / 2, HEIGHT - PADDLE.height / 2)
}

function moveBall(game, dt, random) {
  let ball = {
    ...game.ball,
    x: game.ball.x + game.ball.vx * dt,
    y: game.ball.y + game.ball.vy * dt,
  }
  if (ball.y < RADIUS) ball = { ...ball, y: RADIUS, vy: Math.abs(ball.vy) }
  if (ball.y > HEIGHT - RADIUS) ball = { ...ball, y: HEIGHT - RADIUS, vy: -Math.abs(ball.vy) }
  const side = ball.vx < 0 ? 'left' : 'right'
  const edge = PADDLE.margin + PADDLE.width + RADIUS
  const face = side === 'left' ? edge : WIDTH - edge
  const before = side === 'left' ? game.ball.x >= face : game.ball.x <= face
  const after = side === 'left' ? ball.x <= face : ball.x >= face
  const away = ball.y - game[side]
  if (before && after && Math.abs(away) < PADDLE.height / 2 + RADIUS)
    return { ...game, ball: returned({ ...ball, x: face }, away), aim: nextAim(random) }
  if (ball.x < -RADIUS) return point({ ...game, ball }, 'right', random)
  if (ball.x > WIDTH + RADIUS) return point({ ...game, ball }, 'left', random)
  return { ...game, ball }
}

/** Where the paddle is hit decides the angle; each return is faster. */
function returned(ball, away) {
  const speed = Math.min(MOST_SPEED, Math.hypot(ball.vx, ball.vy) * FASTER)
  const angle = clamp(away / (PADDLE.height / 2), -1, 1) * STEEPEST
  return { ...ball, vx: -Math.sign(ball.vx) * Math.cos(angle) * speed, vy: Math.sin(angle) * speed }
}

/** The computer does not always hit with its middle, so that its returns differ. */
function nextAim(random) {
  return between(random, -0.4, 0.4) * PADDLE.height
}

function point(game, side, random) {
  const points = { ...game.points, [side]: game.points[side] + 1 }
  return serve({ ...game, points }, side === 'left' ? 1 : -1, random)
}
