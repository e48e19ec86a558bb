import { h } from '../dom.js'
import { iconButton } from '../ui/controls.js'
import { kept } from '../ui/kept.js'

/** An announcement that stays away once it was closed, until it says something new. */
export function banner(root, { text }) {
  const closed = kept(
    'banner',
    (stored) => stored,
    (stored) => (root.hidden = stored === text),
  )
  const close = iconButton('x', 'Close announcement', { onclick: () => closed.change(() => text) })
  root.append(h('div', {}, ...root.childNodes, close))
  closed.draw()
}
