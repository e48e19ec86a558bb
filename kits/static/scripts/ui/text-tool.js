import { h } from '../dom.js'
import { downloadText } from '../lib/download.js'
import { describeProblem, fitText } from '../lib/tools/text/tool.js'
import { button, segments, select } from './controls.js'
import { copyButton } from './copy-button.js'
import { keptText } from './kept-text.js'
import { errorPlace } from './notices.js'
import { part } from './part.js'
import { fileButton, textPane } from './text-pane.js'

const MAX_SEGMENTS = 3

/** A text on the left becomes another on the right, with every key. */
export function textTool(root, tool, { heading, text }) {
  const state = keptText(tool.key, (stored) => fitText(stored, tool, text), draw)
  const problem = errorPlace()
  const choice = tool.actions.length > MAX_SEGMENTS ? select : segments
  const put = (input) => {
    source.area.value = input
    state.set({ input })
  }
  const source = textPane(
    tool.inputLabel,
    {
      placeholder: tool.placeholder,
      value: state.get().input,
      onInput: (input) => state.set({ input }),
    },
    fileButton('Open file', '', put),
    button('Clear', { look: 'quiet', onclick: () => put('') }),
  )
  const output = () => result.area.value
  const result = textPane(
    tool.outputLabel,
    { readOnly: true },
    button('Download', {
      look: 'quiet',
      onclick: () => downloadText(tool.file, output(), 'text/plain'),
    }),
    copyButton(output),
  )
  part(
    root,
    heading,
    h(
      'div',
      { class: 'text-choice' },
      choice('Conversion', tool.actions, state.get().action, (action) => state.set({ action })),
    ),
    h('div', { class: 'text-panes' }, source.element, result.element),
    problem.element,
  )
  state.draw()

  function draw({ input, action }) {
    const outcome = tool.run(input, action)
    result.area.value = outcome.output ?? ''
    source.area.setAttribute('aria-invalid', String('problem' in outcome))
    problem.show('problem' in outcome ? describeProblem(outcome) : null)
  }
}
