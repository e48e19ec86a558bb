import { pick, type Random } from '../random'
import type { Direction } from '../swipe'

export interface Tile {
  /** The same tile keeps its id while it moves. */
  id: number
  value: number
  /** Row by row. */
  at: number
  state: 'new' | 'moved' | 'merged'
}

export interface Game2048 {
  size: number
  tiles: readonly Tile[]
  score: number
  nextId: number
}

export const GOAL = 2048
export const help =
  'Slide the tiles with the arrow keys, by swiping or with the buttons. Two tiles with the same number become one. Reach 2048!'

export function newGame(size: number, random: Random): Game2048 {
  const empty = { size, tiles: [], score: 0, nextId: 1 }
  return addTile(addTile(empty, random), random)
}

/** Slides all tiles; the same game when none can move. */
export function slide(game: Game2048, direction: Direction, random: Random): Game2048 {
  const lines = linesFor(game.size, direction).map((cells) => slideLine(game.tiles, cells))
  const tiles = lines.flatMap((line) => line.tiles)
  const gained = lines.reduce((sum, line) => sum + line.gained, 0)
  const changed =
    tiles.length < game.tiles.length || tiles.some((tile) => before(game, tile) !== tile.at)
  return changed ? addTile({ ...game, tiles, score: game.score + gained }, random) : game
}

export function isOver(game: Game2048): boolean {
  if (game.tiles.length < game.size * game.size) return false
  const values = valuesOf(game)
  return values.every((value, at) => {
    const right = (at + 1) % game.size === 0 ? null : values[at + 1]
    return value !== right && value !== values[at + game.size]
  })
}

export function isWon(game: Game2048): boolean {
  return highest(game) >= GOAL
}

export function highest({ tiles }: Game2048): number {
  return Math.max(0, ...tiles.map((tile) => tile.value))
}

/** The numbers row by row; 0 where there is none. */
export function valuesOf({ size, tiles }: Game2048): number[] {
  const values = Array.from({ length: size * size }, () => 0)
  for (const tile of tiles) values[tile.at] = tile.value
  return values
}

export function statusOf(game: Game2048): string {
  if (isOver(game)) return `Game over. You scored ${game.score}.`
  if (isWon(game)) return 'You win! Play on for more.'
  return 'Join the numbers'
}

/** The board in words: `Row 1: 2, empty, 4, empty. Row 2: …`. */
export function describe(game: Game2048): string {
  const words = valuesOf(game).map((value) => value || 'empty')
  const rows = Array.from({ length: game.size }, (_, row) =>
    words.slice(row * game.size, (row + 1) * game.size).join(', '),
  )
  return rows.map((row, at) => `Row ${at + 1}: ${row}.`).join(' ')
}

/** A stored game; null for anything else. */
export function fitGame(stored: unknown, size: number): Game2048 | null {
  if (typeof stored !== 'object' || stored === null) return null
  const game = stored as Game2048
  if (game.size !== size || !Array.isArray(game.tiles) || !Number.isInteger(game.score)) return null
  const places = new Set(game.tiles.map((tile: Tile) => tile.at))
  const valid = game.tiles.every(
    ({ id, value, at }: Tile) =>
      id < game.nextId &&
      value >= 2 &&
      Number.isInteger(Math.log2(value)) &&
      at >= 0 &&
      at < size * size,
  )
  return valid && places.size === game.tiles.length && places.size > 1 ? game : null
}

function addTile(game: Game2048, random: Random): Game2048 {
  const free = valuesOf(game).flatMap((value, at) => (value === 0 ? [at] : []))
  if (free.length === 0) return game
  const tile: Tile = {
    id: game.nextId,
    value: random() < 0.9 ? 2 : 4,
    at: pick(random, free),
    state: 'new',
  }
  return { ...game, tiles: [...game.tiles, tile], nextId: game.nextId + 1 }
}

/** The cells of each row or column, beginning at the side the tiles slide to. */
function linesFor(size: number, direction: Direction): number[][] {
  const order = Array.from({ length: size }, (_, at) => at)
  const along = direction === 'right' || direction === 'down' ? order.toReversed() : order
  const sideways = direction === 'left' || direction === 'right'
  return order.map((line) => along.map((at) => (sideways ? line * size + at : at * size + line)))
}

function slideLine(tiles: readonly Tile[], cells: readonly number[]) {
  const moved: Tile[] = []
  let gained = 0
  const inLine = cells.flatMap((cell) => tiles.find((tile) => tile.at === cell) ?? [])
  for (const tile of inLine) {
    const last = moved.at(-1)
    // A tile merges once in a move.
    if (last && last.value === tile.value && last.state !== 'merged') {
      gained += tile.value * 2
      moved[moved.length - 1] = { ...tile, value: tile.value * 2, at: last.at, state: 'merged' }
    } else {
      moved.push({ ...tile, at: cells[moved.length] as number, state: 'moved' })
    }
  }
  return { tiles: moved, gained }
}

function before({ tiles }: Game2048, { id }: Tile): number | undefined {
  return tiles.find((tile) => tile.id === id)?.at
}

/** How a tile looks: how much of the app's colour it takes, and its classes. */
export function lookOf({ value, state }: Tile): { level: number; classes: string } {
  const level = Math.min(7.5, Math.log2(value) - 0.5)
  const classes = ['tile', state]
  if (level > 4) classes.push('strong')
  if (value > 999) classes.push('long')
  if (value >= GOAL) classes.push('goal')
  return { level, classes: classes.join(' ') }
}
