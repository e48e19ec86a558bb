import { useState } from 'react'
import { difficulties, type Difficulty } from '../../lib/games/difficulty'
import {
  classOf,
  contentOf,
  drawings,
  flag,
  help,
  isRunning,
  labelOf,
  minesLeft,
  newGame,
  open,
  statusOf,
  tick,
  type Field,
} from '../../lib/games/minesweeper/game'
import { clockTime } from '../../lib/games/ticker'
import { useBest } from '../../lib/games/useBest'
import { useTicker } from '../../lib/games/useTicker'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { CellGrid } from './CellGrid'
import { Drawing } from './Drawing'
import { GameFrame } from './GameFrame'
import './minesweeper.css'

interface Props {
  heading?: string
  difficulty?: Difficulty
}

export function Minesweeper({ heading, difficulty: first = 'easy' }: Props) {
  const [difficulty, setDifficulty] = useState(first)
  const [game, setGame] = useState(() => newGame(first))
  const [flagging, setFlagging] = useState(false)
  const { best, add, error } = useBest('minesweeper', difficulty, 'less')
  useTicker(isRunning(game), 1000, () => setGame(tick))

  function start(level: Difficulty) {
    setDifficulty(level)
    setGame(newGame(level))
  }

  function press(at: number) {
    const covered = game.fields[at]?.state !== 'open'
    const next = flagging && covered ? flag(game, at) : open(game, at, Math.random)
    setGame(next)
    if (next.ended === 'won' && !game.ended) add(next.seconds)
  }

  function content(field: Field) {
    const shown = contentOf(game, field)
    return typeof shown === 'string' ? <Drawing path={drawings[shown]} /> : shown
  }

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Mines left', value: minesLeft(game) },
        { label: 'Time', value: clockTime(game.seconds) },
        { label: 'Best', value: best === undefined ? '–' : clockTime(best) },
      ]}
      tools={
        <>
          <Segments label="Difficulty" value={difficulty} options={difficulties} onChange={start} />
          <Button aria-pressed={flagging} onClick={() => setFlagging(!flagging)}>
            {flagging ? 'Flag mode: on' : 'Flag mode: off'}
          </Button>
          <Button onClick={() => start(difficulty)}>New game</Button>
        </>
      }
      status={statusOf(game)}
      help={help}
      error={error}
    >
      <div className="mine-scroll">
        <CellGrid
          label="Minefield"
          className="mine-board"
          columns={game.columns}
          onPress={press}
          onMark={(at) => setGame(flag(game, at))}
          cells={game.fields.map((field, at) => ({
            label: labelOf(game, field, at),
            className: classOf(game, field),
            content: content(field),
          }))}
        />
      </div>
    </GameFrame>
  )
}
