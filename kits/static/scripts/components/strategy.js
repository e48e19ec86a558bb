import { h, refresh } from '../dom.js'
import {
  advance,
  capacity,
  fitGame,
  newGame,
  population,
  power,
  room,
} from '../lib/games/strategy/game.js'
import { names } from '../lib/games/strategy/names.js'
import { missions, resources } from '../lib/games/strategy/rules.js'
import { help, statusOf, stockText, views } from '../lib/games/strategy/texts.js'
import { startTicker } from '../lib/games/ticker.js'
import { button, segments } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { offerUndo } from '../ui/notices.js'
import { savedGame } from '../ui/saved-game.js'
import { armyCards, buildingCards, missionCards } from '../ui/strategy-cards.js'

/** Build up a base, train an army, accomplish missions. It goes on while nobody is there. */
export function strategy(root, { heading, setting = 'kingdom' }) {
  const saved = savedGame('strategy', fitGame, () => newGame(Date.now()))
  const called = names[setting]
  let view = 'buildings'
  const stocks = resources.map((resource) => stock(resource, called.resources[resource]))
  const cards = h('ul', { class: 'realm-cards' })
  const tools = [
    segments('View', views, view, (value) => {
      view = value
      draw()
    }),
    button('New game', { onclick: restart }),
  ]
  const list = h('dl', { 'aria-label': 'Resources', class: 'realm-stocks' })
  list.append(...stocks.map(({ element }) => element))
  const frame = gameFrame(root, { heading, tools, help, error: saved.error }, list, cards)
  draw()
  startTicker(500, () => set(advance(saved.get(), Date.now())), root)

  function restart() {
    const before = saved.get()
    set(newGame(Date.now()))
    offerUndo('A new game has begun.', () => set(before))
  }

  function set(game) {
    saved.save(game)
    draw()
  }

  function draw() {
    const game = saved.get()
    const make = { buildings: buildingCards, army: armyCards, missions: missionCards }[view]
    frame.say(statusOf(game, called))
    frame.show([
      { label: 'Units', value: `${population(game)}/${room(game)}` },
      { label: 'Strength', value: Math.round(power(game)) },
      { label: 'Missions', value: `${game.done}/${missions.length}` },
    ])
    for (const one of stocks) one.show(game)
    drawCards(make(game, called))
  }

  /** A card is only drawn anew when it has changed: a button must not vanish under the finger. */
  function drawCards(items) {
    cards.setAttribute('aria-label', views.find(({ value }) => value === view).label)
    if (cards.children.length !== items.length || cards.dataset.view !== view) {
      cards.dataset.view = view
      refresh(
        cards,
        items.map(() => h('li')),
      )
    }
    items.forEach((item, at) => drawCard(cards.children[at], item))
  }

  function drawCard(place, { name, extra, state = '', lines, action }) {
    const signature = JSON.stringify([name, extra, state, lines, action?.label, action?.disabled])
    if (place.dataset.shown === signature) return
    place.dataset.shown = signature
    place.className = state
    const act =
      action &&
      button(action.label, {
        look: action.look,
        'data-key': name,
        'aria-label': action.name,
        disabled: action.disabled,
        onclick: () => set(action.run(saved.get())),
      })
    refresh(
      place,
      h('h3', {}, `${name} `, h('span', {}, extra)),
      lines.map((line) => h('p', {}, line)),
      act,
    )
  }
}

function stock(resource, name) {
  const text = h('dd')
  const meter = h('meter', { 'aria-label': `${name} in store` })
  return {
    element: h('div', {}, h('dt', {}, name), text, meter),
    show(game) {
      text.textContent = stockText(game, resource)
      meter.max = capacity(game)
      meter.value = game.stocks[resource]
    },
  }
}
