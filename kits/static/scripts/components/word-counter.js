import { h, refresh } from '../dom.js'
import { countText, formatMinutes, frequentWords } from '../lib/tools/text/count.js'
import { fitTexts } from '../lib/tools/text/texts.js'
import { button } from '../ui/controls.js'
import { copyButton } from '../ui/copy-button.js'
import { keptText } from '../ui/kept-text.js'
import { part } from '../ui/part.js'
import { textPane } from '../ui/text-pane.js'

/** Counts words, characters and sentences while one types. */
export function wordCounter(root, { heading, text = '' }) {
  const state = keptText('word-counter', (stored) => fitTexts(stored, { input: text }), draw)
  const figures = h('dl', { 'aria-label': 'Counts', class: 'figures small' })
  const frequent = h('section', { 'aria-label': 'Most frequent words', class: 'card tool-card' })
  const pane = textPane(
    'Text',
    {
      mono: false,
      placeholder: 'Type or paste a text…',
      value: state.get().input,
      onInput: (input) => state.set({ input }),
    },
    button('Clear', {
      look: 'quiet',
      onclick: () => {
        pane.area.value = ''
        state.set({ input: '' })
      },
    }),
    copyButton(() => state.get().input),
  )
  part(root, heading, figures, pane.element, frequent)
  state.draw()

  function draw({ input }) {
    const counts = countText(input)
    const words = frequentWords(input)
    const items = [
      ['Words', counts.words],
      ['Characters', counts.characters],
      ['Without spaces', counts.charactersWithoutSpaces],
      ['Sentences', counts.sentences],
      ['Paragraphs', counts.paragraphs],
      ['Lines', counts.lines],
      ['Reading time', formatMinutes(counts.reading)],
      ['Speaking time', formatMinutes(counts.speaking)],
    ]
    refresh(
      figures,
      items.map(([label, value]) =>
        h('div', { class: 'card' }, h('dt', {}, label), h('dd', {}, value.toLocaleString())),
      ),
    )
    frequent.hidden = words.length === 0
    refresh(
      frequent,
      h('h2', { class: 'tool-title' }, 'Most frequent words'),
      h(
        'ol',
        { class: 'row' },
        words.map(({ word, times }) =>
          h('li', { class: 'pill' }, `${word} `, h('span', { class: 'muted' }, times)),
        ),
      ),
    )
  }
}
