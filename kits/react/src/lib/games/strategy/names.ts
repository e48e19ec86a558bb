import type { Building, Resource, Unit } from './rules'

export type Setting = 'kingdom' | 'space'

export interface Names {
  resources: Record<Resource, string>
  buildings: Record<Building, string>
  units: Record<Unit, string>
  missions: readonly string[]
}

/** The same rules in another world. */
export const names: Record<Setting, Names> = {
  kingdom: {
    resources: { food: 'Food', wood: 'Wood', stone: 'Stone', gold: 'Gold' },
    buildings: {
      farm: 'Farm',
      sawmill: 'Sawmill',
      quarry: 'Quarry',
      mine: 'Gold mine',
      storehouse: 'Storehouse',
      houses: 'Houses',
      barracks: 'Barracks',
      academy: 'Academy',
    },
    units: { militia: 'Militia', archer: 'Archer', knight: 'Knight' },
    missions: [
      'Drive off the wolves',
      'Clear the bandit camp',
      'Win back the mill',
      'Escort the caravan',
      'Take the border fort',
      'Break the siege',
      'Cross the mountain pass',
      'Storm the dark castle',
    ],
  },
  space: {
    resources: { food: 'Energy', wood: 'Metal', stone: 'Crystal', gold: 'Credits' },
    buildings: {
      farm: 'Solar array',
      sawmill: 'Metal refinery',
      quarry: 'Crystal mine',
      mine: 'Trade port',
      storehouse: 'Depot',
      houses: 'Habitat',
      barracks: 'Shipyard',
      academy: 'Research lab',
    },
    units: { militia: 'Fighter', archer: 'Frigate', knight: 'Cruiser' },
    missions: [
      'Chase off the scouts',
      'Clear the asteroid nest',
      'Win back the relay',
      'Escort the freighter',
      'Take the outpost',
      'Break the blockade',
      'Cross the nebula',
      'Storm the mother ship',
    ],
  },
}
