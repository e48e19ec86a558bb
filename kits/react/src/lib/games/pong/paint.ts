import { box, disc, words, type Look } from '../brush'
import { HEIGHT, PADDLE, RADIUS, WIDTH, type Pong } from './game'

export function paint(context: CanvasRenderingContext2D, game: Pong, look: Look): void {
  const { colours } = look
  box(context, colours.surface, 0, 0, WIDTH, HEIGHT)
  for (let y = 8; y < HEIGHT; y += 22) box(context, colours.line, WIDTH / 2 - 1.5, y, 3, 12, 1.5)
  words(context, look, String(game.points.left), { x: WIDTH / 2 - 60, y: 44 }, 44, colours.line)
  words(context, look, String(game.points.right), { x: WIDTH / 2 + 60, y: 44 }, 44, colours.line)
  const { width, height, margin } = PADDLE
  box(context, colours.primary, margin, game.left - height / 2, width, height, width / 2)
  box(
    context,
    colours.ink,
    WIDTH - margin - width,
    game.right - height / 2,
    width,
    height,
    width / 2,
  )
  disc(context, colours.accent, game.ball, RADIUS)
}
