import { box, type ColourName, type Look } from '../brush'
import {
  CAR,
  HEIGHT,
  LANES,
  laneX,
  METRE,
  middleAt,
  ROAD,
  screenY,
  WIDTH,
  type Racing,
} from './game'

const looks: readonly ColourName[] = ['blue', 'yellow', 'teal', 'violet', 'orange']
/** Height of the slices the winding road is drawn in. */
const SLICE = 6

export function paint(context: CanvasRenderingContext2D, game: Racing, look: Look): void {
  box(context, '#3f7d4c', 0, 0, WIDTH, HEIGHT)
  for (let y = -SLICE; y < HEIGHT; y += SLICE) paintSlice(context, game, y)
  for (const other of game.others) {
    const colour = look.colours[looks[other.look % looks.length] as ColourName]
    paintCar(context, laneX(other.lane, other.at), screenY(game, other.at), colour)
  }
  // After a crash the car blinks, or is pale.
  const visible = game.safe === 0 || look.calm || Math.floor(game.safe * 7) % 2 === 0
  context.globalAlpha = game.safe > 0 && look.calm ? 0.55 : 1
  if (visible) paintCar(context, game.x, CAR.y, look.colours.red)
  context.globalAlpha = 1
}

function paintSlice(context: CanvasRenderingContext2D, game: Racing, y: number) {
  const metres = game.way + (CAR.y - y) / METRE
  const left = middleAt(metres) - ROAD / 2
  if (Math.floor(metres / 5) % 2 === 0) box(context, '#39734a', 0, y, WIDTH, SLICE + 1)
  const kerb = Math.floor(metres / 2) % 2 === 0 ? '#d8dadf' : '#c7434a'
  box(context, kerb, left - 8, y, ROAD + 16, SLICE + 1)
  box(context, '#4a4d57', left, y, ROAD, SLICE + 1)
  if (((metres % 7) + 7) % 7 > 3.4) return
  for (let lane = 1; lane < LANES; lane += 1)
    box(context, '#e8eaee', left + (lane * ROAD) / LANES - 2, y, 4, SLICE + 1)
}

function paintCar(context: CanvasRenderingContext2D, x: number, y: number, colour: string) {
  const { width, height } = CAR
  const [left, top] = [x - width / 2, y - height / 2]
  for (const [dx, dy] of [
    [-3, 9],
    [width - 4, 9],
    [-3, height - 22],
    [width - 4, height - 22],
  ] as const)
    box(context, '#17181c', left + dx, top + dy, 7, 14, 3)
  box(context, colour, left, top, width, height, 9)
  box(context, '#1d2430', left + 5, top + 15, width - 10, 11, 4)
  box(context, '#1d2430', left + 6, top + height - 16, width - 12, 8, 3)
  box(context, '#fff3b8', left + 4, top + 2, 7, 4, 2)
  box(context, '#fff3b8', left + width - 11, top + 2, 7, 4, 2)
}
