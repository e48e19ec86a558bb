import { h, refresh } from '../dom.js'
import { diffLines, diffSize } from '../lib/tools/text/diff.js'
import { fitTexts } from '../lib/tools/text/texts.js'
import { button } from '../ui/controls.js'
import { keptText } from '../ui/kept-text.js'
import { part } from '../ui/part.js'
import { textPane } from '../ui/text-pane.js'

const sample = {
  before: 'Milk\nBread\nApples\nCoffee',
  after: 'Milk\nWholegrain bread\nApples\nCoffee\nChocolate',
}
const signs = { same: ' ', added: '+', removed: '−' }

/** What has changed between two texts, line by line. */
export function diffViewer(root, { heading }) {
  const state = keptText('diff-viewer', (stored) => fitTexts(stored, sample), draw)
  const pane = (name, label) =>
    textPane(label, { value: state.get()[name], onInput: (text) => state.set({ [name]: text }) })
  const [before, after] = [pane('before', 'Original'), pane('after', 'Changed')]
  const result = h('section', { 'aria-label': 'Difference', class: 'card' })
  const put = (texts) => {
    before.area.value = texts.before
    after.area.value = texts.after
    state.set(texts)
  }
  part(
    root,
    heading,
    h('div', { class: 'text-panes short' }, before.element, after.element),
    h(
      'div',
      { class: 'row' },
      button('⇄ Swap', {
        onclick: () => put({ before: after.area.value, after: before.area.value }),
      }),
      button('Clear', { onclick: () => put({ before: '', after: '' }) }),
    ),
    result,
  )
  state.draw()

  function draw(texts) {
    const lines = diffLines(texts.before, texts.after)
    const { added, removed } = diffSize(lines)
    const line = ({ kind, text, before: old, after: now }) =>
      h(
        'li',
        { class: kind },
        h('span', { 'aria-hidden': 'true', class: 'line-number' }, old ?? ''),
        h('span', { 'aria-hidden': 'true', class: 'line-number' }, now ?? ''),
        kind !== 'same' && h('span', { class: 'sr-only' }, kind),
        h('span', {}, `${signs[kind]} ${text}`),
      )
    refresh(
      result,
      h(
        'h2',
        { role: 'status', class: 'card-head' },
        added + removed === 0 ? 'The texts are the same' : `${added} added, ${removed} removed`,
      ),
      h('ol', { class: 'diff mono' }, lines.map(line)),
    )
  }
}
