import { box, disc, polygon, type Look } from '../brush'
import {
  cameraX,
  ENEMY,
  HEIGHT,
  HERO,
  place,
  TILE,
  WIDTH,
  type Enemy,
  type Platformer,
} from './game'
import { ROWS } from './level'

export function paint(context: CanvasRenderingContext2D, game: Platformer, look: Look): void {
  const { colours } = look
  const camera = cameraX(game)
  box(context, colours.soft, 0, 0, WIDTH, HEIGHT)
  paintHills(context, look.calm ? 0 : camera, look)
  context.save()
  context.translate(-camera, 0)
  paintTiles(context, game, camera, look)
  for (const at of game.coins) {
    const { x, y } = place(game.level, at)
    disc(context, colours.orange, { x: x + TILE / 2, y: y + TILE / 2 }, 6.5)
    disc(context, colours.yellow, { x: x + TILE / 2, y: y + TILE / 2 }, 5)
  }
  paintFlag(context, game, look)
  for (const enemy of game.enemies) paintEnemy(context, enemy, look)
  paintHero(context, game, look)
  context.restore()
}

/** Far hills move slower. */
function paintHills(context: CanvasRenderingContext2D, camera: number, { colours }: Look) {
  context.globalAlpha = 0.16
  for (let at = 0; at < 8; at += 1) {
    const x = at * 190 - ((camera * 0.3) % 190) - 60
    disc(context, at % 2 ? colours.accent : colours.green, { x, y: HEIGHT + 20 }, 130)
  }
  context.globalAlpha = 1
}

function paintTiles(
  context: CanvasRenderingContext2D,
  game: Platformer,
  camera: number,
  { colours }: Look,
) {
  const { columns, tiles } = game.level
  const first = Math.max(0, Math.floor(camera / TILE))
  const last = Math.min(columns - 1, Math.ceil((camera + WIDTH) / TILE))
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = first; column <= last; column += 1) {
      const tile = tiles[row * columns + column]
      const [x, y] = [column * TILE, row * TILE]
      if (tile === '#') {
        const top = tiles[(row - 1) * columns + column] !== '#'
        box(context, '#7a5637', x, y, TILE + 0.5, TILE + 0.5)
        if (top) box(context, colours.green, x, y, TILE + 0.5, 7)
      } else if (tile === '=') {
        box(context, '#a9744a', x, y, TILE + 0.5, 12, 3)
        box(context, '#c79364', x + 2, y + 2, TILE - 4, 3, 1.5)
      } else if (tile === '^') {
        for (const part of [0, 1])
          polygon(context, colours.muted, [
            [x + part * 11, y + TILE],
            [x + part * 11 + 5.5, y + 9],
            [x + part * 11 + 11, y + TILE],
          ])
      }
    }
  }
}

function paintFlag(context: CanvasRenderingContext2D, game: Platformer, { colours }: Look) {
  const { x, y } = place(game.level, game.level.flag)
  const foot = y + TILE
  box(context, colours.muted, x + TILE / 2 - 2, foot - 84, 4, 84, 2)
  polygon(context, colours.primary, [
    [x + TILE / 2 + 2, foot - 82],
    [x + TILE / 2 + 38, foot - 69],
    [x + TILE / 2 + 2, foot - 56],
  ])
}

function paintEnemy(context: CanvasRenderingContext2D, { x, y, way }: Enemy, { colours }: Look) {
  box(context, colours.violet, x, y, ENEMY.width, ENEMY.height, 8)
  for (const eye of [5, 13]) {
    disc(context, '#fff', { x: x + eye + way, y: y + 6 }, 3.2)
    disc(context, '#17181c', { x: x + eye + way * 2.2, y: y + 6.5 }, 1.6)
  }
}

function paintHero(context: CanvasRenderingContext2D, game: Platformer, look: Look) {
  const { x, y, looks } = game
  const { colours } = look
  // A hero who cannot be hurt yet blinks, or is pale.
  if (game.safe > 0 && !look.calm && Math.floor(game.safe * 8) % 2 === 1) return
  context.globalAlpha = game.safe > 0 && look.calm ? 0.6 : 1
  const stride = game.grounded ? Math.sin(game.walking * 18) * 3 : 2
  box(context, '#2b2e3a', x + 2 + stride, y + 18, 5, 6, 2)
  box(context, '#2b2e3a', x + 8 - stride, y + 18, 5, 6, 2)
  box(context, colours.primary, x, y + 8, HERO.width, 12, 4)
  box(context, '#f2c79b', x + 1.5, y, HERO.width - 3, 11, 5)
  box(context, colours.red, x + 0.5, y - 1, HERO.width - 1, 4.5, 2)
  box(context, colours.red, looks === 1 ? x + 8 : x - 2, y + 1.5, 9, 2.4, 1)
  disc(context, '#17181c', { x: x + HERO.width / 2 + looks * 3, y: y + 6 }, 1.4)
  context.globalAlpha = 1
}
