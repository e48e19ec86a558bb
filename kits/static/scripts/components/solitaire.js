import { h, refresh } from '../dom.js'
import { cardName, isRed, suits, suitSymbols } from '../lib/games/cards.js'
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
} from '../lib/games/solitaire/game.js'
import { clockTime, startTicker } from '../lib/games/ticker.js'
import { bestOf } from '../ui/best.js'
import { button, segments } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { cardFace, playingCard } from '../ui/playing-card.js'
import { savedGame } from '../ui/saved-game.js'

const draws = [
  { value: 1, label: 'Draw 1' },
  { value: 3, label: 'Draw 3' },
]

/** Klondike. The game goes on after a reload. */
export function solitaire(root, { heading, draw: count = '1' }) {
  const fresh = (draw) => newGame(draw === 3 ? 3 : 1, Math.random)
  const saved = savedGame('solitaire', fitGame, () => fresh(Number(count)))
  const best = bestOf('solitaire', drawFigures, 'less')
  let chosen = null
  let past = []
  const top = h('div', { class: 'solitaire-top' })
  const piles = h('div', { class: 'solitaire-piles' })
  const undo = button('Undo', { onclick: takeBack })
  const finisher = button('Finish', { look: 'primary', onclick: () => set(finish(saved.get())) })
  const tools = [
    segments('Cards to draw', draws, saved.get().draw, restart),
    undo,
    finisher,
    button('New game', { onclick: () => restart(saved.get().draw) }),
  ]
  const table = h('div', { class: 'solitaire' }, top, piles)
  const frame = gameFrame(root, { heading, tools, help, error: saved.error }, table)
  draw()
  startTicker(1000, countSecond, root)

  function countSecond() {
    saved.save(tick(saved.get()))
    drawFigures()
  }

  function set(next) {
    const game = saved.get()
    chosen = null
    if (next !== game) {
      past.push(game)
      saved.save(next)
      if (isWon(next) && !isWon(game)) best.add(`draw-${next.draw}`, next.seconds)
    }
    draw()
  }

  function restart(draws) {
    chosen = null
    past = []
    saved.save(fresh(draws))
    draw()
  }

  function takeBack() {
    chosen = null
    saved.save({ ...past.pop(), seconds: saved.get().seconds })
    draw()
  }

  /** The first press chooses a card, the second its new place. */
  function press(place, depth) {
    const game = saved.get()
    if (chosen && canMove(game, chosen, place)) return set(move(game, chosen, place))
    const pick = { place, depth }
    const same = JSON.stringify(chosen) === JSON.stringify(pick)
    chosen = same || picked(game, pick).length === 0 ? null : pick
    draw()
  }

  function drop(place) {
    if (chosen) set(move(saved.get(), chosen, place))
  }

  function drawFigures() {
    const game = saved.get()
    const record = best.at(`draw-${game.draw}`)
    frame.show([
      { label: 'Moves', value: game.moves },
      { label: 'Time', value: clockTime(game.seconds) },
      { label: 'Cards', value: `${cardsUp(game)}/52` },
      { label: 'Best', value: record === undefined ? '–' : clockTime(record) },
    ])
  }

  function draw() {
    const game = saved.get()
    drawFigures()
    frame.say(statusOf(game, chosen))
    undo.disabled = past.length === 0
    finisher.hidden = !canFinish(game)
    refresh(top, stockButton(game), wasteCard(game), blank(), suits.map(foundation))
    refresh(piles, game.tableau.map(pileView))
  }

  function stockButton({ stock }) {
    const left = stock.length
    return h(
      'button',
      {
        type: 'button',
        'data-key': 'stock',
        'aria-label': left > 0 ? `Draw, ${left} left` : 'Turn the waste over',
        class: left > 0 ? 'playing-card down' : 'slot',
        onclick: () => set(drawCards(saved.get())),
      },
      left === 0 && '↻',
    )
  }

  function wasteCard({ waste }) {
    const shown = waste.at(-1)
    return shown ? cardButton({ on: 'waste' }, 0, shown) : h('span', { class: 'slot' })
  }

  function foundation(suit) {
    const place = { on: 'foundation', suit }
    const rank = saved.get().foundations[suit]
    const content =
      rank > 0
        ? cardButton(place, 0, { suit, rank })
        : slot(`Foundation of ${suit}`, place, suitSymbols[suit])
    return h('div', dropTarget(place), content)
  }

  function pileView(pile, at) {
    const place = { on: 'tableau', pile: at }
    const label = { role: 'group', 'aria-label': `Pile ${at + 1}`, class: 'solitaire-pile' }
    return h(
      'div',
      { ...label, ...dropTarget(place) },
      pile.down.map(() => playingCard(null)),
      pile.up.map((card, row) => cardButton(place, pile.up.length - 1 - row, card)),
      pile.up.length === 0 && slot('Empty', place, null),
    )
  }

  function dropTarget(place) {
    return { ondragover: (event) => event.preventDefault(), ondrop: () => drop(place) }
  }

  function cardButton(place, depth, card) {
    const same = chosen && JSON.stringify(chosen.place) === JSON.stringify(place)
    const lit = same && depth <= chosen.depth
    return h(
      'button',
      {
        type: 'button',
        draggable: true,
        'data-key': cardName(card),
        'aria-label': cardName(card),
        'aria-pressed': String(lit === true),
        class: ['playing-card', isRed(card) && 'red', lit && 'chosen'].filter(Boolean).join(' '),
        onclick: (event) =>
          event.detail === 2 ? set(moveUp(saved.get(), place)) : press(place, depth),
        // Drawing anew would end the dragging.
        ondragstart: () => (chosen = { place, depth }),
      },
      cardFace(card),
    )
  }

  function slot(label, place, sign) {
    return h(
      'button',
      { type: 'button', 'aria-label': label, class: 'slot', onclick: () => press(place, 0) },
      sign,
    )
  }
}

function blank() {
  return h('span', { class: 'slot blank' })
}
