import { h } from '../dom.js'
import { slices, strength } from '../lib/chart/slices.js'
import { svg } from './svg.js'

/** Draws points as slices of a whole, with their names beside it. */
export function pie(points, { format, label }) {
  const made = slices(points)
  const drawn = made.map((slice, index) =>
    svg(
      'path',
      { d: slice.path, class: 'slice', 'fill-opacity': strength(index, made.length) },
      svg('title', {}, `${slice.label}: ${format(slice.value)}`),
    ),
  )
  const named = made.map((slice, index) =>
    h(
      'li',
      {},
      svg(
        'svg',
        { viewBox: '0 0 12 12' },
        svg('rect', {
          width: 12,
          height: 12,
          rx: 3,
          class: 'slice',
          'fill-opacity': strength(index, made.length),
        }),
      ),
      `${slice.label}: ${format(slice.value)} (${slice.percent} %)`,
    ),
  )
  return h(
    'div',
    { class: 'pie' },
    svg('svg', { viewBox: '-102 -102 204 204', role: 'img', 'aria-label': label }, drawn),
    // The table below has the same for those who cannot see it.
    h('ul', { 'aria-hidden': 'true' }, named),
  )
}
