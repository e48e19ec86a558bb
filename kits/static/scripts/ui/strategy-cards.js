import {
  attack,
  build,
  buildCosts,
  buildProblem,
  buildSeconds,
  power,
  train,
  trainProblem,
} from '../lib/games/strategy/game.js'
import { buildings, missions, unitRules, units } from '../lib/games/strategy/rules.js'
import { costText, effectText, missionState } from '../lib/games/strategy/texts.js'

/** Everything that can be built or upgraded. */
export function buildingCards(game, called) {
  return buildings.map((building) => {
    const name = called.buildings[building]
    const problem = buildProblem(game, building)
    const verb = game.levels[building] === 0 ? 'Build' : 'Upgrade'
    const costs = costText(buildCosts(game, building), called)
    return {
      name,
      extra: `Level ${game.levels[building]}`,
      lines: [effectText(game, building, called), `${costs}, ${buildSeconds(game, building)} s`],
      action: {
        label: problem || verb,
        name: `${verb} ${name}`,
        disabled: problem !== '',
        run: (now) => build(now, building),
      },
    }
  })
}

/** Units and their training. */
export function armyCards(game, called) {
  return units.map((unit) => {
    const name = called.units[unit]
    const problem = trainProblem(game, unit)
    const waiting = game.training.filter((one) => one.unit === unit).length
    const { attack: strength, costs, seconds } = unitRules[unit]
    return {
      name,
      extra: String(game.army[unit]),
      lines: [
        `Attack ${strength}${waiting > 0 ? `, ${waiting} in training` : ''}`,
        `${costText(costs, called)}, ${seconds} s`,
      ],
      action: {
        label: problem || 'Train',
        name: `Train ${name}`,
        disabled: problem !== '',
        run: (now) => train(now, unit),
      },
    }
  })
}

/** What the army can be sent to, one after the other. */
export function missionCards(game, called) {
  return missions.map((mission, at) => {
    const state = missionState(game, at)
    const idle = power(game) === 0
    return {
      name: called.missions[at],
      extra: state === 'done' ? 'Done' : '',
      state,
      lines: [`Strength ${mission.strength}`, `Reward: ${costText(mission.reward, called)}`],
      action: state === 'open' && {
        label: idle ? 'Train units first' : 'Attack',
        look: 'primary',
        disabled: idle,
        run: (now) => attack(now, Math.random),
      },
    }
  })
}
