import { box, disc } from '../brush.js'
import { SIZE } from './game.js'

/** Side of a cell in the drawing's units. */
export const CELL = 20

export function paint(context, snake, look) {
  const { colours } = look
  box(context, colours.surface, 0, 0, SIZE * CELL, SIZE * CELL)
  context.globalAlpha = 0.45
  for (let at = 0; at < SIZE * SIZE; at += 1) {
    const [x, y] = [at % SIZE, Math.floor(at / SIZE)]
    if ((x + y) % 2 === 0) box(context, colours.sunken, x * CELL, y * CELL, CELL, CELL)
  }
  context.globalAlpha = 1
  if (snake.food) paintFood(context, snake.food, look)
  paintBody(context, snake, look)
}

function paintFood(context, food, { colours }) {
  const { x, y } = centre(food)
  disc(context, colours.red, { x, y: y + 1 }, CELL * 0.36)
  context.fillStyle = colours.green
  context.beginPath()
  context.ellipse(x + 3, y - CELL * 0.36, 4, 2, -0.6, 0, Math.PI * 2)
  context.fill()
}

/** A thick line that glides: its ends are on the way from the last cell to the next. */
function paintBody(context, snake, look) {
  const { body, trace, ended } = snake
  const way = look.calm || ended ? 1 : snake.passed / snake.pace
  const last = body.length - 1
  const head = between(body[1], body[0], way)
  const points = [head, ...body.slice(1), between(trace, body[last], way)]
  context.strokeStyle = ended === 'hit' ? look.colours.muted : look.colours.primary
  context.lineWidth = CELL * 0.78
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.beginPath()
  points.forEach((point, at) => {
    const { x, y } = centre(point)
    const before = points[at - 1]
    // Where the snake leaves one side and comes in on the other, the line breaks.
    if (before && distance(before, point) <= 1.01) context.lineTo(x, y)
    else {
      context.moveTo(x, y)
      context.lineTo(x, y)
    }
  })
  context.stroke()
  paintEyes(context, centre(head), snake.direction, look)
}

function paintEyes(context, { x, y }, direction, look) {
  const upright = direction === 'up' || direction === 'down'
  const forward = direction === 'up' || direction === 'left' ? -2 : 2
  for (const side of [-4, 4]) {
    const eye = upright ? { x: x + side, y: y + forward } : { x: x + forward, y: y + side }
    disc(context, look.colours['on-primary'], eye, 2.4)
  }
}

function between(from, to, way) {
  if (distance(from, to) > 1.01) return to
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way }
}

function distance(a, b) {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

function centre({ x, y }) {
  return { x: (x + 0.5) * CELL, y: (y + 0.5) * CELL }
}
