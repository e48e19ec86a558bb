import { cellsBetween, neighbourCell } from '../lib/tools/drawing/pixels.js'
import { svg } from './svg.js'

/** The cells. The arrow keys move a mark between them, the space bar uses the tool there. */
export function pixelGrid(onUse) {
  let pixels = { size: 1, cells: [''] }
  let mark = 0
  let last = null
  const painted = svg('g')
  const lines = svg('path', { stroke: '#d4d4d8' })
  const cursor = svg('rect', { width: 1, height: 1, class: 'cursor' })
  const element = svg(
    'svg',
    { role: 'application', tabindex: 0, 'shape-rendering': 'crispEdges', class: 'pixel-grid' },
    painted,
    lines,
    cursor,
  )
  element.addEventListener('pointerdown', (event) => {
    element.setPointerCapture(event.pointerId)
    last = cellAt(event)
    move(last)
    onUse([last], false)
  })
  element.addEventListener('pointermove', (event) => {
    const cell = cellAt(event)
    if (last === null || last === cell) return
    onUse(cellsBetween(pixels.size, last, cell), true)
    last = cell
    move(cell)
  })
  for (const name of ['pointerup', 'pointercancel'])
    element.addEventListener(name, () => (last = null))
  element.addEventListener('keydown', (event) => {
    const next = neighbourCell(pixels.size, mark, event.key)
    if (next !== null) move(next)
    else if (event.key === ' ' || event.key === 'Enter') onUse([mark], false)
    else return
    event.preventDefault()
  })
  return { element, show }

  function cellAt(event) {
    const { size } = pixels
    const box = element.getBoundingClientRect()
    const side = (value) => Math.min(size - 1, Math.max(0, Math.floor(value * size)))
    const x = side((event.clientX - box.left) / box.width)
    return side((event.clientY - box.top) / box.height) * size + x
  }

  function move(cell) {
    const { size, cells } = pixels
    mark = Math.min(cell, cells.length - 1)
    const [row, column] = [Math.floor(mark / size), mark % size]
    cursor.setAttribute('x', column)
    cursor.setAttribute('y', row)
    const what = cells[mark] || 'empty'
    element.setAttribute('aria-label', `Pixel grid, row ${row + 1}, column ${column + 1}: ${what}`)
  }

  function show(next) {
    pixels = next
    const { size, cells } = pixels
    element.setAttribute('viewBox', `0 0 ${size} ${size}`)
    const cell = (fill, at) =>
      svg('rect', { x: at % size, y: Math.floor(at / size), width: 1, height: 1, fill })
    painted.replaceChildren(...cells.flatMap((fill, at) => (fill ? [cell(fill, at)] : [])))
    const steps = Array.from({ length: size + 1 }, (_, at) => `M${at} 0V${size}M0 ${at}H${size}`)
    lines.setAttribute('d', steps.join(''))
    lines.setAttribute('stroke-width', size / 600)
    cursor.setAttribute('stroke-width', size / 200)
    move(mark)
  }
}
