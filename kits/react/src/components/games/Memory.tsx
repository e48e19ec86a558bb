import { useEffect, useState } from 'react'
import { difficulties, type Difficulty } from '../../lib/games/difficulty'
import {
  cover,
  flip,
  help,
  isMismatch,
  isWon,
  labelOf,
  newGame,
  pairsFound,
  statusOf,
} from '../../lib/games/memory/game'
import { ownFaces, themeNames, themes, type Theme } from '../../lib/games/memory/themes'
import { useBest } from '../../lib/games/useBest'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { SelectInput } from '../ui/SelectInput'
import { CellGrid } from './CellGrid'
import { GameFrame } from './GameFrame'
import { MemoryFace } from './MemoryFace'
import './memory.css'

interface Props {
  heading?: string
  difficulty?: Difficulty
  theme?: Theme
  /** Words for the cards, instead of the themes. */
  words?: readonly string[]
}

const LOOK_MS = 1000

/** Pairs: turn over two cards, keep those that match. */
export function Memory({
  heading,
  difficulty: first = 'normal',
  theme: own = 'shapes',
  words,
}: Props) {
  const [difficulty, setDifficulty] = useState(first)
  const [theme, setTheme] = useState(own)
  const [game, setGame] = useState(() => deal(first, own))
  const { best, add, error } = useBest('memory', difficulty, 'less')

  function deal(level: Difficulty, faces: Theme) {
    return newGame(level, words ? ownFaces(words) : themes[faces], Math.random)
  }

  function start(level: Difficulty, faces: Theme) {
    setDifficulty(level)
    setTheme(faces)
    setGame(deal(level, faces))
  }

  useEffect(() => {
    if (!isMismatch(game)) return
    const timer = setTimeout(() => setGame(cover), LOOK_MS)
    return () => clearTimeout(timer)
  }, [game])

  function press(at: number) {
    const next = flip(game, at)
    setGame(next)
    if (isWon(next) && !isWon(game)) add(next.moves)
  }

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Moves', value: game.moves },
        { label: 'Pairs', value: `${pairsFound(game)}/${game.cards.length / 2}` },
        { label: 'Best', value: best ?? '–' },
      ]}
      tools={
        <>
          <Segments
            label="Difficulty"
            value={difficulty}
            options={difficulties}
            onChange={(level) => start(level, theme)}
          />
          {!words && (
            <SelectInput
              label="Cards"
              value={theme}
              options={themeNames}
              onChange={(value) => start(difficulty, value as Theme)}
            />
          )}
          <Button onClick={() => start(difficulty, theme)}>New game</Button>
        </>
      }
      status={statusOf(game)}
      help={help}
      error={error}
    >
      <CellGrid
        label="Cards"
        className="memory-board"
        columns={game.columns}
        onPress={press}
        cells={game.cards.map((card, at) => ({
          label: labelOf(card, at),
          className: { hidden: '', open: 'turned', found: 'turned found' }[card.state],
          inactive: card.state !== 'hidden',
          content: <MemoryFace face={card.face} hidden={card.state === 'hidden'} />,
        }))}
      />
    </GameFrame>
  )
}
