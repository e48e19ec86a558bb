import { h, refresh } from '../dom.js'
import { flags, pieces, replace, search } from '../lib/tools/text/regex.js'
import { fitTexts } from '../lib/tools/text/texts.js'
import { copyButton } from '../ui/copy-button.js'
import { keptText } from '../ui/kept-text.js'
import { errorPlace } from '../ui/notices.js'
import { part } from '../ui/part.js'
import { textPane } from '../ui/text-pane.js'

const sample = {
  pattern: '(\\w+)@(\\w+\\.\\w+)',
  flags: 'g',
  replacement: '$1 at $2',
  text: 'Write to ada@example.com or to grace@example.org.',
}

/** Tries a regular expression on a text: what matches, its groups, and what a replacement makes of it. */
export function regexTester(root, { heading, text = sample.text }) {
  const state = keptText('regex-tester', (stored) => fitTexts(stored, { ...sample, text }), draw)
  const problem = errorPlace()
  const matches = h('section', { 'aria-label': 'Matches', class: 'card' })
  const field = (name, label) => {
    const input = h('input', {
      value: state.get()[name],
      spellcheck: false,
      class: 'mono',
      oninput: () => state.set({ [name]: input.value }),
    })
    return h('label', {}, label, input)
  }
  const box = ({ id, label }) => {
    const input = h('input', {
      type: 'checkbox',
      checked: state.get().flags.includes(id),
      onchange: () => {
        const rest = state.get().flags.replace(id, '')
        state.set({ flags: input.checked ? rest + id : rest })
      },
    })
    return h('label', { class: 'check' }, input, label)
  }
  const source = textPane('Test text', {
    value: state.get().text,
    onInput: (next) => state.set({ text: next }),
  })
  const result = textPane(
    'After replacing',
    { readOnly: true },
    copyButton(() => result.area.value),
  )
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card tool-card' },
      h(
        'div',
        { class: 'tool-columns' },
        field('pattern', 'Pattern'),
        field('replacement', 'Replace by'),
      ),
      h('fieldset', { class: 'row' }, h('legend', { class: 'sr-only' }, 'Flags'), flags.map(box)),
    ),
    problem.element,
    h('div', { class: 'text-panes short' }, source.element, result.element),
    matches,
  )
  state.draw()

  function draw(current) {
    const found = search(current.pattern, current.flags, current.text)
    problem.show('problem' in found ? `Pattern: ${found.problem}` : null)
    result.area.value = replace(current.pattern, current.flags, current.text, current.replacement)
    drawMatches(current.text, found.found ?? [], found.cut)
  }

  function drawMatches(whole, list, cut) {
    const count = list.length === 1 ? '1 match' : `${list.length}${cut ? '+' : ''} matches`
    const line = (one) =>
      h(
        'li',
        { class: 'row' },
        h('code', {}, one.text),
        h('span', { class: 'muted' }, `at ${one.index}`),
        one.groups.map((group) =>
          h('span', { class: 'muted' }, `${group.name}: `, h('code', {}, group.text ?? '–')),
        ),
      )
    refresh(
      matches,
      h('h2', { role: 'status', class: 'card-head' }, count),
      h(
        'p',
        { class: 'marked mono' },
        pieces(whole, list).map((piece) => (piece.match ? h('mark', {}, piece.text) : piece.text)),
      ),
      h('ol', { class: 'match-list' }, list.map(line)),
    )
  }
}
