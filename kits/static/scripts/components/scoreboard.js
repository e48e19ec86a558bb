import { h, refresh } from '../dom.js'
import {
  addLabel,
  isAtBottom,
  isDown,
  isUntouched,
  setGoal,
  takeLabel,
} from '../lib/tools/counter/counters.js'
import { isTooMuch, leaderText, quickPoints, standingsOf } from '../lib/tools/counter/scores.js'
import { button, emptyState, iconButton } from '../ui/controls.js'
import {
  addName,
  cardList,
  counterKeys,
  keptCounters,
  openCounterEditor,
} from '../ui/counter-parts.js'
import { part } from '../ui/part.js'

/** Points of players: given in any number, ranked, and begun anew. */
export function scoreboard(
  root,
  {
    keptAs,
    heading,
    names = ['Player 1', 'Player 2'],
    step = 1,
    goal = null,
    start = 0,
    negative = false,
    lowest = false,
  },
) {
  const rules = { names, step, goal, start, negative, lowest }
  const state = keptCounters(`counter-${keptAs}`, rules, draw)
  const leader = h('p', { role: 'status', class: 'counter-leader' })
  const target = h('input', {
    type: 'number',
    step: 1,
    placeholder: '–',
    value: state.read().goal ?? '',
    oninput: () =>
      state.change((current) =>
        setGoal(current, target.value === '' ? null : target.valueAsNumber),
      ),
  })
  const anew = button('New game', { onclick: () => state.reset('New game') })
  const cards = cardList('Players', card)
  const empty = h('div', {}, emptyState('No players yet', 'Add the first one below.', 'plus'))
  const ranking = h('ol', { class: 'counter-ranks' })
  const ranks = h(
    'section',
    { 'aria-label': 'Ranking', class: 'card' },
    h('h2', { class: 'card-head' }, 'Ranking'),
    ranking,
  )
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card counter-bar' },
      leader,
      h('div', { class: 'row' }, h('label', { class: 'counter-field' }, 'Play to', target), anew),
    ),
    state.error,
    empty,
    cards.element,
    addName('New player', 'Add player', state.create),
    ranks,
  )
  counterKeys(root, state.read, (id, key) => {
    const { step: by, goal: to } = state.read()
    state.add(id, (isDown(to, start) ? -key : key) * by)
  })
  state.draw()

  function draw(current) {
    const played = !isUntouched(current, rules)
    const standings = standingsOf(current, rules)
    leader.textContent = leaderText(current, rules)
    anew.disabled = !played
    empty.hidden = current.list.length > 0
    const rankOf = (id) => (played ? standings.find((one) => one.player.id === id).rank : null)
    cards.show(current.list, { rankOf, goal: current.goal })
    ranks.hidden = !played || current.list.length < 2
    refresh(
      ranking,
      standings.map(({ rank, player }) =>
        h(
          'li',
          {},
          h('span', {}, `${rank}.`),
          h('span', {}, player.name),
          h('b', {}, player.value),
        ),
      ),
    )
  }

  function card(id) {
    const find = () => state.read().list.find((one) => one.id === id)
    const title = h('h3')
    const badge = h('span')
    const value = h('p', { role: 'status', class: 'counter-value' })
    const quick = quickPoints(state.read().step)
    // Where a game is played down to its goal, points are taken off.
    const down = () => isDown(state.read().goal, start)
    const count = (by) => state.add(id, down() ? -by : by)
    const back = button('', { onclick: () => count(-quick[0]) })
    const gives = quick.map((by) => {
      const look = by === quick[0] ? 'primary' : 'secondary'
      return [by, button('', { look, onclick: () => count(by) })]
    })
    const points = h('input', {
      type: 'number',
      step: 1,
      placeholder: 'Points',
      oninput: () => allow(),
    })
    const give = button('', { type: 'submit' })
    const edit = iconButton('pencil', '', {
      onclick: () =>
        openCounterEditor(find(), {
          valueLabel: 'Points',
          save: (to) => state.edit(id, to),
          problem: state.problem,
        }),
    })
    const remove = iconButton('trash', '', { onclick: () => state.remove(find()) })

    function allow() {
      const { value: left } = find()
      const much = isTooMuch(points.valueAsNumber, left, state.read().goal, start)
      give.disabled = points.value === '' || much
    }
    function submit(event) {
      event.preventDefault()
      if (count(Math.round(points.valueAsNumber))) points.value = ''
      allow()
    }

    return {
      element: h(
        'li',
        { class: 'card counter-card' },
        h('div', { class: 'counter-head' }, title, badge, edit, remove),
        value,
        h(
          'div',
          { class: 'counter-points' },
          back,
          gives.map(([, control]) => control),
        ),
        h('form', { class: 'counter-give', onsubmit: submit }, points, give),
      ),
      show(player, { rankOf, goal: to }) {
        const { name } = player
        const rank = rankOf(id)
        title.textContent = name
        badge.textContent = `#${rank}`
        badge.className = `badge ${rank === 1 ? 'green' : 'gray'}`
        badge.hidden = rank === null
        value.setAttribute('aria-label', `${name}, points`)
        value.textContent = player.value
        const label = (control, by, adds) => {
          control.textContent = `${adds ? '+' : '−'}${by}`
          control.setAttribute('aria-label', adds ? addLabel(name, by) : takeLabel(name, by))
        }
        label(back, quick[0], down())
        back.disabled = !down() && isAtBottom(player, rules)
        for (const [by, control] of gives) {
          label(control, by, !down())
          control.disabled = isTooMuch(by, player.value, to, start)
        }
        points.setAttribute('aria-label', `Points for ${name}`)
        give.textContent = down() ? 'Take off' : 'Add'
        give.setAttribute(
          'aria-label',
          down() ? `Take points from ${name}` : `Add points to ${name}`,
        )
        allow()
        for (const [control, what] of [
          [edit, 'Edit'],
          [remove, 'Remove'],
        ]) {
          control.setAttribute('aria-label', `${what} ${name}`)
          control.title = `${what} ${name}`
        }
      },
    }
  }
}
