import { useState } from 'react'
import {
  drawings,
  explain,
  handsOf,
  helpFor,
  matchLengths,
  nameOf,
  newMatch,
  play,
  points,
  statusOf,
  winner,
  type Hand,
  type MatchLength,
  type Variant,
} from '../../lib/games/rock-paper-scissors/game'
import { useTally } from '../../lib/games/useTally'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { GameFrame } from './GameFrame'
import './rock-paper-scissors.css'

interface Props {
  heading?: string
  variant?: Variant
  bestOf?: MatchLength
}

export function RockPaperScissors({ heading, variant = 'classic', bestOf: first = '3' }: Props) {
  const [length, setLength] = useState(first)
  const [match, setMatch] = useState(() => newMatch(first))
  const { tally, add, error } = useTally('rock-paper-scissors')
  const { player, computer } = points(match)
  const last = match.rounds.at(-1)
  const over = winner(match) !== null

  function start(next: MatchLength) {
    setLength(next)
    setMatch(newMatch(next))
  }

  function choose(hand: Hand) {
    const next = play(match, hand, variant, Math.random)
    setMatch(next)
    const result = next.rounds.at(-1)?.result
    if (result) add(result)
  }

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'You', value: player },
        { label: 'Computer', value: computer },
        { label: 'Total wins', value: tally.wins },
        { label: 'Best streak', value: tally.best },
      ]}
      tools={
        <>
          <Segments label="Match" value={length} options={matchLengths} onChange={start} />
          <Button look={over ? 'primary' : 'secondary'} onClick={() => start(length)}>
            New game
          </Button>
        </>
      }
      status={last ? `${statusOf(match)} ${explain(last)}` : statusOf(match)}
      help={helpFor(variant)}
      error={error}
    >
      <div className="duel">
        <Chosen name="You" hand={last?.player} wins={last?.result === 'win'} />
        <b aria-hidden="true">vs</b>
        <Chosen name="Computer" hand={last?.computer} wins={last?.result === 'loss'} />
      </div>
      <div role="group" aria-label="Your hand" className="hands">
        {handsOf(variant).map((hand) => (
          <button key={hand} type="button" disabled={over} onClick={() => choose(hand)}>
            <HandDrawing hand={hand} />
            {nameOf(hand)}
          </button>
        ))}
      </div>
    </GameFrame>
  )
}

function Chosen({ name, hand, wins }: { name: string; hand?: Hand; wins: boolean }) {
  return (
    <figure className={wins ? 'winner' : undefined}>
      {hand ? <HandDrawing hand={hand} /> : <span className="unknown">?</span>}
      <figcaption>{hand ? `${name}: ${nameOf(hand)}` : name}</figcaption>
    </figure>
  )
}

function HandDrawing({ hand }: { hand: Hand }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" className="hand-drawing">
      {drawings[hand].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
