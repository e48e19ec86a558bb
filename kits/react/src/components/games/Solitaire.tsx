import { useState } from 'react'
import { suits, suitSymbols } from '../../lib/games/cards'
import {
  canFinish,
  canMove,
  cardsUp,
  drawCards,
  finish,
  fitGame,
  help,
  isWon,
  move,
  moveUp,
  newGame,
  picked,
  statusOf,
  tick,
  type Pick,
  type Place,
  type Solitaire as Game,
} from '../../lib/games/solitaire/game'
import { clockTime } from '../../lib/games/ticker'
import { useBest } from '../../lib/games/useBest'
import { useSavedGame } from '../../lib/games/useSavedGame'
import { useTicker } from '../../lib/games/useTicker'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { GameFrame } from './GameFrame'
import { PlayingCard } from './PlayingCard'
import { SolitaireCard } from './SolitaireCard'
import './solitaire.css'

const draws = [
  { value: '1', label: 'Draw 1' },
  { value: '3', label: 'Draw 3' },
] as const

const waste: Place = { on: 'waste' }

/** Klondike. The game goes on after a reload. */
export function Solitaire({ heading, draw = '1' }: { heading?: string; draw?: '1' | '3' }) {
  const fresh = (count: number) => newGame(count === 3 ? 3 : 1, Math.random)
  const { game, save, error } = useSavedGame('solitaire', fitGame, () => fresh(Number(draw)))
  const [chosen, setChosen] = useState<Pick | null>(null)
  const [past, setPast] = useState<readonly Game[]>([])
  const { best, add } = useBest('solitaire', `draw-${game.draw}`, 'less')
  useTicker(!isWon(game), 1000, () => save(tick(game)))

  function set(next: Game) {
    setChosen(null)
    if (next === game) return
    setPast([...past, game])
    save(next)
    if (isWon(next) && !isWon(game)) add(next.seconds)
  }

  function restart(count: number) {
    setChosen(null)
    setPast([])
    save(fresh(count))
  }

  /** The first press chooses a card, the second its new place. */
  function press(place: Place, depth: number) {
    if (chosen && canMove(game, chosen, place)) return set(move(game, chosen, place))
    const pick = { place, depth }
    const same = chosen && JSON.stringify(chosen) === JSON.stringify(pick)
    setChosen(same || picked(game, pick).length === 0 ? null : pick)
  }

  const isChosen = (place: Place, depth: number) =>
    chosen !== null &&
    JSON.stringify(chosen.place) === JSON.stringify(place) &&
    depth <= chosen.depth

  const card = (place: Place, depth: number, shown: NonNullable<Game['waste'][number]>) => (
    <SolitaireCard
      key={`${shown.suit}${shown.rank}`}
      card={shown}
      chosen={isChosen(place, depth)}
      onPress={() => press(place, depth)}
      onDoublePress={() => set(moveUp(game, place))}
      onDrag={() => setChosen({ place, depth })}
    />
  )

  const drop = (place: Place) => ({
    onDragOver: (event: React.DragEvent) => event.preventDefault(),
    onDrop: () => chosen && set(move(game, chosen, place)),
  })

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Moves', value: game.moves },
        { label: 'Time', value: clockTime(game.seconds) },
        { label: 'Cards', value: `${cardsUp(game)}/52` },
        { label: 'Best', value: best === undefined ? '–' : clockTime(best) },
      ]}
      tools={
        <>
          <Segments
            label="Cards to draw"
            value={game.draw === 3 ? '3' : '1'}
            options={draws}
            onChange={(count) => restart(Number(count))}
          />
          <Button
            disabled={past.length === 0}
            onClick={() => {
              setChosen(null)
              save({ ...(past.at(-1) ?? game), seconds: game.seconds })
              setPast(past.slice(0, -1))
            }}
          >
            Undo
          </Button>
          {canFinish(game) && (
            <Button look="primary" onClick={() => set(finish(game))}>
              Finish
            </Button>
          )}
          <Button onClick={() => restart(game.draw)}>New game</Button>
        </>
      }
      status={statusOf(game, chosen)}
      help={help}
      error={error}
    >
      <div className="solitaire">
        <div className="solitaire-top">
          <button
            type="button"
            aria-label={
              game.stock.length > 0 ? `Draw, ${game.stock.length} left` : 'Turn the waste over'
            }
            className={game.stock.length > 0 ? 'playing-card down' : 'slot'}
            onClick={() => set(drawCards(game))}
          >
            {game.stock.length === 0 && '↻'}
          </button>
          {game.waste.slice(-1).map((shown) => card(waste, 0, shown))}
          {game.waste.length === 0 && <span className="slot" />}
          <span className="slot blank" />
          {suits.map((suit) => {
            const place: Place = { on: 'foundation', suit }
            const rank = game.foundations[suit]
            return (
              <div key={suit} {...drop(place)}>
                {rank > 0 ? (
                  card(place, 0, { suit, rank })
                ) : (
                  <button
                    type="button"
                    aria-label={`Foundation of ${suit}`}
                    className="slot"
                    onClick={() => press(place, 0)}
                  >
                    {suitSymbols[suit]}
                  </button>
                )}
              </div>
            )
          })}
        </div>
        <div className="solitaire-piles">
          {game.tableau.map((pile, at) => {
            const place: Place = { on: 'tableau', pile: at }
            return (
              <div
                key={at}
                role="group"
                aria-label={`Pile ${at + 1}`}
                className="solitaire-pile"
                {...drop(place)}
              >
                {pile.down.map((_, under) => (
                  <PlayingCard key={under} card={null} />
                ))}
                {pile.up.map((shown, row) => card(place, pile.up.length - 1 - row, shown))}
                {pile.up.length === 0 && (
                  <button
                    type="button"
                    aria-label="Empty"
                    className="slot"
                    onClick={() => press(place, 0)}
                  />
                )}
              </div>
            )
          })}
        </div>
      </div>
    </GameFrame>
  )
}
