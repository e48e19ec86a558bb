import { useState } from 'react'
import { useStored } from '../../lib/store/useStored'
import {
  bestMove,
  emptyCells,
  isOver,
  outcome,
  play,
  turn,
  type Cells,
} from '../../lib/tic-tac-toe/game'
import { addToScore, noScore, readScore, type Score } from '../../lib/tic-tac-toe/score'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { cardStyle } from '../ui/styles'
import { GameBoard } from './GameBoard'

type Opponent = 'computer' | 'friend'

const opponents = [
  { value: 'computer', label: 'Computer' },
  { value: 'friend', label: 'Two players' },
] as const

export function TicTacToe({
  heading,
  opponent: first = 'computer',
}: {
  heading?: string
  opponent?: Opponent
}) {
  const [opponent, setOpponent] = useState<Opponent>(first)
  const [cells, setCells] = useState<Cells>(emptyCells)
  const { value: score, change } = useStored('tic-tac-toe-score', readScore)
  const result = outcome(cells)
  const over = isOver(cells)

  function move(at: number) {
    let next = play(cells, at)
    if (next === cells) return
    // The computer plays O and answers at once.
    const answer = opponent === 'computer' ? bestMove(next) : null
    if (answer !== null) next = play(next, answer)
    setCells(next)
    if (isOver(next)) change((current) => addToScore(current, outcome(next)))
  }

  function start(against: Opponent) {
    setOpponent(against)
    setCells(emptyCells)
  }

  return (
    <Part heading={heading}>
      <div className="mx-auto flex w-full max-w-md flex-col items-center gap-6">
        <Segments label="Opponent" value={opponent} options={opponents} onChange={start} />
        <p role="status" className="text-lg font-semibold">
          {message(opponent, result, turn(cells))}
        </p>
        <GameBoard cells={cells} winning={result.line} over={over} onPlay={move} />
        <ScoreView score={score} opponent={opponent} />
        <div className="flex gap-2">
          <Button look="primary" onClick={() => setCells(emptyCells)}>
            New game
          </Button>
          <Button onClick={() => change(() => noScore)}>Reset score</Button>
        </div>
      </div>
    </Part>
  )
}

function message(
  opponent: Opponent,
  { winner, draw }: ReturnType<typeof outcome>,
  next: 'X' | 'O',
): string {
  if (draw) return 'It’s a draw'
  if (opponent === 'friend') return winner ? `${winner} wins!` : `${next}’s turn`
  if (winner) return winner === 'X' ? 'You win!' : 'The computer wins'
  return 'Your turn'
}

function ScoreView({ score, opponent }: { score: Score; opponent: Opponent }) {
  const items = [
    { label: opponent === 'computer' ? 'You (X)' : 'X', value: score.X },
    { label: 'Draws', value: score.draws },
    { label: opponent === 'computer' ? 'Computer (O)' : 'O', value: score.O },
  ]
  return (
    <dl
      aria-label="Score"
      className={`${cardStyle} grid w-full grid-cols-3 divide-x divide-line text-center`}
    >
      {items.map((item) => (
        <div key={item.label} className="flex flex-col-reverse px-2 py-3">
          <dd className="text-2xl font-semibold tabular-nums">{item.value}</dd>
          <dt className="text-xs text-muted">{item.label}</dt>
        </div>
      ))}
    </dl>
  )
}
