import { useCallback, useState } from 'react'
import {
  advance,
  amount,
  buy,
  buyPower,
  click,
  fitGame,
  helpFor,
  milestone,
  newGame,
  perClick,
  perSecond,
  powerPrice,
  priceOf,
  visible,
  type Clicker as Game,
} from '../../lib/games/clicker/game'
import { useSavedGame } from '../../lib/games/useSavedGame'
import { useTicker } from '../../lib/games/useTicker'
import { Button } from '../ui/Button'
import { UndoNotice } from '../ui/Notices'
import { GameFrame } from './GameFrame'
import './clicker.css'

interface Props {
  heading?: string
  /** What is earned, e.g. `Cookies`. */
  currency?: string
}

/** An idle game: click, buy what earns by itself. It goes on while nobody is there. */
export function Clicker({ heading, currency = 'Coins' }: Props) {
  const { game, save, error } = useSavedGame('clicker', fitGame, () => newGame(Date.now()))
  useTicker(true, 250, () => save(advance(game, Date.now())))
  const [before, setBefore] = useState<Game | null>(null)
  const forget = useCallback(() => setBefore(null), [])
  const { next } = milestone(game)

  return (
    <GameFrame
      heading={heading}
      figures={[
        { label: currency, value: amount(game.coins) },
        { label: 'Per second', value: amount(perSecond(game)) },
        { label: 'Per click', value: amount(perClick(game)) },
      ]}
      tools={
        <Button
          onClick={() => {
            setBefore(game)
            save(newGame(Date.now()))
          }}
        >
          New game
        </Button>
      }
      help={helpFor(currency)}
      error={error}
    >
      <div className="clicker">
        <div className="clicker-coin">
          <output>
            {amount(game.coins)} {currency.toLowerCase()}
          </output>
          <button type="button" onClick={() => save(click(game))}>
            Click!
          </button>
          <small>{next === null ? 'You have it all.' : `Next goal: ${amount(next)}`}</small>
        </div>
        <ul aria-label="Shop" className="clicker-shop">
          <ShopItem
            name="Stronger click"
            about="twice as much for each click"
            count={game.power}
            price={`${amount(powerPrice(game))} ${currency.toLowerCase()}`}
            disabled={game.coins < powerPrice(game)}
            onBuy={() => save(buyPower(game))}
          />
          {visible(game).map((producer) => (
            <ShopItem
              key={producer.id}
              name={producer.name}
              about={`${amount(producer.perSecond)} per second`}
              count={game.owned[producer.id] ?? 0}
              price={`${amount(priceOf(game, producer))} ${currency.toLowerCase()}`}
              disabled={game.coins < priceOf(game, producer)}
              onBuy={() => save(buy(game, producer))}
            />
          ))}
        </ul>
      </div>
      {before && (
        <UndoNotice
          text="A new game has begun."
          onUndo={() => {
            save(before)
            forget()
          }}
          onClose={forget}
        />
      )}
    </GameFrame>
  )
}

interface ItemProps {
  name: string
  about: string
  count: number
  price: string
  disabled: boolean
  onBuy: () => void
}

function ShopItem({ name, about, count, price, disabled, onBuy }: ItemProps) {
  return (
    <li>
      <button type="button" disabled={disabled} onClick={onBuy}>
        <b>Buy {name.toLowerCase()}</b>
        <span className="count">{count}</span>
        <span>
          {price}, {about}
        </span>
      </button>
    </li>
  )
}
