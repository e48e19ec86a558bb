import { useCallback, useState } from 'react'
import {
  advance,
  capacity,
  fitGame,
  newGame,
  population,
  power,
  room,
  type Strategy as Game,
} from '../../lib/games/strategy/game'
import { names, type Setting } from '../../lib/games/strategy/names'
import { missions, resources } from '../../lib/games/strategy/rules'
import { help, statusOf, stockText, views, type View } from '../../lib/games/strategy/texts'
import { useSavedGame } from '../../lib/games/useSavedGame'
import { useTicker } from '../../lib/games/useTicker'
import { Button } from '../ui/Button'
import { UndoNotice } from '../ui/Notices'
import { Segments } from '../ui/Segments'
import { GameFrame } from './GameFrame'
import { Army, Buildings, Missions } from './StrategyParts'
import './strategy.css'

interface Props {
  heading?: string
  setting?: Setting
}

/** Build up a base, train an army, accomplish missions. It goes on while nobody is there. */
export function Strategy({ heading, setting = 'kingdom' }: Props) {
  const { game, save, error } = useSavedGame('strategy', fitGame, () => newGame(Date.now()))
  const [view, setView] = useState<View>('buildings')
  const [before, setBefore] = useState<Game | null>(null)
  const forget = useCallback(() => setBefore(null), [])
  useTicker(true, 500, () => save(advance(game, Date.now())))
  const called = names[setting]
  const parts = { game, called, onChange: save }

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Units', value: `${population(game)}/${room(game)}` },
        { label: 'Strength', value: Math.round(power(game)) },
        { label: 'Missions', value: `${game.done}/${missions.length}` },
      ]}
      tools={
        <>
          <Segments label="View" value={view} options={views} onChange={setView} />
          <Button
            onClick={() => {
              setBefore(game)
              save(newGame(Date.now()))
            }}
          >
            New game
          </Button>
        </>
      }
      status={statusOf(game, called)}
      help={help}
      error={error}
    >
      <dl aria-label="Resources" className="realm-stocks">
        {resources.map((resource) => (
          <div key={resource}>
            <dt>{called.resources[resource]}</dt>
            <dd>{stockText(game, resource)}</dd>
            <meter
              aria-label={`${called.resources[resource]} in store`}
              value={game.stocks[resource]}
              max={capacity(game)}
            />
          </div>
        ))}
      </dl>
      {view === 'buildings' && <Buildings {...parts} />}
      {view === 'army' && <Army {...parts} />}
      {view === 'missions' && <Missions {...parts} />}
      {before && (
        <UndoNotice
          text="A new game has begun."
          onUndo={() => {
            save(before)
            forget()
          }}
          onClose={forget}
        />
      )}
    </GameFrame>
  )
}
