import { h, refresh } from '../dom.js'
import { sampleJson } from '../lib/tools/json/sample.js'
import { branches, MAX_LINES, treeLines } from '../lib/tools/json/tree.js'
import { placeOf } from '../lib/tools/text/encode.js'
import { findJsonProblem } from '../lib/tools/text/jsonProblem.js'
import { describeProblem } from '../lib/tools/text/tool.js'
import { fitTexts } from '../lib/tools/text/texts.js'
import { button, emptyState, searchInput } from '../ui/controls.js'
import { jsonTree } from '../ui/json-tree.js'
import { keptText } from '../ui/kept-text.js'
import { errorPlace } from '../ui/notices.js'
import { part } from '../ui/part.js'
import { fileButton, textPane } from '../ui/text-pane.js'

/** JSON as a tree to open, close and search. */
export function jsonViewer(root, { heading, text = sampleJson }) {
  const state = keptText('json-viewer', (stored) => fitTexts(stored, { input: text }), draw)
  let closed = new Set()
  let search = ''
  let value
  const problem = errorPlace()
  const count = h('p', { role: 'status', class: 'muted tree-note' })
  const empty = h('div')
  const more = h('p', { class: 'muted tree-note' })
  const tree = jsonTree((path) => {
    if (!closed.delete(path)) closed.add(path)
    drawTree()
  })
  const show = (input) => {
    closed = new Set()
    pane.area.value = input
    state.set({ input })
  }
  const pane = textPane(
    'JSON',
    { placeholder: 'Type or paste JSON…', value: state.get().input, onInput: show },
    fileButton('Open file', '.json,application/json,text/*', show),
    button('Clear', { look: 'quiet', onclick: () => show('') }),
  )
  const close = (paths) => {
    closed = new Set(paths)
    drawTree()
  }
  part(
    root,
    heading,
    h(
      'div',
      { class: 'text-panes' },
      pane.element,
      h(
        'section',
        { 'aria-label': 'Tree', class: 'card' },
        h(
          'div',
          { class: 'drawing-bar' },
          searchInput('Search keys and values', (wanted) => {
            search = wanted
            drawTree()
          }),
          button('Expand all', { look: 'quiet', onclick: () => close([]) }),
          button('Collapse all', {
            look: 'quiet',
            onclick: () => close(branches(value).filter((path) => path !== '')),
          }),
        ),
        problem.element,
        count,
        empty,
        tree.element,
        more,
      ),
    ),
  )
  state.draw()

  function draw({ input }) {
    const blank = input.trim() === ''
    const wrong = blank ? null : findJsonProblem(input)
    value = blank || wrong ? undefined : JSON.parse(input)
    pane.area.setAttribute('aria-invalid', String(wrong !== null))
    problem.show(wrong && describeProblem({ problem: wrong.text, ...placeOf(input, wrong.at) }))
    refresh(empty, blank && emptyState('Nothing to show yet', 'Paste JSON or open a file.', 'file'))
    drawTree()
  }

  function drawTree() {
    const shown = value !== undefined
    const { lines, found } = shown ? treeLines(value, closed, search) : { lines: [], found: 0 }
    count.hidden = search === '' || !shown
    count.textContent = found === 1 ? '1 match' : `${found} matches`
    more.hidden = lines.length < MAX_LINES
    more.textContent = `Only the first ${MAX_LINES} lines are shown. Collapse something to see more.`
    tree.show(lines)
  }
}
