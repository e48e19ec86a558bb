import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { difficulties, type Difficulty } from '../../lib/games/difficulty'
import {
  canHint,
  drawn,
  guess,
  help,
  hint,
  isLost,
  isOver,
  isWon,
  keyState,
  newGame,
  parts,
  shown,
  spoken,
  statusOf,
  type Hangman as Game,
} from '../../lib/games/hangman/game'
import { topicNames, topics, type Topic } from '../../lib/games/hangman/topics'
import { listenToKeys } from '../../lib/games/keys'
import { isLetter } from '../../lib/games/letters'
import { useTally } from '../../lib/games/useTally'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { SelectInput } from '../ui/SelectInput'
import { GameFrame } from './GameFrame'
import { LetterKeys } from './LetterKeys'
import './hangman.css'

interface Props {
  heading?: string
  difficulty?: Difficulty
  topic?: Topic
  /** Words of one's own, instead of the topics. */
  words?: readonly string[]
}

export function Hangman({
  heading,
  difficulty: first = 'normal',
  topic: own = 'animals',
  words,
}: Props) {
  const [difficulty, setDifficulty] = useState(first)
  const [topic, setTopic] = useState(own)
  const [game, setGame] = useState(() => newGame(first, words ?? topics[own], Math.random))
  const { tally, add, error } = useTally('hangman')
  const field = useRef<HTMLDivElement>(null)
  const over = isOver(game)

  function start(level = difficulty, about = topic) {
    setDifficulty(level)
    setTopic(about)
    setGame(newGame(level, words ?? topics[about], Math.random, game.word))
  }

  function set(next: Game) {
    setGame(next)
    if (isOver(next) && !over) add(isWon(next) ? 'win' : 'loss')
  }

  const onLetter = useEffectEvent((letter: string) => set(guess(game, letter)))
  useEffect(() => {
    if (!field.current) return
    return listenToKeys(field.current, (key) => {
      if (isLetter(key)) onLetter(key)
    })
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
          <Segments
            label="Difficulty"
            value={difficulty}
            options={difficulties}
            onChange={(level) => start(level)}
          />
          {!words && (
            <SelectInput
              label="Topic"
              value={topic}
              options={topicNames}
              onChange={(value) => start(difficulty, value as Topic)}
            />
          )}
          <Button disabled={!canHint(game)} onClick={() => set(hint(game, Math.random))}>
            Hint
          </Button>
          <Button look={over ? 'primary' : 'secondary'} onClick={() => start()}>
            New game
          </Button>
        </>
      }
      status={statusOf(game)}
      help={help}
      error={error}
    >
      <div ref={field} className="hangman">
        <svg viewBox="0 0 120 120" aria-hidden="true" className={isLost(game) ? 'lost' : undefined}>
          {parts.map((part) => (
            <path
              key={part}
              d={part}
              className={drawn(game).includes(part) ? undefined : 'missing'}
            />
          ))}
        </svg>
        <Word game={game} />
      </div>
      <LetterKeys
        stateOf={(letter) => keyState(game, letter)}
        onLetter={(letter) => set(guess(game, letter))}
        disabled={over}
      />
    </GameFrame>
  )
}

function Word({ game }: { game: Game }) {
  return (
    <div role="img" aria-label={spoken(game)} className="hangman-word">
      {shown(game).map((char, at) => {
        // In the end the letters that were missing are shown too.
        const late = char === null && isLost(game)
        return (
          <span key={at} className={char === ' ' ? 'gap' : late ? 'late' : undefined}>
            {late ? game.word[at] : char}
          </span>
        )
      })}
    </div>
  )
}
