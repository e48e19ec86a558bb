import { h } from '../dom.js'
import { neighbour } from '../lib/games/cells.js'

/**
 * A board of buttons: one stop for Tab, the arrow keys move inside. Cells are `{ label, class, content, inactive }`; only those
 * whose label or class has changed are drawn anew.
 */
export function cellGrid(label, className, columns, { onPress, onMark, onKey }) {
  const grid = h('div', {
    role: 'group',
    'aria-label': label,
    class: `cell-grid ${className}`,
  })
  let shown = []
  let width = columns

  function show(cells, nextColumns = width) {
    width = nextColumns
    grid.style.setProperty('--columns', width)
    if (shown.length !== cells.length) {
      grid.replaceChildren(...cells.map((_, at) => make(at)))
      shown = cells.map(() => '')
    }
    cells.forEach((cell, at) => {
      const signature = `${cell.label}|${cell.class ?? ''}|${cell.inactive ?? ''}`
      if (shown[at] === signature) return
      shown[at] = signature
      const button = grid.children[at]
      button.className = cell.class ?? ''
      button.setAttribute('aria-label', cell.label)
      // Not `disabled`: such cells must stay reachable with the arrow keys.
      if (cell.inactive !== undefined) button.setAttribute('aria-disabled', String(cell.inactive))
      button.replaceChildren(cell.content ?? '')
    })
  }

  function make(at) {
    return h('button', {
      type: 'button',
      tabIndex: at === 0 ? 0 : -1,
      onfocus: () => moveStop(at),
      onclick: () => onPress(at),
      oncontextmenu: (event) => {
        if (!onMark) return
        event.preventDefault()
        onMark(at)
      },
      onkeydown: (event) => key(event, at),
    })
  }

  function moveStop(at) {
    for (const [other, button] of [...grid.children].entries())
      button.tabIndex = other === at ? 0 : -1
  }

  function key(event, at) {
    const next = neighbour(event.key, at, width, grid.children.length)
    if (event.key.startsWith('Arrow')) event.preventDefault()
    if (next !== null) grid.children[next].focus()
    else if (event.key.toLowerCase() === 'f' && onMark) onMark(at)
    else if (!event.ctrlKey && !event.metaKey) onKey?.(event.key, at)
  }

  return { element: grid, show }
}
