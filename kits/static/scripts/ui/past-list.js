import { h, refresh } from '../dom.js'
import { readTexts } from '../lib/tools/generate/generator.js'
import { button } from './controls.js'
import { kept } from './kept.js'

/** What was made before, kept in the browser. */
export function pastList(key) {
  const element = h('section', { 'aria-label': 'History', class: 'card' })
  const past = kept(key, readTexts, draw)
  past.draw()
  return { element, change: past.change }

  function draw(texts) {
    refresh(
      element,
      h(
        'header',
        { class: 'card-head' },
        h('h2', {}, 'History'),
        button('Clear history', {
          look: 'quiet',
          disabled: texts.length === 0,
          onclick: () => past.change(() => []),
        }),
      ),
      texts.length === 0
        ? h('p', { class: 'muted tool-empty' }, 'Results appear here.')
        : h(
            'ol',
            { class: 'past' },
            texts.map((text) => h('li', {}, text)),
          ),
    )
  }
}
