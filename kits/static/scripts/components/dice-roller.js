import { h, refresh } from '../dom.js'
import { dieSides, dotsOf, rollDice, totalOf } from '../lib/tools/generate/chance.js'
import { addPast } from '../lib/tools/generate/generator.js'
import { secureRandom } from '../lib/tools/random.js'
import { button, select } from '../ui/controls.js'
import { part } from '../ui/part.js'
import { pastList } from '../ui/past-list.js'

const counts = Array.from({ length: 10 }, (_, at) => at + 1)

/** Rolls one or more dice. */
export function diceRoller(root, { heading, kinds = dieSides }) {
  let count = 2
  let sides = kinds.includes(6) ? 6 : kinds[0]
  const past = pastList('dice-history')
  const dice = h('ul', { 'aria-label': 'Dice', class: 'dice' })
  const total = h('p', { role: 'status', class: 'tool-figure' })
  const countOptions = counts.map((value) => ({
    value: String(value),
    label: value === 1 ? '1 die' : `${value} dice`,
  }))
  const sideOptions = kinds.map((value) => ({ value: String(value), label: `${value} sides` }))
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card chance' },
      h(
        'div',
        { class: 'row' },
        select('Number of dice', countOptions, '2', (value) => (count = Number(value))),
        select('Sides', sideOptions, String(sides), (value) => (sides = Number(value))),
      ),
      dice,
      total,
      button('Roll dice', { look: 'primary', onclick: roll }),
    ),
    past.element,
  )

  function roll() {
    const rolled = rollDice(count, sides, secureRandom)
    const sum = totalOf(rolled)
    refresh(
      dice,
      rolled.map((value) => h('li', {}, die(value))),
    )
    total.textContent = `Total: ${sum}`
    past.change((current) =>
      addPast(current, [`${count}d${sides}: ${rolled.join(' + ')} = ${sum}`]),
    )
  }

  function die(value) {
    const dot = (at) => h('i', { class: dotsOf(value).includes(at) ? 'dot' : '' })
    return h(
      'span',
      { role: 'img', 'aria-label': String(value), class: sides === 6 ? 'die dotted' : 'die' },
      sides === 6 ? Array.from({ length: 9 }, (_, at) => dot(at)) : value,
    )
  }
}
