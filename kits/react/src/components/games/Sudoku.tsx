import { useState } from 'react'
import { difficulties, type Difficulty } from '../../lib/games/difficulty'
import {
  classOf,
  conflicts,
  enter,
  erase,
  finished,
  fitGame,
  help,
  hint,
  isSolved,
  keyMeaning,
  labelOf,
  newGame,
  note,
  statusOf,
  tick,
  type Sudoku as Game,
} from '../../lib/games/sudoku/game'
import { clockTime } from '../../lib/games/ticker'
import { useBest } from '../../lib/games/useBest'
import { useSavedGame } from '../../lib/games/useSavedGame'
import { useTicker } from '../../lib/games/useTicker'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { CellGrid } from './CellGrid'
import { GameFrame } from './GameFrame'
import './sudoku.css'

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Sudoku with notes and hints; the game goes on after a reload. */
export function Sudoku({
  heading,
  difficulty = 'easy',
}: {
  heading?: string
  difficulty?: Difficulty
}) {
  const { game, save, error } = useSavedGame('sudoku', fitGame, () =>
    newGame(difficulty, Math.random),
  )
  const [selected, setSelected] = useState(40)
  const [noting, setNoting] = useState(false)
  const { best, add } = useBest('sudoku', game.level, 'less')
  const solved = isSolved(game)
  const twice = conflicts(game)
  useTicker(!solved, 1000, () => save(tick(game)))

  function set(next: Game) {
    save(next)
    // With hints it does not count.
    if (isSolved(next) && !solved && next.hints === 0) add(next.seconds)
  }

  function write(digit: number, at = selected) {
    set(noting ? note(game, at, digit) : enter(game, at, digit))
  }

  function onKey(key: string, at: number) {
    const meaning = keyMeaning(key)
    if (meaning === 'erase') set(erase(game, at))
    else if (meaning === 'notes') setNoting(!noting)
    else if (meaning) write(meaning.digit, at)
  }

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Time', value: clockTime(game.seconds) },
        { label: 'Hints', value: game.hints },
        { label: 'Best', value: best === undefined ? '–' : clockTime(best) },
      ]}
      tools={
        <>
          <Segments
            label="Difficulty"
            value={game.level}
            options={difficulties}
            onChange={(level) => save(newGame(level, Math.random))}
          />
          <Button
            look={solved ? 'primary' : 'secondary'}
            onClick={() => save(newGame(game.level, Math.random))}
          >
            New game
          </Button>
        </>
      }
      status={statusOf(game)}
      help={help}
      error={error}
    >
      <CellGrid
        label="Sudoku"
        className="sudoku-board"
        columns={9}
        onPress={setSelected}
        onCurrent={setSelected}
        onKey={onKey}
        cells={game.values.map((value, at) => ({
          label: labelOf(game, at),
          className: classOf(game, at, selected, twice),
          content: value === 0 ? <Notes digits={game.notes[at] ?? []} /> : value,
        }))}
      />
      <div role="group" aria-label="Numbers" className="digit-keys">
        {digits.map((digit) => (
          <button
            key={digit}
            type="button"
            disabled={solved || finished(game).includes(digit)}
            onClick={() => write(digit)}
          >
            {digit}
          </button>
        ))}
      </div>
      <div className="game-row">
        <Button aria-pressed={noting} onClick={() => setNoting(!noting)}>
          {noting ? 'Notes: on' : 'Notes: off'}
        </Button>
        <Button disabled={solved} onClick={() => set(erase(game, selected))}>
          Erase
        </Button>
        <Button disabled={solved} onClick={() => set(hint(game, selected, Math.random))}>
          Hint
        </Button>
      </div>
    </GameFrame>
  )
}

function Notes({ digits: noted }: { digits: readonly number[] }) {
  if (noted.length === 0) return null
  return (
    <span className="sudoku-notes">
      {digits.map((digit) => (
        <span key={digit}>{noted.includes(digit) ? digit : '\u00a0'}</span>
      ))}
    </span>
  )
}
