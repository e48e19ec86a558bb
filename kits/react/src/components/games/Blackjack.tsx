import { useState } from 'react'
import {
  bets,
  canDouble,
  deal,
  double,
  fitChips,
  help,
  hit,
  isBroke,
  newGame,
  placeBet,
  stand,
  START_CHIPS,
  statusOf,
  total,
  type Blackjack as Game,
} from '../../lib/games/blackjack/game'
import type { Card } from '../../lib/games/cards'
import { useBest } from '../../lib/games/useBest'
import { useSavedGame } from '../../lib/games/useSavedGame'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { GameFrame } from './GameFrame'
import { PlayingCard } from './PlayingCard'
import './blackjack.css'

/** The chips are kept between visits. */
export function Blackjack({ heading }: { heading?: string }) {
  const { game: chips, save, error } = useSavedGame('blackjack-chips', fitChips, () => START_CHIPS)
  const [game, setGame] = useState(() => newGame(chips))
  const { best = START_CHIPS, add } = useBest('blackjack', 'chips')
  const playing = game.phase === 'playing'

  function set(next: Game) {
    setGame(next)
    save(next.chips)
    if (next.phase === 'over') add(next.chips)
  }

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: 'Chips', value: game.chips },
        { label: 'Bet', value: game.bet },
        { label: 'Most chips', value: Math.max(best, START_CHIPS) },
      ]}
      tools={
        <Button look={isBroke(game) ? 'primary' : 'secondary'} onClick={() => set(newGame())}>
          New game
        </Button>
      }
      status={statusOf(game)}
      help={help}
      error={error}
    >
      <div className="card-table">
        <Hand name="Dealer" cards={game.dealer} secret={playing} />
        <Hand name="You" cards={game.player} />
      </div>
      {playing ? (
        <div className="game-row">
          <Button look="primary" onClick={() => set(hit(game))}>
            Hit
          </Button>
          <Button look="primary" onClick={() => set(stand(game))}>
            Stand
          </Button>
          <Button disabled={!canDouble(game)} onClick={() => set(double(game))}>
            Double
          </Button>
        </div>
      ) : (
        <div className="game-row">
          <Segments
            label="Bet"
            value={String(game.bet)}
            options={bets.map((bet) => ({ value: String(bet), label: String(bet) }))}
            onChange={(bet) => set(placeBet(game, Number(bet)))}
          />
          <Button
            look="primary"
            disabled={isBroke(game)}
            onClick={() => set(deal(game, Math.random))}
          >
            Deal
          </Button>
        </div>
      )}
    </GameFrame>
  )
}

function Hand({ name, cards, secret }: { name: string; cards: readonly Card[]; secret?: boolean }) {
  const known = secret ? cards.slice(0, 1) : cards
  return (
    <section aria-label={name}>
      <h3>
        {name}
        {cards.length > 0 && `: ${total(known)}`}
      </h3>
      <div className="hand">
        {cards.map((card, at) => (
          <PlayingCard key={at} card={secret && at === 1 ? null : card} />
        ))}
      </div>
    </section>
  )
}
