import { useRef, useState, type CSSProperties, type FormEvent } from 'react'
import { difficulties, type Difficulty } from '../../lib/games/difficulty'
import {
  compare,
  guess,
  help,
  isOver,
  isWon,
  newGame,
  range,
  rangeInsets,
  statusOf,
  type NumberGuess as Game,
} from '../../lib/games/number-guess/game'
import { useBest } from '../../lib/games/useBest'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { inputStyle } from '../ui/styles'
import { GameFrame } from './GameFrame'
import './number-guess.css'

interface Props {
  heading?: string
  difficulty?: Difficulty
  /** The highest number, instead of that of the level. */
  max?: number
}

export function NumberGuess({ heading, difficulty: first = 'normal', max }: Props) {
  const [difficulty, setDifficulty] = useState(first)
  const [game, setGame] = useState(() => newGame(first, Math.random, max))
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const { best, add, error } = useBest('number-guess', String(game.max), 'less')
  const over = isOver(game)

  function start(level: Difficulty) {
    setDifficulty(level)
    setGame(newGame(level, Math.random, max))
    setText('')
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    const next = guess(game, text)
    setGame(next)
    if (!next.problem) setText('')
    if (isWon(next) && !over) add(next.guesses.length)
    input.current?.focus()
  }

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Guesses', value: game.guesses.length },
        { label: 'Left', value: game.tries - game.guesses.length },
        { label: 'Best', value: best ?? '–' },
      ]}
      tools={
        <>
          {max === undefined && (
            <Segments
              label="Difficulty"
              value={difficulty}
              options={difficulties}
              onChange={start}
            />
          )}
          <Button look={over ? 'primary' : 'secondary'} onClick={() => start(difficulty)}>
            New game
          </Button>
        </>
      }
      status={statusOf(game)}
      help={help}
      error={error}
    >
      <RangeBar game={game} />
      <form className="guess-form" onSubmit={submit}>
        <label htmlFor="number-guess">Your guess</label>
        <input
          ref={input}
          id="number-guess"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          disabled={over}
          aria-invalid={game.problem !== ''}
          aria-describedby="number-guess-problem"
          onChange={(event) => setText(event.target.value)}
          className={inputStyle}
        />
        <Button type="submit" look="primary" disabled={over}>
          Guess
        </Button>
        <p id="number-guess-problem" role="alert">
          {game.problem}
        </p>
      </form>
      <ol aria-label="Your guesses" className="guess-list">
        {game.guesses.map((number) => (
          <li key={number} className={number === game.secret ? 'correct' : undefined}>
            <b>{number}</b> {compare(game, number)}
          </li>
        ))}
      </ol>
    </GameFrame>
  )
}

/** The numbers that are still possible. */
function RangeBar({ game }: { game: Game }) {
  const { low, high } = range(game)
  const { from, to } = rangeInsets(game)
  return (
    <div className="guess-range">
      <div>
        <span style={{ '--from': from, '--to': to } as CSSProperties} />
      </div>
      <p>
        <span>From {low}</span>
        <span>to {high}</span>
      </p>
    </div>
  )
}
