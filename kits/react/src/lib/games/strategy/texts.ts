import { capacity, isWon, rates, room, type Strategy } from './game'
import type { Names } from './names'
import { buildingRules, resources, type Amounts, type Building } from './rules'

export const help =
  'Buildings bring resources every second. Upgrade them, train an army and accomplish all missions. The game is saved and goes on for some hours while you are away.'

export const views = [
  { value: 'buildings', label: 'Buildings' },
  { value: 'army', label: 'Army' },
  { value: 'missions', label: 'Missions' },
] as const

export type View = (typeof views)[number]['value']

export function statusOf(game: Strategy, names: Names): string {
  const { construction, lastBattle } = game
  if (isWon(game)) return 'You win! All missions are accomplished.'
  if (construction) {
    const name = names.buildings[construction.building]
    return `Building: ${name}, ${Math.ceil(construction.left)} s left`
  }
  if (lastBattle) return battleReport(game, names)
  return 'Choose what to build'
}

export function battleReport({ lastBattle }: Strategy, names: Names): string {
  if (!lastBattle) return ''
  const name = names.missions[lastBattle.mission]
  const losses = lastBattle.lost === 1 ? '1 unit' : `${lastBattle.lost} units`
  return lastBattle.won
    ? `Mission accomplished: ${name}. You lost ${losses}.`
    : `Mission failed: ${name}. You lost ${losses}.`
}

/** `40 wood, 20 stone`. */
export function costText(costs: Amounts, names: Names): string {
  const parts = resources.flatMap((resource) => {
    const cost = costs[resource]
    return cost ? [`${cost} ${names.resources[resource].toLowerCase()}`] : []
  })
  return parts.join(', ')
}

/** What a building does at its level. */
export function effectText(game: Strategy, building: Building, names: Names): string {
  const { yields } = buildingRules[building]
  if (yields) {
    const own = yields.perSecond * game.levels[building] ** 1.15
    return `${own.toFixed(1)} ${names.resources[yields.resource].toLowerCase()} per second`
  }
  switch (building) {
    case 'storehouse':
      return `Room for ${capacity(game)} of each`
    case 'houses':
      return `Room for ${room(game)} units`
    case 'barracks':
      return game.levels.barracks === 0 ? 'Trains units' : 'Trains units, faster with each level'
    default:
      return `Army ${game.levels.academy * 10} % stronger`
  }
}

export function stockText(game: Strategy, resource: (typeof resources)[number]): string {
  return `${Math.floor(game.stocks[resource])} (+${rates(game)[resource].toFixed(1)}/s)`
}

export function missionState(game: Strategy, at: number): 'done' | 'open' | 'locked' {
  if (at < game.done) return 'done'
  return at === game.done ? 'open' : 'locked'
}
