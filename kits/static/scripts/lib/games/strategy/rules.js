export const resources = ['food', 'wood', 'stone', 'gold']
export const buildings = [
  'farm',
  'sawmill',
  'quarry',
  'mine',
  'storehouse',
  'houses',
  'barracks',
  'academy',
]
export const units = ['militia', 'archer', 'knight']
export const buildingRules = {
  farm: { costs: { wood: 40 }, seconds: 8, yields: { resource: 'food', perSecond: 0.7 } },
  sawmill: {
    costs: { food: 30, wood: 20 },
    seconds: 8,
    yields: { resource: 'wood', perSecond: 0.7 },
  },
  quarry: {
    costs: { food: 30, wood: 50 },
    seconds: 10,
    yields: { resource: 'stone', perSecond: 0.5 },
  },
  mine: {
    costs: { wood: 60, stone: 60 },
    seconds: 14,
    yields: { resource: 'gold', perSecond: 0.3 },
  },
  storehouse: { costs: { wood: 60, stone: 40 }, seconds: 12 },
  houses: { costs: { wood: 50, stone: 30 }, seconds: 10 },
  barracks: { costs: { wood: 80, stone: 80 }, seconds: 18 },
  academy: { costs: { wood: 120, stone: 120, gold: 80 }, seconds: 24 },
}

export const DEARER = 1.5
export const SLOWER = 1.3
export const TOP_LEVEL = 15

export const unitRules = {
  militia: { costs: { food: 25, wood: 15 }, seconds: 5, attack: 3, barracks: 1 },
  archer: { costs: { food: 35, wood: 45 }, seconds: 8, attack: 6, barracks: 2 },
  knight: { costs: { food: 70, stone: 20, gold: 45 }, seconds: 14, attack: 15, barracks: 3 },
}

export const missions = [
  { strength: 8, reward: { food: 120, wood: 120 } },
  { strength: 18, reward: { wood: 150, stone: 150 } },
  { strength: 36, reward: { stone: 200, gold: 100 } },
  { strength: 65, reward: { food: 400, gold: 150 } },
  { strength: 110, reward: { wood: 500, stone: 500 } },
  { strength: 180, reward: { food: 600, gold: 350 } },
  { strength: 280, reward: { stone: 800, gold: 500 } },
  { strength: 420, reward: { gold: 1500 } },
]
