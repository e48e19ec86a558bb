import { h, uniqueId } from '../dom.js'
import { itemsOf, turnTo } from '../lib/tools/generate/chance.js'
import { addPast } from '../lib/tools/generate/generator.js'
import { secureRandom } from '../lib/tools/random.js'
import { button } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { pastList } from '../ui/past-list.js'
import { wheel } from '../ui/wheel.js'

const SPIN_MS = 3000

/** A wheel that picks one of a list. */
export function randomPicker(root, { heading, items: first }) {
  let angle = 0
  let winner = null
  let spinning = false
  const fit = (stored) => (typeof stored === 'string' ? stored : first.join('\n'))
  const list = kept('picker-items', fit, draw)
  const past = pastList('picker-history')
  const face = wheel(SPIN_MS)
  const result = h('p', { role: 'status', class: 'tool-figure' })
  const main = button('Spin', { look: 'primary', onclick: spin })
  const remove = button('Remove winner', { hidden: true, onclick: removeWinner })
  const id = uniqueId('choices')
  const area = h('textarea', { id, rows: 12, oninput: () => list.change(() => area.value) })
  part(
    root,
    heading,
    h(
      'div',
      { class: 'picker' },
      h(
        'div',
        { class: 'card chance' },
        face.element,
        result,
        h('div', { class: 'row' }, main, remove),
      ),
      h('div', { class: 'field' }, h('label', { htmlFor: id }, 'Choices, one per line'), area),
    ),
    list.error,
    past.element,
  )
  list.draw()

  function spin() {
    const items = itemsOf(list.read())
    const index = secureRandom(items.length)
    winner = items[index]
    spinning = true
    angle = turnTo(index, items.length, angle)
    list.draw()
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    setTimeout(
      () => {
        spinning = false
        past.change((current) => addPast(current, [winner]))
        list.draw()
      },
      still ? 0 : SPIN_MS,
    )
  }

  function removeWinner() {
    const items = itemsOf(list.read())
    const left = items.toSpliced(items.indexOf(winner), 1)
    winner = null
    list.change(() => left.join('\n'))
  }

  function draw(text) {
    const items = itemsOf(text)
    const shown = !spinning && items.includes(winner) ? winner : ''
    if (area.value !== text) area.value = text
    face.show(items, angle)
    result.textContent = spinning ? 'Spinning…' : shown
    main.disabled = spinning || items.length === 0
    remove.hidden = shown === ''
  }
}
