import { below, pick, seeded, type Random } from '../random'

export const ROWS = 15
/** Height of the ground above the bottom, in tiles. */
const LOW = 2
const HIGH = 6

/** What a place of the grid holds: `#` ground, `=` a platform, `^` spikes, ` ` air. */
export interface Level {
  columns: number
  /** Row by row. */
  tiles: readonly string[]
  coins: readonly number[]
  /** Where an enemy walks: its place, and the first and last column of its walk. */
  walks: readonly { at: number; from: number; to: number }[]
  /** Place of the flag's foot. */
  flag: number
}

/** The number of levels; each is longer and has more in the way. */
export const LEVELS = 6

const kinds = ['steps', 'gap', 'platform', 'enemy', 'coins', 'spikes'] as const
type Kind = (typeof kinds)[number]

interface Plan {
  heights: number[]
  spikes: Set<number>
  platforms: { column: number; row: number }[]
  coins: { column: number; row: number }[]
  walks: { row: number; from: number; to: number }[]
}

/** Level 1, 2, …: always the same. Everything in the way can be jumped over. */
export function makeLevel(number: number): Level {
  const random = seeded(number * 7919)
  const plan: Plan = { heights: [], spikes: new Set(), platforms: [], coins: [], walks: [] }
  flat(plan, 8, 3)
  const length = 60 + number * 14
  let kind: Kind | null = null
  while (plan.heights.length < length) {
    // Never the same twice in a row.
    kind = pick(
      random,
      kinds.filter((one) => one !== kind && (one !== 'spikes' || number > 1)),
    )
    feature(plan, kind, number, random)
  }
  flat(plan, 9, plan.heights.at(-1) ?? 3)
  return build(plan)
}

function feature(plan: Plan, kind: Kind, number: number, random: Random) {
  const height = plan.heights.findLast((one) => one > 0) ?? 3
  const start = plan.heights.length
  if (kind === 'gap') plan.heights.push(...Array<number>(number > 2 ? 3 : 2).fill(0))
  if (kind === 'steps') {
    const up = random() < 0.5 ? 1 : -1
    return flat(plan, 5, Math.min(HIGH, Math.max(LOW, height + up * (1 + below(random, 2)))))
  }
  flat(plan, kind === 'enemy' || kind === 'spikes' ? 8 : 5, height)
  const row = ROWS - height - 1
  if (kind === 'spikes') plan.spikes.add(start + 3)
  if (kind === 'enemy') plan.walks.push({ row, from: start + 2, to: start + 6 })
  if (kind === 'coins' || kind === 'gap') {
    for (let at = 0; at < 3; at += 1) plan.coins.push({ column: start + at, row: row - 2 })
  }
  if (kind === 'platform') {
    for (let at = 0; at < 3; at += 1) {
      plan.platforms.push({ column: start + at, row: row - 3 })
      plan.coins.push({ column: start + at, row: row - 4 })
    }
  }
}

function flat(plan: Plan, length: number, height: number) {
  plan.heights.push(...Array<number>(length).fill(height))
}

function build({ heights, spikes, platforms, coins, walks }: Plan): Level {
  const columns = heights.length
  const tiles = Array.from({ length: ROWS * columns }, () => ' ')
  heights.forEach((height, column) => {
    for (let row = ROWS - height; row < ROWS; row += 1) tiles[row * columns + column] = '#'
    if (spikes.has(column)) tiles[(ROWS - height - 1) * columns + column] = '^'
  })
  for (const { column, row } of platforms) tiles[row * columns + column] = '='
  const place = ({ column, row }: { column: number; row: number }) => row * columns + column
  const last = heights.at(-1) ?? 3
  return {
    columns,
    tiles,
    coins: coins.map(place).filter((at) => tiles[at] === ' '),
    walks: walks.map(({ row, from, to }) => ({ at: row * columns + from, from, to })),
    flag: (ROWS - last - 1) * columns + columns - 4,
  }
}
