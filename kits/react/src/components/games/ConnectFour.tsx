import { useEffect, useEffectEvent, useRef, useState } from 'react'
import {
  bestColumn,
  classOf,
  COLUMNS,
  drop,
  emptyBoard,
  help,
  isOver,
  labelOf,
  statusOf,
  winner,
  type ConnectFour as Board,
  type Opponent,
} from '../../lib/games/connect-four/game'
import { difficulties, type Difficulty } from '../../lib/games/difficulty'
import { listenToKeys } from '../../lib/games/keys'
import { useTally } from '../../lib/games/useTally'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { CellGrid } from './CellGrid'
import { GameFrame } from './GameFrame'
import './connect-four.css'

interface Props {
  heading?: string
  difficulty?: Difficulty
  opponent?: Opponent
}

const opponents = [
  { value: 'computer', label: 'Computer' },
  { value: 'friend', label: 'Two players' },
] as const

const THINK_MS = 500

/** The player is red, the computer yellow. */
export function ConnectFour(props: Props) {
  const { heading, difficulty: first = 'normal', opponent: against = 'computer' } = props
  const [difficulty, setDifficulty] = useState(first)
  const [opponent, setOpponent] = useState(against)
  const [board, setBoard] = useState(emptyBoard)
  const { tally, add, error } = useTally('connect-four')
  const field = useRef<HTMLDivElement>(null)
  const over = isOver(board)
  const thinking = opponent === 'computer' && board.next === 'yellow' && !over

  function start(level = difficulty, other = opponent) {
    setDifficulty(level)
    setOpponent(other)
    setBoard(emptyBoard)
  }

  function set(next: Board) {
    setBoard(next)
    if (next === board || !isOver(next) || opponent === 'friend') return
    const winning = winner(next)
    add(winning ? (winning === 'red' ? 'win' : 'loss') : 'draw')
  }

  function play(column: number) {
    if (!thinking) set(drop(board, column))
  }

  const answer = useEffectEvent(() => {
    const column = bestColumn(board, difficulty, Math.random)
    if (column !== null) set(drop(board, column))
  })
  useEffect(() => {
    if (!thinking) return
    const timer = setTimeout(() => answer(), THINK_MS)
    return () => clearTimeout(timer)
  }, [thinking])

  const onNumber = useEffectEvent(play)
  useEffect(() => {
    if (!field.current) return
    return listenToKeys(field.current, (key) => {
      if (/^[1-7]$/.test(key)) onNumber(Number(key) - 1)
    })
  }, [])

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Wins', value: tally.wins },
        { label: 'Losses', value: tally.losses },
        { label: 'Draws', value: tally.draws },
      ]}
      tools={
        <>
          <Segments
            label="Opponent"
            value={opponent}
            options={opponents}
            onChange={(other) => start(difficulty, other)}
          />
          {opponent === 'computer' && (
            <Segments
              label="Difficulty"
              value={difficulty}
              options={difficulties}
              onChange={(level) => start(level)}
            />
          )}
          <Button look={over ? 'primary' : 'secondary'} onClick={() => start()}>
            New game
          </Button>
        </>
      }
      status={statusOf(board, opponent)}
      help={help}
      error={error}
    >
      <div ref={field} className="game-row">
        <CellGrid
          label="Board"
          className="four-board"
          columns={COLUMNS}
          onPress={(at) => play(at % COLUMNS)}
          cells={board.cells.map((_, at) => ({
            label: labelOf(board, at),
            className: classOf(board, at),
            inactive: over || thinking || board.cells[at % COLUMNS] !== null,
          }))}
        />
      </div>
    </GameFrame>
  )
}
