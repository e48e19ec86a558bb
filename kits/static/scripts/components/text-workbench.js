import { h, refresh } from '../dom.js'
import { caseTool } from '../lib/tools/text/case.js'
import { countText, formatMinutes } from '../lib/tools/text/count.js'
import { button } from '../ui/controls.js'
import { editedText } from '../ui/edited-text.js'
import { part } from '../ui/part.js'

/** Of the cases, those of prose; the others are for names in programs. */
const cases = caseTool.actions.slice(0, 4)

/** One text with all that writers do with it: count, change its case, find and replace, keep as a file. */
export function textWorkbench(root, { heading, text = '' }) {
  const figures = h('dl', { 'aria-label': 'Counts', class: 'figures small' })
  const edited = editedText('text-workbench', text, draw)
  const buttons = cases.map(({ value, label }) =>
    button(label, {
      onclick: () => {
        const outcome = caseTool.run(edited.get().text, value)
        if ('output' in outcome) edited.edit(outcome.output, `Now in ${label}.`)
      },
    }),
  )
  const row = h('div', { role: 'group', 'aria-label': 'Change case', class: 'row' }, buttons)
  part(root, heading, figures, edited.pane, row, edited.find)
  edited.draw()

  function draw(current) {
    const counts = countText(current.text)
    const items = [
      ['Words', counts.words.toLocaleString()],
      ['Characters', counts.characters.toLocaleString()],
      ['Sentences', counts.sentences.toLocaleString()],
      ['Reading time', formatMinutes(counts.reading)],
    ]
    refresh(
      figures,
      items.map(([label, value]) =>
        h('div', { class: 'card' }, h('dt', {}, label), h('dd', {}, value)),
      ),
    )
  }
}
