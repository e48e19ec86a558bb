import { box, disc, words, type ColourName, type Look } from '../brush'
import {
  BRICK,
  DROP,
  HEIGHT,
  PADDLE_HEIGHT,
  PADDLE_Y,
  paddleWidth,
  RADIUS,
  WIDTH,
  type Breakout,
  type Gift,
} from './game'

const rows: readonly ColourName[] = [
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
]
const gifts: Record<Gift, { colour: ColourName; sign: string }> = {
  wide: { colour: 'blue', sign: '↔' },
  balls: { colour: 'orange', sign: '+2' },
  life: { colour: 'red', sign: '♥' },
}

export function paint(context: CanvasRenderingContext2D, game: Breakout, look: Look): void {
  const { colours } = look
  box(context, colours.surface, 0, 0, WIDTH, HEIGHT)
  for (const { column, row, hits } of game.bricks) {
    const [x, y] = [column * BRICK.width + 1.5, BRICK.top + row * BRICK.height + 1.5]
    const fill = colours[rows[row % rows.length] as ColourName]
    box(context, fill, x, y, BRICK.width - 3, BRICK.height - 3, 4)
    // A second layer shows that it takes two hits.
    if (hits > 1) box(context, colours.ink, x + 6, y + 6, BRICK.width - 15, 4, 2)
  }
  for (const { x, y, kind } of game.gifts) {
    box(context, colours[gifts[kind].colour], x - DROP / 2, y - DROP / 3, DROP, DROP * 0.66, 7)
    words(context, look, gifts[kind].sign, { x, y: y + 0.5 }, 11, '#fff')
  }
  const width = paddleWidth(game)
  box(
    context,
    colours.primary,
    game.paddle - width / 2,
    PADDLE_Y,
    width,
    PADDLE_HEIGHT,
    PADDLE_HEIGHT / 2,
  )
  for (const ball of game.balls) disc(context, colours.ink, ball, RADIUS)
}
