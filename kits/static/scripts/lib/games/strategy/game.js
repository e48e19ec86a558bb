import { between } from '../random.js'
import {
  buildingRules,
  buildings,
  DEARER,
  missions,
  resources,
  SLOWER,
  TOP_LEVEL,
  unitRules,
  units,
} from './rules.js'

/** While nobody is there it goes on for so long. */
const LONGEST_AWAY_S = 8 * 3600
const QUEUE = 10

export function newGame(at) {
  const none = (keys) => Object.fromEntries(keys.map((key) => [key, 0]))
  return {
    stocks: { food: 120, wood: 150, stone: 60, gold: 0 },
    levels: { ...none(buildings), farm: 1, sawmill: 1 },
    army: none(units),
    construction: null,
    training: [],
    done: 0,
    lastBattle: null,
    at,
  }
}

/** The game at a later time: stocks grow, what is built and trained gets ready. */
export function advance(game, now) {
  let left = Math.min(LONGEST_AWAY_S, Math.max(0, (now - game.at) / 1000))
  let next = { ...game, at: now }
  while (left > 0) {
    // Up to the next moment at which something changes.
    const first = next.training[0]?.left ?? Infinity
    const span = Math.min(left, next.construction?.left ?? Infinity, first)
    next = pass(next, span)
    left -= span
    if (left < 1e-9) break
  }
  return next
}

export function rates({ levels }) {
  const result = { food: 0, wood: 0, stone: 0, gold: 0 }
  for (const building of buildings) {
    const { yields } = buildingRules[building]
    if (yields) result[yields.resource] += yields.perSecond * levels[building] ** 1.15
  }
  return result
}

export function capacity({ levels }) {
  return Math.round(400 * 1.5 ** levels.storehouse)
}

/** How many units there is room for. */
export function room({ levels }) {
  return 5 + levels.houses * 5
}

export function population({ army, training }) {
  return units.reduce((sum, unit) => sum + army[unit], training.length)
}

export function buildCosts({ levels }, building) {
  return scaled(buildingRules[building].costs, DEARER ** levels[building])
}

export function buildSeconds({ levels }, building) {
  return Math.round(buildingRules[building].seconds * SLOWER ** levels[building])
}

/** Why it cannot be built now; empty when it can. */
export function buildProblem(game, building) {
  if (game.levels[building] >= TOP_LEVEL) return 'Highest level'
  if (game.construction) return 'The builders are busy'
  return canPay(game, buildCosts(game, building)) ? '' : 'Not enough resources'
}

export function build(game, building) {
  if (buildProblem(game, building)) return game
  const left = buildSeconds(game, building)
  return { ...pay(game, buildCosts(game, building)), construction: { building, left } }
}

export function trainProblem(game, unit) {
  const { barracks, costs } = unitRules[unit]
  if (game.levels.barracks < barracks) return `Needs level ${barracks}`
  if (population(game) >= room(game)) return 'No room'
  if (game.training.length >= QUEUE) return 'The queue is full'
  return canPay(game, costs) ? '' : 'Not enough resources'
}

export function train(game, unit) {
  if (trainProblem(game, unit)) return game
  const { costs, seconds } = unitRules[unit]
  // Better barracks train faster.
  const left = seconds * 0.92 ** (game.levels.barracks - 1)
  return { ...pay(game, costs), training: [...game.training, { unit, left }] }
}

/** Strength of the army; each level of the academy adds a tenth. */
export function power({ army, levels }) {
  const attack = units.reduce((sum, unit) => sum + army[unit] * unitRules[unit].attack, 0)
  return attack * (1 + levels.academy / 10)
}

/** Sends the whole army on the next mission. Chance weighs a little. */
export function attack(game, random) {
  const mission = missions[game.done]
  const strength = power(game)
  if (!mission || strength === 0) return game
  const won = strength * between(random, 0.85, 1.15) >= mission.strength
  const share = won ? 0.4 * (mission.strength / strength) : 0.5
  const { army, lost } = fallen(game.army, Math.min(0.9, share))
  const after = { ...game, army, lastBattle: { mission: game.done, won, lost } }
  return won ? { ...gain(after, mission.reward), done: game.done + 1 } : after
}

export function isWon({ done }) {
  return done >= missions.length
}

/** A stored game; null for anything else. */
export function fitGame(stored) {
  if (typeof stored !== 'object' || stored === null) return null
  const game = stored
  const counts = (record, keys) =>
    typeof record === 'object' && record !== null && keys.every((key) => Number(record[key]) >= 0)
  const whole =
    counts(game.stocks, resources) && counts(game.levels, buildings) && counts(game.army, units)
  if (!whole || !Number.isFinite(game.at) || !Number.isInteger(game.done)) return null
  if (!Array.isArray(game.training) || !game.training.every(({ unit }) => units.includes(unit)))
    return null
  const { construction } = game
  return construction === null || buildings.includes(construction?.building) ? game : null
}

function pass(game, seconds) {
  const grown = scaled(rates(game), seconds, false)
  let next = gain(game, grown)
  const { construction } = next
  if (construction) {
    const left = construction.left - seconds
    next = { ...next, construction: left > 1e-9 ? { ...construction, left } : null }
    if (left <= 1e-9) {
      const level = next.levels[construction.building] + 1
      next = { ...next, levels: { ...next.levels, [construction.building]: level } }
    }
  }
  const [first, ...others] = next.training
  if (!first) return next
  const left = first.left - seconds
  if (left > 1e-9) return { ...next, training: [{ ...first, left }, ...others] }
  const army = { ...next.army, [first.unit]: next.army[first.unit] + 1 }
  return { ...next, army, training: others }
}

/** Adds to the stocks; what does not fit into the store is lost, what is there already stays. */
function gain(game, amounts) {
  const most = capacity(game)
  const stocks = { ...game.stocks }
  for (const resource of resources) {
    const has = stocks[resource]
    stocks[resource] = Math.max(has, Math.min(most, has + (amounts[resource] ?? 0)))
  }
  return { ...game, stocks }
}

function pay(game, costs) {
  const stocks = { ...game.stocks }
  for (const resource of resources) stocks[resource] -= costs[resource] ?? 0
  return { ...game, stocks }
}

function canPay({ stocks }, costs) {
  return resources.every((resource) => stocks[resource] >= (costs[resource] ?? 0))
}

function scaled(amounts, factor, round = true) {
  const entries = Object.entries(amounts).map(([name, amount]) => {
    const value = amount * factor
    return [name, round ? Math.round(value) : value]
  })
  return Object.fromEntries(entries)
}

/** The weakest fall first. */
function fallen(army, share) {
  const count = units.reduce((sum, unit) => sum + army[unit], 0)
  const lost = Math.min(count, Math.round(count * share))
  const left = { ...army }
  let open = lost
  for (const unit of units) {
    const fall = Math.min(open, left[unit])
    left[unit] -= fall
    open -= fall
  }
  return { army: left, lost }
}
