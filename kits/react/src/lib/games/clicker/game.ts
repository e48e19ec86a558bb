export interface Producer {
  id: string
  name: string
  /** Price of the first; each further one costs more. */
  price: number
  perSecond: number
}

export interface Clicker {
  coins: number
  /** All coins there have ever been. */
  earned: number
  clicks: number
  /** How often each producer and the stronger click have been bought. */
  owned: Readonly<Record<string, number>>
  power: number
  /** When the game was last computed, in milliseconds since 1970. */
  at: number
}

export const producers: readonly Producer[] = [
  { id: 'helper', name: 'Helper', price: 15, perSecond: 0.2 },
  { id: 'cart', name: 'Cart', price: 110, perSecond: 1 },
  { id: 'stall', name: 'Market stall', price: 950, perSecond: 7 },
  { id: 'workshop', name: 'Workshop', price: 8_200, perSecond: 42 },
  { id: 'factory', name: 'Factory', price: 72_000, perSecond: 240 },
  { id: 'harbour', name: 'Harbour', price: 640_000, perSecond: 1_350 },
  { id: 'bank', name: 'Bank', price: 5_800_000, perSecond: 7_800 },
  { id: 'moon', name: 'Moon base', price: 52_000_000, perSecond: 46_000 },
]

const DEARER = 1.15
const POWER_PRICE = 60
const POWER_DEARER = 4
/** While nobody is there it goes on for so long. */
const LONGEST_AWAY_S = 8 * 3600
const milestones = [100, 1_000, 10_000, 100_000, 1_000_000, 1_000_000_000, 1_000_000_000_000]

export function newGame(at: number): Clicker {
  return { coins: 0, earned: 0, clicks: 0, owned: {}, power: 0, at }
}

export function click(game: Clicker): Clicker {
  return { ...earn(game, perClick(game)), clicks: game.clicks + 1 }
}

export function perClick({ power }: Clicker): number {
  return 2 ** power
}

export function perSecond({ owned }: Clicker): number {
  return producers.reduce((sum, one) => sum + (owned[one.id] ?? 0) * one.perSecond, 0)
}

export function priceOf({ owned }: Clicker, producer: Producer): number {
  return Math.ceil(producer.price * DEARER ** (owned[producer.id] ?? 0))
}

export function buy(game: Clicker, producer: Producer): Clicker {
  const price = priceOf(game, producer)
  if (game.coins < price) return game
  const owned = { ...game.owned, [producer.id]: (game.owned[producer.id] ?? 0) + 1 }
  return { ...game, coins: game.coins - price, owned }
}

export function powerPrice({ power }: Clicker): number {
  return POWER_PRICE * POWER_DEARER ** power
}

/** Doubles what a click brings. */
export function buyPower(game: Clicker): Clicker {
  const price = powerPrice(game)
  return game.coins < price ? game : { ...game, coins: game.coins - price, power: game.power + 1 }
}

/** The game at a later time. */
export function advance(game: Clicker, now: number): Clicker {
  const seconds = Math.min(LONGEST_AWAY_S, Math.max(0, (now - game.at) / 1000))
  return { ...earn(game, perSecond(game) * seconds), at: now }
}

/** What there was up to now to be proud of, and what comes next. */
export function milestone({ earned }: Clicker): { reached: number; next: number | null } {
  const reached = milestones.filter((one) => earned >= one).length
  return { reached, next: milestones[reached] ?? null }
}

/** Producers one can nearly afford; those beyond are a secret still. */
export function visible(game: Clicker): Producer[] {
  return producers.filter(
    (one, at) => at === 0 || (game.owned[one.id] ?? 0) > 0 || game.earned >= one.price * 0.4,
  )
}

/** `1.25 million`. */
export function amount(value: number): string {
  const names = ['', ' thousand', ' million', ' billion', ' trillion', ' quadrillion']
  if (value < 10) return String(Math.floor(value * 10) / 10)
  if (value < 100_000) return Math.floor(value).toLocaleString('en')
  const size = Math.min(names.length - 1, Math.floor(Math.log10(value) / 3))
  return `${(value / 1000 ** size).toFixed(2)}${names[size]}`
}

/** A stored game; null for anything else. */
export function fitGame(stored: unknown): Clicker | null {
  if (typeof stored !== 'object' || stored === null) return null
  const game = stored as Clicker
  const numbers = [game.coins, game.earned, game.clicks, game.power, game.at]
  if (!numbers.every((value) => Number.isFinite(value) && value >= 0)) return null
  if (typeof game.owned !== 'object' || game.owned === null) return null
  return Object.values(game.owned).every((count) => Number.isInteger(count)) ? game : null
}

function earn(game: Clicker, gain: number): Clicker {
  return { ...game, coins: game.coins + gain, earned: game.earned + gain }
}

export function helpFor(currency: string): string {
  return `Click to earn ${currency.toLowerCase()}, and buy what earns them for you, also while you are away. The game is saved as you go.`
}
