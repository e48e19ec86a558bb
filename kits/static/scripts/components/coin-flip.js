import { h, refresh } from '../dom.js'
import { addToss, noTosses, readTosses } from '../lib/tools/generate/chance.js'
import { secureRandom } from '../lib/tools/random.js'
import { button } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

/** Tosses a coin and counts how it fell. */
export function coinFlip(root, { heading }) {
  // Half turns; the coin shows tails after an odd number.
  let turns = 0
  const tosses = kept('coin-tosses', readTosses, draw)
  const coin = h('div', { class: 'coin' }, h('b', {}, 'H'), h('b', { class: 'back' }, 'T'))
  const side = h('p', { role: 'status', class: 'tool-figure' })
  const score = h('dl', { 'aria-label': 'Score', class: 'coin-score' })
  const reset = button('Reset', {
    onclick: () => {
      tosses.change(() => noTosses)
      side.textContent = ''
    },
  })
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card chance' },
      h('div', { 'aria-hidden': 'true', class: 'coin-stage' }, coin),
      side,
      button('Flip coin', { look: 'primary', onclick: flip }),
      score,
      reset,
      tosses.error,
    ),
  )
  tosses.draw()

  function flip() {
    const fallen = secureRandom(2) === 0 ? 'heads' : 'tails'
    turns += 8
    if ((turns % 2 === 1) !== (fallen === 'tails')) turns += 1
    coin.style.transform = `rotateX(${turns * 180}deg)`
    side.textContent = fallen === 'heads' ? 'Heads' : 'Tails'
    tosses.change((current) => addToss(current, fallen))
  }

  function draw({ heads, tails }) {
    const items = [
      ['Heads', heads],
      ['Tails', tails],
      ['Flips', heads + tails],
    ]
    refresh(
      score,
      items.map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))),
    )
    reset.disabled = heads + tails === 0
  }
}
