import { box, words } from '../brush.js'
import { COLUMNS, landing, ROWS } from './game.js'
import { cellsOf, enter } from './pieces.js'

export const CELL = 20
const SIDE = 100
export const WIDTH = COLUMNS * CELL + SIDE
export const HEIGHT = ROWS * CELL

const hues = {
  I: 'teal',
  J: 'blue',
  L: 'orange',
  O: 'yellow',
  S: 'green',
  T: 'violet',
  Z: 'red',
}

export function paint(context, game, look) {
  const { colours } = look
  box(context, colours.surface, 0, 0, COLUMNS * CELL, HEIGHT)
  context.fillStyle = colours.sunken
  for (let x = 1; x < COLUMNS; x += 1) context.fillRect(x * CELL - 0.5, 0, 1, HEIGHT)
  for (let y = 1; y < ROWS; y += 1) context.fillRect(0, y * CELL - 0.5, COLUMNS * CELL, 1)
  game.cells.forEach((kind, at) => {
    if (kind) block(context, look, kind, (at % COLUMNS) * CELL, Math.floor(at / COLUMNS) * CELL)
  })
  if (!game.ended) {
    context.globalAlpha = 0.25
    for (const { x, y } of cellsOf(landing(game)))
      block(context, look, game.piece.kind, x * CELL, y * CELL)
    context.globalAlpha = 1
  }
  for (const { x, y } of cellsOf(game.piece)) {
    if (y >= 0) block(context, look, game.piece.kind, x * CELL, y * CELL)
  }
  paintSide(context, game, look)
}

function paintSide(context, game, look) {
  const middle = COLUMNS * CELL + SIDE / 2
  words(context, look, 'Next', { x: middle, y: 22 }, 12, look.colours.muted)
  game.queue.slice(0, 3).forEach((kind, at) => preview(context, look, kind, middle, 62 + at * 60))
  words(context, look, 'Hold', { x: middle, y: 262 }, 12, look.colours.muted)
  if (!game.held) return
  context.globalAlpha = game.canHold ? 1 : 0.4
  preview(context, look, game.held, middle, 302)
  context.globalAlpha = 1
}

/** A piece, smaller, around a point. */
function preview(context, look, kind, x, y) {
  const cells = cellsOf({ ...enter(kind, COLUMNS), x: 0, y: 0 })
  const middle = (values) => (Math.min(...values) + Math.max(...values) + 1) / 2
  const [cx, cy] = [middle(cells.map((cell) => cell.x)), middle(cells.map((cell) => cell.y))]
  const size = CELL * 0.8
  for (const cell of cells)
    block(context, look, kind, x + (cell.x - cx) * size, y + (cell.y - cy) * size, size)
}

function block(context, look, kind, x, y, size = CELL) {
  box(context, look.colours[hues[kind]], x + 0.75, y + 0.75, size - 1.5, size - 1.5, size * 0.2)
  // A light edge on top makes it look like a block.
  const alpha = context.globalAlpha
  context.globalAlpha = alpha * 0.28
  box(context, '#fff', x + size * 0.16, y + size * 0.14, size * 0.68, size * 0.16, size * 0.08)
  context.globalAlpha = alpha
}
