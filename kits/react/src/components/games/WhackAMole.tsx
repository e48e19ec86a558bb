import type { Difficulty } from '../../lib/games/difficulty'
import { runGame } from '../../lib/games/loop'
import type { Session } from '../../lib/games/session'
import {
  holes,
  labelOf,
  type Hole,
  type WhackAMole as Game,
} from '../../lib/games/whack-a-mole/game'
import { whackAMoleGame } from '../../lib/games/whack-a-mole/whack-a-mole'
import { CellGrid } from './CellGrid'
import { ClockFrame } from './ClockFrame'
import './whack-amole.css'

export function WhackAMole(props: { heading?: string; difficulty?: Difficulty }) {
  return (
    <ClockFrame
      game={whackAMoleGame}
      run={(stage, session) => runGame(stage, whackAMoleGame.keys, session)}
      {...props}
    >
      {(session) => <Meadow session={session} />}
    </ClockFrame>
  )
}

function Meadow({ session }: { session: Session<Game, Hole> }) {
  const game = session.state()
  return (
    <CellGrid
      label="Holes"
      className="mole-board"
      columns={3}
      onPress={(at) => session.tap(holes[at] as Hole)}
      cells={holes.map((_, at) => {
        const visitor = game.visitors.find(({ hole }) => hole === at)
        const hit = game.hits.find(({ hole }) => hole === at)
        return {
          label: labelOf(game, at),
          className: visitor?.animal ?? (hit && 'hit'),
          content: visitor ? <i /> : hit && <b>{hit.points > 0 ? `+${hit.points}` : hit.points}</b>,
        }
      })}
    />
  )
}
