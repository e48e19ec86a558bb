import type { ReactNode } from 'react'
import {
  attack,
  build,
  buildCosts,
  buildProblem,
  buildSeconds,
  power,
  train,
  trainProblem,
  type Strategy,
} from '../../lib/games/strategy/game'
import type { Names } from '../../lib/games/strategy/names'
import { buildings, missions, unitRules, units } from '../../lib/games/strategy/rules'
import { costText, effectText, missionState } from '../../lib/games/strategy/texts'
import { Button } from '../ui/Button'

interface PartProps {
  game: Strategy
  called: Names
  onChange: (game: Strategy) => void
}

/** Everything that can be built or upgraded. */
export function Buildings({ game, called, onChange }: PartProps) {
  return (
    <ul aria-label="Buildings" className="realm-cards">
      {buildings.map((building) => {
        const problem = buildProblem(game, building)
        const name = called.buildings[building]
        return (
          <RealmCard key={building} name={name} extra={`Level ${game.levels[building]}`}>
            <p>{effectText(game, building, called)}</p>
            <p>
              {costText(buildCosts(game, building), called)}, {buildSeconds(game, building)} s
            </p>
            <Button
              aria-label={`${game.levels[building] === 0 ? 'Build' : 'Upgrade'} ${name}`}
              disabled={problem !== ''}
              onClick={() => onChange(build(game, building))}
            >
              {problem || (game.levels[building] === 0 ? 'Build' : 'Upgrade')}
            </Button>
          </RealmCard>
        )
      })}
    </ul>
  )
}

/** Units and their training. */
export function Army({ game, called, onChange }: PartProps) {
  return (
    <ul aria-label="Army" className="realm-cards">
      {units.map((unit) => {
        const problem = trainProblem(game, unit)
        const waiting = game.training.filter((one) => one.unit === unit).length
        return (
          <RealmCard key={unit} name={called.units[unit]} extra={String(game.army[unit])}>
            <p>
              Attack {unitRules[unit].attack}
              {waiting > 0 && `, ${waiting} in training`}
            </p>
            <p>
              {costText(unitRules[unit].costs, called)}, {unitRules[unit].seconds} s
            </p>
            <Button
              aria-label={`Train ${called.units[unit]}`}
              disabled={problem !== ''}
              onClick={() => onChange(train(game, unit))}
            >
              {problem || 'Train'}
            </Button>
          </RealmCard>
        )
      })}
    </ul>
  )
}

/** What the army can be sent to, one after the other. */
export function Missions({ game, called, onChange }: PartProps) {
  return (
    <ul aria-label="Missions" className="realm-cards">
      {missions.map((mission, at) => {
        const state = missionState(game, at)
        const name = called.missions[at] ?? ''
        return (
          <RealmCard key={name} name={name} state={state} extra={state === 'done' ? 'Done' : ''}>
            <p>Strength {mission.strength}</p>
            <p>Reward: {costText(mission.reward, called)}</p>
            {state === 'open' && (
              <Button
                look="primary"
                disabled={power(game) === 0}
                onClick={() => onChange(attack(game, Math.random))}
              >
                {power(game) === 0 ? 'Train units first' : 'Attack'}
              </Button>
            )}
          </RealmCard>
        )
      })}
    </ul>
  )
}

interface CardProps {
  name: string
  extra: string
  state?: string
  children: ReactNode
}

function RealmCard({ name, extra, state, children }: CardProps) {
  return (
    <li className={state}>
      <h3>
        {name} <span>{extra}</span>
      </h3>
      {children}
    </li>
  )
}
