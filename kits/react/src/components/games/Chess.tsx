import { useEffect, useEffectEvent, useState } from 'react'
import { bestMove } from '../../lib/games/chess/computer'
import {
  classOf,
  ending,
  fromStored,
  glyphOf,
  help,
  labelOf,
  newGame,
  play,
  promotions,
  scoreSheet,
  statusOf,
  takeBack,
  targets,
  toStored,
  type Chess as Game,
} from '../../lib/games/chess/game'
import { sideOf } from '../../lib/games/chess/position'
import { difficulties, type Difficulty } from '../../lib/games/difficulty'
import { useSavedGame } from '../../lib/games/useSavedGame'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { SelectInput } from '../ui/SelectInput'
import { CellGrid } from './CellGrid'
import { GameFrame } from './GameFrame'
import './chess.css'

type Opponent = 'computer' | 'friend'

interface Props {
  heading?: string
  difficulty?: Difficulty
  opponent?: Opponent
}

const opponents = [
  { value: 'computer', label: 'Computer' },
  { value: 'friend', label: 'Two players' },
] as const

const THINK_MS = 400

/** The player is white, the computer black. The game goes on after a reload. */
export function Chess(props: Props) {
  const { heading, difficulty: first = 'normal', opponent: against = 'computer' } = props
  const [difficulty, setDifficulty] = useState(first)
  const [opponent, setOpponent] = useState(against)
  const [chosen, setChosen] = useState<number | null>(null)
  const [promotion, setPromotion] = useState('q')
  const saved = useSavedGame('chess', fromStored, () => newGame, toStored)
  const { game } = saved
  const { next } = game.position
  const thinking = opponent === 'computer' && next === 'black' && ending(game) === null

  function set(changed: Game) {
    setChosen(null)
    saved.save(changed)
  }

  function press(at: number) {
    const piece = game.position.cells[at]
    if (thinking) return
    if (piece && sideOf(piece) === next) return setChosen(at === chosen ? null : at)
    if (chosen === null) return
    const wanted = targets(game, chosen).filter(({ to }) => to === at)
    const move = wanted.find((one) => one.promotion === promotion) ?? wanted[0]
    if (move) set(play(game, move))
    else setChosen(null)
  }

  const answer = useEffectEvent(() => {
    const move = bestMove(game.position, difficulty, Math.random)
    if (move) set(play(game, move))
  })
  useEffect(() => {
    if (!thinking) return
    const timer = setTimeout(() => answer(), THINK_MS)
    return () => clearTimeout(timer)
  }, [thinking])

  return (
    <GameFrame
      heading={heading}
      figures={[{ label: 'Moves', value: Math.ceil(game.moves.length / 2) }]}
      tools={
        <>
          <Segments
            label="Opponent"
            value={opponent}
            options={opponents}
            onChange={(value) => {
              setOpponent(value)
              set(newGame)
            }}
          />
          {opponent === 'computer' && (
            <Segments
              label="Difficulty"
              value={difficulty}
              options={difficulties}
              onChange={setDifficulty}
            />
          )}
          <Button
            disabled={game.moves.length === 0 || thinking}
            onClick={() => set(takeBack(game, opponent === 'computer' && next === 'white' ? 2 : 1))}
          >
            Undo
          </Button>
          <Button onClick={() => set(newGame)}>New game</Button>
        </>
      }
      status={statusOf(game, opponent)}
      help={help}
      error={saved.error}
    >
      <div className="chess-table">
        <CellGrid
          label="Chess board"
          className="chess-board"
          columns={8}
          onPress={press}
          cells={game.position.cells.map((piece, at) => ({
            label: labelOf(game, at),
            className: classOf(game, at, chosen),
            content: piece && glyphOf(piece),
          }))}
        />
        <ol aria-label="Moves" className="chess-moves">
          {scoreSheet(game).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
      <div className="game-row">
        <span>Pawns become</span>
        <SelectInput
          label="Pawns become"
          value={promotion}
          options={promotions}
          onChange={setPromotion}
        />
      </div>
    </GameFrame>
  )
}
