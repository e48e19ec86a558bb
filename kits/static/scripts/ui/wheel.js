import { slicePath } from '../lib/tools/generate/chance.js'
import { svg } from './svg.js'

const colours = ['#4f46e5', '#db2777', '#d97706', '#059669', '#0284c7', '#7c3aed', '#dc2626']

/** A wheel of coloured pieces with a mark at the top. */
export function wheel(spinMs) {
  const turning = svg('g')
  turning.style.transition = `transform ${spinMs}ms cubic-bezier(0.15, 0.8, 0.25, 1)`
  const element = svg(
    'svg',
    { viewBox: '-110 -116 220 226', 'aria-hidden': 'true', class: 'wheel' },
    turning,
    svg('circle', { r: 10, class: 'hub' }),
    svg('path', { d: 'M-9 -114h18l-9 20Z', class: 'mark' }),
  )
  let shown = ''
  return {
    element,
    show(items, angle) {
      if (shown !== items.join('\n')) turning.replaceChildren(...items.map(piece))
      shown = items.join('\n')
      turning.style.transform = `rotate(${angle}deg)`
    },
  }
}

function piece(item, at, items) {
  const label = svg('text', {
    transform: `rotate(${((at + 0.5) * 360) / items.length - 90})`,
    x: 92,
    'text-anchor': 'end',
    'dominant-baseline': 'central',
    fill: '#ffffff',
    'font-size': Math.max(4, Math.min(10, 150 / items.length)),
    'font-weight': 600,
  })
  label.textContent = item.length > 16 ? `${item.slice(0, 15)}…` : item
  // The first and the last piece lie side by side and must not look the same.
  const same = at === items.length - 1 && at > 0 && at % colours.length === 0
  const fill = colours[same ? 3 : at % colours.length]
  return svg('g', {}, svg('path', { d: slicePath(at, items.length), fill }), label)
}
