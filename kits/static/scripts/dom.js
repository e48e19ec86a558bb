/**
 * Makes an element. Properties starting with `on` are listeners, `class` and other dashed or known attributes are set as
 * attributes, the rest as properties of the element. Children that are null or false are left out.
 *
 *     h('button', { type: 'button', onclick: save }, 'Save')
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name in element && !name.includes('-') && name !== 'list') element[name] = value
    else element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...nodes(children))
  return element
}

/** Puts new content into an element. The focus stays on the part with the same `data-key`. */
export function refresh(element, ...children) {
  const active = document.activeElement
  const key =
    active && element.contains(active) ? active.closest('[data-key]')?.dataset.key : undefined
  const scroll = element.scrollTop
  element.replaceChildren(...nodes(children))
  element.scrollTop = scroll
  if (key) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus()
}

/** A line icon of 24 by 24. */
export function icon(name) {
  return drawing(icons[name], 'icon')
}

/** A filled drawing of 24 by 24. */
export function shape(path) {
  return drawing(path, 'shape')
}

function drawing(d, className) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', d)
  svg.append(path)
  return svg
}

let lastId = 0

/** An id for a control and its label. */
export function uniqueId(prefix) {
  lastId += 1
  return `${prefix}-${lastId}`
}

function nodes(children) {
  return children
    .flat(2)
    .filter((child) => child !== null && child !== undefined && child !== false)
}

const icons = {
  check: 'm5 12.5 4.5 4.5L19 7.5',
  down: 'm6 9 6 6 6-6',
  download: 'M12 3v12m0 0 5-5m-5 5-5-5M4 19h16',
  file: 'M14 3v5h5M7 3h7l5 5v11a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z',
  inbox: 'M3 13h5l1.5 3h5L16 13h5M5.5 5h13L21 13v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-5l2.5-8Z',
  left: 'm15 6-6 6 6 6',
  play: 'M8 5v14l11-7L8 5Z',
  pencil: 'm4 20 1-4.5L16 4.5a2.1 2.1 0 0 1 3 0l.5.5a2.1 2.1 0 0 1 0 3L8.5 19 4 20Z',
  print:
    'M7 8V3h10v5M7 17H5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M7 14h10v7H7v-7Z',
  plus: 'M12 5v14M5 12h14',
  right: 'm9 6 6 6-6 6',
  search: 'm20 20-4.2-4.2M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z',
  trash: 'M4 7h16M9 7V4h6v3m3 0-1 12a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2L6 7m4 4v6m4-6v6',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  up: 'm6 15 6-6 6 6',
  upload: 'M12 16V4m0 0 5 5m-5-5L7 9M4 19h16',
  x: 'M6 6l12 12M18 6 6 18',
}
