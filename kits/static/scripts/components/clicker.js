import { h } from '../dom.js'
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
  producers,
  visible,
} from '../lib/games/clicker/game.js'
import { startTicker } from '../lib/games/ticker.js'
import { button } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { offerUndo } from '../ui/notices.js'
import { savedGame } from '../ui/saved-game.js'

/** An idle game: click, buy what earns by itself. It goes on while nobody is there. */
export function clicker(root, { heading, currency = 'Coins' }) {
  const saved = savedGame('clicker', fitGame, () => newGame(Date.now()))
  const unit = currency.toLowerCase()
  const total = h('output')
  const goal = h('small')
  const power = shopItem('Stronger click', 'twice as much for each click', buyPower)
  const items = producers.map((producer) => ({
    producer,
    ...shopItem(producer.name, `${amount(producer.perSecond)} per second`, (game) =>
      buy(game, producer),
    ),
  }))
  const coin = h(
    'div',
    { class: 'clicker-coin' },
    total,
    h('button', { type: 'button', onclick: () => change(click) }, 'Click!'),
    goal,
  )
  const elements = [power, ...items].map(({ element }) => element)
  const shop = h('ul', { 'aria-label': 'Shop', class: 'clicker-shop' }, elements)
  const tools = button('New game', { onclick: restart })
  const frame = gameFrame(
    root,
    { heading, tools, help: helpFor(currency), status: false, error: saved.error },
    h('div', { class: 'clicker' }, coin, shop),
  )
  draw()
  startTicker(250, () => change((game) => advance(game, Date.now())), root)

  function restart() {
    const before = saved.get()
    change(() => newGame(Date.now()))
    offerUndo('A new game has begun.', () => change(() => before))
  }

  function change(update) {
    saved.save(update(saved.get()))
    draw()
  }

  function draw() {
    const game = saved.get()
    const { next } = milestone(game)
    frame.show([
      { label: currency, value: amount(game.coins) },
      { label: 'Per second', value: amount(perSecond(game)) },
      { label: 'Per click', value: amount(perClick(game)) },
    ])
    total.textContent = `${amount(game.coins)} ${unit}`
    goal.textContent = next === null ? 'You have it all.' : `Next goal: ${amount(next)}`
    power.show(game.power, powerPrice(game))
    const known = visible(game)
    for (const item of items) {
      item.element.hidden = !known.includes(item.producer)
      item.show(game.owned[item.producer.id] ?? 0, priceOf(game, item.producer))
    }
  }

  function shopItem(name, about, purchase) {
    const count = h('span', { class: 'count' })
    const text = h('span')
    const buyer = h(
      'button',
      { type: 'button', onclick: () => change(purchase) },
      h('b', {}, `Buy ${name.toLowerCase()}`),
      count,
      text,
    )
    return {
      element: h('li', {}, buyer),
      show(owned, price) {
        count.textContent = owned
        text.textContent = `${amount(price)} ${unit}, ${about}`
        buyer.disabled = saved.get().coins < price
      },
    }
  }
}
