import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { difficulties, type Difficulty } from '../../lib/games/difficulty'
import { isOnButton, listenToKeys } from '../../lib/games/keys'
import { isLetter } from '../../lib/games/letters'
import { useTally } from '../../lib/games/useTally'
import {
  erase,
  help,
  isOver,
  isWon,
  keyState,
  newGame,
  rowsOf,
  spoken,
  statusOf,
  submit,
  type,
  type WordGuess as Game,
} from '../../lib/games/word-guess/game'
import { fiveLetters } from '../../lib/games/word-guess/words'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { GameFrame } from './GameFrame'
import { LetterKeys } from './LetterKeys'
import './word-guess.css'

interface Props {
  heading?: string
  difficulty?: Difficulty
  /** Words of one's own, instead of those with five letters. */
  words?: readonly string[]
}

export function WordGuess({ heading, difficulty: first = 'normal', words = fiveLetters }: Props) {
  const [difficulty, setDifficulty] = useState(first)
  const [game, setGame] = useState(() => newGame(first, words, Math.random))
  const { tally, add, error } = useTally('word-guess')
  const board = useRef<HTMLDivElement>(null)
  const over = isOver(game)

  function start(level: Difficulty) {
    setDifficulty(level)
    setGame(newGame(level, words, Math.random, game.answer))
  }

  function set(next: Game) {
    setGame(next)
    if (isOver(next) && !over) add(isWon(next) ? 'win' : 'loss')
  }

  const onKey = useEffectEvent((key: string, event: KeyboardEvent) => {
    if (key === 'Enter' && !isOnButton(event)) set(submit(game))
    else if (key === 'Backspace') set(erase(game))
    else if (isLetter(key)) set(type(game, key))
  })
  useEffect(() => {
    if (board.current) return listenToKeys(board.current, (key, event) => onKey(key, event))
  }, [])

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Wins', value: tally.wins },
        { label: 'Losses', value: tally.losses },
        { label: 'Streak', value: tally.streak },
        { label: 'Best streak', value: tally.best },
      ]}
      tools={
        <>
          <Segments label="Difficulty" value={difficulty} options={difficulties} onChange={start} />
          <Button look={over ? 'primary' : 'secondary'} onClick={() => start(difficulty)}>
            New game
          </Button>
        </>
      }
      status={statusOf(game)}
      help={help}
      error={error}
    >
      <div ref={board} className={game.answer.length > 6 ? 'word-board small' : 'word-board'}>
        {rowsOf(game).map((row, at) => (
          <div key={at} role="img" aria-label={spoken(row, at)}>
            {row.map(({ letter, state }, place) => (
              <span key={place} className={state}>
                {letter}
              </span>
            ))}
          </div>
        ))}
      </div>
      <LetterKeys
        reusable
        stateOf={(letter) => keyState(game, letter)}
        onLetter={(letter) => set(type(game, letter))}
        onEnter={() => set(submit(game))}
        onDelete={() => set(erase(game))}
        disabled={over}
      />
    </GameFrame>
  )
}
