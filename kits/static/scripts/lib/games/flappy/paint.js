import { box, disc, polygon, words } from '../brush.js'
import { BIRD, GROUND, HEIGHT, PIPE, WIDTH } from './game.js'

const LIP = 18

export function paint(context, game, look) {
  const { colours } = look
  box(context, colours.soft, 0, 0, WIDTH, HEIGHT)
  paintHills(context, game, look)
  for (const pipe of game.pipes) paintPipe(context, pipe, game.opening, look)
  box(context, colours.line, 0, HEIGHT - GROUND, WIDTH, GROUND)
  box(context, colours.green, 0, HEIGHT - GROUND, WIDTH, 7)
  for (let at = 0; at < 16; at += 1) {
    const x = at * 28 - (game.way % 28)
    polygon(context, colours.sunken, [
      [x, HEIGHT - GROUND + 14],
      [x + 10, HEIGHT - GROUND + 14],
      [x + 2, HEIGHT - GROUND + 26],
      [x - 8, HEIGHT - GROUND + 26],
    ])
  }
  paintBird(context, game, look)
  if (!game.flying) words(context, look, 'Space or tap to fly', { x: WIDTH / 2, y: 90 }, 17)
  else words(context, look, String(game.passed), { x: WIDTH / 2, y: 52 }, 40)
}

/** Far hills move slower than the pipes. */
function paintHills(context, game, { colours, calm }) {
  const shift = calm ? 0 : (game.way * 0.2) % 180
  context.globalAlpha = 0.14
  for (let at = 0; at < 4; at += 1)
    disc(context, colours.accent, { x: at * 180 - shift + 60, y: HEIGHT + 40 }, 150)
  context.globalAlpha = 1
}

function paintPipe(context, { x, gap }, opening, { colours }) {
  const [top, bottom] = [gap - opening / 2, gap + opening / 2]
  for (const [y, height, lip] of [
    [-10, top + 10, top - LIP],
    [bottom, HEIGHT - GROUND - bottom, bottom],
  ]) {
    box(context, colours.primary, x + 4, y, PIPE - 8, height, 3)
    box(context, colours.primary, x, lip, PIPE, LIP, 5)
    context.globalAlpha = 0.22
    box(context, '#fff', x + 10, y, 8, height)
    context.globalAlpha = 1
  }
}

function paintBird(context, game, look) {
  const { colours } = look
  context.save()
  context.translate(BIRD.x, game.y)
  if (!look.calm) context.rotate(Math.max(-0.45, Math.min(1.1, game.vy / 520)))
  disc(context, game.hit ? colours.muted : colours.yellow, { x: 0, y: 0 }, BIRD.radius)
  polygon(context, colours.orange, [
    [BIRD.radius - 3, -2],
    [BIRD.radius + 8, 2],
    [BIRD.radius - 3, 6],
  ])
  disc(context, '#fff', { x: 5, y: -4 }, 4.5)
  disc(context, '#1b1b1f', { x: 6.5, y: -4 }, 2)
  context.fillStyle = colours.orange
  context.beginPath()
  context.ellipse(-4, game.vy < 0 ? 5 : 1, 7, 4.5, 0.3, 0, Math.PI * 2)
  context.fill()
  context.restore()
}
