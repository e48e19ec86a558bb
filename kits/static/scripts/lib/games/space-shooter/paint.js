import { box, disc, polygon } from '../brush.js'
import { ALIEN, HEIGHT, SHIP, WIDTH } from './game.js'

const rows = ['pink', 'violet', 'blue', 'teal', 'green', 'orange']

/** Aliens as dots on an 11 by 8 grid, in two poses. */
const poses = [
  [
    '00100000100',
    '00010001000',
    '00111111100',
    '01101110110',
    '11111111111',
    '10111111101',
    '10100000101',
    '00011011000',
  ],
  [
    '00100000100',
    '10010001001',
    '10111111101',
    '11101110111',
    '11111111111',
    '00111111100',
    '00100000100',
    '01000000010',
  ],
]

export function paint(context, game, look) {
  const { colours, calm } = look
  // The night sky is dark in light themes too.
  box(context, '#0d1020', 0, 0, WIDTH, HEIGHT)
  paintStars(context, calm ? 0 : game.time)
  const pose = calm ? 0 : Math.floor(game.time * 2) % 2
  for (const alien of game.aliens) paintAlien(context, alien, pose, look)
  for (const { x, y } of game.shots) box(context, '#fff', x - 1.5, y - 7, 3, 12, 1.5)
  for (const bomb of game.bombs) disc(context, colours.red, bomb, 4)
  // A ship that cannot be hit yet blinks, or is pale.
  const visible = game.safe === 0 || calm || Math.floor(game.safe * 8) % 2 === 0
  context.globalAlpha = game.safe > 0 && calm ? 0.5 : 1
  if (visible) paintShip(context, game.ship, look)
  context.globalAlpha = 1
  for (const { x, y, age } of game.bursts) {
    context.globalAlpha = Math.max(0, 1 - age / 0.4)
    const spread = calm ? 8 : 6 + age * 60
    for (let at = 0; at < 8; at += 1) {
      const angle = (at / 8) * Math.PI * 2
      const spark = { x: x + Math.cos(angle) * spread, y: y + Math.sin(angle) * spread }
      disc(context, at % 2 ? colours.yellow : colours.orange, spark, 2.4)
    }
    context.globalAlpha = 1
  }
}

function paintStars(context, time) {
  for (let at = 0; at < 60; at += 1) {
    const far = (at % 3) + 1
    const x = (at * 137.5) % WIDTH
    const y = (at * 71.3 + time * 9 * far) % HEIGHT
    context.globalAlpha = 0.25 * far
    box(context, '#fff', x, y, 0.6 * far, 0.6 * far)
  }
  context.globalAlpha = 1
}

function paintAlien(context, alien, pose, look) {
  const dot = ALIEN.width / 11
  context.fillStyle = look.colours[rows[alien.row % rows.length]]
  poses[pose]?.forEach((line, row) => {
    for (let column = 0; column < line.length; column += 1) {
      if (line[column] === '0') continue
      const x = alien.x - ALIEN.width / 2 + column * dot
      const y = alien.y - ALIEN.height / 2 + row * dot
      context.fillRect(x, y, dot + 0.3, dot + 0.3)
    }
  })
}

function paintShip(context, x, { colours }) {
  const { y, width, height } = SHIP
  const [half, top, bottom] = [width / 2, y - height / 2, y + height / 2]
  polygon(context, colours.orange, [
    [x - 5, bottom - 3],
    [x, bottom + 7],
    [x + 5, bottom - 3],
  ])
  polygon(context, '#e8ebf5', [
    [x, top],
    [x + 6, y],
    [x + half, bottom - 4],
    [x + half, bottom],
    [x - half, bottom],
    [x - half, bottom - 4],
    [x - 6, y],
  ])
  box(context, colours.primary, x - 3, y - 3, 6, 9, 3)
}
