import { useEffect, useEffectEvent, useRef, type CSSProperties } from 'react'
import {
  describe,
  fitGame,
  help,
  highest,
  lookOf,
  newGame,
  slide,
  statusOf,
  type Tile,
} from '../../lib/games/game-2048/game'
import { listenToKeys } from '../../lib/games/keys'
import { arrows, followSwipes, type Direction } from '../../lib/games/swipe'
import { useBest } from '../../lib/games/useBest'
import { useSavedGame } from '../../lib/games/useSavedGame'
import { Button } from '../ui/Button'
import { GameFrame } from './GameFrame'
import { GamePad } from './GamePad'
import './game2048.css'

const pad = [
  { action: 'left', label: 'Left', symbol: '←' },
  { action: 'up', label: 'Up', symbol: '↑' },
  { action: 'down', label: 'Down', symbol: '↓' },
  { action: 'right', label: 'Right', symbol: '→' },
] as const

/** 2048: slide the tiles, join equal numbers. The game goes on after a reload. */
export function Game2048({ heading, size = 4 }: { heading?: string; size?: number }) {
  const board = useRef<HTMLDivElement>(null)
  const { game, save, error } = useSavedGame(
    `game-2048-${size}`,
    (stored) => fitGame(stored, size),
    () => newGame(size, Math.random),
  )
  const { best = 0, add } = useBest('game-2048', String(size))

  function move(to: Direction) {
    const next = slide(game, to, Math.random)
    if (next === game) return
    save(next)
    if (next.score > best) add(next.score)
  }

  const onMove = useEffectEvent(move)
  useEffect(() => {
    if (!board.current) return
    const stopKeys = listenToKeys(board.current, (key, event) => {
      const to = arrows[key]
      if (!to) return
      event.preventDefault()
      onMove(to)
    })
    const stopSwipes = followSwipes(board.current, (to) => onMove(to))
    return () => {
      stopKeys()
      stopSwipes()
    }
  }, [])

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Score', value: game.score },
        { label: 'Highest', value: highest(game) },
        { label: 'Best', value: best },
      ]}
      tools={<Button onClick={() => save(newGame(size, Math.random))}>New game</Button>}
      status={statusOf(game)}
      help={help}
      error={error}
    >
      <div
        ref={board}
        role="img"
        aria-label={describe(game)}
        className="board-2048"
        style={{ '--size': size } as CSSProperties}
      >
        <div className="cells">
          {Array.from({ length: size * size }, (_, at) => (
            <span key={at} />
          ))}
        </div>
        <div className="tiles">
          {/* Tiles stay in the order of their ids: elements that change places would not glide. */}
          {game.tiles
            .toSorted((a, b) => a.id - b.id)
            .map((tile) => (
              <TileView key={tile.id} tile={tile} size={size} />
            ))}
        </div>
      </div>
      <GamePad buttons={pad} onPress={move} onRelease={() => {}} />
    </GameFrame>
  )
}

function TileView({ tile, size }: { tile: Tile; size: number }) {
  const { level, classes } = lookOf(tile)
  const place = { '--x': tile.at % size, '--y': Math.floor(tile.at / size), '--level': level }
  return (
    <div className={classes} style={place as CSSProperties}>
      <b>{tile.value}</b>
    </div>
  )
}
