import { h, refresh } from '../dom.js'
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
} from '../lib/games/blackjack/game.js'
import { bestOf } from '../ui/best.js'
import { button, segments } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { playingCard } from '../ui/playing-card.js'
import { savedGame } from '../ui/saved-game.js'

/** The chips are kept between visits. */
export function blackjack(root, { heading }) {
  const chips = savedGame('blackjack-chips', fitChips, () => START_CHIPS)
  const best = bestOf('blackjack', draw)
  let game = newGame(chips.get())
  const hands = { dealer: handView('Dealer'), player: handView('You') }
  const actions = h('div', { class: 'game-row' })
  const table = h('div', { class: 'card-table' }, hands.dealer.element, hands.player.element)
  const tools = button('New game', { onclick: () => set(newGame()) })
  const frame = gameFrame(root, { heading, tools, help, error: chips.error }, table, actions)
  draw()

  function set(next) {
    game = next
    chips.save(game.chips)
    draw()
    if (game.phase === 'over') best.add('chips', game.chips)
  }

  function draw() {
    const playing = game.phase === 'playing'
    frame.say(statusOf(game))
    frame.show([
      { label: 'Chips', value: game.chips },
      { label: 'Bet', value: game.bet },
      { label: 'Most chips', value: Math.max(best.at('chips') ?? 0, START_CHIPS) },
    ])
    hands.dealer.show(game.dealer, playing)
    hands.player.show(game.player, false)
    refresh(actions, playing ? playButtons() : betButtons())
  }

  function playButtons() {
    const act = (label, action, properties) =>
      button(label, { 'data-key': label, onclick: () => set(action(game)), ...properties })
    return [
      act('Hit', hit, { look: 'primary' }),
      act('Stand', stand, { look: 'primary' }),
      act('Double', double, { disabled: !canDouble(game) }),
    ]
  }

  function betButtons() {
    const choices = bets.map((bet) => ({ value: bet, label: String(bet) }))
    return [
      segments('Bet', choices, game.bet, (bet) => set(placeBet(game, bet))),
      button('Deal', {
        look: 'primary',
        'data-key': 'Deal',
        disabled: isBroke(game),
        onclick: () => set(deal(game, Math.random)),
      }),
    ]
  }
}

function handView(name) {
  const title = h('h3', {}, name)
  const hand = h('div', { class: 'hand' })
  let shown = ''
  return {
    element: h('section', { 'aria-label': name }, title, hand),
    show(cards, secret) {
      const known = secret ? cards.slice(0, 1) : cards
      title.textContent = cards.length > 0 ? `${name}: ${total(known)}` : name
      // Cards that lie there already stay: only new ones are dealt.
      const next = cards.map((card, at) => JSON.stringify(secret && at === 1 ? null : card))
      const same = next.findIndex((card, at) => card !== shown[at])
      const keep = same === -1 ? next.length : same
      while (hand.children.length > keep) hand.lastChild.remove()
      for (const [at, card] of cards.entries())
        if (at >= keep) hand.append(playingCard(secret && at === 1 ? null : card))
      shown = next
    },
  }
}
