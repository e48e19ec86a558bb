import { h, refresh } from '../dom.js'
import { downloadText } from '../lib/download.js'
import { markdown } from '../lib/tools/markdown/blocks.js'
import { toHtml } from '../lib/tools/markdown/html.js'
import { sampleMarkdown } from '../lib/tools/markdown/sample.js'
import { fitTexts } from '../lib/tools/text/texts.js'
import { button } from '../ui/controls.js'
import { copyButton } from '../ui/copy-button.js'
import { keptText } from '../ui/kept-text.js'
import { markdownView } from '../ui/markdown-view.js'
import { part } from '../ui/part.js'
import { fileButton, textPane } from '../ui/text-pane.js'

/** Markdown on the left, how it reads on the right. */
export function markdownEditor(root, { heading, text = sampleMarkdown }) {
  const state = keptText('markdown-editor', (stored) => fitTexts(stored, { input: text }), draw)
  const preview = h('div', { class: 'prose' })
  const pane = textPane('Markdown', {
    placeholder: '# Title',
    value: state.get().input,
    onInput: (input) => state.set({ input }),
  })
  const put = (input) => {
    pane.area.value = input
    state.set({ input })
  }
  const html = () => toHtml(markdown(state.get().input))
  part(
    root,
    heading,
    h(
      'div',
      { class: 'row' },
      fileButton('Open file', '.md,.markdown,.txt,text/*', put),
      button('Download .md', {
        icon: 'download',
        onclick: () => downloadText('document.md', state.get().input, 'text/markdown'),
      }),
      button('Download HTML', {
        icon: 'download',
        onclick: () => downloadText('document.html', html(), 'text/html'),
      }),
      copyButton(html, 'Copy HTML'),
      button('Clear', { onclick: () => put('') }),
    ),
    h(
      'div',
      { class: 'text-panes' },
      pane.element,
      h(
        'section',
        { 'aria-label': 'Preview', class: 'card' },
        h('h2', { class: 'card-head' }, 'Preview'),
        preview,
      ),
    ),
  )
  state.draw()

  function draw({ input }) {
    const nodes = markdown(input)
    refresh(
      preview,
      nodes.length === 0
        ? h('p', { class: 'muted' }, 'What you write appears here.')
        : markdownView(nodes),
    )
  }
}
