import { h, icon, refresh } from '../dom.js'
import { codePath, treeKey } from '../lib/tools/json/tree.js'
import { copyButton } from './copy-button.js'

/** The lines of a JSON tree; the arrow keys walk through it. */
export function jsonTree(onToggle) {
  let lines = []
  let path = ''
  const place = h('code')
  const list = h('ul', {
    role: 'tree',
    'aria-label': 'JSON tree',
    class: 'json-tree mono',
    onkeydown: (event) => {
      const action = treeKey(lines, current(), event.key)
      if (!action) return
      event.preventDefault()
      if (action.move !== undefined) choose(action.move)
      if (action.toggle) onToggle(path)
    },
  })
  const bar = h(
    'div',
    { class: 'tree-path' },
    place,
    copyButton(() => codePath(path), 'Copy path'),
  )
  return { element: h('div', {}, bar, list), show }

  function current() {
    return Math.max(
      0,
      lines.findIndex((line) => line.path === path),
    )
  }

  function choose(at) {
    path = lines[at].path
    show(lines)
    list.children[at].focus()
  }

  function show(next) {
    lines = next
    const chosen = current()
    path = lines[chosen]?.path ?? ''
    bar.hidden = lines.length === 0
    place.textContent = codePath(path) || 'the whole'
    refresh(
      list,
      lines.map((line, at) => lineItem(line, at, at === chosen)),
    )
  }

  function lineItem(line, at, chosen) {
    return h(
      'li',
      {
        role: 'treeitem',
        'aria-level': String(line.depth + 1),
        'aria-expanded': line.open === null ? undefined : String(line.open),
        'aria-selected': String(chosen),
        'data-key': line.path,
        tabIndex: chosen ? 0 : -1,
        class: line.found ? 'found' : '',
        style: `padding-left: ${0.75 + line.depth * 1.1}rem`,
        onclick: () => {
          choose(at)
          if (line.open !== null) onToggle(line.path)
        },
      },
      h('span', { class: 'branch' }, line.open !== null && icon(line.open ? 'down' : 'right')),
      line.key !== null && h('span', {}, `${line.key}:`),
      h('span', { class: line.kind }, line.text),
    )
  }
}
